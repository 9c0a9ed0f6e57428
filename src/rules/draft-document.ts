import { addDays, type LocalDate } from '../calendar/local-date';
import { allocate } from '../money/allocation';
import { type Amount, amountOf, noAmount } from '../money/amount';
import { type CurrencyCode, minorUnits } from '../money/currency';
import { add, type Decimal, decimalOf, isZero, ZERO } from '../money/decimal';
import type { Allocation } from '../records/allocation';
import type { Customer } from '../records/customer';
import type { Invoice } from '../records/invoice';
import type { InvoiceLine } from '../records/invoice-line';
import type { Item } from '../records/item';
import type { TaxCode } from '../records/tax-code';
import { type DocumentTotals, documentTotals } from './document-totals';
import { inBase, type LockedRate } from './fixings';
import type { Tax, TaxLevel } from './tax';
import type { PricedEntry, PricedExpense, WorkLine } from './work-line';

/** An invoice with everything that stands on it. */
export interface DraftedDocument {
  readonly invoice: Invoice;
  readonly lines: readonly InvoiceLine[];
  readonly allocations: readonly Allocation[];
}

/** One customer's work that is billed together. */
export interface BilledWork {
  readonly documentId: string;
  readonly customer: Customer;
  readonly entries: readonly PricedEntry[];
  readonly expenses: readonly PricedExpense[];
  readonly lines: readonly WorkLine[];
  readonly rate: LockedRate;
}

/** What all documents of a run share. */
export interface DocumentTerms {
  readonly paymentDays: number;
  readonly issuedOn: LocalDate;
  readonly baseCurrency: CurrencyCode;
  readonly taxLevel: TaxLevel;
  readonly items: ReadonlyMap<string, Item>;
  readonly taxCodes: ReadonlyMap<string, TaxCode>;
}

/**
 * Draws up the invoice of some work: its lines, tax as the ledger counts it, totals that foot, and
 * how much of every entry and expense each line takes.
 */
export function draftDocument(work: BilledWork, terms: DocumentTerms): DraftedDocument {
  const { customer, documentId, lines: drafted } = work;
  const totals = totalsOfLines(drafted, customer.currency, terms);
  const money = (exact: Decimal): Amount => amountOf(exact, customer.currency);
  const lines = drafted.map((line, index): InvoiceLine => {
    const counted = totals.lines[index];
    const net = money(counted?.net ?? ZERO);
    const tax = money(add(...Object.values(counted?.taxes ?? {})));
    const { currency } = customer;
    return finished(line, { documentId, position: index + 1, net, tax, currency, terms });
  });
  return {
    invoice: invoiceOf(work, { lines, totals, terms }),
    lines,
    allocations: drafted.flatMap((line, index) => allocationsOf(line, lines[index])),
  };
}

/** What the ledger will count from: a line of work, or of an invoice. */
type CountedLine = Pick<InvoiceLine, 'quantity' | 'unitPrice' | 'baseQuantity' | 'taxCodeId'>;

/** Totals as the ledger counts them; the taxes of a line are the rates of its code, on one base. */
export function totalsOfLines(
  lines: readonly CountedLine[],
  currency: CurrencyCode,
  { taxCodes, taxLevel }: Pick<DocumentTerms, 'taxCodes' | 'taxLevel'>,
): DocumentTotals {
  const taxes: Record<string, Tax> = {};
  const codesOf = ({ taxCodeId }: CountedLine): readonly string[] => {
    const rates = taxCodes.get(taxCodeId)?.rates ?? [];
    for (const { taxRateId, percent } of rates) {
      taxes[taxRateId] = { kind: 'percent', rate: percent };
    }
    return rates.map(({ taxRateId }) => taxRateId);
  };
  return documentTotals({
    digits: minorUnits(currency),
    mode: 'halfUp',
    taxLevel,
    lines: lines.map((line) => ({
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      baseQuantity: line.baseQuantity,
      adjustments: [],
      taxes: codesOf(line),
    })),
    adjustments: [],
    taxes,
    prepaid: ZERO,
    payableRounding: ZERO,
  });
}

interface Place {
  readonly documentId: string;
  readonly position: number;
  readonly net: Amount;
  readonly tax: Amount;
  readonly currency: CurrencyCode;
  readonly terms: DocumentTerms;
}

function finished(
  line: WorkLine,
  { documentId, position, net, tax, currency, terms }: Place,
): InvoiceLine {
  const taxCode = terms.taxCodes.get(line.taxCodeId);
  const taxText = (taxCode?.rates ?? []).map(({ name, percent }) => `${name} ${percent} %`);
  return {
    kind: line.kind,
    servedOn: line.servedOn,
    projectId: line.projectId,
    project: line.project,
    description: line.description,
    itemId: line.itemId,
    billedSeconds: line.billedSeconds,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    baseQuantity: line.baseQuantity,
    taxCodeId: line.taxCodeId,
    trackedValue: line.trackedValue,
    classId: '',
    className: '',
    policy: line.policy,
    lineId: `${documentId}/${position}`,
    documentId,
    position,
    item: terms.items.get(line.itemId)?.name ?? '',
    currency,
    net,
    tax,
    taxCode: taxCode?.name ?? '',
    explanation: [
      line.kind === 'time' ? `${line.basis}; ${net} ${currency}` : line.basis,
      taxText.length === 0 ? 'no tax' : taxText.join(' + '),
    ].join('; '),
  };
}

function invoiceOf(
  { documentId, customer, entries, expenses, rate }: BilledWork,
  {
    lines,
    totals,
    terms,
  }: { lines: readonly InvoiceLine[]; totals: DocumentTotals; terms: DocumentTerms },
): Invoice {
  const { issuedOn, paymentDays, baseCurrency } = terms;
  const { customerId, name, currency } = customer;
  const days = [...entries, ...expenses].map(({ spentOn }) => spentOn).sort();
  return {
    documentId,
    kind: 'invoice',
    creditOf: '',
    number: '',
    customerId,
    customer: name,
    currency,
    issuedOn,
    dueOn: addDays(issuedOn, paymentDays),
    workFrom: days[0] ?? issuedOn,
    workTo: days[days.length - 1] ?? issuedOn,
    billedSeconds: lines.reduce((sum, line) => sum + line.billedSeconds, 0),
    net: amountOf(totals.net, currency),
    tax: amountOf(totals.tax, currency),
    total: amountOf(totals.payable, currency),
    baseCurrency,
    exchangeRate: rate.exchangeRate,
    rateId: rate.rateId,
    totalBase: inBase(totals.payable, rate, baseCurrency),
    state: 'draft',
    remark: '',
    approved: false,
    memo: '',
    termsId: '',
    ledgerId: '',
    link: '',
  };
}

/**
 * Shares of a line's net by the weight of its parts, or by the piece where none has any; time that
 * is let go stands in rows of its own.
 */
function allocationsOf(
  { parts, isReduction }: WorkLine,
  line: InvoiceLine | undefined,
): readonly Allocation[] {
  if (!line) return [];
  const { documentId, lineId, currency, net } = line;
  const weighted = parts.some(({ weight }) => !isZero(weight));
  const weights = parts.map(({ weight }) => (weighted ? weight : ONE));
  const shares = allocate(net, weights, minorUnits(currency));
  return parts.flatMap(({ entryId, seconds, writtenOffSeconds }, index): Allocation[] => {
    const common = { entryId, documentId, lineId, currency };
    const allocationId = `${entryId}|${lineId}`;
    const amount = amountOf(shares[index] ?? ZERO, currency);
    const kind = isReduction ? 'writtenOff' : 'billed';
    const taken = { ...common, allocationId, kind, seconds, amount } as const;
    if (writtenOffSeconds === 0) return [taken];
    return [
      taken,
      {
        ...common,
        allocationId: `${allocationId}|written off`,
        kind: 'writtenOff',
        seconds: writtenOffSeconds,
        amount: noAmount(currency),
      },
    ];
  });
}

const ONE = decimalOf('1');
