import type { Seconds } from '../calendar/seconds';
import { allocate } from '../money/allocation';
import { amountOf } from '../money/amount';
import { type CurrencyCode, minorUnits } from '../money/currency';
import {
  add,
  addAll,
  compare,
  type Decimal,
  decimalOf,
  divide,
  multiply,
  negate,
  subtract,
  ZERO,
} from '../money/decimal';
import { roundedQuotient } from '../money/rounding';
import type { Scope } from './agreements';
import { partsOfEntry } from './factor-words';
import { hasFixedAmount } from './line-key';
import { onePiece } from './line-quantity';
import { trackedValueOf, workedText } from './time-lines';
import {
  exactValue,
  type LinePart,
  lastDay,
  type PricedEntry,
  plainTerms,
  sortedBy,
  sumOf,
  type WorkLine,
} from './work-line';

const HOUR = decimalOf('3600');

/** What earlier documents have billed of the work that an agreement counts together. */
export interface Used {
  readonly amount: Decimal;
  readonly seconds: Seconds;
}

/** Work under one agreement, in one customer's currency. */
export interface AgreedWork {
  readonly scope: Scope;
  readonly used: Used;
  readonly entries: readonly PricedEntry[];
  readonly currency: CurrencyCode;
}

/**
 * The one line of work at a fixed fee: the fee, less what earlier documents have billed of it.
 * Its item is that of the work that is worth most.
 */
export function feeLine({ scope, used, entries, currency }: AgreedWork): readonly WorkLine[] {
  const [first] = entries;
  if (!first) return [];
  const fee = amountOf(scope.agreement.amount ?? ZERO, currency);
  const open = largest(ZERO, subtract(fee, used.amount));
  const { itemId, taxCodeId } = mainEntry(entries);
  const before = compare(used.amount, ZERO) > 0 ? `, ${used.amount} billed before` : '';
  const period = scope.period === '' ? '' : `, ${scope.period}`;
  return [
    {
      ...commonOf(entries, first),
      kind: 'fixed',
      itemId,
      taxCodeId,
      billedSeconds: sumOf(entries, (entry) => entry.billedSeconds),
      description: `${titleOf(scope, first)}: fixed fee${period}`,
      unitPrice: decimalOf(open),
      ...onePiece,
      trackedValue: trackedValueOf(entries),
      policy: scope.version,
      parts: entries.map((entry) => ({
        entryId: entry.entryId,
        spentOn: entry.spentOn,
        seconds: entry.seconds - entry.writtenOffSeconds,
        writtenOffSeconds: entry.writtenOffSeconds,
        weight: decimalOf(entry.amount),
      })),
      isReduction: false,
      ...plainTerms,
      basis: `${workedText(entries)}; ${scope.version}${before}`,
    },
  ];
}

/**
 * Lines of work under a cap, and lines that take back what it comes to beyond the cap, one for each
 * item and tax code; none while it stays below. Hours beyond a cap are those that were worked last.
 */
export function cappedLines(work: AgreedWork, lines: readonly WorkLine[]): readonly WorkLine[] {
  const { entries, currency } = work;
  const [first] = entries;
  const nets = lines.map((line) => netOf(line, currency));
  const excess = smallest(addAll(nets), largest(beyondMoney(work, nets), beyondTime(work)));
  if (!first || compare(excess, ZERO) <= 0) return lines;
  const shares = allocate(amountOf(excess, currency), nets, minorUnits(currency));
  const groups = new Map<string, { share: Decimal; lines: WorkLine[] }>();
  for (const [index, line] of lines.entries()) {
    const key = JSON.stringify([line.itemId, line.taxCodeId]);
    const group = groups.get(key) ?? { share: ZERO, lines: [] };
    group.lines.push(line);
    groups.set(key, { ...group, share: add(group.share, shares[index] ?? ZERO) });
  }
  const reductions = [...groups.values()].flatMap(({ share, lines: own }) =>
    own[0] && compare(share, ZERO) > 0
      ? [reduction(own, { work, first: own[0], share, worth: addAll(nets) })]
      : [],
  );
  return [...lines.map((line, at) => ({ ...line, beyond: shares[at] ?? ZERO })), ...reductions];
}

function reduction(
  lines: readonly WorkLine[],
  {
    work,
    first,
    share,
    worth,
  }: { work: AgreedWork; first: WorkLine; share: Decimal; worth: Decimal },
): WorkLine {
  const { scope, entries, used, currency } = work;
  const [one] = entries;
  const before = compare(used.amount, ZERO) > 0 ? `, ${used.amount} billed before` : '';
  return {
    kind: 'fixed',
    client: first.client,
    projectId: first.projectId,
    project: first.project,
    servedOn: lastDay(entries) ?? first.servedOn,
    itemId: first.itemId,
    taxCodeId: first.taxCodeId,
    billedSeconds: 0,
    description: `${one ? titleOf(scope, one) : first.project}: beyond what was agreed`,
    unitPrice: negate(share),
    ...onePiece,
    trackedValue: ZERO,
    policy: scope.version,
    parts: takenBack(lines),
    isReduction: true,
    ...plainTerms,
    basis: `${workedText(entries)} for ${amountOf(worth, currency)} ${currency}; ${scope.version}${before}`,
  };
}

/** What each entry gives back, by the money that it has on the lines; once for each entry. */
function takenBack(lines: readonly WorkLine[]): WorkLine['parts'] {
  const taken = new Map<string, LinePart>();
  for (const { kind, parts, unitPrice } of lines) {
    for (const { entryId, spentOn, weight } of parts) {
      const worth = multiply(kind === 'time' ? weight : HOUR, unitPrice);
      const sum = add(taken.get(entryId)?.weight ?? ZERO, worth);
      taken.set(entryId, { entryId, spentOn, seconds: 0, writtenOffSeconds: 0, weight: sum });
    }
  }
  return [...taken.values()];
}

function beyondMoney({ scope, used }: AgreedWork, nets: readonly Decimal[]): Decimal {
  const { amount } = scope.agreement;
  return amount === null ? ZERO : subtract(add(used.amount, addAll(nets)), amount);
}

function beyondTime({ scope, used, entries, currency }: AgreedWork): Decimal {
  const limit = scope.agreement.seconds;
  if (limit === null) return ZERO;
  let beyond = used.seconds + sumOf(entries, (entry) => entry.billedSeconds) - limit;
  const values: Decimal[] = [];
  const inOrder = sortedBy(entries, (one) => `${one.spentOn} ${one.entryId}`);
  const latestFirst = inOrder.flatMap(partsOfEntry).reverse();
  for (const { entry, billedSeconds, hourlyRate } of latestFirst) {
    const part = Math.max(0, Math.min(beyond, billedSeconds));
    const isFixed = hasFixedAmount(entry) && part > 0;
    values.push(
      isFixed
        ? divide(multiply(decimalOf(entry.amount), decimalOf(part)), decimalOf(billedSeconds))
        : exactValue(part, hourlyRate),
    );
    beyond -= part;
  }
  return amountOf(addAll(values), currency);
}

const commonOf = (entries: readonly PricedEntry[], first: PricedEntry) => ({
  client: first.client,
  projectId: first.projectId,
  project: first.project,
  servedOn: lastDay(entries) ?? first.spentOn,
});

/** What the agreement is for, as the customer knows it. */
const titleOf = ({ agreement }: Scope, entry: PricedEntry): string =>
  agreement.project.trim() === '' ? entry.client : entry.project;

/** An entry with the item and tax code of the work that is worth most. */
function mainEntry(entries: readonly PricedEntry[]): PricedEntry {
  const worth = new Map<string, { sum: Decimal; entry: PricedEntry }>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.itemId, entry.taxCodeId]);
    const before = worth.get(key);
    worth.set(key, { sum: add(before?.sum ?? ZERO, entry.amount), entry: before?.entry ?? entry });
  }
  const [main] = [...worth.values()].sort((a, b) => compare(b.sum, a.sum));
  if (!main) throw new RangeError('entries: a fee needs one at least');
  return main.entry;
}

const netOf = ({ quantity, unitPrice, baseQuantity }: WorkLine, currency: CurrencyCode): Decimal =>
  roundedQuotient(multiply(quantity, unitPrice), baseQuantity, { digits: minorUnits(currency) });

const largest = (a: Decimal, b: Decimal): Decimal => (compare(a, b) >= 0 ? a : b);
const smallest = (a: Decimal, b: Decimal): Decimal => (compare(a, b) <= 0 ? a : b);
