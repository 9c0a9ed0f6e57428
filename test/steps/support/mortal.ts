import type { Host } from '../../../src/host';

export class Killed extends Error {}

/** A host that works for so many calls and is dead from then on. */
export function mortal(host: Host, calls: number): Host {
  let left = calls;
  const counted = <T extends object>(of: T): T =>
    new Proxy(of, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (name === 'journal') return counted(value as object);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          left -= 1;
          if (left < 0) throw new Killed('killed');
          return value.apply(target, args);
        };
      },
    });
  return counted(host);
}
