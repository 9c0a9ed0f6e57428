import { types } from 'node:util';
import { ScriptError } from './script-error';
import { EnumConstant, ServiceObject } from './service-object';
import { type Member, type Parameter, typeCatalogue } from './type-catalogue';

/**
 * Refuses arguments that no documented overload takes, in the platform's words:
 * "The parameters (String,number) don't match the method signature for SpreadsheetApp.Sheet.getRange."
 * (apps-script.md 3.2). Trailing `undefined` counts as left out, except where any value is taken;
 * `given` is how many arguments there were with it.
 */
export function checkSignature(
  gasType: string,
  method: string,
  args: readonly unknown[],
  given: number = args.length,
): void {
  if (TAKES_ANY_TEXT.test(`${gasType}.${method}`) && args.length > 0) return;
  const member = typeCatalogue().interfaces.get(gasType)?.get(method);
  if (member?.kind !== 'method' || fitsSome(member, gasType, args)) return;
  const padded = [...args, ...new Array<undefined>(given - args.length).fill(undefined)];
  if (given > args.length && fitsSome(member, gasType, padded)) return;
  const types = args.map(typeName).join(',');
  throw new ScriptError(
    `The parameters (${types}) don't match the method signature for ${publicName(gasType)}.${method}.`,
  );
}

/** Methods that turn whatever they get into text (apps-script.md 2, CacheService). */
const TAKES_ANY_TEXT = /^(Cache\.Cache\.put|Properties\.\w+\.setProperty)$/;

function fitsSome(
  member: Member & { kind: 'method' },
  gasType: string,
  args: readonly unknown[],
): boolean {
  const namespace = gasType.slice(0, gasType.indexOf('.'));
  return member.overloads.some((overload) => fits(overload, namespace, args));
}

function fits(
  overload: readonly Parameter[],
  namespace: string,
  args: readonly unknown[],
): boolean {
  const rest = overload.at(-1)?.rest === true;
  if (args.length > overload.length && !rest) return false;
  const fixed = rest ? overload.slice(0, -1) : overload;
  return fixed.every((parameter, index) =>
    index < args.length ? accepts(parameter.type, namespace, args[index]) : parameter.optional,
  );
}

/** Whether the platform would take this value for a parameter of the documented type. */
function accepts(type: string, namespace: string, value: unknown): boolean {
  if (type.includes(' | ')) return type.split(' | ').some((one) => accepts(one, namespace, value));
  if (type === 'Byte[]' || type === 'Base.Byte[]') return Array.isArray(value); // read later, one by one
  if (type.endsWith('[]')) {
    return (
      Array.isArray(value) &&
      (value.length === 0 || accepts(type.slice(0, -2), namespace, value[0]))
    );
  }
  switch (type) {
    case 'any':
    case 'unknown':
    case 'BigNumber':
      return true;
    case 'string':
    case 'Char':
      return value === null || typeof value === 'string' || typeof value === 'number';
    case 'number':
    case 'Integer':
    case 'Byte':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'object':
      return value !== null && typeof value === 'object';
    case 'null':
    case 'undefined':
      return value === null || value === undefined;
    default:
      return acceptsObject(type, namespace, value);
  }
}

function acceptsObject(type: string, namespace: string, value: unknown): boolean {
  if (value === null) return true;
  if (type === 'Date' || type === 'Base.Date' || type === 'DateConstructor')
    return types.isDate(value);
  if (/^["'].*["']$/.test(type)) return value === type.slice(1, -1);
  const name = type.includes('.') ? type : `${namespace}.${type}`;
  const { interfaces, enums } = typeCatalogue();
  if (enums.has(name)) return value instanceof EnumConstant && value.gasType === name;
  if (interfaces.has(name) && value instanceof ServiceObject)
    return isA(value.gasType, name, interfaces);
  return typeof value === 'object' && !(value instanceof ServiceObject);
}

/** An object fits an interface that is its own, or whose members it all has (as Blob and BlobSource). */
function isA(
  actual: string,
  wanted: string,
  interfaces: ReadonlyMap<string, ReadonlyMap<string, Member>>,
): boolean {
  if (actual === wanted) return true;
  const has = interfaces.get(actual);
  return [...(interfaces.get(wanted)?.keys() ?? [])].every((name) => has?.has(name));
}

/** How the platform names the type of an argument in its message. */
function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `${value.length === 0 ? 'object' : typeName(value[0])}[]`;
  if (value instanceof ServiceObject || value instanceof EnumConstant)
    return publicName(value.gasType);
  if (types.isDate(value)) return 'Date';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  return typeof value === 'number' ? 'number' : 'Object';
}

/** `Spreadsheet.Range` is called `SpreadsheetApp.Range` in messages, `Utilities.Utilities` just `Utilities`. */
function publicName(gasType: string): string {
  const dot = gasType.indexOf('.');
  const namespace = gasType.slice(0, dot);
  const name = gasType.slice(dot + 1);
  for (const [global, type] of typeCatalogue().globals) {
    if (type === gasType) return global;
  }
  const service = [...typeCatalogue().globals].find(([, type]) => type.startsWith(`${namespace}.`));
  return service ? `${service[0]}.${name}` : name;
}
