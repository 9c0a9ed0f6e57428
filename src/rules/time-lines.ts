import { durationText, type Seconds } from '../calendar/seconds';
import { addAll, type Decimal, decimalOf } from '../money/decimal';
import { counted } from './counted';
import { type EntryPart, partsOfEntry } from './factor-words';
import { groupedBy } from './grouped-by';
import { hasFixedAmount, type LineGrouping, timeLineKey } from './line-key';
import { onePiece, timeQuantity } from './line-quantity';
import type { SplitsOf } from './line-splits';
import { templatedText } from './line-template';
import { lineText, projectsText, shortened } from './line-text';
import { evened } from './open-work';
import { originsText, rateText } from './time-explanation';
import type { TimePolicy } from './time-policy';
import {
  exactValue,
  type LinePart,
  lastDay,
  type PricedEntry,
  plainTerms,
  sumOf,
  type WorkLine,
} from './work-line';

export interface TimeLineTerms {
  readonly grouping: LineGrouping;
  /**
   * The text of a client's lines with names in braces; empty: what the grouping says. `''` stands
   * for a line of clients whose texts differ.
   */
  readonly templateOf: (clientId: string) => string;
  /** The policies in force, by version. */
  readonly policies: ReadonlyMap<string, TimePolicy>;
  readonly splitsOf: SplitsOf;
}

/**
 * Lines of time at its rates and factors; an entry with an agreed amount stands by itself. `apart`
 * says why they are several where one line is wanted.
 */
export function timeLines(
  entries: readonly PricedEntry[],
  terms: TimeLineTerms,
  apart = '',
): readonly WorkLine[] {
  const { grouping, splitsOf } = terms;
  const keyOf = ({ entry, hourlyRate, factors }: EntryPart) => {
    const { policy } = entry;
    const splits = splitsOf(entry);
    return timeLineKey(entry, { hourlyRate, factors, policy }, { grouping, splits });
  };
  const groups = groupedBy(entries.flatMap(partsOfEntry), keyOf);
  return [...groups.values()].flatMap((group) => timeLine(evened(group), terms, apart) ?? []);
}

function timeLine(
  group: readonly EntryPart[],
  terms: TimeLineTerms,
  apart: string,
): WorkLine | null {
  const [first] = group;
  if (!first) return null;
  const { entry, factors } = first;
  const { client, projectId, project, itemId, taxCodeId, policy } = entry;
  const entries = group.map((part) => part.entry);
  const billedSeconds = sumOf(group, (part) => part.billedSeconds);
  const words = (text: string) => addedText(withFactor(text, factors), entry);
  const order = words(lineText(entries, terms.grouping));
  const templated = templateText(entries, billedSeconds, terms);
  const { unitPrice, quantity, baseQuantity } = priceOf(first, billedSeconds, terms);
  const line: WorkLine = {
    kind: hasFixedAmount(entry) ? 'fixed' : 'time',
    client,
    projectId,
    project,
    itemId,
    taxCodeId,
    billedSeconds,
    servedOn: lastDay(entries) ?? entry.spentOn,
    description: templated === null ? order : words(templated),
    order,
    unitPrice,
    quantity,
    baseQuantity,
    trackedValue: trackedValueOf(factors === '' ? group : group.map(atPlainRate)),
    policy,
    parts: group.map(partOf),
    isReduction: false,
    discount: plainTerms.discount,
    discountTerms: plainTerms.discountTerms,
    withheld: plainTerms.withheld,
    taxTerms: plainTerms.taxTerms,
    basis: basisOf(group, entries, apart),
  };
  return terms.grouping === 'one line' ? { ...line, projects: projectsText(entries) } : line;
}

/** The rate of some time and how much there is of it, or the amount that is agreed for it. */
function priceOf(
  { entry, hourlyRate }: EntryPart,
  billedSeconds: Seconds,
  { policies }: TimeLineTerms,
): Pick<WorkLine, 'unitPrice' | 'quantity' | 'baseQuantity'> {
  if (hasFixedAmount(entry)) return { unitPrice: decimalOf(entry.amount), ...onePiece };
  const hours = policies.get(entry.policy)?.hours ?? 'exact';
  const { quantity, baseQuantity } = timeQuantity(billedSeconds, hours);
  return { unitPrice: hourlyRate, quantity, baseQuantity };
}

function basisOf(
  group: readonly EntryPart[],
  entries: readonly PricedEntry[],
  apart: string,
): string {
  const [first] = group;
  if (!first) return apart;
  const { entry, seconds } = first;
  const basis = hasFixedAmount(entry)
    ? ['an amount agreed for ', durationText(seconds), ' tracked']
    : [workedText(group), ' (', entry.policy, '); ', rateWords(first, originsText(entries))];
  return [...basis, apart === '' ? '' : `; ${apart}`].join('');
}

/** What a template of the clients makes of the text; null where what the grouping says is wanted. */
function templateText(
  entries: readonly PricedEntry[],
  billedSeconds: Seconds,
  { templateOf }: TimeLineTerms,
): string | null {
  const [first] = entries;
  const own = first === undefined ? '' : templateOf(first.clientId);
  const template = entries.every(({ clientId }) => templateOf(clientId) === own)
    ? own
    : templateOf('');
  return template === '' ? null : shortened(templatedText(template, entries, billedSeconds));
}

/** `"Alpha: Design, 1.5 × after 18:00"`: what the factor is called in the sheet is not for customers. */
const withFactor = (text: string, factor: string): string =>
  factor === '' ? text : `${text}, ${factor.replace(/ \([^(]*\)$/, '')}`;

/** `"Alpha: Design, 12 March, added to INV-1001"`. */
export const addedText = (text: string, { addedTo }: { readonly addedTo?: string }): string =>
  addedTo === undefined ? text : `${text}, added to ${addedTo}`;

/** `"120.00/h from rate R1"`, `"120.00/h from rate R1, 1.5 × after 18:00 (F1) = 180.00/h"`. */
function rateWords({ entry, hourlyRate, factors }: EntryPart, from: string): string {
  const { currency } = entry;
  const plain = `${rateText(entry.hourlyRate, currency)}/h${from}`;
  return factors === '' ? plain : `${plain}, ${factors} = ${rateText(hourlyRate, currency)}/h`;
}

const atPlainRate = ({ entry, seconds }: EntryPart) => ({ seconds, hourlyRate: entry.hourlyRate });

/** `"12 entries, 13:22 tracked, 0:30 written off, 13:36 billed"`. */
export function workedText(
  group: readonly Pick<PricedEntry, 'seconds' | 'billedSeconds' | 'writtenOffSeconds'>[],
): string {
  let tracked = 0;
  let writtenOff = 0;
  let billed = 0;
  for (const { seconds, billedSeconds, writtenOffSeconds } of group) {
    tracked += seconds;
    billed += billedSeconds;
    writtenOff += writtenOffSeconds;
  }
  const off = writtenOff > 0 ? `, ${durationText(writtenOff)} written off` : '';
  const entries = counted(group.length, 'entry', 'entries');
  return `${entries}, ${durationText(tracked)} tracked${off}, ${durationText(billed)} billed`;
}

/** Tracked time at its plain rates: what has one rate is added up before it is counted. */
export function trackedValueOf(
  group: readonly Pick<PricedEntry, 'seconds' | 'hourlyRate'>[],
): Decimal {
  const [first] = group;
  if (first && group.length === 1) return exactValue(first.seconds, first.hourlyRate);
  const byRate = new Map<Decimal, number>();
  for (const { hourlyRate, seconds } of group) {
    byRate.set(hourlyRate, (byRate.get(hourlyRate) ?? 0) + seconds);
  }
  return addAll([...byRate].map(([hourlyRate, seconds]) => exactValue(seconds, hourlyRate)));
}

const partOf = (part: EntryPart): LinePart => ({
  entryId: part.entry.entryId,
  spentOn: part.entry.spentOn,
  seconds: part.seconds - part.writtenOffSeconds,
  writtenOffSeconds: part.writtenOffSeconds,
  weight: decimalOf(part.billedSeconds),
});
