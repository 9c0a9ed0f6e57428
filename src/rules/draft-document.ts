import { addDays, type LocalDate } from '../calendar/local-date';
import { allocate } from '../money/allocation';
import { type Amount, amountOf } from '../money/amount';
import { type CurrencyCode, minorUnits } from '../money/currency';
import { add, type Decimal, decimalOf, ZERO } from '../money/decimal';
import type { Allocation } from '../records/allocation';
import type { Customer } from '../records/customer';
import type { Invoice } from '../records/invoice';
import type { InvoiceLine } from '../records/invoice-line';
import type { Item } from '../records/item';
import type { TaxCode } from '../records/tax-code';
import { type DocumentTotals, documentTotals } from './document-totals';
import { inBase, type LockedRate } from './fixings';
import type { LineGrouping } from './line-key';
import type { Tax, TaxLevel } from './tax';
import type { TimePolicy } from './time-policy';
import {
  type LinePart,
  type PricedEntry,
  type PricedExpense,
  type WorkLine,
  workLines,
} from './work-lines';

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
  readonly rate: LockedRate;
}

/** What all documents of a run share. */
export interface DocumentTerms {
  readonly grouping: LineGrouping;
  readonly paymentDays: number;
  readonly issuedOn: LocalDate;
  readonly baseCurrency: CurrencyCode;
  readonly taxLevel: TaxLevel;
  readonly policies: ReadonlyMap<string, TimePolicy>;
  readonly items: ReadonlyMap<string, Item>;
  readonly taxCodes: ReadonlyMap<string, TaxCode>;
}

/**
 * Draws up the invoice of some work: its lines, tax as the ledger counts it, totals that foot, and
 * how much of every entry and expense each line takes.
 */
export function draftDocument(work: BilledWork, terms: DocumentTerms): DraftedDocument {
  const { customer, documentId } = work;
  const drafted = workLines(work.entries, work.expenses, {
    grouping: terms.grouping,
    policies: terms.policies,
  });
  const totals = totalsOf(drafted, customer.currency, terms);
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
    allocations: drafted.flatMap((line, index) => allocationsOf(line.parts, lines[index])),
  };
}

/** The taxes of a line by its code: each rate of the code, all on the same base. */
function totalsOf(
  lines: readonly WorkLine[],
  currency: CurrencyCode,
  { taxCodes, taxLevel }: DocumentTerms,
): DocumentTotals {
  const taxes: Record<string, Tax> = {};
  const codesOf = ({ taxCodeId }: WorkLine): readonly string[] => {
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
    ledgerId: '',
    link: '',
  };
}

/** Shares of a line's net by billed time; by the pieces where no time was billed. */
function allocationsOf(
  parts: readonly LinePart[],
  line: InvoiceLine | undefined,
): readonly Allocation[] {
  if (!line) return [];
  const { documentId, lineId, currency, net } = line;
  const billed = parts.some(({ weight }) => weight > 0);
  const weights = parts.map(({ weight }) => decimalOf(billed ? weight : 1));
  const shares = allocate(net, weights, minorUnits(currency));
  return parts.map(({ entryId, seconds }, index) => ({
    allocationId: `${entryId}|${lineId}`,
    entryId,
    documentId,
    lineId,
    kind: 'billed',
    seconds,
    currency,
    amount: amountOf(shares[index] ?? ZERO, currency),
  }));
}
