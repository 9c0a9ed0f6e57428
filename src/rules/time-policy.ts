import { durationText, type Seconds } from '../calendar/seconds';
import type { Policy } from '../records/policy';
import type { Settings } from '../records/settings';
import type { HoursPolicy } from './time-amount';
import type { TimeRounding } from './time-rounding';

/** How the time of some work is rounded and charged. */
export interface TimePolicy {
  readonly level: Settings['roundingLevel'];
  readonly rounding: TimeRounding;
  readonly hours: HoursPolicy;
  /** What it does to a pool of time: `"up to 15 min, at least 30 min"`; empty: nothing. */
  readonly words: string;
  /**
   * Its name and all of its content in words, as `"P1: up to 15 min by day"`: whoever changes the
   * policy changes this too, so that prices and lines tell which version made them.
   */
  readonly version: string;
}

/** The policy that the Settings tab states for all work. */
export const firmPolicy = (settings: Settings): TimePolicy => timePolicy('Settings', settings);

/** A row of the Policies tab; what it leaves open is as the settings say. */
export function rowPolicy(row: Policy, firm: Settings): TimePolicy {
  const inSeconds = (minutes: number | null, otherwise: Seconds) =>
    minutes === null ? otherwise : minutes * 60;
  return timePolicy(row.policyId, {
    roundingLevel: row.level ?? firm.roundingLevel,
    incrementSeconds: inSeconds(row.incrementMinutes, firm.incrementSeconds),
    roundingDirection: row.direction ?? firm.roundingDirection,
    roundingTie: row.tie ?? firm.roundingTie,
    minimumSeconds: inSeconds(row.minimumMinutes, firm.minimumSeconds),
    graceSeconds: inSeconds(row.graceMinutes, firm.graceSeconds),
    hours: row.hours ?? firm.hours,
  });
}

type Choices = Pick<
  Settings,
  | 'roundingLevel'
  | 'incrementSeconds'
  | 'roundingDirection'
  | 'roundingTie'
  | 'minimumSeconds'
  | 'graceSeconds'
  | 'hours'
>;

function timePolicy(name: string, choices: Choices): TimePolicy {
  const { roundingLevel: level, hours, incrementSeconds, minimumSeconds, graceSeconds } = choices;
  const { roundingDirection: direction, roundingTie: tie } = choices;
  const rounding = { incrementSeconds, direction, tie, minimumSeconds, graceSeconds };
  const words = roundingWords(rounding);
  const said = [words || 'no rounding', levelWords(level)].filter(Boolean).join(' ');
  const version = `${name}: ${said}${hours === 'exact' ? '' : ', hours at two decimals'}`;
  return { level, rounding, hours, words, version };
}

/** `"up to 15 min, at least 30 min"`; empty where nothing is rounded. */
export function roundingWords(rounding: TimeRounding): string {
  const { incrementSeconds, direction, tie, minimumSeconds, graceSeconds = 0 } = rounding;
  const ways = { nearest: 'to the nearest', up: 'up to', down: 'down to' };
  const half = direction === 'nearest' && tie !== 'up' ? ` (half ${tie})` : '';
  const grace = graceSeconds > 0 ? `, ${minutesText(graceSeconds)} grace` : '';
  return [
    ...(incrementSeconds > 0
      ? [`${ways[direction]} ${minutesText(incrementSeconds)}${half}${grace}`]
      : []),
    ...(minimumSeconds > 0 ? [`at least ${minutesText(minimumSeconds)}`] : []),
  ].join(', ');
}

const LEVEL_WORDS: Readonly<Record<TimePolicy['level'], string>> = {
  entry: '',
  day: 'by day',
  taskDay: 'by task and day',
  projectDay: 'by project and day',
  line: 'by line',
  invoice: 'by invoice',
};

/** `"by day"`; nothing where each entry is rounded by itself. */
export const levelWords = (level: TimePolicy['level']): string => LEVEL_WORDS[level];

const minutesText = (seconds: Seconds): string =>
  seconds % 60 === 0 ? `${seconds / 60} min` : durationText(seconds);
