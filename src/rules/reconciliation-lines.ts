import { allocate } from '../money/allocation';
import { type Amount, amountOf } from '../money/amount';
import { minorUnits } from '../money/currency';
import { absolute, add, type Decimal, decimalOf, isZero, ZERO } from '../money/decimal';
import type { Allocation } from '../records/allocation';
import type { InvoiceLine } from '../records/invoice-line';
import type { ClaimedDocument } from './billing-stage';
import type { DriftStanding } from './drift-sums';
import type { ReconciliationGroups } from './reconciliation-groups';

/**
 * Counts the lines of a posted document where their work belongs. A line of several projects is
 * shared out by what each has of its time and of its money.
 */
export function addLines(
  groups: ReconciliationGroups,
  { invoice, lines, allocations, document }: ClaimedDocument,
  told?: DriftStanding,
): void {
  const ofLine = new Map<string, Allocation[]>(lines.map(({ lineId }) => [lineId, []]));
  for (const one of allocations) ofLine.get(one.lineId)?.push(one);
  for (const [index, line] of lines.entries()) {
    const own = ofLine.get(line.lineId) ?? [];
    for (const { entryId, seconds } of own.filter((one) => !groups.knows(one.entryId))) {
      const stage = { stage: 'posted', reason: '', postedSeconds: seconds } as const;
      groups.eachOf(entryId, line, (sums) => sums.addTime(0, stage));
    }
    const ledgerNet = document && !document.voided ? (document.lineNets[index] ?? null) : null;
    const isCredit = invoice.kind === 'creditNote';
    const parts = partsOf(own.length > 0 ? own : allocations.slice(0, 1), line, groups);
    for (const part of shared(line, ledgerNet, parts)) {
      groups.eachOf(part.entryId, line, (sums) =>
        sums.addLine({ ...part, isCredit }, part.ledgerNet, told),
      );
    }
  }
}

/** What one client and project has of a line. */
interface ProjectPart {
  readonly entryId: string;
  readonly seconds: Decimal;
  readonly amount: Decimal;
}

function partsOf(
  allocations: readonly Allocation[],
  line: InvoiceLine,
  groups: ReconciliationGroups,
): readonly ProjectPart[] {
  const parts = new Map<string, ProjectPart>();
  for (const { entryId, kind, seconds, amount } of allocations) {
    const { clientId, projectId } = groups.placeOf(entryId, line);
    const key = JSON.stringify([clientId, projectId]);
    const { seconds: before, amount: sum } = parts.get(key) ?? { seconds: ZERO, amount: ZERO };
    const taken = decimalOf(kind === 'writtenOff' ? 0 : Math.abs(seconds));
    parts.set(key, {
      entryId: parts.get(key)?.entryId ?? entryId,
      seconds: add(before, taken),
      amount: add(sum, absolute(amount)),
    });
  }
  return parts.size > 0 ? [...parts.values()] : [{ entryId: '', seconds: ZERO, amount: ZERO }];
}

function shared(line: InvoiceLine, ledgerNet: Amount | null, parts: readonly ProjectPart[]) {
  const { currency, net, billedSeconds } = line;
  const money = (whole: Amount) =>
    spread(
      whole,
      parts.map(({ amount }) => amount),
      minorUnits(currency),
    );
  const times = spread(
    decimalOf(billedSeconds),
    parts.map(({ seconds }) => seconds),
    0,
  );
  const nets = money(net);
  const theirs = ledgerNet === null ? null : money(ledgerNet);
  return parts.map(({ entryId }, at) => ({
    entryId,
    billedSeconds: Number(times[at] ?? 0),
    net: amountOf(nets[at] ?? ZERO, currency),
    ledgerNet: theirs === null ? null : amountOf(theirs[at] ?? ZERO, currency),
  }));
}

/** In proportion, or evenly where nothing weighs anything. */
const spread = (whole: Decimal, weights: readonly Decimal[], digits: number) =>
  weights.every(isZero)
    ? allocate(
        whole,
        weights.map(() => decimalOf(1)),
        digits,
      )
    : allocate(whole, weights, digits);
