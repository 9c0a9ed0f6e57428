import type { LocalDate } from '../calendar/local-date';
import { amountOf, sumAmounts } from '../money/amount';
import { add, isZero, subtract } from '../money/decimal';
import type { Invoice } from '../records/invoice';
import type { InvoiceLine } from '../records/invoice-line';
import type { TaxCode } from '../records/tax-code';
import { allocationIdOf, billedId, givesBackNote } from './allocation-note';
import { type Billed, documentIdOf } from './bill-key';
import { priceOf } from './billed-lines';
import { type CreditFigures, creditFigures } from './credit-figures';
import { leftOf } from './credit-left';
import { amountsOf, type CreditPart, completes, type LineShare, sharesOf } from './credit-shares';
import type { WholeInvoice } from './footing';
import { onePiece, timeQuantity } from './line-quantity';
import type { TaxLevel } from './tax';

/** What a credit note is made of. */
export interface CreditRequest {
  /** The posted invoice, as it was approved. */
  readonly original: WholeInvoice;
  /** Credit notes on it that are posted, on their way or drafted. */
  readonly earlier: readonly WholeInvoice[];
  readonly part: CreditPart;
  readonly issuedOn: LocalDate;
  /** Why, for the customer, without a full stop. */
  readonly reason: string;
  /** The work is given up: it will not be billed again. */
  readonly isGivenUp: boolean;
  readonly tenant: string;
  readonly taxLevel: TaxLevel;
  readonly taxCodes: ReadonlyMap<string, TaxCode>;
  readonly billKey: (billed: Billed) => string;
}

/**
 * Drafts a credit note for an invoice, some of its lines, hours of a line or an amount of a line; or
 * says in a sentence why it cannot be. Its amounts are above zero, as ledgers want them. All of an
 * invoice is its mirror to the cent, and parts never come to more than the whole: the last of them
 * takes exactly what is left. An amount gives back money and no time.
 */
export function creditNote(request: CreditRequest): WholeInvoice | string {
  const { original, earlier, part } = request;
  const { invoice } = original;
  const { currency, number: name } = invoice;
  const left = leftOf(original, earlier);
  const shares = sharesOf(left, part, { currency, name });
  if (typeof shares === 'string') return shares;
  const isLast = completes(left, shares);
  const sold = shares.map((share) => ({ share, sold: soldBy(share, invoice) }));
  const figures = creditFigures({ ...request, left, isLast, sold });
  const documentId = documentIdFor(request, shares);
  const lines = [
    ...sold.map((one, index) => lineOf(one, { documentId, index, figures, invoice })),
    ...roundingLine(original, { documentId, index: sold.length, figures }),
  ];
  return {
    invoice: invoiceOf(request, { documentId, figures, lines }),
    lines,
    allocations: shares.flatMap((share, index) =>
      allocationsOf(share, lines[index], request.isGivenUp),
    ),
  };
}

/** How much a line of a credit note sells: `quantity × unitPrice ÷ baseQuantity` less `discount`. */
export type Sold = Pick<InvoiceLine, 'quantity' | 'unitPrice' | 'baseQuantity'>;

function soldBy(share: LineShare, { currency }: Invoice): Sold {
  const { left, isWhole, billedSeconds } = share;
  const { line } = left;
  if (isWhole && left.isUntouched) {
    const { quantity, unitPrice, baseQuantity } = line;
    return { quantity, unitPrice, baseQuantity };
  }
  const price = add(share.charge, share.discount);
  const hours = { ...timeQuantity(billedSeconds, 'exact'), unitPrice: line.unitPrice };
  const agrees =
    line.kind === 'time' && billedSeconds > 0 && isZero(subtract(priceOf(hours, currency), price));
  return agrees ? hours : { ...onePiece, unitPrice: price };
}

function documentIdFor(
  { original, tenant, billKey }: CreditRequest,
  shares: readonly LineShare[],
): string {
  const entryIds = shares.flatMap(({ left: { line, ordinal, parts } }) =>
    parts.map(({ entryId }) => billedId(entryId, givesBackNote(line.lineId, ordinal))),
  );
  const { customerId } = original.invoice;
  return documentIdOf(billKey({ kind: 'creditNote', tenant, customerId, entryIds }));
}

interface Place {
  readonly documentId: string;
  readonly index: number;
  readonly figures: CreditFigures;
}

function lineOf(
  { share, sold }: { readonly share: LineShare; readonly sold: Sold },
  { documentId, index, figures, invoice }: Place & { readonly invoice: Invoice },
): InvoiceLine {
  const { line } = share.left;
  const { currency, number } = invoice;
  const { net, tax, netBase } = figures.lines[index] ?? line;
  const words = share.words === '' ? '' : `${share.words}: `;
  return {
    ...line,
    ...sold,
    lineId: `${documentId}/${index + 1}`,
    documentId,
    position: index + 1,
    description: `${words}${line.description}`,
    billedSeconds: share.billedSeconds,
    discount: amountOf(share.discount, currency),
    trackedValue: share.trackedValue,
    net,
    tax,
    netBase,
    explanation: `Credits line ${line.position} of ${number}${share.words === '' ? '' : `, ${share.words.toLowerCase()}`}.`,
  };
}

function roundingLine(
  { lines }: WholeInvoice,
  { documentId, index, figures }: Place,
): readonly InvoiceLine[] {
  const line = lines.find(({ kind }) => kind === 'rounding');
  if (!line || isZero(figures.rounding)) return [];
  const amount = figures.rounding;
  const netBase = figures.lines[index]?.netBase ?? line.netBase;
  const lineId = `${documentId}/${index + 1}`;
  const place = { lineId, documentId, position: index + 1 };
  return [{ ...line, ...place, unitPrice: amount, net: amount, netBase }];
}

function allocationsOf(
  share: LineShare,
  line: InvoiceLine | undefined,
  isGivenUp: boolean,
): WholeInvoice['allocations'] {
  if (!line) return [];
  const { left, seconds } = share;
  const { lineId, documentId, currency } = line;
  const note = givesBackNote(left.line.lineId, left.ordinal);
  const kind = isGivenUp || line.kind === 'discount' ? 'writtenOff' : 'credited';
  const amounts = amountsOf(share, line.net, currency);
  return left.parts.map(({ entryId }, index) => ({
    allocationId: allocationIdOf({ entryId, lineId }, note),
    entryId,
    documentId,
    lineId,
    kind,
    seconds: seconds[index] ?? 0,
    currency,
    amount: amounts[index] ?? amountOf(line.net, currency),
  }));
}

function invoiceOf(
  { original, issuedOn, reason }: CreditRequest,
  of: {
    readonly documentId: string;
    readonly figures: CreditFigures;
    readonly lines: readonly InvoiceLine[];
  },
): Invoice {
  const { invoice } = original;
  const { rounding, withheld, totalBase, taxBase, tax } = of.figures;
  const sold = of.lines.filter(({ kind }) => kind !== 'rounding');
  const net = sumAmounts(
    sold.map((line) => line.net),
    invoice.currency,
  );
  const total = sumAmounts([net, tax, rounding], invoice.currency);
  return {
    ...invoice,
    documentId: of.documentId,
    kind: 'creditNote',
    creditOf: invoice.documentId,
    number: '',
    issuedOn,
    dueOn: issuedOn,
    termsId: '',
    billedSeconds: sold.reduce((sum, line) => sum + line.billedSeconds, 0),
    net,
    tax,
    rounding,
    total,
    withheld,
    prepaid: null,
    payable: amountOf(subtract(total, withheld), invoice.currency),
    totalBase,
    taxBase,
    notice: `Credit for invoice ${invoice.number} of ${invoice.issuedOn}: ${reason.replace(/\.$/, '')}.`,
    state: 'draft',
    remark: '',
    approved: false,
    memo: '',
    ledgerId: '',
    link: '',
    paid: null,
    open: null,
  };
}
