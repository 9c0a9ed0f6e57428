/** Milliseconds since 1970 that move only when something moves them. */
export interface Clock {
  now(): number;
  advance(ms: number): void;
}

/** A clock that stands still between calls of `advance`: the same run gives the same times. */
export function virtualClock(start: number): Clock {
  let current = start;
  return {
    now: () => Math.floor(current),
    advance: (ms) => {
      current += Math.max(0, ms);
    },
  };
}

/** A virtual clock that also moves with real time, for a workbook that a person uses. */
export function runningClock(start: number, realNow: () => number = Date.now): Clock {
  const virtual = virtualClock(start);
  const begun = realNow();
  return {
    now: () => virtual.now() + (realNow() - begun),
    advance: virtual.advance,
  };
}
