import type { Seconds } from '../calendar/seconds';
import { allocate } from '../money/allocation';
import { amountOf } from '../money/amount';
import { minorUnits } from '../money/currency';
import { addAll, type Decimal, decimalOf, divide, multiply } from '../money/decimal';
import { roundedQuotient, roundTo } from '../money/rounding';
import type { TimeEntry } from '../records/time-entry';
import { type EntryPart, factorText, readFactorText, sharedSeconds } from './factor-words';
import { hasFixedAmount } from './line-key';
import { priceOfTime } from './time-amount';
import type { PricedEntry } from './work-line';
import { openSeconds, type Taken } from './work-taken';

/** Whether something of an entry or expense can be billed, as far as other documents go. */
export function isOpen(row: Pick<TimeEntry, 'seconds'> | null, taken: Taken | undefined): boolean {
  if (!taken || taken.isFree) return true;
  return row !== null && openSeconds(row.seconds, taken) > 0;
}

/**
 * So much of a priced entry: the entry itself where that is all of it, else its time, its price and
 * its factors in proportion. Of 2:00 billed as 2:15, 1:00 is billed as 1:07:30.
 */
export function openPart(entry: PricedEntry, seconds: Seconds): PricedEntry {
  if (seconds === entry.seconds) return entry;
  const part = (whole: Seconds) => shareOf(whole, seconds, entry.seconds);
  const billedSeconds = part(entry.billedSeconds);
  const writtenOffSeconds = part(entry.writtenOffSeconds);
  const { currency, hourlyRate, amount } = entry;
  const digits = minorUnits(currency);
  const exact = hasFixedAmount(entry)
    ? roundedQuotient(multiply(amount, decimalOf(seconds)), decimalOf(entry.seconds), { digits })
    : priceOfTime(billedSeconds, hourlyRate, { digits });
  const factors = partOfFactors(entry.factors, { seconds, billedSeconds });
  const shown = { seconds, billedSeconds, writtenOffSeconds, factors };
  return { ...entry, ...shown, amount: amountOf(exact, currency), partOf: entry };
}

/**
 * Parts of entries on one line come to what was credited together: each was rounded to the second
 * by itself, and where whole minutes were billed, whole minutes came back.
 */
export function evened(group: readonly EntryPart[]): readonly EntryPart[] {
  const parts = group.filter(({ entry, factors }) => entry.partOf && factors === '');
  if (parts.length === 0) return group;
  const exact = parts.map(({ entry: { partOf = NOTHING }, seconds }) =>
    divide(decimalOf(partOf.billedSeconds * seconds), decimalOf(partOf.seconds)),
  );
  const sum = evenSum(parts, addAll(exact));
  if (sum === 0) return group;
  const shares = allocate(decimalOf(sum), exact, 0);
  const billed = new Map(parts.map((part, index) => [part, Number(shares[index])]));
  return group.map((part) => ({ ...part, billedSeconds: billed.get(part) ?? part.billedSeconds }));
}

const NOTHING = { seconds: 1, billedSeconds: 0 };

/** The nearest whole minute, where seconds of tracked time cannot tell it from the sum. */
function evenSum(parts: readonly EntryPart[], sum: Decimal): Seconds {
  const wholes = parts.map(({ entry: { partOf = NOTHING } }) => partOf);
  const nearest = Number(roundTo(sum, 0));
  const minutes = Math.round(nearest / 60) * 60;
  const slack = wholes.reduce((all, one) => all + Math.max(1, one.billedSeconds / one.seconds), 0);
  const areMinutes = wholes.every(({ billedSeconds }) => billedSeconds % 60 === 0);
  return areMinutes && Math.abs(minutes - nearest) <= slack ? minutes : nearest;
}

/** `shareOf(135, 60, 120)` is 68: so much of a whole as a part has of its own, to the second. */
const shareOf = (whole: Seconds, part: Seconds, of: Seconds): Seconds =>
  Number(
    roundedQuotient(multiply(decimalOf(whole), decimalOf(part)), decimalOf(of), { digits: 0 }),
  );

function partOfFactors(
  text: string,
  { seconds, billedSeconds }: Pick<PricedEntry, 'seconds' | 'billedSeconds'>,
): string {
  const parts = readFactorText(text) ?? [];
  if (parts.length === 0) return text;
  const tracked = sharedSeconds(seconds, parts);
  const billed = sharedBilled(billedSeconds, parts);
  return factorText(
    parts.map((part, index) => ({
      ...part,
      seconds: tracked[index] ?? 0,
      billedSeconds: billed[index] ?? 0,
    })),
  );
}

function sharedBilled(
  seconds: Seconds,
  parts: readonly { readonly billedSeconds: Seconds }[],
): readonly Seconds[] {
  const weights = parts.map((part) => ({ seconds: part.billedSeconds }));
  return weights.some((one) => one.seconds > 0) ? sharedSeconds(seconds, weights) : [];
}
