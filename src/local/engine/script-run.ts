import { types } from 'node:util';
import type { Caller } from './execution';
import type { LocalAppsScript, Outcome } from './local-apps-script';
import { EnumConstant } from './service-object';
import { typeCatalogue } from './type-catalogue';

/** What a page gets from `google.script.run`; the value is plain JSON. */
export type ClientAnswer =
  | { readonly kind: 'success'; readonly value: unknown }
  | { readonly kind: 'failure'; readonly name: string; readonly message: string };

const SERVER_ERROR = "We're sorry, a server error occurred. Please wait a bit and try again.";

/**
 * Runs a function for a page, as `google.script.run.name(…args)` does. `args` are what the page's
 * `legalArguments` has let through. Only functions at the top level of the script whose name does
 * not end in an underscore can be called.
 */
export function callFromClient(
  app: LocalAppsScript,
  name: string,
  args: readonly unknown[],
  caller: Caller,
): ClientAnswer {
  if (!app.parts.project.functionNames.has(name) || name.endsWith('_'))
    return failure('Exception', `Script function not found: ${name}`);
  const outcome = app.run(name, args, caller);
  if (outcome.kind === 'failed') return failure(outcome.name, outcome.message);
  try {
    return { kind: 'success', value: clientValue(outcome) };
  } catch (error) {
    if (error instanceof NoValue) return { kind: 'success', value: null };
    return failure('ScriptError', SERVER_ERROR);
  }
}

const failure = (name: string, message: string): ClientAnswer => ({
  kind: 'failure',
  name,
  message,
});

/** A date or a service object anywhere in the result: all of it arrives as null, without an error. */
class NoValue extends Error {}

type HostOf = (value: object) => object | undefined;

/**
 * What arrives of a returned value (table measured by tanaikech.github.io, 28 August 2023): a Map
 * is an empty object, a function its text, a blob the texts of its methods, a date no value at all.
 */
const clientValue = ({ raw, hostOf }: Outcome & { kind: 'returned' }): unknown =>
  copied(raw, [], hostOf);

function copied(value: unknown, around: readonly object[], hostOf: HostOf): unknown {
  if (typeof value === 'function') return Function.prototype.toString.call(value);
  if (typeof value === 'bigint') throw new TypeError('a BigInt has no JSON');
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (value === null || typeof value !== 'object') return value ?? null;
  if (types.isDate(value)) throw new NoValue();
  if (types.isUint8Array(value)) throw new TypeError('live, the server fails');
  const host = hostOf(value);
  if (host) return serviceValue(host);
  if (around.includes(value)) throw new TypeError('a circle has no JSON');
  const copy = (one: unknown) => copied(one, [...around, value], hostOf);
  if (Array.isArray(value)) return Array.from(value, copy);
  const entries = Object.entries(value).filter(
    ([key, one]) => one !== undefined && !key.endsWith('__'),
  );
  return Object.fromEntries(entries.map(([key, one]) => [key, copy(one)]));
}

function serviceValue(host: object): unknown {
  if (host instanceof EnumConstant) return host.name;
  const { gasType } = host as { gasType?: string };
  if (gasType !== 'Base.Blob') throw new NoValue();
  const methods = [...(typeCatalogue().interfaces.get(gasType)?.keys() ?? [])];
  return Object.fromEntries(methods.map((name) => [name, 'function () { [native code] }']));
}
