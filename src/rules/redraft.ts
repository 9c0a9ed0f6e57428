import { decimalOf, equal } from '../money/decimal';
import type { Invoice } from '../records/invoice';
import type { InvoiceLine } from '../records/invoice-line';
import type { DraftedDocument } from './draft-document';

/** Drafts as they stand in the tabs. */
export interface PresentDrafts {
  readonly invoices: readonly Invoice[];
  readonly lines: readonly InvoiceLine[];
}

/** A new draft beside what a person did with the one before it. */
export interface Redrafted {
  readonly document: DraftedDocument;
  /** The row stands in the tab already. */
  readonly present: boolean;
}

export interface Redraft {
  readonly drafts: readonly Redrafted[];
  /** Present drafts that nothing takes the place of. */
  readonly removed: readonly Invoice[];
  /** Ids of present drafts whose approval was given for something else than what they are now. */
  readonly withdrawn: readonly string[];
}

const WITHDRAWN = 'Approval withdrawn: ';

/**
 * Puts new drafts beside those that stand in the tabs, so that nothing of a person's work on them
 * is lost silently. An approval holds for exactly what was approved: where the content changed, the
 * tick is taken back and the remark says why, until somebody approves again. A draft that bills
 * other work than the one it replaces inherits its text for the customer.
 */
export function redraft(documents: readonly DraftedDocument[], present: PresentDrafts): Redraft {
  const known = new Map(present.invoices.map((one) => [one.documentId, one]));
  const lines = groupedLines(present.lines);
  const kept = new Set(documents.map(({ invoice }) => invoice.documentId));
  const replaced = new Map(
    present.invoices
      .filter(({ documentId }) => !kept.has(documentId))
      .map((one) => [placeOf(one), one]),
  );
  const drafts = documents.map((document): Redrafted => {
    const { documentId } = document.invoice;
    const before = known.get(documentId);
    if (before) return followed(document, { invoice: before, lines: lines.get(documentId) ?? [] });
    const former = replaced.get(placeOf(document.invoice));
    replaced.delete(placeOf(document.invoice));
    return {
      document: former ? inherited(document, former) : document,
      present: false,
    };
  });
  const approvals = new Map(
    drafts.map(({ document: { invoice } }) => [invoice.documentId, invoice.approved]),
  );
  const withdrawn = present.invoices
    .filter(({ documentId, approved }) => approved && approvals.get(documentId) !== true)
    .map(({ documentId }) => documentId);
  return { drafts, removed: [...replaced.values()], withdrawn };
}

const placeOf = ({ customerId, currency }: Invoice): string => `${currency} ${customerId}`;

function groupedLines(all: readonly InvoiceLine[]): ReadonlyMap<string, readonly InvoiceLine[]> {
  const groups = new Map<string, InvoiceLine[]>();
  for (const line of all) {
    const group = groups.get(line.documentId);
    if (group) group.push(line);
    else groups.set(line.documentId, [line]);
  }
  return groups;
}

function followed(
  document: DraftedDocument,
  before: { readonly invoice: Invoice; readonly lines: readonly InvoiceLine[] },
): Redrafted {
  const { approved, remark, total, currency, memo } = before.invoice;
  const same = sameContent(document, before);
  const withdrawn = approved && !same;
  const stays = same ? !(approved && remark.startsWith(WITHDRAWN)) : remark.startsWith(WITHDRAWN);
  const said = `${WITHDRAWN}it was given for other content, ${total} ${currency} in all. Look again.`;
  const invoice = {
    ...document.invoice,
    approved: approved && same,
    memo,
    remark: withdrawn ? said : stays ? remark : '',
  };
  return { document: { ...document, invoice }, present: true };
}

function inherited(document: DraftedDocument, former: Invoice): DraftedDocument {
  const { approved, remark, total, currency, memo } = former;
  const carried = remark.startsWith(WITHDRAWN) ? remark : '';
  const said = `${WITHDRAWN}it was given for other work, ${total} ${currency} in all. Look again.`;
  return { ...document, invoice: { ...document.invoice, memo, remark: approved ? said : carried } };
}

function sameContent(
  { invoice, lines }: DraftedDocument,
  before: { readonly invoice: Invoice; readonly lines: readonly InvoiceLine[] },
): boolean {
  const was = new Map(before.lines.map((line) => [line.lineId, line]));
  return (
    lines.length === before.lines.length &&
    sameFields(invoice, before.invoice, INVOICE_FIELDS) &&
    lines.every((line) => {
      const one = was.get(line.lineId);
      return one !== undefined && sameFields(line, one, LINE_FIELDS);
    })
  );
}

/** What a person approves: all that the customer and the books will see. */
const INVOICE_FIELDS = [
  'customerId',
  'currency',
  'issuedOn',
  'dueOn',
  'net',
  'tax',
  'total',
  'rounding',
  'withheld',
  'payable',
  'pricesIncludeTax',
  'notice',
  'exchangeRate',
] as const satisfies readonly (keyof Invoice)[];

const LINE_FIELDS = [
  'kind',
  'description',
  'servedOn',
  'itemId',
  'taxCodeId',
  'quantity',
  'unitPrice',
  'baseQuantity',
  'discount',
  'net',
] as const satisfies readonly (keyof InvoiceLine)[];

/** Figures are the same by value: a cell may have lost a zero. */
const FIGURES: ReadonlySet<string> = new Set([
  'net',
  'tax',
  'total',
  'rounding',
  'withheld',
  'payable',
  'exchangeRate',
  'discount',
  'quantity',
  'unitPrice',
  'baseQuantity',
]);

function sameFields<R>(a: R, b: R, fields: readonly (keyof R & string)[]): boolean {
  return fields.every((field) => {
    const [one, other] = [String(a[field]), String(b[field])];
    return FIGURES.has(field) ? equal(decimalOf(one), decimalOf(other)) : one === other;
  });
}
