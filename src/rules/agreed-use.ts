import { add, type Decimal, decimalOf, multiply, subtract, ZERO } from '../money/decimal';
import { roundedQuotient } from '../money/rounding';
import type { Allocation } from '../records/allocation';
import type { TimeEntry } from '../records/time-entry';
import { wholeIdOf } from './added-part';
import type { Used } from './agreed-lines';
import type { Agreements } from './agreements';
import { timesAgain } from './allocation-note';
import type { DraftedDocument } from './draft-document';
import { givesBack } from './work-taken';

const NOTHING: Used = { amount: ZERO, seconds: 0 };

/**
 * What documents that were approved have billed of the work under agreements, by customer and
 * scope: a cap of 40:00 of which 30:00 are billed leaves 10:00. Credit notes give theirs back.
 */
export function agreedUse(
  claimed: readonly DraftedDocument[],
  entries: readonly TimeEntry[],
  scopeOf: Agreements['scopeOf'],
): (customerId: string, key: string) => Used {
  const billed = claimed.length === 0 ? [] : entries;
  const known = new Map(billed.map((entry) => [entry.entryId, entry]));
  const sums = new Map<string, Used>();
  for (const document of claimed) {
    const { invoice, lines, allocations } = document;
    if (invoice.kind === 'creditNote' && !givesBack(document)) continue;
    const counted = new Set<string>();
    const billedOn = new Map(lines.map((line) => [line.lineId, line.billedSeconds]));
    const beyondNet = new Map(
      lines
        .filter(({ kind }) => kind !== 'discount')
        .map((line) => [line.lineId, priceBeyondNet(invoice, line)]),
    );
    for (const allocation of allocations) {
      const { entryId, lineId, amount } = allocation;
      const entry = known.get(wholeIdOf(entryId));
      const scope = entry && scopeOf(entry);
      const beyond = beyondNet.get(lineId);
      if (!scope || beyond === undefined) continue;
      beyondNet.set(lineId, ZERO);
      const place = placeOf(invoice.customerId, scope.key);
      const seconds = billedHere(entry, allocation, { counted, onLine: billedOn.get(lineId) ?? 0 });
      const one = { amount: add(amount, beyond), seconds };
      sums.set(place, summed(sums.get(place) ?? NOTHING, one, invoice.kind));
    }
  }
  return (customerId, key) => sums.get(placeOf(customerId, key)) ?? NOTHING;
}

function summed(before: Used, one: Used, kind: DraftedDocument['invoice']['kind']): Used {
  const { amount, seconds } = before;
  if (kind === 'creditNote') {
    return { amount: subtract(amount, one.amount), seconds: seconds - one.seconds };
  }
  return { amount: add(amount, one.amount), seconds: seconds + one.seconds };
}

interface Counted {
  readonly counted: Set<string>;
  /** Billed time of the line. */
  readonly onLine: number;
}

/**
 * Billed time of an entry: all of it at its first place, a part where it was given back or is billed
 * again; what is added has its own line.
 */
function billedHere(
  entry: TimeEntry,
  allocation: Allocation,
  { counted, onLine }: Counted,
): number {
  const { entryId, kind, seconds } = allocation;
  const isAdded = entryId !== entry.entryId;
  if (kind === 'writtenOff') return 0;
  if (kind === 'credited' || timesAgain(allocation) > 0) {
    return isAdded ? seconds : billedOf(entry, seconds);
  }
  if (counted.has(entryId)) return 0;
  counted.add(entryId);
  return isAdded ? onLine : (entry.billedSeconds ?? 0);
}

/** What rounding made of some of an entry's tracked time: of 2:00 billed as 2:15, 1:00 is 1:07:30. */
function billedOf({ seconds: tracked, billedSeconds }: TimeEntry, seconds: number): number {
  if (tracked === 0) return 0;
  const exact = multiply(decimalOf(billedSeconds ?? 0), decimalOf(seconds));
  return Number(roundedQuotient(exact, decimalOf(tracked), { digits: 0 }));
}

/** An agreement is about prices: a discount leaves no more of it, and a tax in the price no less. */
const priceBeyondNet = (
  { pricesIncludeTax }: DraftedDocument['invoice'],
  { discount, tax }: DraftedDocument['lines'][number],
): Decimal => add(discount, pricesIncludeTax ? tax : ZERO);

const placeOf = (customerId: string, key: string): string => JSON.stringify([customerId, key]);
