import type { DryRunRow } from '../records/dry-run-row';
import { type DryRunInput, dryRunRows, type PlannedDocument } from '../rules/dry-run';
import { dryRunSentence } from '../rules/dry-run-sentence';
import { differencesOf } from '../rules/posting-answers';
import { accountsTab } from '../tabs/accounts-tab';
import { dryRunTab } from '../tabs/dry-run-tab';
import { itemsTab } from '../tabs/items-tab';
import { documentsInError } from './approve';
import { claimOf } from './journal';
import { requireTenant } from './post';
import { type Book, type BookEntry, readBook } from './posting/book';
import { type Desk, openDesk } from './posting/desk';
import { approvedDrafts, type Draft, taxCodesOf, wholeInvoices } from './posting/drafts';
import { planOf } from './posting/freeze';
import { postingKey } from './posting/postings';
import { requireJournal } from './posting/standing';
import type { World } from './world';

export interface DryRun {
  readonly rows: readonly DryRunRow[];
  /** One sentence for the person. */
  readonly message: string;
}

/**
 * Shows on the tab "What will be sent" every document as Post would send it, open drafts as if
 * they were approved after the others, and the documents on their way or in the ledger against
 * what the ledger has. Sends nothing, and fixes nothing.
 */
export function dryRun(world: World): DryRun {
  requireJournal(world);
  const desk = openDesk(world);
  const book = readBook(desk.host, desk.cache);
  requireTenant(desk, book);
  const rows = dryRunRows(inputOf(desk, book));
  desk.workbook.put(dryRunTab, {
    owner: 'post',
    values: new Map(rows.map((row) => [row.rowId, row])),
    mode: 'replace',
  });
  return { rows, message: dryRunSentence(rows) };
}

function inputOf(desk: Desk, book: Book): DryRunInput {
  const { workbook, ledger } = desk;
  const shown = workbook.records(dryRunTab).filter(({ rowId, documentId }) => rowId === documentId);
  return {
    documents: [
      ...draftsOf(desk, book),
      ...book.entries.flatMap((entry) => claimedDocument(desk, entry)),
    ],
    items: new Map(workbook.records(itemsTab).map((item) => [item.itemId, item])),
    accounts: new Map(workbook.records(accountsTab).map((one) => [one.accountId, one])),
    taxCodes: taxCodesOf(desk),
    taxLevel: ledger.taxLevel,
    shown: new Map(shown.map((row) => [row.documentId, row])),
  };
}

/** Drafts in the order in which they would be fixed, each as if those before it were. */
function draftsOf(desk: Desk, before: Book): readonly PlannedDocument[] {
  const { workbook } = desk;
  const rows = wholeInvoices(workbook);
  const inError = documentsInError(workbook);
  const approved = approvedDrafts(desk, before);
  const taken = new Set(
    [...before.folded, ...before.entries.map(({ posting }) => posting).filter(isTaken)].map(
      ({ documentId }) => documentId,
    ),
  );
  const open = rows.filter(({ invoice }) => !invoice.approved && !taken.has(invoice.documentId));
  const stack = new Stack(before, new Set(rows.map(({ invoice }) => invoice.documentId)));
  return [
    ...approved.map((draft) => stack.add(desk, draft, '')),
    ...open.map((draft) => {
      const wrong = inError.has(draft.invoice.documentId);
      return stack.add(desk, draft, wrong ? 'an error on the Problems tab concerns it' : '');
    }),
  ];
}

const isTaken = ({ state }: BookEntry['posting']): boolean => state !== 'rejected';

/** The journal as it would become, draft after draft; nothing of it is written. */
class Stack {
  private readonly book: Book & { entries: BookEntry[]; snapshot: Map<string, string> };

  /** Refused documents whose drafts are gone are removed before anything is fixed. */
  constructor({ snapshot, entries, folded }: Book, present: ReadonlySet<string>) {
    const kept = entries.filter(
      ({ posting }) => isTaken(posting) || present.has(posting.documentId),
    );
    this.book = { entries: kept, snapshot: new Map(snapshot), folded };
  }

  /** The document that a draft would become; `fault` says why it would not be fixed. */
  add(desk: Desk, draft: Draft, fault: string): PlannedDocument {
    const stage = draft.invoice.approved ? 'approved' : 'draft';
    const invoice = { ...draft.invoice, approved: true };
    const common = { ...draft, stage, receipts: [], hash: '', inLedger: null } as const;
    if (fault !== '') return { ...common, fault };
    const plan = planOf(desk, { ...draft, invoice }, this.book);
    if ('refusal' in plan) return { ...common, fault: plan.refusal.what };
    const { posting, content, chunks } = plan;
    this.book.entries.push({ posting, content });
    this.book.snapshot.set(postingKey(posting.key), JSON.stringify(posting));
    chunks.forEach((chunk, index) => {
      this.book.snapshot.set(`${posting.content.prefix}${index}`, chunk);
    });
    return {
      ...common,
      invoice: { ...content.invoice, number: desk.facts.takesNumbers ? posting.number : '' },
      receipts: content.receipts.map(({ name }) => name),
      hash: posting.content.hash,
      fault,
    };
  }
}

/** A document of the journal; none for one that was refused, or whose content is damaged. */
function claimedDocument({ ledger, facts }: Desk, { posting, content }: BookEntry) {
  if (content === null || !isTaken(posting)) return [];
  const { invoice, lines, document } = claimOf(posting, content);
  const { exchangeRate } = invoice;
  const kept = { ...invoice, exchangeRate: ledger.rateAsKept?.(exchangeRate) ?? exchangeRate };
  const { closed, hash, approved = '' } = posting.content;
  const isNumbered = facts.takesNumbers || document !== null;
  const planned: PlannedDocument = {
    invoice: { ...invoice, number: isNumbered ? invoice.number : '' },
    lines,
    receipts: content.receipts.map(({ name }) => name),
    stage: posting.state,
    hash: closed ? approved : hash,
    fault: posting.state === 'parked' && document === null ? posting.words : '',
    inLedger: document && {
      document,
      differences: differencesOf(document, { posting, invoice: kept, lines }),
    },
  };
  return [planned];
}
