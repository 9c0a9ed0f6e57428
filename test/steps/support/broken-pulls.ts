import type { Host, HttpRequest, HttpResponse } from '../../../src/host';
import { response } from '../../support/memory-host';
import { Killed } from './mortal';

/** What a host is asked without a service of the platform having to answer. */
const NO_SERVICE = ['now', 'remainingMs', 'log'];

type Call = (go: () => unknown, at: number, name: string) => unknown;

/** A host of which each call of a service goes through `call`, numbered from 0. */
export function watched(host: Host, call: Call): Host {
  let count = 0;
  const each = <T extends object>(of: T): T =>
    new Proxy(of, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (name === 'journal' || name === 'secrets') return each(value as object);
        if (typeof value !== 'function') return value;
        const bound = value.bind(target);
        if (NO_SERVICE.includes(String(name))) return bound;
        return (...args: unknown[]) => call(() => bound(...args), count++, String(name));
      },
    });
  return each(host);
}

/** What befalls a run at one call of a service: before it, and so after the one before. */
export const breaks: Readonly<Record<string, (host: Host, at: number) => Host>> = {
  'cut off': (host, at) =>
    watched(host, (go, now) => {
      if (now >= at) throw new Killed('killed');
      return go();
    }),
  'refused by the platform once': (host, at) =>
    watched(host, (go, now, name) => {
      if (now === at && name !== 'fetchAll') throw new Error('Service failed: Spreadsheets');
      return go();
    }),
};

export interface Fault {
  readonly answer: HttpResponse;
  /** How many requests it answers; what is asked for again gets it again. */
  readonly times: number;
}

/** Answers that are none, as they come instead of the one that was asked for. */
export const faults: Readonly<Record<string, Fault>> = {
  'no answer': { answer: response(0, 'Timeout'), times: Number.POSITIVE_INFINITY },
  'half an answer': { answer: response(200, '[{"id": 1, "na'), times: 1 },
};

/** A host whose requests are answered by a fault, from the one at `at` on; `met` hears of it. */
export function faulty(
  host: Host,
  { answer, times }: Fault,
  { at, met }: { readonly at: number; readonly met: () => void },
): Host {
  let count = 0;
  const fetchAll = (requests: readonly HttpRequest[]) =>
    requests.flatMap((request) => {
      const now = count++;
      if (now < at || now >= at + times) return host.fetchAll([request]);
      met();
      return [answer];
    });
  return new Proxy(host, {
    get: (target, name) => {
      if (name === 'fetchAll') return fetchAll;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
