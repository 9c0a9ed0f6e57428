import { format } from 'node:util';
import { EnumConstant, ServiceObject } from '../engine/service-object';

/** What `Logger` prints: values as Java would, `{a=1.0}`, with `%s` filled first. */
export function loggerText(values: readonly unknown[]): string {
  const [first, ...rest] = values;
  if (typeof first !== 'string') return values.map(javaText).join(' ');
  let next = 0;
  const filled = first.replace(/%[sdifj]/g, (all) =>
    next < rest.length ? javaText(rest[next++]) : all,
  );
  return [filled, ...rest.slice(next).map(javaText)].join(' ');
}

function javaText(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? value.toFixed(1) : String(value);
  if (value === null || typeof value !== 'object') return String(value);
  if (value instanceof Date) return value.toString();
  if (value instanceof EnumConstant) return value.name;
  if (value instanceof ServiceObject || value instanceof Error) return value.toString();
  if (Array.isArray(value)) return `[${value.map(javaText).join(', ')}]`;
  const entries = Object.entries(value).map(([key, one]) => `${key}=${javaText(one)}`);
  return `{${entries.join(', ')}}`;
}

/** What `console` prints: `%s`, `%d` and `%j` filled, objects as `{ a: 1 }`. */
export const consoleText = (values: readonly unknown[]): string =>
  format(...values.map((value) => (value instanceof ServiceObject ? value.toString() : value)));
