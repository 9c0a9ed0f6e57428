import type { DocumentOrder } from '../../connectors/ledger';
import type { Invoice } from '../../records/invoice';
import type { Posting } from '../../records/posting';
import { billedIds } from '../../rules/allocation-note';
import { billKeyText } from '../../rules/bill-key';
import { closedFault } from '../../rules/closed-period';
import { documentWords } from '../../rules/document-words';
import { footingFault } from '../../rules/footing';
import { newPosting, numberFor } from '../../rules/plan';
import { markerOf, postingKeyOf, requestKeyOf, requestKeyText } from '../../rules/posting-keys';
import { currenciesTab } from '../../tabs/currencies-tab';
import { type Book, readBook, usedBytes } from './book';
import { patiently, writePosting } from './change-posting';
import { claimRefusal } from './claim-check';
import { type Content, dropContent, storedContent } from './content';
import { creditedIn } from './credited';
import { type Desk, documentsOf } from './desk';
import { receiptsOf } from './draft-receipts';
import { type Draft, taxCodesOf } from './drafts';
import { strangeId } from './known-ids';
import { readScan } from './last-scan';
import { postingKey } from './postings';
import { DRAFT_AGAIN, type Refusal } from './refusal';

/** The store takes 500 KB; this much of it stays free for what is on its way. */
const MOST_BYTES = 400_000;

/**
 * Fixes an approved draft: payload first, then the record that claims its entries with one write
 * (reliability.md 2.5, rule 2). What is sent later is exactly this, whatever happens to the tabs.
 * Says whether it could.
 */
export function freeze(desk: Desk, draft: Draft): boolean {
  const { host } = desk;
  return patiently(host, () => {
    const plan = planOf(desk, draft, readBook(host));
    if ('refusal' in plan) return false;
    const { posting, chunks, earlier } = plan;
    chunks.forEach((chunk, index) => {
      host.journal.set(`${posting.content.prefix}${index}`, chunk);
    });
    writePosting(host, posting);
    if (earlier) dropContent(host, earlier);
    return true;
  });
}

type Plan =
  | { readonly refusal: Refusal }
  | {
      readonly posting: Posting;
      readonly content: Content;
      readonly chunks: readonly string[];
      /** The same work as it was approved before a refusal. */
      readonly earlier: Posting | null;
    };

/** What would be written if a draft were fixed now, or why it cannot be. */
export function planOf(desk: Desk, draft: Draft, book: Book): Plan {
  const fault = footingFault(draft);
  if (fault !== null) return { refusal: { code: 'E-514', what: fault, fix: DRAFT_AGAIN } };
  const refusal =
    closedFault(draft.invoice.issuedOn, desk.facts.closedThrough) ??
    strangerRefusal(desk, draft) ??
    kindRefusal(desk, draft) ??
    currencyRefusal(desk, draft) ??
    claimRefusal(desk, draft, book);
  return refusal ? { refusal } : claimPlan(desk, draft, book);
}

/** Ids of another company never leave (reliability.md 5, 72). */
function strangerRefusal(desk: Desk, draft: Draft): Refusal | null {
  const strange = strangeId(desk, draft);
  if (strange === null) return null;
  const what = `${strange} is not in ${desk.facts.company}, the company that is connected`;
  const fix = 'Run Pull and Review, confirm the mapping, then run Draft again.';
  return { code: 'E-411', what, fix };
}

/** A currency that the company has not switched on (reliability.md 5, 105). */
function currencyRefusal({ workbook, facts, caller }: Desk, { invoice }: Draft): Refusal | null {
  const { currency, customer } = invoice;
  const known = workbook.records(currenciesTab);
  if (currency === facts.baseCurrency || known.length === 0) return null;
  if (known.some(({ code, active }) => active && code === currency)) return null;
  const { title } = caller.connector;
  const what = `${customer} is billed in ${currency}, which ${facts.company} has not switched on in ${title}`;
  const fix = `Add ${currency} to the currencies of ${title}, then run Pull and Post again.`;
  return { code: 'E-611', what, fix };
}

/** A kind of document that the ledger does not take; the others go on. */
function kindRefusal({ ledger, caller }: Desk, { invoice: { kind } }: Draft): Refusal | null {
  if (ledger.documents[kind]) return null;
  const { title } = caller.connector;
  const what = `${title} takes no ${documentWords[kind]} from Tieout`;
  return { code: 'E-516', what, fix: `Enter it in ${title} by hand, and take its tick off here.` };
}

function claimPlan(desk: Desk, draft: Draft, book: Book): Plan {
  const { snapshot, entries, folded } = book;
  const { host, facts, settings } = desk;
  const billKey = billKeyOf(desk, draft);
  const { kind } = draft.invoice;
  const key = postingKeyOf(billKey);
  const earlier = entries.find(({ posting }) => posting.key === key)?.posting ?? null;
  const number = numberFor(key, {
    earlier,
    given: [...folded, ...entries.map(({ posting }) => posting), ...readScan(desk).strangers].map(
      (one) => one.number,
    ),
    policy: {
      prefix: kind === 'creditNote' ? settings.creditPrefix : settings.numberPrefix,
      next: settings.nextNumber,
    },
    takesNumbers: facts.takesNumbers && kind !== 'bill',
  });
  const { numberLength } = documentsOf(desk, kind);
  if (number.length > numberLength) return { refusal: tooLong(desk, number, numberLength) };
  const credits = creditedIn(desk, book, draft.invoice)?.known ?? null;
  const content = contentOf(desk, draft, { number, marker: markerOf(key), credits });
  if (typeof content === 'string') {
    const fix = 'Correct that, then run Draft again.';
    return { refusal: { code: 'E-516', what: content, fix } };
  }
  const { chunks, hash } = storedContent(host, content);
  const generation = earlier ? earlier.generation + 1 : 1;
  const revision = earlier ? earlier.revision + 1 : 1;
  const prefix = `p:${key}:${revision}:`;
  const posting = newPosting({
    key,
    kind,
    documentId: draft.invoice.documentId,
    number,
    generation,
    tenant: desk.tenant,
    revision,
    frozenAt: host.now(),
    content: { prefix, chunks: chunks.length, hash, closed: false },
    requestKey: requestKeyOf(host.digest(requestKeyText(billKey, generation, hash))),
    receipts: content.receipts.length,
    voidedIds: earlier?.voidedIds ?? [],
    ...(credits && settings.applyCredits && desk.ledger.settle
      ? { settling: { open: true, words: '', at: 0 } }
      : {}),
  });
  const used = usedBytes(snapshot);
  if (used + bytesOf(posting, chunks) > MOST_BYTES) return { refusal: full(used) };
  return { posting, content, chunks, earlier };
}

function billKeyOf({ host, tenant }: Desk, { invoice, allocations }: Draft): string {
  const entryIds = billedIds(allocations);
  const { kind, customerId } = invoice;
  return host.digest(billKeyText({ kind, tenant, customerId, entryIds }));
}

/** What will be sent; or why the ledger's request cannot be made of it. */
function contentOf(
  desk: Desk,
  { invoice, lines, allocations }: Draft,
  { number, ...named }: Pick<DocumentOrder, 'marker' | 'credits'> & { readonly number: string },
): Content | string {
  const numbered: Invoice = { ...invoice, number, state: 'frozen', remark: '' };
  try {
    const taxCodes = taxCodesOf(desk);
    const request = documentsOf(desk, invoice.kind).request(
      { invoice: numbered, lines, taxCodes, ...named, arrival: desk.settings.arrival },
      desk.facts,
    );
    return {
      invoice: numbered,
      lines,
      allocations,
      receipts: receiptsOf(desk, { invoice, allocations }),
      request,
    };
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

function bytesOf(posting: Posting, chunks: readonly string[]): number {
  const record = postingKey(posting.key).length + JSON.stringify(posting).length;
  return chunks.reduce((bytes, chunk) => bytes + chunk.length + 30, record);
}

function tooLong({ caller }: Desk, number: string, length: number): Refusal {
  return {
    code: 'E-414',
    what: `its number ${number} is longer than ${caller.connector.title} takes (${length})`,
    fix: "Shorten 'Invoice number prefix' on the Settings tab.",
  };
}

function full(used: number): Refusal {
  return {
    code: 'E-510',
    what: `too many open invoices (${Math.ceil(used / 1000)} KB of 500 KB)`,
    fix: 'Post the approved ones first, then approve more.',
  };
}
