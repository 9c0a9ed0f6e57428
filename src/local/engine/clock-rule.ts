import { instantOf, utcOf, type Zone, zoneOf } from '../services/utilities/zones';
import type { ClockRule } from './trigger-store';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/**
 * When a rule fires next after an instant. Rules of days, weeks and months go by the wall clock of
 * their zone; those of hours and minutes by elapsed time. Null for a single time that is past.
 */
export function nextFiring(rule: ClockRule, after: number): number | null {
  switch (rule.every) {
    case 'once':
      return rule.at !== undefined && rule.at > after ? rule.at : null;
    case 'minutes':
      return nextStep(after, rule.count * MINUTE_MS, 0);
    case 'hours':
      return nextStep(after, rule.count * HOUR_MS, rule.minute * MINUTE_MS);
    default:
      return nextDay(rule, after);
  }
}

/** The next instant after `after` that lies `offset` behind a multiple of `step`. */
const nextStep = (after: number, step: number, offset: number): number =>
  (Math.floor((after - offset) / step) + 1) * step + offset;

/** Counts days from 1970, so that "every 3 days" keeps its rhythm. */
function nextDay(rule: ClockRule, after: number): number {
  const zone = zoneOf(rule.timeZone) ?? zoneOf('GMT');
  if (!zone) throw new Error('no zone GMT');
  const today = Math.floor((after + zone.offsetAt(after)) / DAY_MS);
  for (let day = today; ; day++) {
    if (!fits(rule, day)) continue;
    const instant = instantOn(rule, day, zone);
    if (instant > after) return instant;
  }
}

function fits(rule: ClockRule, day: number): boolean {
  const date = new Date(day * DAY_MS);
  if (rule.every === 'days') return day % rule.count === 0;
  if (rule.every === 'months') return date.getUTCDate() === rule.monthDay;
  const week = Math.floor((day + 4) / 7); // 1 January 1970 was a Thursday
  return date.getUTCDay() === (rule.weekday ?? 1) && week % rule.count === 0;
}

function instantOn(rule: ClockRule, day: number, zone: Zone): number {
  const date = new Date(day * DAY_MS);
  const wall = utcOf({
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: rule.hour ?? 0,
    minute: rule.minute,
    second: 0,
  });
  return instantOf(wall, zone);
}
