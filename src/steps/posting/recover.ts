import type { LedgerDocument } from '../../connectors/ledger';
import type { Allocation } from '../../records/allocation';
import type { Posting } from '../../records/posting';
import { billedIds } from '../../rules/allocation-note';
import { billKeyText } from '../../rules/bill-key';
import type { WholeInvoice } from '../../rules/footing';
import { newPosting } from '../../rules/plan';
import { keptDocument } from '../../rules/posting-answers';
import { arrived, parked } from '../../rules/posting-changes';
import { postingKeyOf } from '../../rules/posting-keys';
import { utc } from '../../rules/posting-remark';
import { invoicesTab } from '../../tabs/invoices-tab';
import { StepStopped } from '../world';
import { patiently, writePosting } from './change-posting';
import { storedContent } from './content';
import { type Desk, documentsOf } from './desk';
import { receiptsOf } from './draft-receipts';
import { wholeInvoices } from './drafts';
import { allInLedger, byKey } from './in-ledger';
import { takeTicksBack } from './project';
import { markOwn } from './standing';

/** Where the journal keeps since when it is known to be lost. */
export const SINCE_KEY = 'recover';

/** Whatever was on its way when the journal was lost has arrived by then. */
export const WAIT_MS = 30 * 60_000;
const LOOK_BACK_MS = 45 * 24 * 60 * 60_000;

/**
 * Rebuilds a lost journal from what the ledger has and the tabs show (reliability.md 2.5, rule 18):
 * refuses everything for half an hour, then takes each document in the ledger that carries the
 * mark of a row. The name of the workbook is written last, so that a rebuilding that was cut off
 * begins again. Throws StepStopped while it cannot.
 */
export function recoverJournal(desk: Desk): void {
  const { host, workbook, caller } = desk;
  const now = host.now();
  const since = Number(host.journal.get(SINCE_KEY) ?? now);
  if (since === now) host.journal.set(SINCE_KEY, String(now));
  if (now < since + WAIT_MS) {
    host.later('post');
    throw new StepStopped(
      `Tieout's memory of what it has posted is gone. Nothing is sent until ${utc(since + WAIT_MS)}; ` +
        `run Post again after that, and it is rebuilt from ${caller.connector.title}.`,
    );
  }
  const rows = wholeInvoices(workbook);
  const documents = allInLedger(desk, [], earliest(rows, now));
  if (documents === null) {
    throw new StepStopped(
      `${caller.connector.title} could not say what it has, so the memory of this workbook is not ` +
        'rebuilt yet. Run Post again in a few minutes.',
    );
  }
  const found = byKey(documents);
  patiently(host, () => {
    for (const row of rows) rebuild(desk, row, found);
    host.journal.set(SINCE_KEY, null);
    markOwn(desk);
  });
}

/** From 45 days before the oldest work of a row: what is billed in advance is sent before it. */
function earliest(rows: readonly WholeInvoice[], now: number): number {
  const days = rows.map(({ invoice }) => Date.parse(invoice.workFrom));
  return Math.min(now, ...days) - LOOK_BACK_MS;
}

function rebuild(
  desk: Desk,
  row: WholeInvoice,
  found: ReadonlyMap<string, readonly LedgerDocument[]>,
): void {
  const { host, tenant, workbook } = desk;
  const { documentId, kind, customerId, state } = row.invoice;
  const entryIds = billedIds(row.allocations);
  const billed = { kind, tenant, customerId, entryIds };
  const key = postingKeyOf(host.digest(billKeyText(billed)));
  const live = (found.get(key) ?? []).filter(({ voided }) => !voided);
  const [document] = live;
  if (document) {
    keep(desk, row, { key, live, document });
    return;
  }
  if (state === 'draft') return;
  const back = { state: 'draft' as const, remark: 'It is not in the ledger.', number: '' };
  workbook.put(invoicesTab, {
    owner: 'draft',
    values: new Map([[documentId, back]]),
    mode: 'merge',
  });
  takeTicksBack(workbook, [documentId]);
}

/** Rows that somebody pasted twice, or typed another id over, still bill one entry once. */
function eachOnce(allocations: readonly Allocation[]): readonly Allocation[] {
  const keyOf = ({ entryId, lineId, kind }: Allocation) => `${kind} ${entryId} ${lineId}`;
  return [...new Map(allocations.map((one) => [keyOf(one), one])).values()];
}

function keep(
  desk: Desk,
  { invoice, lines, allocations: shown }: WholeInvoice,
  {
    key,
    live,
    document,
  }: { key: string; live: readonly LedgerDocument[]; document: LedgerDocument },
): void {
  const { host, tenant, caller } = desk;
  const numbered = { ...invoice, number: document.number, state: 'frozen' as const, remark: '' };
  const allocations = eachOnce(shown);
  const receipts = receiptsOf(desk, { invoice, allocations });
  const content = { invoice: numbered, lines, allocations, receipts, request: null };
  const { chunks, hash } = storedContent(host, content);
  const prefix = `p:${key}:1:`;
  const fresh = newPosting({
    key,
    kind: invoice.kind,
    documentId: invoice.documentId,
    number: document.number,
    generation: 1,
    tenant,
    revision: 1,
    frozenAt: host.now(),
    content: { prefix, chunks: chunks.length, hash, closed: false },
    requestKey: '',
    receipts: receipts.length,
  });
  const link = documentsOf(desk, invoice.kind).link(document.ledgerId, caller.sandbox);
  const posted: Posting = arrived(fresh, keptDocument(document, lines), link);
  const ids = live.map(({ ledgerId }) => ledgerId).join(' and ');
  const twice = { reason: 'duplicateFound', words: `documents ${ids} are the same` } as const;
  chunks.forEach((chunk, index) => {
    host.journal.set(`${prefix}${index}`, chunk);
  });
  writePosting(host, live.length > 1 ? parked(posted, twice) : posted);
}
