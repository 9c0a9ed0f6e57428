/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  one<const T extends readonly [unknown, ...unknown[]]>(choices: T): T[number];
  /** Whether something happens that does so in `percent` of a hundred cases. */
  happens(percent: number): boolean;
}

/** A generator after Mulberry32 (Tommy Ettinger, 2017, public domain). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    whole,
    one: (choices) => choices[whole(0, choices.length - 1)] ?? choices[0],
    happens: (percent) => next() * 100 < percent,
  };
}
