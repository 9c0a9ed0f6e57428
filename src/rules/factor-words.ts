import { durationText, readDuration, type Seconds } from '../calendar/seconds';
import { allocateWhole } from '../money/allocation';
import { type Decimal, decimalOf, multiply } from '../money/decimal';
import type { TimeEntry } from '../records/time-entry';
import type { FactoredTime, FactorMatch } from './entry-factors';
import type { PricedEntry } from './work-line';

/** Tracked time at one factor, and what rounding made of it. */
export interface BilledTime extends FactoredTime {
  readonly billedSeconds: Seconds;
}

const ONE = decimalOf('1');
const PART = /^([\d:]+)(?: at ((\d+(?:\.\d+)?) × .+))? as ([\d:]+)$/;

/** As the row of an entry records it: `"0:40 as 0:45; 0:27 at 1.5 × after 18:00 (F1) as 0:30"`. */
export const factorText = (parts: readonly BilledTime[]): string =>
  parts
    .map(({ seconds, words, billedSeconds }) =>
      [
        durationText(seconds),
        ...(words === '' ? [] : [`at ${words}`]),
        `as ${durationText(billedSeconds)}`,
      ].join(' '),
    )
    .join('; ');

/** Reads the parts of an entry back; none where it has no factor, null for words of another make. */
export function readFactorText(text: string): readonly BilledTime[] | null {
  if (text === '' || text.trim() === '') return [];
  const parts: BilledTime[] = [];
  for (const part of text.split('; ')) {
    const [, tracked = '', words = '', factor, billed = ''] = PART.exec(part) ?? [];
    const [seconds, billedSeconds] = [readDuration(tracked), readDuration(billed)];
    if (seconds === null || billedSeconds === null) return null;
    parts.push({ seconds, billedSeconds, words, factor: factor ? decimalOf(factor) : ONE });
  }
  return parts;
}

/** Whether some parts are of all the time of an entry, to the second. */
export const factorsCover = (
  parts: readonly { readonly seconds: Seconds }[],
  seconds: Seconds,
): boolean => parts.length === 0 || parts.reduce((sum, one) => sum + one.seconds, 0) === seconds;

/** Whether an entry's row tells of its factors what its other cells tell. */
export function factorsFit({
  factors,
  seconds,
  billedSeconds,
}: Pick<TimeEntry, 'factors' | 'seconds' | 'billedSeconds'>): boolean {
  const parts = readFactorText(factors);
  if (parts === null || parts.length === 0) return parts !== null;
  const billed = parts.reduce((sum, one) => sum + one.billedSeconds, 0);
  return factorsCover(parts, seconds) && billed === billedSeconds;
}

/** Whether an entry was priced at the factors that hold now. */
export function sameFactors({ factors }: Pick<TimeEntry, 'factors'>, match: FactorMatch): boolean {
  if ('unusable' in match) return false;
  const priced = readFactorText(factors) ?? [];
  return (
    priced.length === match.parts.length &&
    match.parts.every(({ seconds, words }, index) => {
      const before = priced[index];
      return before?.seconds === seconds && before.words === words;
    })
  );
}

/** A part of an entry at one rate: its own time and factor, and the rate times that factor. */
export interface EntryPart {
  readonly entry: PricedEntry;
  readonly seconds: Seconds;
  readonly billedSeconds: Seconds;
  readonly writtenOffSeconds: Seconds;
  /** Words of the factor; empty at the plain rate. */
  readonly factors: string;
  /** With the factor. */
  readonly hourlyRate: Decimal;
}

/**
 * The parts of an entry that stand on lines of their own, because lines never mix rates. An entry
 * without factors is one part.
 */
export function partsOfEntry(entry: PricedEntry): readonly EntryPart[] {
  const { hourlyRate: plainRate, writtenOffSeconds } = entry;
  const parts = readFactorText(entry.factors) ?? [];
  if (parts.length === 0) {
    const { seconds, billedSeconds, factors } = entry;
    return [{ entry, seconds, billedSeconds, writtenOffSeconds, factors, hourlyRate: plainRate }];
  }
  const billable = sharedSeconds(entry.seconds - writtenOffSeconds, parts);
  return parts.map(({ seconds, billedSeconds, words, factor }, index) => ({
    entry,
    seconds,
    billedSeconds,
    factors: words,
    hourlyRate: multiply(plainRate, factor),
    writtenOffSeconds: seconds - (billable[index] ?? 0),
  }));
}

/** Shares some seconds of an entry over its parts, in proportion and to the second. */
export function sharedSeconds(
  seconds: Seconds,
  parts: readonly { readonly seconds: Seconds }[],
): readonly Seconds[] {
  return allocateWhole(
    seconds,
    parts.map((part) => part.seconds),
  );
}
