import type { Caller } from '../connectors/caller';
import type { LedgerDocument } from '../connectors/ledger';
import { sentenceOf } from './conversation';
import type { Claim } from './journal';
import { documentsOf } from './posting/desk';
import { StepStopped } from './world';

/** Documents that are fetched from the ledger at once. */
const BATCH = 40;

/**
 * What the ledger has now of documents that it was known to have, by their id; null where it has
 * one no more.
 */
export function documentsNow(
  claimed: readonly Claim[],
  caller: Caller,
): ReadonlyMap<string, LedgerDocument | null> {
  const { ledger } = caller.connector;
  const found = new Map<string, LedgerDocument | null>();
  const known = ledger ? claimed.filter(({ invoice }) => invoice.ledgerId !== '') : [];
  for (let from = 0; ledger && from < known.length; from += BATCH) {
    const batch = known.slice(from, from + BATCH);
    const replies = caller.callAll(
      batch.map(({ invoice: { kind, ledgerId } }) =>
        documentsOf({ ledger, caller }, kind).fetch(ledgerId),
      ),
    );
    for (const [index, reply] of replies.entries()) {
      const documentId = batch[index]?.invoice.documentId ?? '';
      if (reply.ok) found.set(documentId, reply.value);
      else if (isGone(reply.error)) found.set(documentId, null);
      else throw new StepStopped(sentenceOf(caller.connector.title, reply.error));
    }
  }
  return found;
}

const isGone = ({ kind, status }: { readonly kind: string; readonly status: number }): boolean =>
  kind === 'rejected' && (status === 404 || status === 410);
