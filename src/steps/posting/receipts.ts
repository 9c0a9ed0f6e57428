import { ApiError } from '../../connectors/api-error';
import { replyTo } from '../../connectors/caller';
import { fetchReceipt } from '../../connectors/receipt';
import { type Posting, receiptStates } from '../../records/posting';
import {
  receiptAttached,
  receiptBegun,
  receiptRefused,
  receiptsFound,
} from '../../rules/posting-receipts';
import { deadAtOf } from '../../rules/posting-times';
import {
  noRoomFault,
  type ReceiptFault,
  receiptFault,
  receiptSizeFault,
} from '../../rules/receipt-fault';
import { changePosting } from './change-posting';
import type { Content, Receipt } from './content';
import { type Desk, documentsOf } from './desk';
import { SENDING_MS } from './send';

type Fault = Posting['receiptFaults'][number];

/** A record has room for the reasons of so many receipts. */
const MOST_FAULTS = 20;

/**
 * Attaches the receipts that a document still lacks. Which ones the ledger has is asked first, by
 * their names, so that each is attached once. One that cannot be had stops no other.
 */
export function attachReceipts(desk: Desk, posting: Posting, content: Content): Posting | null {
  const { host, caller } = desk;
  const { attachments, mostFiles = Number.POSITIVE_INFINITY } = documentsOf(desk, posting.kind);
  const names = replyTo(caller, attachments(posting.ledgerId));
  if (!names.ok) return posting;
  const there = new Set(names.value);
  const isThere = content.receipts.map(({ name }) => there.has(name));
  let current = changePosting(host, posting, (seen) => receiptsFound(seen, isThere));
  const faults: Fault[] = [];
  let room = mostFiles - there.size;
  for (const [index, receipt] of content.receipts.entries()) {
    if (current?.receipts[index] !== receiptStates.waiting) continue;
    if (room <= 0) {
      faults.push({ index, ...noRoomFault(mostFiles) });
      continue;
    }
    if (host.remainingMs() < SENDING_MS) return current;
    const outcome = tryReceipt(desk, current, { index, receipt });
    current = outcome.posting;
    if (outcome.fault) faults.push({ index, ...outcome.fault });
    if (current?.receipts[index] === receiptStates.attached) room -= 1;
    if (current?.receipts[index] === receiptStates.sending) return current;
  }
  return current && settle(desk, current, faults);
}

interface Outcome {
  /** Null where somebody else has changed it. */
  readonly posting: Posting | null;
  readonly fault: ReceiptFault | null;
}

/** Fetches one receipt and attaches it. */
function tryReceipt(
  desk: Desk,
  posting: Posting,
  { index, receipt }: { readonly index: number; readonly receipt: Receipt },
): Outcome {
  const file = fileOf(desk, receipt);
  if (file instanceof Uint8Array) return attach(desk, posting, { index, receipt, bytes: file });
  return { posting, fault: { ...file, what: file.what.slice(0, 120) } };
}

function settle({ host }: Desk, posting: Posting, faults: readonly Fault[]): Posting | null {
  const kept = faults.slice(0, MOST_FAULTS);
  return changePosting(host, posting, (seen) => ({
    ...seen,
    receiptFaults: [...kept],
    receiptRounds: seen.receiptRounds + (kept.length > 0 ? 1 : 0),
  }));
}

function fileOf({ world: { source } }: Desk, receipt: Receipt): Uint8Array | ReceiptFault {
  const fault = receiptFault(receipt);
  if (fault) return fault;
  if (!source) return { code: 'E-215', what: 'the tracker that has it is not connected' };
  try {
    const file = fetchReceipt(source, receipt.url);
    return receiptSizeFault(file.length) ?? file;
  } catch (error) {
    if (error instanceof ApiError) return { code: 'E-215', what: error.message };
    throw error;
  }
}

/** One file: stored as begun, sent once, and settled; left as begun where nobody knows. */
function attach(
  desk: Desk,
  posting: Posting,
  { index, receipt, bytes }: { index: number; receipt: Receipt; bytes: Uint8Array },
): Outcome {
  const { host, caller } = desk;
  const documents = documentsOf(desk, posting.kind);
  const now = host.now();
  const deadAt = deadAtOf(now, host.remainingMs());
  const promises = documents.capabilities;
  const begun = changePosting(host, posting, (seen) =>
    receiptBegun(seen, index, { deadAt, now, promises }),
  );
  if (!begun) return { posting: null, fault: null };
  const { name, contentType } = receipt;
  const file = { name, contentType, bytes };
  const reply = replyTo(caller, documents.attach(posting.ledgerId, file));
  if (reply.ok) {
    const attached = changePosting(host, begun, (seen) => receiptAttached(seen, index));
    return { posting: attached, fault: null };
  }
  if (!isRefusal(reply.error)) return { posting: begun, fault: null };
  const refused = changePosting(host, begun, (seen) => receiptRefused(seen, index));
  return { posting: refused, fault: { code: 'E-215', what: reply.error.message } };
}

const isRefusal = ({ kind }: ApiError): boolean =>
  kind === 'rejected' || kind === 'forbidden' || kind === 'rateLimited';
