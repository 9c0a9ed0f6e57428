import type { Seconds } from '../calendar/seconds';

/** How a pool of raw seconds becomes billed seconds (rules.md 3.2). */
export interface TimeRounding {
  /** 0: no rounding. */
  readonly incrementSeconds: Seconds;
  readonly direction: 'nearest' | 'up' | 'down';
  /** Where an exact half goes under `nearest`; `even` to the even number of increments. */
  readonly tie: 'up' | 'down' | 'even';
  /** The least that a pool above zero is billed for. */
  readonly minimumSeconds: Seconds;
  /** Less than this beyond a step is let go instead of rounded up; none unless named. */
  readonly graceSeconds?: Seconds;
}

/**
 * Rounds a pool of raw seconds once; 6 min at 15 min up gives 15 min. Whole seconds in and out.
 * Nothing stays nothing, and time below zero mirrors time above it.
 */
export function roundSeconds(seconds: Seconds, rounding: TimeRounding): Seconds {
  if (seconds < 0) return -roundSeconds(-seconds, rounding);
  if (seconds === 0) return 0;
  const { incrementSeconds: increment, minimumSeconds } = rounding;
  const rounded = increment === 0 ? seconds : increment * increments(seconds, rounding);
  return Math.max(rounded, minimumSeconds);
}

function increments(seconds: Seconds, rounding: TimeRounding): number {
  const { incrementSeconds: increment, direction, tie, graceSeconds = 0 } = rounding;
  const whole = Math.floor(seconds / increment);
  const rest = seconds - whole * increment;
  if (rest === 0 || direction === 'down' || rest < graceSeconds) return whole;
  if (direction === 'up') return whole + 1;
  if (2 * rest !== increment) return 2 * rest > increment ? whole + 1 : whole;
  if (tie === 'even') return whole % 2 === 0 ? whole : whole + 1;
  return tie === 'up' ? whole + 1 : whole;
}
