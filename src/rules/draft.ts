import type { CurrencyCode } from '../money/currency';
import { type Decimal, ZERO } from '../money/decimal';
import type { Customer } from '../records/customer';
import type { ExchangeRate } from '../records/exchange-rate';
import type { Expense } from '../records/expense';
import type { Item } from '../records/item';
import type { Problem } from '../records/problem';
import type { Settings } from '../records/settings';
import type { TaxCode } from '../records/tax-code';
import type { TimeEntry } from '../records/time-entry';
import { agreedUse } from './agreed-use';
import type { Agreements } from './agreements';
import { againNote, billedId } from './allocation-note';
import { type Billed, documentIdOf } from './bill-key';
import { type AddedWork, type SelectedWork, selectBillable } from './billable-work';
import { billedLines } from './billed-lines';
import type { BillingPeriod } from './billing-period';
import { type Discounts, discountsUsed, type GivenDiscount } from './discounts';
import { type Tracking, tracked } from './document-tracking';
import {
  type CashRounding,
  type DocumentTerms,
  type DraftedDocument,
  draftDocument,
} from './draft-document';
import { belowZero, rateMissing, roundingItemMissing, taxRefused } from './draft-problems';
import { rateOn, type WantedRate } from './fixings';
import { type SplitsOf, splitsOn } from './line-splits';
import { plainName } from './plain-name';
import { type PrepaidOf, prepaidBefore } from './prepaid';
import { type PresentDrafts, type Redraft, redraft } from './redraft';
import type { TaxLevel } from './tax';
import type { TaxRules } from './tax-rules';
import { taxedLines } from './taxed-lines';
import type { TimePolicy } from './time-policy';
import { lastDay } from './work-line';
import { workLines } from './work-lines';
import { type Taken, takenWork } from './work-taken';

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
  readonly discounts: Discounts;
  /** Texts of time lines of clients who want other words than the setting has, by their id. */
  readonly templates: ReadonlyMap<string, string>;
  readonly taxes: TaxRules;
  /** Terms of clients and classes of projects; left out where nothing is mapped. */
  readonly tracking?: Tracking;
  readonly ledger: DraftLedger;
  /** What is added to work that was billed before. */
  readonly added?: AddedWork | undefined;
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
  readonly title: string;
  readonly takesPricesWithTax: boolean;
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
 * and a customer whose exchange rate is missing, or whose taxes the ledger cannot state, waits.
 */
export function draftInvoices(input: DraftInput): Drafts {
  const taken = takenWork(input.claimed);
  const { work, problems } = selectBillable(input, taken);
  const againOf = (id: string) => taken.get(id)?.again ?? 0;
  const ids = new Map(work.map((one) => [one, documentIdFor(one, input, againOf)]));
  const context = { ...contextOf(input, new Set(ids.values())), againOf };
  const drawn = work.map((one) => drawUp(one, ids.get(one) ?? '', context));
  const documents = drawn.flatMap((one) => ('invoice' in one ? [one] : []));
  return {
    ...redraft(documents, input.present),
    documentOf: documentsOf(documents, taken),
    problems: [
      ...problems,
      ...drawn.flatMap((one) => ('invoice' in one ? belowZero(one.invoice) : [one])),
    ],
  };
}

/** What the documents of a run share, worked out once. */
interface Context {
  readonly input: DraftInput;
  readonly terms: DocumentTerms;
  readonly discounts: readonly GivenDiscount[];
  readonly discounted: ReadonlyMap<string, Decimal>;
  readonly used: ReturnType<typeof agreedUse>;
  readonly splitsOf: SplitsOf;
  readonly prepaidOf: PrepaidOf;
  readonly againOf: (entryId: string) => number;
}

function contextOf(input: DraftInput, documentIds: ReadonlySet<string>): Omit<Context, 'againOf'> {
  const { claimed, ledger, period, settings } = input;
  return {
    input,
    terms: {
      paymentDays: settings.paymentDays,
      issuedOn: period.invoiceDate,
      baseCurrency: ledger.baseCurrency,
      taxLevel: ledger.taxLevel,
      items: new Map(input.items.map((one) => [one.itemId, one])),
      taxCodes: new Map(input.taxCodes.map((one) => [one.taxCodeId, one])),
    },
    discounts: input.discounts.on(period.invoiceDate),
    discounted: discountsUsed(claimed),
    used: agreedUse(claimed, input.entries, input.scopeOf),
    splitsOf: splitsOn(input),
    prepaidOf: prepaidBefore(input.present.invoices, documentIds),
  };
}

/** The document of one customer's work, or why there is none. */
function drawUp(
  work: SelectedWork,
  documentId: string,
  context: Context,
): DraftedDocument | Problem {
  const { input, terms, discounts, discounted } = context;
  const { customer, entries, expenses } = work;
  const { currency, customerId } = customer;
  const { exchangeRates, ledger, settings } = input;
  const wanted = rateWanted(work, input);
  const rate = rateOn(exchangeRates, wanted);
  if (!rate) return rateMissing(customer, { ...terms, ...wanted, exchangeRates });
  const cash = cashRounding(currency, settings, input.items);
  if (cash && cash.itemId === '') return roundingItemMissing(customer, settings.roundingItem);
  const lines = workLines(entries, expenses, {
    grouping: settings.groupLinesBy,
    templateOf: (clientId) => input.templates.get(clientId) ?? settings.lineTemplate,
    policies: input.policies,
    currency,
    scopeOf: input.scopeOf,
    splitsOf: context.splitsOf,
    usedOf: (key) => context.used(customerId, key),
  });
  const usedOf = (id: string) => discounted.get(id) ?? ZERO;
  const taxed = taxedLines(billedLines(lines, { currency, discounts, usedOf }), {
    taxes: input.taxes,
    taxCodes: terms.taxCodes,
    taxPoint: terms.issuedOn,
    ledger,
  });
  if ('what' in taxed) return taxRefused(customer, taxed);
  const prepaid = context.prepaidOf(documentId, customer);
  const { againOf } = context;
  const document = draftDocument(
    { ...work, documentId, rate, taxed, prepaid, cash, againOf },
    terms,
  );
  if (!input.tracking) return document;
  const clientIds = [...entries, ...expenses].map(({ clientId }) => clientId);
  return tracked(document, clientIds, input.tracking);
}

/** How the currency is rounded for cash; its item is empty where the ledger has none of that name. */
function cashRounding(
  currency: CurrencyCode,
  { cashRounding: steps, roundingItem }: Settings,
  items: readonly Item[],
): CashRounding | null {
  const found = steps.find((one) => one.currency === currency);
  if (!found) return null;
  const item = items.find(
    ({ name, active }) => active && plainName(name) === plainName(roundingItem),
  );
  return { step: found.step, itemId: item?.itemId ?? '' };
}

/** The rate that a document is locked at: of its date, or of the last day of its work. */
export function rateWanted(
  { customer, entries, expenses }: SelectedWork,
  { ledger, period, settings }: Pick<DraftInput, 'ledger' | 'period' | 'settings'>,
): WantedRate {
  const last =
    settings.documentRateOf === 'invoice date' ? null : lastDay([...entries, ...expenses]);
  return { from: customer.currency, to: ledger.baseCurrency, on: last ?? period.invoiceDate };
}

function documentIdFor(
  { customer, entries, expenses }: SelectedWork,
  input: DraftInput,
  againOf: Context['againOf'],
): string {
  const work = [...entries.map(({ entryId }) => entryId), ...expenses.map((one) => one.expenseId)];
  const ids = work.map((id) => billedId(id, againNote(againOf(id))));
  const { customerId } = customer;
  const { tenant } = input.ledger;
  return documentIdOf(input.billKey({ kind: 'invoice', tenant, customerId, entryIds: ids }));
}

function documentsOf(
  documents: readonly DraftedDocument[],
  taken: ReadonlyMap<string, Taken>,
): ReadonlyMap<string, string> {
  const documentOf = new Map(
    [...taken].flatMap(([id, one]) => (one.isFree ? [] : [[id, one.documentId] as const])),
  );
  for (const { allocations } of documents) {
    for (const { entryId, documentId } of allocations) documentOf.set(entryId, documentId);
  }
  return documentOf;
}
