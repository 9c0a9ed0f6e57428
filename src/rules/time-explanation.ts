import { durationText, type Seconds } from '../calendar/seconds';
import type { Amount } from '../money/amount';
import { type CurrencyCode, minorUnits } from '../money/currency';
import { type Decimal, multiply } from '../money/decimal';
import type { TimeEntry } from '../records/time-entry';
import { counted } from './counted';
import type { BilledTime } from './factor-words';
import type { BilledPart } from './part-billing';
import { levelWords, type TimePolicy } from './time-policy';
import type { RoundedTime } from './time-pools';

/** Every figure between some tracked time and its price. */
export interface TimeExplanation {
  readonly trackedSeconds: Seconds;
  /** What of it is billed, and why only that; null where all of it is. */
  readonly part: (BilledPart & { readonly reason: string }) | null;
  readonly policy: TimePolicy;
  /** What the entry, or each of its parts at a factor, was rounded to and together with. */
  readonly rounded: readonly RoundedTime[];
  /** Its time by factor; none where all of it is at its rate. */
  readonly factors: readonly BilledTime[];
  readonly hourlyRate: Decimal;
  /** `"rate R1 since 2026-01-01"`, `"the tracker"`. */
  readonly rateFrom: string;
  readonly amount: Amount;
  readonly currency: CurrencyCode;
}

/**
 * An explanation as one sentence: `"1:07 tracked, up to 15 min = 1:15; 120.00/h from rate R1 since
 * 2026-01-01; 150.00 USD"`. Of a day with more entries: `"0:40 tracked; with 1 more by day 1:07,
 * up to 15 min = 1:15, of which 0:45; …"`. With a factor: `"…; 120.00/h from rate R1, of which 0:30
 * at 1.5 × after 18:00 (F1) = 180.00/h; …"`.
 */
export function timeSentence(of: TimeExplanation): string {
  const rate = `${rateText(of.hourlyRate, of.currency)}/h from ${of.rateFrom}`;
  const factors = of.factors.map((part) => factorWords(part, of)).join('');
  return [
    durationText(of.trackedSeconds),
    ' tracked',
    partText(of),
    roundingText(of),
    of.policy.hours === 'exact' ? '' : ', hours at two decimals',
    '; ',
    rate,
    factors,
    '; ',
    of.amount,
    ' ',
    of.currency,
  ].join('');
}

/** A rate with all its digits, and at least those of its currency: `"120"` is `"120.00"`. */
export function rateText(rate: Decimal, currency: CurrencyCode): string {
  const digits = minorUnits(currency);
  const point = rate.indexOf('.');
  if (point < 0) return digits === 0 ? rate : `${rate}.${'0'.repeat(digits)}`;
  return rate.padEnd(point + 1 + digits, '0');
}

function partText({ part, currency }: TimeExplanation): string {
  if (part === null) return '';
  const what = part.amount === null ? durationText(part.seconds) : `${part.amount} ${currency}`;
  return `, of which ${what} is billed (${part.reason})`;
}

function factorWords(
  { words, factor, billedSeconds }: BilledTime,
  { hourlyRate, currency }: TimeExplanation,
): string {
  if (words === '') return '';
  const rate = rateText(multiply(hourlyRate, factor), currency);
  return `, of which ${durationText(billedSeconds)} at ${words} = ${rate}/h`;
}

/** Parts that were rounded together tell it once; a line of its own rounds each by itself. */
function roundingText({ policy, rounded, factors }: TimeExplanation): string {
  const [first] = rounded;
  if (!first) return '';
  if (rounded.length === 1) return poolText(policy, first);
  if (rounded.every(({ pool }) => pool === first.pool)) {
    const billedSeconds = rounded.reduce((sum, one) => sum + one.billedSeconds, 0);
    return poolText(policy, { billedSeconds, pool: first.pool });
  }
  return rounded
    .map((one, index) => `, ${durationText(factors[index]?.seconds ?? 0)}${poolText(policy, one)}`)
    .join('');
}

function poolText(policy: TimePolicy, { pool, billedSeconds }: RoundedTime): string {
  const { words } = policy;
  if (words === '') return '';
  if (pool.entries === 1) return `, ${words} = ${durationText(billedSeconds)}`;
  const others = `with ${counted(pool.entries - 1, 'more', 'more')} ${levelWords(policy.level)}`;
  const sum = `${durationText(pool.seconds)}, ${words} = ${durationText(pool.billedSeconds)}`;
  return `; ${others} ${sum}, of which ${durationText(billedSeconds)}`;
}

/** Rows that are named one by one. */
const NAMED = 3;

/** Where the rate of several entries comes from: `" from rate R1 and the tracker"`. */
export function originsText(entries: readonly Pick<TimeEntry, 'rateFrom'>[]): string {
  const [first] = entries;
  if (first && entries.length === 1) return first.rateFrom === '' ? '' : ` from ${first.rateFrom}`;
  const origins = [...new Set(entries.map(({ rateFrom }) => rateFrom))].filter(Boolean).sort();
  if (origins.length === 0) return '';
  return ` from ${origins.length > NAMED ? `${origins.length} rates` : origins.join(' and ')}`;
}
