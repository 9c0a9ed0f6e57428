import { types } from 'node:util';
import type { HostError, HostSide, RealmKit, Shape } from './realm-kit';
import { NotEmulated, ScriptError } from './script-error';
import { EnumConstant, enumOf, RealmValue, ServiceObject } from './service-object';
import { checkSignature } from './signature';
import { type Member, typeCatalogue } from './type-catalogue';

/** Told before and after each call of a service; may refuse, count, wait or kill by throwing. */
export interface CallGate {
  before(call: ServiceCall): void;
  after(call: ServiceCall): void;
}

export interface ServiceCall {
  readonly target: ServiceObject;
  /** Documented type, as `Spreadsheet.Range`. */
  readonly gasType: string;
  readonly method: string;
  readonly args: readonly unknown[];
}

/** Lets a script hold service objects: strict about members, arguments and the realm of values. */
export class Membrane implements HostSide {
  kit: RealmKit | undefined;

  /** `worded` puts the message of an error into the language of the user. */
  constructor(
    private readonly gate: CallGate,
    private readonly worded: (message: string) => string = (message) => message,
  ) {}

  call(
    target: object,
    member: string,
    realmArgs: unknown[],
  ): { value?: unknown; error?: HostError } {
    try {
      if (target instanceof EnumConstant) return { value: callConstant(target, member, realmArgs) };
      return { value: this.callService(target as ServiceObject, member, realmArgs) };
    } catch (error) {
      return { error: this.asHostError(error) };
    }
  }

  private asHostError(error: unknown): HostError {
    if (error instanceof ScriptError)
      return { name: error.name, message: this.worded(error.message) };
    if (error instanceof NotEmulated) return { name: error.name, message: error.message };
    throw error; // a fault of the local Apps Script itself is never shown as the platform's
  }

  private callService(target: ServiceObject, method: string, realmArgs: unknown[]): unknown {
    const args = withoutTrailingUndefined(realmArgs.map((arg) => this.fromRealm(arg)));
    const call = { target, gasType: target.gasType, method, args };
    this.gate.before(call);
    checkSignature(target.gasType, method, args, realmArgs.length);
    const implementation = (target as unknown as Record<string, unknown>)[method];
    if (typeof implementation !== 'function') throw new NotEmulated(`${target.gasType}.${method}`);
    const value: unknown = implementation.apply(target, args);
    this.gate.after(call);
    return value === undefined ? null : value; // a void method of the platform gives null
  }

  /** A realm's value as the host's own: arrays and plain objects copied, service objects unwrapped. */
  fromRealm(value: unknown): unknown {
    return this.copied(value, new Map());
  }

  /** `open` holds what is being copied, so that a circle stays one. Errors are passed as they are. */
  private copied(value: unknown, open: Map<object, unknown>): unknown {
    if (value === null || typeof value !== 'object') return value;
    const host = this.kit?.hostOf(value) ?? open.get(value);
    if (host) return host;
    if (types.isDate(value)) return new Date(value.getTime());
    if (types.isNativeError(value)) return value;
    const copy: unknown[] | Record<string, unknown> = Array.isArray(value) ? [] : {};
    open.set(value, copy);
    if (Array.isArray(copy)) {
      for (const one of value as unknown[]) copy.push(this.copied(one, open));
    } else {
      for (const [key, one] of Object.entries(value)) copy[key] = this.copied(one, open);
    }
    open.delete(value);
    return copy;
  }

  shape(value: object): Shape | null {
    if (value instanceof EnumConstant) return constantShape(value);
    return value instanceof ServiceObject ? objectShape(value) : null;
  }

  isHostDate(value: object): boolean {
    return types.isDate(value);
  }

  madeInRealm(value: object): { readonly value: unknown } | null {
    return value instanceof RealmValue ? value : null;
  }
}

const CONSTANT_METHODS = ['name', 'ordinal', 'compareTo'];

function constantShape(value: EnumConstant): Shape {
  const key = `${value.gasType}.${value.name}`;
  return { key, label: value.name, constant: true, methods: CONSTANT_METHODS, properties: {} };
}

function callConstant(value: EnumConstant, member: string, args: unknown[]): unknown {
  if (member === 'name') return value.name;
  if (member === 'ordinal') return value.ordinal;
  const other = args[0];
  return value.ordinal - (other instanceof EnumConstant ? other.ordinal : 0);
}

interface ClassShape {
  readonly methods: readonly string[];
  readonly properties: readonly (readonly [name: string, type: string])[];
}

const classShapes = new Map<string, ClassShape>();

function classShape(gasType: string): ClassShape {
  let shape = classShapes.get(gasType);
  if (!shape) {
    const members = [...(typeCatalogue().interfaces.get(gasType) ?? new Map<string, Member>())];
    shape = {
      methods: members.filter(([, member]) => member.kind === 'method').map(([name]) => name),
      properties: members.flatMap(([name, member]) =>
        member.kind === 'property' ? [[name, member.type] as const] : [],
      ),
    };
    classShapes.set(gasType, shape);
  }
  return shape;
}

function objectShape(value: ServiceObject): Shape {
  const { methods, properties } = classShape(value.gasType);
  const namespace = value.gasType.slice(0, value.gasType.indexOf('.'));
  const values = properties.map(([name, type]) => [
    name,
    propertyValue(value, name, type, namespace),
  ]);
  return {
    key: value.gasType,
    label: value.toString(),
    constant: false,
    methods,
    properties: Object.fromEntries(values),
  };
}

/** `typeof WrapStrategy` stands for the constants of that enum; anything else is the object's own. */
function propertyValue(value: ServiceObject, name: string, type: string, namespace: string) {
  const enumName = /^typeof ([\w.]+)$/.exec(type)?.[1];
  if (!enumName) return (value as unknown as Record<string, unknown>)[name];
  return enumOf(enumName.includes('.') ? enumName : `${namespace}.${enumName}`);
}

function withoutTrailingUndefined(args: unknown[]): unknown[] {
  const last = args.findLastIndex((arg) => arg !== undefined);
  return args.slice(0, last + 1);
}
