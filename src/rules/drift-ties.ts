import type { ClaimedDocument } from './billing-stage';
import type { Difference, DriftFound } from './drift';
import type { ReconciliationGroups } from './reconciliation-groups';
import type { Place } from './reconciliation-rows';

/** A difference as the tie-out counts it; `reason` is null while nobody has accepted it. */
export interface Tied {
  readonly what: string;
  readonly seconds: number;
  readonly reason: string | null;
  /** It is on its way on the next invoice. */
  readonly isDecided: boolean;
}

type TiedByPlace = ReadonlyMap<string, readonly Tied[]>;

/** The differences of each entry, expense and document, by its id. */
export function driftByPlace(drift: DriftFound | undefined): TiedByPlace {
  const byPlace = new Map<string, Tied[]>();
  const put = (one: Difference, reason: string | null, isDecided: boolean) => {
    const id = one.entryId === '' ? one.documentId : one.entryId;
    const seconds = one.aspect === 'time' && one.seconds ? one.seconds.now - one.seconds.billed : 0;
    const tied = { what: one.what, seconds, reason, isDecided };
    byPlace.set(id, [...(byPlace.get(id) ?? []), tied]);
  };
  for (const one of drift?.open ?? []) put(one, null, false);
  for (const one of drift?.accepted ?? []) put(one, one.reason, false);
  for (const one of drift?.decided ?? [])
    if (!one.isDone) put(one, null, one.decision === 'next invoice');
  return byPlace;
}

/** Counts the differences of an entry in its project and client, each once. */
export function addDifferences(
  groups: ReconciliationGroups,
  place: Place,
  differences: readonly Tied[] = [],
): void {
  for (const { seconds, reason, isDecided } of differences) {
    groups.each(place, (sums) => {
      if (isDecided) sums.addPending(seconds, 'decided for the next invoice');
      else sums.differences.add(seconds, reason);
    });
  }
}

/** Says at the projects of a document that it stands otherwise in the ledger, or why it may. */
export function addDocument(
  groups: ReconciliationGroups,
  { invoice, lines, allocations }: ClaimedDocument,
  { reason }: Tied,
): void {
  const entryOf = new Map(allocations.map(({ lineId, entryId }) => [lineId, entryId]));
  for (const line of lines) {
    groups.eachOf(entryOf.get(line.lineId) ?? '', line, ({ differences }) =>
      reason === null
        ? differences.addEdited(invoice.number)
        : differences.add(0, `${invoice.number} as the ledger has it, ${reason}`),
    );
  }
}

/** A document that a person has accepted as it is counts as posted, whatever it waited for. */
export function asAccepted(claimed: ClaimedDocument, drift: TiedByPlace): ClaimedDocument {
  const { invoice } = claimed;
  const [one] = drift.get(invoice.documentId) ?? [];
  if (!one || one.reason === null || invoice.state !== 'parked') return claimed;
  return { ...claimed, invoice: { ...invoice, state: 'posted' } };
}
