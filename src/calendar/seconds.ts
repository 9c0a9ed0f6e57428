/**
 * A duration in whole seconds. Never decimal hours: a third of an hour has no exact decimal,
 * twenty minutes has (rules.md, fact 5).
 */
export type Seconds = number;

/** `4020` as people say it: `"1:07"`; seconds are shown only where there are some: `"0:00:30"`. */
export function durationText(seconds: Seconds): string {
  const whole = Math.abs(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = twoDigits(Math.floor(whole / 60) % 60);
  const rest = whole % 60;
  const text = `${hours}:${minutes}${rest === 0 ? '' : `:${twoDigits(rest)}`}`;
  return seconds < 0 ? `-${text}` : text;
}

const twoDigits = (count: number): string => (count < 10 ? `0${count}` : String(count));

/** Reads what `durationText` writes: `"1:07"` is 4020; null for anything else. */
export function readDuration(text: string): Seconds | null {
  const [, hours, minutes, rest = '0'] = /^(\d+):([0-5]\d)(?::([0-5]\d))?$/.exec(text) ?? [];
  if (hours === undefined) return null;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
}

/**
 * Seconds of a figure in hours from outside, to the nearest second: `0.58` is 2088. Trackers send
 * hours with two decimals, so a figure is at most 18 seconds from what was tracked.
 */
export function secondsOfHours(hours: number): Seconds {
  return Math.round(hours * 3600);
}
