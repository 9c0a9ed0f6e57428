import type { Store } from '../host';
import { type AddedPart, type DriftDecision, driftDecisionSchema } from '../records/drift';
import type { DriftFound } from '../rules/drift';
import { placeOf } from '../rules/drift';
import type { Claim } from './journal';

const PREFIX = 'drift:';

/** What was decided about differences after posting, in the order in which it was. */
export function decisionsIn(snapshot: ReadonlyMap<string, string>): readonly DriftDecision[] {
  return [...snapshot]
    .filter(([key]) => key.startsWith(PREFIX))
    .map(([, text]) => driftDecisionSchema.parse(JSON.parse(text)))
    .sort((a, b) => a.at - b.at || (a.driftId < b.driftId ? -1 : 1));
}

export const readDecisions = (journal: Store): readonly DriftDecision[] =>
  decisionsIn(journal.all());

export function saveDecision(journal: Store, decision: DriftDecision): void {
  journal.set(`${PREFIX}${decision.driftId}`, JSON.stringify(decision));
}

/** Parts for the next invoice that no document has taken yet. */
export function openParts(
  decisions: readonly DriftDecision[],
  claimed: readonly Pick<Claim, 'allocations'>[],
): readonly (DriftDecision & { readonly part: AddedPart })[] {
  const taken = new Set(
    claimed.flatMap(({ allocations }) => allocations.map(({ entryId }) => entryId)),
  );
  return decisions.flatMap((one) =>
    one.part && !taken.has(one.part.partId) ? [{ ...one, part: one.part }] : [],
  );
}

/**
 * Takes back what was decided and no longer holds, because the entry was changed once more or the
 * credit note was discarded: it waits for a person again. Gives the decisions that stay.
 */
export function withdrawStale(
  journal: Store,
  decisions: readonly DriftDecision[],
  {
    found,
    claimed,
    drafted,
  }: {
    readonly found: DriftFound;
    readonly claimed: readonly Claim[];
    /** Ids of all documents that the tabs show. */
    readonly drafted: ReadonlySet<string>;
  },
): readonly DriftDecision[] {
  const holds = new Set(found.decided.map(({ driftId }) => driftId));
  const stale = new Set(
    openParts(decisions, claimed)
      .filter((one) => !holds.has(one.driftId) && !found.waiting.has(entryOf(one)))
      .map(({ driftId }) => driftId),
  );
  const kept = new Set(claimed.map(({ invoice }) => invoice.documentId));
  for (const { creditId, driftId } of decisions) {
    const isLost = !drafted.has(creditId) || !holds.has(driftId);
    if (creditId !== '' && !kept.has(creditId) && isLost) stale.add(driftId);
  }
  for (const driftId of stale) journal.set(`${PREFIX}${driftId}`, null);
  return decisions.filter(({ driftId }) => !stale.has(driftId));
}

const entryOf = (one: DriftDecision): string =>
  placeOf(one).slice(0, placeOf(one).lastIndexOf('|'));
