import type { CurrencyCode } from '../money/currency';
import { isNegative } from '../money/decimal';
import type { Customer } from '../records/customer';
import type { ExchangeRate } from '../records/exchange-rate';
import type { Expense } from '../records/expense';
import type { Invoice } from '../records/invoice';
import type { Item } from '../records/item';
import type { Problem } from '../records/problem';
import type { Settings } from '../records/settings';
import type { TaxCode } from '../records/tax-code';
import type { TimeEntry } from '../records/time-entry';
import { agreedUse } from './agreed-use';
import type { Agreements } from './agreements';
import { type Billed, documentIdOf } from './bill-key';
import { type SelectedWork, selectBillable } from './billable-work';
import type { BillingPeriod } from './billing-period';
import { type Tracking, tracked } from './document-tracking';
import { type DraftedDocument, draftDocument } from './draft-document';
import { rateOn } from './fixings';
import { problem } from './problem';
import { type PresentDrafts, type Redraft, redraft } from './redraft';
import type { TaxLevel } from './tax';
import type { TimePolicy } from './time-policy';
import { workLines } from './work-lines';

/** Priced work, and all that its invoices depend on. */
export interface DraftInput {
  readonly entries: readonly TimeEntry[];
  readonly expenses: readonly Expense[];
  readonly customers: readonly Customer[];
  readonly items: readonly Item[];
  readonly taxCodes: readonly TaxCode[];
  readonly exchangeRates: readonly ExchangeRate[];
  readonly settings: Settings;
  readonly period: BillingPeriod;
  /** The policies in force, by version. */
  readonly policies: ReadonlyMap<string, TimePolicy>;
  readonly scopeOf: Agreements['scopeOf'];
  /** Terms of clients and classes of projects; left out where nothing is mapped. */
  readonly tracking?: Tracking;
  readonly ledger: DraftLedger;
  /** Documents that are approved and on their way, or posted: they stay as they are. */
  readonly claimed: readonly DraftedDocument[];
  /** Drafts of an earlier run as the tabs show them. */
  readonly present: PresentDrafts;
  /** SHA-256 in hexadecimal of the bill key's text. */
  readonly billKey: (billed: Billed) => string;
}

/** What matters of the ledger that takes the documents. */
export interface DraftLedger {
  readonly tenant: string;
  readonly baseCurrency: CurrencyCode;
  readonly taxLevel: TaxLevel;
}

/** Drafts in the order of the customers' names, and what becomes of those of the run before. */
export interface Drafts extends Redraft {
  /** The document of every entry and expense; empty where none bills it. */
  readonly documentOf: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/**
 * Drafts one invoice for each customer with priced work in the period. Work that a claimed
 * document bills is never drafted again; a row that cannot be billed is left out with a problem,
 * and a customer whose exchange rate is missing waits.
 */
export function draftInvoices(input: DraftInput): Drafts {
  const { settings, period, claimed, present } = input;
  const taken = new Map(
    claimed.flatMap(({ allocations }) =>
      allocations.map(({ entryId, documentId }) => [entryId, documentId] as const),
    ),
  );
  const { work, problems } = selectBillable(input, taken);
  const terms = {
    paymentDays: settings.paymentDays,
    issuedOn: period.invoiceDate,
    baseCurrency: input.ledger.baseCurrency,
    taxLevel: input.ledger.taxLevel,
    items: new Map(input.items.map((one) => [one.itemId, one])),
    taxCodes: new Map(input.taxCodes.map((one) => [one.taxCodeId, one])),
  };
  const used = agreedUse(claimed, input.entries, input.scopeOf);
  const found = [...problems];
  const documents = work.flatMap((billed) => {
    const rate = rateOn(input.exchangeRates, rateWanted(billed.customer, input));
    if (!rate) {
      found.push(rateMissing(billed.customer, input));
      return [];
    }
    const { customer, entries, expenses } = billed;
    const lines = workLines(entries, expenses, {
      grouping: settings.groupLinesBy,
      policies: input.policies,
      currency: customer.currency,
      scopeOf: input.scopeOf,
      usedOf: (key) => used(customer.customerId, key),
    });
    const documentId = documentIdFor(billed, input);
    const document = draftDocument({ ...billed, rate, lines, documentId }, terms);
    const clientIds = [...entries, ...expenses].map(({ clientId }) => clientId);
    return input.tracking ? tracked(document, clientIds, input.tracking) : document;
  });
  const redrafted = redraft(documents, present);
  found.push(...documents.flatMap(({ invoice }) => belowZero(invoice)));
  return { ...redrafted, documentOf: documentsOf(documents, taken), problems: found };
}

export const rateWanted = (
  { currency }: Customer,
  { ledger, period }: Pick<DraftInput, 'ledger' | 'period'>,
) => ({ from: currency, to: ledger.baseCurrency, on: period.invoiceDate });

function documentIdFor({ customer, entries, expenses }: SelectedWork, input: DraftInput): string {
  const ids = [...entries.map(({ entryId }) => entryId), ...expenses.map((one) => one.expenseId)];
  const { customerId } = customer;
  const { tenant } = input.ledger;
  return documentIdOf(input.billKey({ kind: 'invoice', tenant, customerId, entryIds: ids }));
}

function documentsOf(
  documents: readonly DraftedDocument[],
  taken: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const documentOf = new Map(taken);
  for (const { allocations } of documents) {
    for (const { entryId, documentId } of allocations) documentOf.set(entryId, documentId);
  }
  return documentOf;
}

function rateMissing({ name, currency, customerId }: Customer, input: DraftInput): Problem {
  const { baseCurrency } = input.ledger;
  const on = input.period.invoiceDate;
  const fixed = input.exchangeRates
    .filter((one) => [one.base, one.quote].includes(currency) && one.fixedOn <= on)
    .map(({ fixedOn }) => fixedOn)
    .sort();
  const last = fixed[fixed.length - 1];
  return problem({
    code: 'E-407',
    step: 'draft',
    tab: 'Customers',
    key: customerId,
    field: 'currency',
    message: `No ${currency}→${baseCurrency} for ${on}${last ? `; last ${last}` : ''}: ${name} has no draft.`,
    fix: 'Connect a source of exchange rates, or choose another invoice date, then run Draft again.',
  });
}

function belowZero({ documentId, customer, total, currency }: Invoice): readonly Problem[] {
  if (!isNegative(total)) return [];
  return [
    problem({
      code: 'E-221',
      step: 'draft',
      tab: 'Invoices',
      key: documentId,
      field: 'total',
      message: `The invoice for ${customer} comes to ${total} ${currency}: below zero it is no invoice.`,
      fix: 'Hold the expenses that give money back until there is more work to bill.',
    }),
  ];
}
