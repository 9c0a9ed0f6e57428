import type { SimulatedAnswer, SimulatedRequest } from './simulator';

/** A JSON answer as a simulated provider gives it. */
export function jsonAnswer(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): SimulatedAnswer {
  return {
    status,
    headers: { 'Content-Type': 'application/json;charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}

/** The first value of a parameter, undefined where it is missing. */
export function parameter({ query }: SimulatedRequest, name: string): string | undefined {
  return query.find(([one]) => one === name)?.[1];
}

/** A provider that lets so many requests pass in so many milliseconds. */
export interface Throttle {
  readonly requests: number;
  readonly windowMs: number;
}

/**
 * Counts a request against a throttle. `waitMs` is 0 where it passes; `recent` is what to keep:
 * the instants of the requests that passed lately.
 */
export function throttled(
  recent: readonly number[],
  now: number,
  { requests, windowMs }: Throttle,
): { readonly waitMs: number; readonly recent: readonly number[] } {
  const lately = recent.filter((at) => at <= now && at > now - windowMs);
  if (lately.length < requests) return { waitMs: 0, recent: [...lately, now] };
  return { waitMs: (lately[0] ?? now) + windowMs - now, recent: lately };
}

/** The same for several throttles at once; the longest is the window of `recent`. */
export function throttledByAll(
  recent: readonly number[],
  now: number,
  throttles: readonly Throttle[],
): { readonly waitMs: number; readonly recent: readonly number[] } {
  const all = throttles.map((throttle) => throttled(recent, now, throttle));
  const waitMs = Math.max(...all.map((one) => one.waitMs));
  const longest = Math.max(...throttles.map(({ windowMs }) => windowMs));
  const lately = recent.filter((at) => at <= now && at > now - longest);
  return { waitMs, recent: waitMs > 0 ? lately : [...lately, now] };
}

/**
 * The place of a request among those that were sent at the same time, from 1; whoever carries
 * several at once to a simulator says it, because the simulator answers one after the other.
 */
export const placeAtOnce = ({ headers }: SimulatedRequest): number =>
  Number(headers['x-local-at-once'] ?? 1);

/** A file in a state that is plain JSON. */
export interface StoredFile {
  readonly contentType: string;
  readonly base64: string;
}

/** Text of UTF-8 bytes. Throws a URIError for bytes that are none. */
export function textOf(bytes: Uint8Array): string {
  let escaped = '';
  for (const byte of bytes) escaped += `%${byte.toString(16).padStart(2, '0')}`;
  return decodeURIComponent(escaped);
}
