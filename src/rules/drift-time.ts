import { durationText } from '../calendar/seconds';
import { amountOf, noAmount } from '../money/amount';
import { absolute, add, isZero } from '../money/decimal';
import type { TimeEntry } from '../records/time-entry';
import { type BilledPiece, isCredited, netAmount, netSeconds } from './billed-work';
import type { Difference } from './drift';
import { creditOfTime } from './drift-credit';
import { type DeltaTerms, timeDelta } from './drift-price';
import { otherDifferences } from './drift-work';

/** How a time entry differs from what was billed of it; none for one that is on no document any more. */
export function timeDifferences(id: string, terms: DeltaTerms): readonly Difference[] {
  const pieces = terms.pieces.get(id) ?? [];
  const entry = terms.entries.get(id);
  const first = pieces.find(
    ({ line, allocation }) =>
      allocation.kind === 'billed' && (line.kind === 'time' || line.kind === 'fixed'),
  );
  const billed = netSeconds(pieces);
  if (!first || (billed === 0 && isZero(netAmount(pieces, first.invoice.currency)))) return [];
  if (!entry || entry.sourceState === 'gone') return [deleted(id, { pieces, first, entry })];
  if (entry.sourceState === 'running') return [];
  const now = entry.seconds;
  return [
    ...(now === billed || (now > billed && isCredited(pieces))
      ? []
      : [changed(entry, { pieces, first }, terms)]),
    ...otherDifferences(entry, id, { pieces, first, tab: 'time' }),
  ];
}

interface Billed {
  readonly pieces: readonly BilledPiece[];
  readonly first: BilledPiece;
}

function placed(id: string, { first }: Billed, client: string) {
  const { invoice } = first;
  return {
    aspect: 'time' as const,
    place: `${id}|time`,
    client,
    document: invoice.number,
    documentId: invoice.documentId,
    entryId: id,
    currency: invoice.currency,
  };
}

function deleted(
  id: string,
  { entry, ...billed }: Billed & { readonly entry: TimeEntry | undefined },
): Difference {
  const { pieces, first } = billed;
  const { invoice, line, allocation } = first;
  const seconds = netSeconds(pieces);
  const money = netAmount(pieces, invoice.currency);
  const day = entry?.spentOn ?? allocation.spentOn ?? line.servedOn;
  const who = entry ? `${entry.person} on ${entry.project}` : line.project;
  return {
    ...placed(id, billed, entry?.client ?? invoice.customer),
    standing: `${seconds} > 0`,
    what: `${who}, ${day}: ${durationText(seconds)} are billed on ${invoice.number}, and the entry ${entry ? 'was deleted in the tracker' : 'is no longer on the Time tab'}.`,
    fix: `Credit ${money} ${invoice.currency} of ${invoice.number}, or accept with a reason.`,
    seconds: { billed: seconds, now: 0 },
    billed: money,
    now: noAmount(invoice.currency),
    choices: ['credit note', 'accept'],
    part: null,
    credit: creditOfTime(pieces, { seconds, billedSeconds: null }),
  };
}

function changed(entry: TimeEntry, billed: Billed, terms: DeltaTerms): Difference {
  const { pieces, first } = billed;
  const { currency, number } = first.invoice;
  const [was, now] = [netSeconds(pieces), entry.seconds];
  const money = netAmount(pieces, currency);
  const delta = timeDelta(entry, now - was, terms);
  const net = delta?.net ?? noAmount(currency);
  const isMore = now > was && !isZero(net) && isBillableAsBefore(entry, billed);
  const isLess = now < was && !isZero(net);
  const size = `${durationText(Math.abs(now - was))} (${amountOf(absolute(net), currency)} ${currency})`;
  const { person, project, spentOn } = entry;
  return {
    ...placed(entry.entryId, billed, entry.client),
    standing: `${was} > ${now}`,
    what: `${person} on ${project}, ${spentOn}: ${durationText(was)} are billed on ${number}, the tracker now has ${durationText(now)}.`,
    fix: fixOf({ isMore, isLess, isAgreed: delta === null, size, number }),
    seconds: { billed: was, now },
    billed: money,
    now: amountOf(add(money, net), currency),
    choices: [
      ...(isMore ? ['next invoice' as const] : []),
      ...(isLess ? ['credit note' as const] : []),
      'accept',
    ],
    credit:
      delta && isLess
        ? creditOfTime(pieces, { seconds: was - now, billedSeconds: -delta.billedSeconds })
        : null,
    part:
      delta && isMore
        ? {
            lineId: delta.first.line.lineId,
            number: delta.first.invoice.number,
            seconds: now - was,
            writtenOffSeconds: delta.writtenOffSeconds,
            billedSeconds: delta.billedSeconds,
            amount: delta.price,
          }
        : null,
  };
}

/** More time of a customer who is no longer the one, or not billable, is nothing to bill him. */
const isBillableAsBefore = (entry: TimeEntry, { first }: Billed): boolean =>
  entry.billable && (entry.customerId === '' || entry.customerId === first.invoice.customerId);

function fixOf({
  isMore,
  isLess,
  isAgreed,
  size,
  number,
}: {
  readonly isMore: boolean;
  readonly isLess: boolean;
  readonly isAgreed: boolean;
  readonly size: string;
  readonly number: string;
}): string {
  if (isMore) return `Bill ${size} on the next invoice, or accept with a reason.`;
  if (isLess) return `Credit ${size} of ${number}, or accept with a reason.`;
  if (isAgreed) return `Accept: ${number} bills an agreed amount, whatever the time.`;
  return 'Accept: the price stays the same.';
}
