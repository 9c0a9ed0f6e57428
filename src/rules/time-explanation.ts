import type { LocalDate } from '../calendar/local-date';
import { durationText, type Seconds } from '../calendar/seconds';
import type { Amount } from '../money/amount';
import { type CurrencyCode, minorUnits } from '../money/currency';
import type { Decimal } from '../money/decimal';
import { counted } from './counted';
import type { BilledPart } from './part-billing';
import { levelWords, roundingWords, type TimePolicy } from './time-policy';
import type { RoundedTime } from './time-pools';

/** Where the price of an hour comes from. */
export type RateOrigin =
  | { readonly kind: 'row'; readonly rateId: string; readonly since: LocalDate | null }
  | { readonly kind: 'tracker' };

/** Every figure between some tracked time and its price. */
export interface TimeExplanation {
  readonly trackedSeconds: Seconds;
  /** What of it is billed, and why only that; null where all of it is. */
  readonly part: (BilledPart & { readonly reason: string }) | null;
  readonly policy: TimePolicy;
  readonly rounded: RoundedTime;
  readonly hourlyRate: Decimal;
  readonly origin: RateOrigin;
  readonly amount: Amount;
  readonly currency: CurrencyCode;
}

/**
 * An explanation as one sentence: `"1:07 tracked, up to 15 min = 1:15; 120.00/h from rate R1 since
 * 2026-01-01; 150.00 USD"`. Of a day with more entries: `"0:40 tracked; with 1 more by day 1:07,
 * up to 15 min = 1:15, of which 0:45; …"`.
 */
export function timeSentence(of: TimeExplanation): string {
  const time = `${durationText(of.trackedSeconds)} tracked${partText(of)}${roundingText(of)}`;
  const rate = `${rateText(of.hourlyRate, of.currency)}/h ${originText(of.origin)}`;
  return `${time}; ${rate}; ${of.amount} ${of.currency}`;
}

/** A rate with all its digits, and at least those of its currency: `"120"` is `"120.00"`. */
export function rateText(rate: Decimal, currency: CurrencyCode): string {
  const [whole = '', decimals = ''] = rate.split('.');
  const padded = decimals.padEnd(minorUnits(currency), '0');
  return padded === '' ? whole : `${whole}.${padded}`;
}

function partText({ part, currency }: TimeExplanation): string {
  if (part === null) return '';
  const what = part.amount === null ? durationText(part.seconds) : `${part.amount} ${currency}`;
  return `, of which ${what} is billed (${part.reason})`;
}

function roundingText({ policy, rounded }: TimeExplanation): string {
  const words = roundingWords(policy.rounding);
  if (words === '') return '';
  const { pool, billedSeconds } = rounded;
  if (pool.entries === 1) return `, ${words} = ${durationText(billedSeconds)}`;
  const others = `with ${counted(pool.entries - 1, 'more', 'more')} ${levelWords(policy.level)}`;
  const sum = `${durationText(pool.seconds)}, ${words} = ${durationText(pool.billedSeconds)}`;
  return `; ${others} ${sum}, of which ${durationText(billedSeconds)}`;
}

function originText(origin: RateOrigin): string {
  if (origin.kind === 'tracker') return 'from the tracker';
  return `from rate ${origin.rateId}${origin.since === null ? '' : ` since ${origin.since}`}`;
}
