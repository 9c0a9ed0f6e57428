import { add, type Decimal, ZERO } from '../money/decimal';
import type { TimeEntry } from '../records/time-entry';
import { wholeIdOf } from './added-part';
import type { Used } from './agreed-lines';
import type { Agreements } from './agreements';
import type { DraftedDocument } from './draft-document';

const NOTHING: Used = { amount: ZERO, seconds: 0 };

/**
 * What documents that were approved have billed of the work under agreements, by customer and
 * scope: a cap of 40:00 of which 30:00 are billed leaves 10:00.
 */
export function agreedUse(
  claimed: readonly DraftedDocument[],
  entries: readonly TimeEntry[],
  scopeOf: Agreements['scopeOf'],
): (customerId: string, key: string) => Used {
  const billed = claimed.length === 0 ? [] : entries;
  const known = new Map(billed.map((entry) => [entry.entryId, entry]));
  const sums = new Map<string, { amount: Decimal; seconds: number }>();
  for (const { invoice, lines, allocations } of claimed) {
    const counted = new Set<string>();
    const billedOn = new Map(lines.map((line) => [line.lineId, line.billedSeconds]));
    const beyondNet = new Map(
      lines
        .filter(({ kind }) => kind !== 'discount')
        .map((line) => [line.lineId, priceBeyondNet(invoice, line)]),
    );
    for (const { entryId, lineId, amount, kind } of allocations) {
      const entry = known.get(wholeIdOf(entryId));
      const scope = entry && scopeOf(entry);
      const beyond = beyondNet.get(lineId);
      if (!scope || beyond === undefined) continue;
      beyondNet.set(lineId, ZERO);
      const place = placeOf(invoice.customerId, scope.key);
      const before = sums.get(place) ?? NOTHING;
      const isFirst = kind === 'billed' && isNew(counted, entryId);
      const onLine = billedOn.get(lineId) ?? 0;
      const time = isFirst ? billedOnce(entry, { entryId, onLine }) : 0;
      const seconds = before.seconds + time;
      sums.set(place, { amount: add(before.amount, amount, beyond), seconds });
    }
  }
  return (customerId, key) => sums.get(placeOf(customerId, key)) ?? NOTHING;
}

/** An entry whose parts stand on several lines has its time once; what is added has its own line. */
const billedOnce = (
  { entryId, billedSeconds }: TimeEntry,
  of: { readonly entryId: string; readonly onLine: number },
): number => (of.entryId === entryId ? (billedSeconds ?? 0) : of.onLine);

const isNew = (known: Set<string>, id: string): boolean => known.size < known.add(id).size;

/** An agreement is about prices: a discount leaves no more of it, and a tax in the price no less. */
const priceBeyondNet = (
  { pricesIncludeTax }: DraftedDocument['invoice'],
  { discount, tax }: DraftedDocument['lines'][number],
): Decimal => add(discount, pricesIncludeTax ? tax : ZERO);

const placeOf = (customerId: string, key: string): string => JSON.stringify([customerId, key]);
