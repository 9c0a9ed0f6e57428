import { addDays, type LocalDate } from '../calendar/local-date';
import { type Amount, amountOf, noAmount } from '../money/amount';
import type { CurrencyCode } from '../money/currency';
import { add, type Decimal, decimalOf, isZero, ZERO } from '../money/decimal';
import type { Allocation } from '../records/allocation';
import type { Customer } from '../records/customer';
import type { Invoice } from '../records/invoice';
import type { InvoiceLine } from '../records/invoice-line';
import type { Item } from '../records/item';
import type { TaxCode } from '../records/tax-code';
import { type BaseAmounts, baseAmounts } from './base-amounts';
import { totalsOfLines } from './document-figures';
import type { DocumentTotals } from './document-totals';
import type { LockedRate } from './fixings';
import { invoiceNotice } from './invoice-notice';
import { allocationsOf } from './line-allocations';
import { type LineFigures, lineExplanation, taxText } from './line-explanation';
import { onePiece } from './line-quantity';
import { rememberedBy } from './remembered';
import type { TaxLevel } from './tax';
import type { TaxedLines } from './taxed-lines';
import {
  firstDay,
  lastDay,
  type PricedEntry,
  type PricedExpense,
  plainTerms,
  type WorkLine,
} from './work-line';

/** An invoice with everything that stands on it. */
export interface DraftedDocument {
  readonly invoice: Invoice;
  readonly lines: readonly InvoiceLine[];
  readonly allocations: readonly Allocation[];
  /** Of one that was approved: whether the ledger's was found to be as approved. */
  readonly verified?: boolean;
}

/** One customer's work that is billed together. */
export interface BilledWork {
  readonly documentId: string;
  readonly customer: Customer;
  readonly entries: readonly PricedEntry[];
  readonly expenses: readonly PricedExpense[];
  readonly taxed: TaxedLines;
  readonly rate: LockedRate;
  /** What the customer paid before. */
  readonly prepaid: Amount | null;
  /** How its payable sum is rounded to one that can be paid in cash; null: not at all. */
  readonly cash: CashRounding | null;
  /** With which number an entry is billed again, once credit notes gave it back; left out: never. */
  readonly againOf?: (entryId: string) => number;
}

export interface CashRounding {
  readonly step: Decimal;
  /** The item whose account takes the difference. */
  readonly itemId: string;
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
  const { customer, taxed, prepaid, cash } = work;
  const { currency } = customer;
  const { taxCodes, taxLevel, baseCurrency } = terms;
  const totals = totalsOfLines(taxed.lines, {
    currency,
    taxCodes,
    taxLevel,
    pricesIncludeTax: taxed.pricesIncludeTax,
    prepaid,
    cashStep: cash?.step ?? null,
  });
  const drafted = [...taxed.lines, ...roundingLine(work, totals, terms)];
  const figures = drafted.map((line, index) => figuresOf(line, totals.lines[index], currency));
  const base = baseAmounts(figures, work.rate, { currency, baseCurrency });
  const taxTextOf = rememberedBy(
    (taxCode: TaxCode | undefined) => [taxCode],
    (taxCode) => taxText(taxCode),
  );
  const lines = drafted.map((line, index) =>
    finished(line, {
      work,
      terms,
      position: index + 1,
      figures: figures[index] ?? nothing(currency),
      netBase: base.nets[index] ?? ZERO,
      taxText: taxTextOf(taxCodes.get(line.taxCodeId)),
    }),
  );
  const againOf = work.againOf ?? (() => 0);
  return {
    invoice: invoiceOf(work, { lines, totals, terms, base }),
    lines,
    allocations: lines.flatMap((line, index) => {
      const from = drafted[index];
      return from ? allocationsOf(from, line, againOf) : [];
    }),
  };
}

const nothing = (currency: CurrencyCode): LineFigures => ({
  net: noAmount(currency),
  tax: noAmount(currency),
});

/** The line that makes the payable sum one that can be paid in cash, without tax (BT-114). */
function roundingLine(
  { cash, customer }: BilledWork,
  { rounding, payable }: DocumentTotals,
  { issuedOn }: DocumentTerms,
): readonly WorkLine[] {
  if (!cash || isZero(rounding)) return [];
  return [
    {
      kind: 'rounding',
      client: '',
      projectId: '',
      project: '',
      servedOn: issuedOn,
      description: 'Rounding',
      itemId: cash.itemId,
      taxCodeId: '',
      billedSeconds: 0,
      unitPrice: rounding,
      ...onePiece,
      trackedValue: ZERO,
      policy: '',
      parts: [],
      isReduction: false,
      ...plainTerms,
      basis: `rounded to ${payable} ${customer.currency}, in steps of ${amountOf(cash.step, customer.currency)}`,
    },
  ];
}

function figuresOf(
  line: WorkLine,
  counted: DocumentTotals['lines'][number] | undefined,
  currency: CurrencyCode,
): LineFigures {
  const taxes = counted?.taxes ?? {};
  let tax = ZERO;
  for (const code of Object.keys(taxes)) {
    if (!code.startsWith('withheld ')) tax = add(tax, taxes[code] ?? ZERO);
  }
  const net = line.kind === 'rounding' ? line.unitPrice : (counted?.net ?? ZERO);
  return {
    net: amountOf(net, currency),
    tax: amountOf(tax, currency),
  };
}

interface Place {
  readonly work: BilledWork;
  readonly terms: DocumentTerms;
  readonly position: number;
  readonly figures: LineFigures;
  readonly netBase: Decimal;
  readonly taxText: string;
}

function finished(line: WorkLine, place: Place): InvoiceLine {
  const { work, terms, position, figures, netBase, taxText: tax } = place;
  const { documentId, customer, taxed } = work;
  const { currency } = customer;
  return {
    kind: line.kind,
    servedOn: line.servedOn,
    projectId: line.projectId,
    project: line.projects ?? line.project,
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
    lineId: [documentId, position].join('/'),
    documentId,
    position,
    item: terms.items.get(line.itemId)?.name ?? '',
    currency,
    discount: amountOf(line.discount, currency),
    discountTerms: line.discountTerms,
    net: figures.net,
    netBase: decimalOf(netBase),
    tax: figures.tax,
    taxCode: terms.taxCodes.get(line.taxCodeId)?.name ?? '',
    taxTerms: line.taxTerms,
    explanation: lineExplanation(line, {
      figures,
      currency,
      taxText: tax,
      pricesIncludeTax: taxed.pricesIncludeTax,
    }),
  };
}

function invoiceOf(
  work: BilledWork,
  of: {
    readonly lines: readonly InvoiceLine[];
    readonly totals: DocumentTotals;
    readonly terms: DocumentTerms;
    readonly base: BaseAmounts;
  },
): Invoice {
  const { documentId, customer, entries, expenses, rate, prepaid, taxed } = work;
  const { lines, totals, base } = of;
  const { issuedOn, paymentDays, baseCurrency } = of.terms;
  const { customerId, name, currency } = customer;
  const days = [...entries, ...expenses];
  const money = (exact: Decimal): Amount => amountOf(exact, currency);
  const figures = {
    net: money(totals.net),
    tax: money(totals.tax),
    rounding: money(totals.rounding),
    total: money(add(totals.gross, totals.rounding)),
    withheld: money(totals.withheld),
    prepaid,
    payable: money(totals.payable),
  };
  return {
    documentId,
    kind: 'invoice',
    creditOf: '',
    paid: null,
    open: null,
    number: '',
    customerId,
    customer: name,
    currency,
    issuedOn,
    dueOn: addDays(issuedOn, paymentDays),
    workFrom: firstDay(days) ?? issuedOn,
    workTo: lastDay(days) ?? issuedOn,
    billedSeconds: lines.reduce((sum, line) => sum + line.billedSeconds, 0),
    pricesIncludeTax: taxed.pricesIncludeTax,
    ...figures,
    notice: invoiceNotice({ ...figures, currency, notes: taxed.notes }),
    baseCurrency,
    exchangeRate: rate.exchangeRate,
    rateId: rate.rateId,
    totalBase: base.total,
    taxBase: base.tax,
    state: 'draft',
    remark: '',
    approved: false,
    memo: '',
    termsId: '',
    ledgerId: '',
    link: '',
  };
}
