import type { Seconds } from '../calendar/seconds';
import { type Amount, amountOf } from '../money/amount';
import { type CurrencyCode, minorUnits } from '../money/currency';
import {
  compare,
  type Decimal,
  decimalOf,
  equal,
  isDecimal,
  multiply,
  ZERO,
} from '../money/decimal';
import { roundedQuotient } from '../money/rounding';
import type { Problem } from '../records/problem';
import type { TimeEntry } from '../records/time-entry';
import { problem } from './problem';
import { priceOfTime } from './time-amount';

/** What of an entry is billed: some of its time, at its rate, or an amount that is agreed. */
export type BilledPart =
  | { readonly seconds: Seconds; readonly amount: null }
  | { readonly seconds: Seconds; readonly amount: Amount };

const HUNDRED = decimalOf('100');

/**
 * Reads how much of an entry is billed: `"50 %"` of 2:00 is 1:00, `"1:30"` is that much of its
 * time, `"75.00"` is its price, `""` is all of it. A part has a reason, and is never more than the
 * whole; anything else is a problem of the entry.
 */
export function billedPart(
  entry: TimeEntry,
  { hourlyRate, currency }: { readonly hourlyRate: Decimal; readonly currency: CurrencyCode },
): BilledPart | Problem {
  const text = entry.billPart.trim();
  if (text === '') return { seconds: entry.seconds, amount: null };
  if (entry.partReason.trim() === '') {
    return partProblem(entry, 'it is billed in part without a reason', "Fill in 'Why part'.");
  }
  const percent = /^(\d+(?:\.\d+)?) ?%$/.exec(text)?.[1];
  if (percent !== undefined) {
    const exact = multiply(decimalOf(entry.seconds), decimalOf(percent));
    return partOfTime(entry, Number(roundedQuotient(exact, HUNDRED, { digits: 0 })));
  }
  const [, hours, minutes] = /^(\d+):([0-5]\d)$/.exec(text) ?? [];
  if (hours !== undefined && minutes !== undefined) {
    return partOfTime(entry, Number(hours) * 3600 + Number(minutes) * 60);
  }
  return partOfPrice(entry, text, { hourlyRate, currency });
}

function partOfTime(entry: TimeEntry, seconds: Seconds): BilledPart | Problem {
  if (seconds <= entry.seconds) return { seconds, amount: null };
  return partProblem(entry, 'that is more time than was tracked', 'Lower the part.');
}

function partOfPrice(
  entry: TimeEntry,
  text: string,
  { hourlyRate, currency }: { hourlyRate: Decimal; currency: CurrencyCode },
): BilledPart | Problem {
  if (!isDecimal(text) || compare(decimalOf(text), ZERO) < 0) {
    return partProblem(entry, 'that is no part', 'Type 50 %, 1:30 or an amount as 75.00.');
  }
  const amount = amountOf(decimalOf(text), currency);
  if (!equal(amount, decimalOf(text))) {
    return partProblem(entry, `${currency} has fewer decimals`, 'Shorten the amount.');
  }
  const whole = priceOfTime(entry.seconds, hourlyRate, { digits: minorUnits(currency) });
  if (compare(amount, whole) <= 0) return { seconds: entry.seconds, amount };
  return partProblem(entry, `the whole entry is worth ${whole} ${currency}`, 'Lower the amount.');
}

function partProblem(entry: TimeEntry, what: string, fix: string): Problem {
  const { entryId, person, project, spentOn, billPart } = entry;
  return problem({
    code: 'E-129',
    step: 'price',
    tab: 'Time',
    key: entryId,
    field: 'billPart',
    message: `${person} on ${project} at ${spentOn} is to be billed to '${billPart}': ${what}.`,
    fix,
  });
}
