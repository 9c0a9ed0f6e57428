import { allocate } from '../money/allocation';
import { amountOf } from '../money/amount';
import { type CurrencyCode, minorUnits } from '../money/currency';
import { add, type Decimal, decimalOf, multiply, subtract, ZERO } from '../money/decimal';
import type { Allocation } from '../records/allocation';
import type { InvoiceLine } from '../records/invoice-line';
import type { RoundingRow } from '../records/rounding-row';
import type { TimeEntry } from '../records/time-entry';
import type { DraftedDocument } from './draft-document';

/** What work costs the firm and what is left of its net, in the books' currency; null: not known. */
export type Margin = Pick<RoundingRow, 'cost' | 'margin'>;

const UNKNOWN: Margin = { cost: null, margin: null };

/**
 * Cost and margin of each line of an invoice and of the whole, by the ids of their rows: 1:07 at
 * 60.00 costs 67.00, and of 150.00 net 83.00 are left. An expense costs what it is passed on for. Where
 * some time has no cost rate in the books' currency, its line and the whole have none.
 */
export function documentMargin(
  document: DraftedDocument,
  entries: ReadonlyMap<string, TimeEntry>,
): ReadonlyMap<string, Margin> {
  const { invoice, lines } = document;
  if (invoice.kind !== 'invoice') return new Map();
  const times = timeCosts(document, entries);
  const costs = lines.map((line) =>
    line.kind === 'expense' ? expenseCost(line, document) : (times.get(line.lineId) ?? null),
  );
  const rows = lines.map((line, at) => [line.lineId, marginOf(line, costs[at] ?? null)] as const);
  const known = costs.flatMap((cost) => cost ?? []);
  const margins = rows.flatMap(([, { margin }]) => margin ?? []);
  const whole =
    known.length < lines.length ? UNKNOWN : { cost: add(...known), margin: add(...margins) };
  return new Map([...rows, [`${invoice.documentId}/total`, whole]]);
}

function marginOf(line: InvoiceLine, cost: Decimal | null): Margin {
  if (cost === null) return UNKNOWN;
  // What rounds a sum for cash earns nothing and costs nothing.
  const earned = line.kind === 'rounding' ? ZERO : line.netBase;
  return { cost, margin: subtract(earned, cost) };
}

/** An expense is passed on as it is: it costs its price, with what was taken off it. */
function expenseCost({ netBase, discount }: InvoiceLine, { invoice }: DraftedDocument): Decimal {
  const off = amountOf(multiply(discount, invoice.exchangeRate), invoice.baseCurrency);
  return add(netBase, off);
}

/** Cost of the time on each line; what an entry costs is shared over its lines by its time there. */
function timeCosts(
  { invoice: { baseCurrency }, lines, allocations }: DraftedDocument,
  entries: ReadonlyMap<string, TimeEntry>,
): ReadonlyMap<string, Decimal | null> {
  const costs = new Map<string, Decimal | null>(lines.map(({ lineId }) => [lineId, ZERO]));
  for (const [entryId, onLines] of timeOnLines(allocations)) {
    const cost = costOf(entries.get(entryId), baseCurrency);
    const weights = [...onLines.values()].map((seconds) => decimalOf(seconds));
    const shares = cost === null ? [] : allocate(cost, weights, minorUnits(baseCurrency));
    for (const [at, lineId] of [...onLines.keys()].entries()) {
      const [before, share] = [costs.get(lineId) ?? null, shares[at]];
      costs.set(lineId, before === null || share === undefined ? null : add(before, share));
    }
  }
  return costs;
}

function costOf(entry: TimeEntry | undefined, currency: CurrencyCode): Decimal | null {
  return entry?.costCurrency === currency ? entry.cost : null;
}

/** Tracked time of each entry by the lines that it stands on. */
function timeOnLines(allocations: readonly Allocation[]) {
  const taken = new Map<string, Map<string, number>>();
  for (const { entryId, lineId, seconds } of allocations) {
    if (seconds === 0) continue;
    const onLines = taken.get(entryId) ?? new Map<string, number>();
    taken.set(entryId, onLines.set(lineId, (onLines.get(lineId) ?? 0) + seconds));
  }
  return taken;
}
