import type { PlannedDocument } from '../rules/dry-run';
import { holdsWork } from '../rules/posting-due';
import { documentsInError } from './approve';
import { type Planned, withLedger } from './dry-run-look';
import { claimOf } from './journal';
import type { Book, BookEntry } from './posting/book';
import type { Desk } from './posting/desk';
import { approvedDrafts, type Draft, wholeInvoices } from './posting/drafts';
import { planOf } from './posting/freeze';
import { postingKey } from './posting/postings';

/** Every document that will be sent, could be, or was, with its posting as the memory has it. */
export function planned(desk: Desk, before: Book): readonly Planned[] {
  return [
    ...draftsOf(desk, before),
    ...before.entries.flatMap((entry) => claimedDocument(desk, entry)),
  ];
}

/** Drafts in the order in which they would be fixed, each as if those before it were. */
function draftsOf(desk: Desk, before: Book): readonly Planned[] {
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

const isTaken = (posting: BookEntry['posting']): boolean => holdsWork(posting);

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
  add(desk: Desk, draft: Draft, fault: string): Planned {
    const stage = draft.invoice.approved ? 'approved' : 'draft';
    const invoice = { ...draft.invoice, approved: true };
    const common = { ...draft, stage, receipts: [], hash: '', inLedger: null } as const;
    if (fault !== '') return { document: { ...common, fault }, posting: null };
    const plan = planOf(desk, { ...draft, invoice }, this.book);
    if ('refusal' in plan) {
      return { document: { ...common, fault: plan.refusal.what }, posting: null };
    }
    const { posting, content, chunks } = plan;
    this.book.entries.push({ posting, content });
    this.book.snapshot.set(postingKey(posting.key), JSON.stringify(posting));
    chunks.forEach((chunk, index) => {
      this.book.snapshot.set(`${posting.content.prefix}${index}`, chunk);
    });
    const number = desk.facts.takesNumbers ? posting.number : '';
    const document: PlannedDocument = {
      ...common,
      invoice: { ...content.invoice, number },
      receipts: content.receipts.map(({ name }) => name),
      hash: posting.content.hash,
      fault,
    };
    return { document, posting };
  }
}

/** A document of the journal; none for one that was refused, or whose content is damaged. */
function claimedDocument(desk: Desk, { posting, content }: BookEntry): readonly Planned[] {
  if (content === null || !isTaken(posting)) return [];
  const { invoice, lines, document } = claimOf(posting, content);
  const { closed, hash, approved = '' } = posting.content;
  const isNumbered = desk.facts.takesNumbers || document !== null;
  const known: PlannedDocument = {
    invoice: { ...invoice, number: isNumbered ? invoice.number : '' },
    lines,
    receipts: content.receipts.map(({ name }) => name),
    stage: posting.state,
    hash: closed ? approved : hash,
    fault: posting.state === 'parked' && document === null ? posting.words : '',
    inLedger: null,
  };
  const one = { document: known, posting };
  return [document ? { posting, document: withLedger(desk, one, document) } : one];
}
