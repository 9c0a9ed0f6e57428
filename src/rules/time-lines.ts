import { durationText, type Seconds } from '../calendar/seconds';
import { addAll, type Decimal, decimalOf } from '../money/decimal';
import { counted } from './counted';
import { type EntryPart, partsOfEntry } from './factor-words';
import { hasFixedAmount, type LineGrouping, timeLineKey } from './line-key';
import { onePiece, timeQuantity } from './line-quantity';
import type { SplitsOf } from './line-splits';
import { templatedText } from './line-template';
import { lineText, projectsText, shortened } from './line-text';
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
  const groups = new Map<string, EntryPart[]>();
  for (const part of entries.flatMap(partsOfEntry)) {
    const { entry, hourlyRate, factors } = part;
    const { policy } = entry;
    const splits = splitsOf(entry);
    const key = timeLineKey(entry, { hourlyRate, factors, policy }, { grouping, splits });
    const group = groups.get(key);
    if (group) group.push(part);
    else groups.set(key, [part]);
  }
  return [...groups.values()].flatMap((group) => timeLine(group, terms, apart));
}

function timeLine(
  group: readonly EntryPart[],
  terms: TimeLineTerms,
  apart: string,
): readonly WorkLine[] {
  const [first] = group;
  if (!first) return [];
  const { entry, hourlyRate, factors } = first;
  const { client, projectId, project, itemId, taxCodeId, policy } = entry;
  const entries = group.map((part) => part.entry);
  const billedSeconds = sumOf(group, (part) => part.billedSeconds);
  const isFixed = hasFixedAmount(entry);
  const words = (text: string) => addedText(withFactor(text, factors), entry);
  const price = isFixed
    ? { unitPrice: decimalOf(entry.amount), ...onePiece }
    : {
        unitPrice: hourlyRate,
        ...timeQuantity(billedSeconds, terms.policies.get(policy)?.hours ?? 'exact'),
      };
  return [
    {
      kind: isFixed ? 'fixed' : 'time',
      client,
      projectId,
      project,
      itemId,
      taxCodeId,
      billedSeconds,
      servedOn: lastDay(entries) ?? entry.spentOn,
      description: words(textOf(entries, billedSeconds, terms)),
      order: words(lineText(entries, terms.grouping)),
      ...price,
      trackedValue: trackedValueOf(group.map(atPlainRate)),
      policy,
      parts: group.map(partOf),
      isReduction: false,
      ...plainTerms,
      basis: [
        ...(isFixed
          ? [`an amount agreed for ${durationText(first.seconds)} tracked`]
          : [`${workedText(group)} (${policy})`, rateWords(first, originsText(entries))]),
        ...(apart === '' ? [] : [apart]),
      ].join('; '),
      ...(terms.grouping === 'one line' ? { projects: projectsText(entries) } : {}),
    },
  ];
}

function textOf(
  entries: readonly PricedEntry[],
  billedSeconds: Seconds,
  { grouping, templateOf }: TimeLineTerms,
): string {
  const [own = '', ...others] = new Set(entries.map(({ clientId }) => templateOf(clientId)));
  const template = others.length === 0 ? own : templateOf('');
  return template === ''
    ? lineText(entries, grouping)
    : shortened(templatedText(template, entries, billedSeconds));
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
  const writtenOff = sumOf(group, (entry) => entry.writtenOffSeconds);
  return [
    counted(group.length, 'entry', 'entries'),
    `${durationText(sumOf(group, ({ seconds }) => seconds))} tracked`,
    ...(writtenOff > 0 ? [`${durationText(writtenOff)} written off`] : []),
    `${durationText(sumOf(group, (entry) => entry.billedSeconds))} billed`,
  ].join(', ');
}

/** Tracked time at its plain rates: what has one rate is added up before it is counted. */
export function trackedValueOf(
  group: readonly Pick<PricedEntry, 'seconds' | 'hourlyRate'>[],
): Decimal {
  const byRate = new Map<Decimal, number>();
  for (const { hourlyRate, seconds } of group) {
    byRate.set(hourlyRate, (byRate.get(hourlyRate) ?? 0) + seconds);
  }
  return addAll([...byRate].map(([hourlyRate, seconds]) => exactValue(seconds, hourlyRate)));
}

const partOf = (part: EntryPart): LinePart => ({
  entryId: part.entry.entryId,
  seconds: part.seconds - part.writtenOffSeconds,
  writtenOffSeconds: part.writtenOffSeconds,
  weight: decimalOf(part.billedSeconds),
});
