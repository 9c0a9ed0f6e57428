import type { Reply } from '../connectors/caller';
import type { Exchange } from '../connectors/exchange';
import type { LedgerDocument } from '../connectors/ledger';
import type { Posting } from '../records/posting';
import type { PlannedDocument } from '../rules/dry-run';
import { differencesOf, findingOf } from '../rules/posting-answers';
import { type Desk, documentsOf } from './posting/desk';

/** A document with the record that stands for it, or would; null where none can be made. */
export interface Planned {
  readonly document: PlannedDocument;
  readonly posting: Posting | null;
}

/** So many documents are asked for; a ledger lets nobody ask much more in a minute. */
const MOST_ASKED = 25;

export interface Looked {
  readonly documents: readonly PlannedDocument[];
  /** How many were not asked for, or not answered: these stand against what was known before. */
  readonly unseen: number;
}

/**
 * Holds documents against the ledger as it is now: whether it has those that will be sent, and
 * what it has of those that were. Only reads. What will be sent comes first, then the newest.
 */
export function lookInLedger(desk: Desk, planned: readonly Planned[]): Looked {
  const askable = planned.filter((one) => exchangeFor(desk, one) !== null);
  const isAhead = ({ posting }: Planned) => posting?.state === 'frozen';
  const asked = [
    ...askable.filter(isAhead),
    ...askable.filter((one) => !isAhead(one)).reverse(),
  ].slice(0, MOST_ASKED);
  const replies = desk.caller.callAll(
    asked.map((one) => exchangeFor(desk, one)).filter((exchange) => exchange !== null),
  );
  const replyOf = new Map(asked.map((one, index) => [one, replies[index]]));
  const seen = replies.filter((reply) => reply.ok || isGone(reply)).length;
  return {
    documents: planned.map((one) => seenOf(desk, one, replyOf.get(one))),
    unseen: askable.length - seen,
  };
}

type Found = readonly LedgerDocument[];

function exchangeFor(desk: Desk, { document, posting }: Planned) {
  if (!posting) return null;
  const documents = documentsOf(desk, posting.kind);
  const { customerId, issuedOn } = document.invoice;
  const { number, state, ledgerId } = posting;
  if (state === 'frozen') {
    return documents.find({ number, customerId, issuedOn }, desk.facts);
  }
  if (ledgerId === '') return null;
  const { request, read } = documents.fetch(ledgerId);
  const exchange: Exchange<Found> = { request, read: (answer) => [read(answer)] };
  return exchange;
}

function seenOf(desk: Desk, one: Planned, reply: Reply<Found> | undefined): PlannedDocument {
  const { document, posting } = one;
  if (!reply || !posting) return document;
  if (!reply.ok) return isGone(reply) ? withoutLedger(document) : document;
  const [found] = reply.value;
  if (posting.state !== 'frozen') return found ? withLedger(desk, one, found) : document;
  const finding = findingOf(reply.value, posting, desk.facts.takesNumbers);
  if (finding.kind === 'absent') return document;
  if (finding.kind === 'trouble') return { ...document, fault: finding.trouble.words };
  return withLedger(desk, one, finding.document);
}

const isGone = (reply: Reply<Found>): boolean =>
  !reply.ok && (reply.error.status === 404 || reply.error.status === 410);

function withoutLedger(document: PlannedDocument): PlannedDocument {
  const { inLedger } = document;
  if (!inLedger) return document;
  return { ...document, inLedger: { ...inLedger, differences: ['it is no longer in the ledger'] } };
}

/** A document with what the ledger has of it, and how that differs from what was approved. */
export function withLedger(
  { ledger }: Desk,
  { document, posting }: Planned,
  found: LedgerDocument,
): PlannedDocument {
  if (!posting) return document;
  const { lines } = document;
  const { exchangeRate } = document.invoice;
  const kept = ledger.rateAsKept?.(exchangeRate) ?? exchangeRate;
  const invoice = { ...document.invoice, exchangeRate: kept };
  const differences = differencesOf(found, { posting, invoice, lines });
  return { ...document, inLedger: { document: found, differences } };
}
