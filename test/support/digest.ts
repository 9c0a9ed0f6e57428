import { createHash } from 'node:crypto';

const known = new WeakMap<object, string>();

/**
 * A digest of plain data. Objects that were seen before are not read again: they must be replaced,
 * not changed, as the states of the simulators are. Objects down to `depth` have digests of their own.
 */
export function digestOf(value: unknown, depth = 3): string {
  if (value === null || typeof value !== 'object') return sha1(JSON.stringify(value) ?? '');
  const before = known.get(value);
  if (before !== undefined) return before;
  const isLeaf = depth === 0 || Array.isArray(value);
  const digest = sha1(isLeaf ? JSON.stringify(value) : namedDigests(value, depth - 1));
  known.set(value, digest);
  return digest;
}

function namedDigests(value: object, depth: number): string {
  return Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .map(([name, one]) => `${name} ${digestOf(one, depth)}`)
    .join('\n');
}

export const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');
