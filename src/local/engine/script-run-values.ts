/**
 * Arguments of `google.script.run` as they go to the server: copies of primitives, plain objects and
 * arrays. `undefined` and numbers that JSON lacks become null, keys that end in `__` are dropped.
 * Throws, in the words of Google's client, for anything else. Runs in the page, so it needs no Node.
 */
export const legalArguments = (args: readonly unknown[]): unknown[] =>
  args.map((arg, index) => legal(arg, String(index), []));

function legal(value: unknown, key: string, around: readonly object[]): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value !== 'object') throw illegal(key);
  if (around.includes(value)) throw new Error('Failed due to circular reference.');
  const inside = [...around, value];
  if (Array.isArray(value))
    return Array.from(value, (one, index) => legal(one, String(index), inside));
  if (!isPlain(value)) throw illegal(key);
  const entries = Object.entries(value).filter(
    ([name, one]) => one !== undefined && !name.endsWith('__'),
  );
  return Object.fromEntries(entries.map(([name, one]) => [name, legal(one, name, inside)]));
}

const illegal = (key: string): Error =>
  new Error(`Failed due to illegal value in property: ${key}`);

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
