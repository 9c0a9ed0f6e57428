import type { LedgerDocument } from '../connectors/ledger';
import type { Allocation } from '../records/allocation';
import type { FoldedPosting } from '../records/folded-posting';
import type { Invoice } from '../records/invoice';
import type { InvoiceLine } from '../records/invoice-line';
import type { PostedDocument, Posting } from '../records/posting';
import type { WholeInvoice } from '../rules/footing';
import { holdsWork } from '../rules/posting-due';
import { markerOf } from '../rules/posting-keys';
import { remarkOf } from '../rules/posting-remark';
import { readBook } from './posting/book';
import type { Content } from './posting/content';
import { foldedRows } from './posting/fold';
import { requireJournal } from './posting/standing';
import { StepStopped, type World } from './world';

/** A document whose entries are taken: on its way into the ledger, or there. */
export interface Claim {
  /** As its row in the tab must read, with its state, number, remark, ledger id and link. */
  readonly invoice: Invoice;
  readonly lines: readonly InvoiceLine[];
  readonly allocations: readonly Allocation[];
  /** The document that the ledger gave back, once it is known there. */
  readonly document: LedgerDocument | null;
  /** Whether it was compared with what was approved, to the cent. */
  readonly verified: boolean;
}

/**
 * Every document that was approved and not refused, in the order of approval. Its entries are
 * claimed: no draft may bill them again, whatever the tabs say. A document whose stored content is
 * damaged is not among them; posting stops until that is settled. Throws StepStopped in a copy of
 * the workbook, and where the journal is lost and must be rebuilt first.
 */
export function claims(world: Pick<World, 'host' | 'workbook'>): readonly Claim[] {
  requireJournal(world);
  const book = readBook(world.host);
  const rows = foldedRows(world, book);
  return [
    ...book.folded.map((one) => foldedClaim(one, rows.get(one.key)?.row ?? null)),
    ...book.entries.flatMap(({ posting, content }) =>
      content === null || !holdsWork(posting) ? [] : [claimOf(posting, content)],
    ),
  ];
}

/** An old document as its rows show it; only its entries are known without them. */
function foldedClaim({ key, number, ledgerId }: FoldedPosting, row: WholeInvoice | null): Claim {
  if (!row) {
    throw new StepStopped(
      `The rows of the posted invoice ${number} are gone or bill something else. Bring them back ` +
        'with File › Version history, then run the step again.',
    );
  }
  const { invoice, lines } = row;
  const { customerId, currency, issuedOn, total, tax, exchangeRate } = invoice;
  const figures = { customerId, currency, issuedOn, total, tax, exchangeRate };
  const document: LedgerDocument = {
    ...figures,
    ledgerId,
    number,
    marker: markerOf(key),
    lineNets: lines.map(({ net }) => net),
    voided: false,
  };
  return { ...row, document, verified: true };
}

/** A document as the tabs show it: what was approved, and how far it has come. */
export function claimOf(posting: Posting, { invoice, lines, allocations }: Content): Claim {
  const document = posting.document && ledgerDocument(posting.document, lines);
  return {
    invoice: {
      ...invoice,
      number: document?.number || posting.number,
      state: posting.state,
      remark: remarkOf(posting),
      ledgerId: posting.ledgerId,
      link: posting.link,
    },
    lines,
    allocations,
    document,
    verified: posting.verified,
  };
}

function ledgerDocument(
  { lineNets, ...document }: PostedDocument,
  lines: readonly InvoiceLine[],
): LedgerDocument {
  return { ...document, lineNets: lineNets ?? lines.map(({ net }) => net) };
}
