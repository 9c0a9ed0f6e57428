import type { LocalDate } from '../calendar/local-date';
import { durationText, type Seconds } from '../calendar/seconds';
import type { Amount } from '../money/amount';
import { type CurrencyCode, minorUnits } from '../money/currency';
import type { Decimal } from '../money/decimal';
import type { TimePolicy } from './time-policy';

/** Where the price of an hour comes from. */
export type RateOrigin =
  | { readonly kind: 'row'; readonly rateId: string; readonly since: LocalDate | null }
  | { readonly kind: 'tracker' };

/** Every figure between some tracked time and its price. */
export interface TimeExplanation {
  readonly trackedSeconds: Seconds;
  readonly policy: TimePolicy;
  readonly billedSeconds: Seconds;
  readonly hourlyRate: Decimal;
  readonly origin: RateOrigin;
  readonly amount: Amount;
  readonly currency: CurrencyCode;
}

/**
 * An explanation as one sentence: `"1:07 tracked, up to 15 min = 1:15; 120.00/h from rate R1 since
 * 2026-01-01; 150.00 USD"`.
 */
export function timeSentence(of: TimeExplanation): string {
  const time = `${durationText(of.trackedSeconds)} tracked${roundingText(of)}`;
  const rate = `${rateText(of.hourlyRate, of.currency)}/h ${originText(of.origin)}`;
  return `${time}; ${rate}; ${of.amount} ${of.currency}`;
}

/** A rate with all its digits, and at least those of its currency: `"120"` is `"120.00"`. */
export function rateText(rate: Decimal, currency: CurrencyCode): string {
  const [whole = '', decimals = ''] = rate.split('.');
  const padded = decimals.padEnd(minorUnits(currency), '0');
  return padded === '' ? whole : `${whole}.${padded}`;
}

function roundingText({ policy, billedSeconds }: TimeExplanation): string {
  const { incrementSeconds, direction, minimumSeconds } = policy.rounding;
  const ways = { nearest: 'to the nearest', up: 'up to', down: 'down to' };
  const steps = [
    ...(incrementSeconds > 0 ? [`${ways[direction]} ${minutesText(incrementSeconds)}`] : []),
    ...(minimumSeconds > 0 ? [`at least ${minutesText(minimumSeconds)}`] : []),
  ];
  return steps.length === 0 ? '' : `, ${steps.join(', ')} = ${durationText(billedSeconds)}`;
}

const minutesText = (seconds: Seconds): string =>
  seconds % 60 === 0 ? `${seconds / 60} min` : durationText(seconds);

function originText(origin: RateOrigin): string {
  if (origin.kind === 'tracker') return 'from the tracker';
  return `from rate ${origin.rateId}${origin.since === null ? '' : ` since ${origin.since}`}`;
}
