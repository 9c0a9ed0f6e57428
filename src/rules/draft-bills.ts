import type { CurrencyCode } from '../money/currency';
import type { Account } from '../records/account';
import type { ExchangeRate } from '../records/exchange-rate';
import type { Expense } from '../records/expense';
import type { Mapping } from '../records/mapping';
import type { Person } from '../records/person';
import type { Problem } from '../records/problem';
import type { Settings } from '../records/settings';
import type { Supplier } from '../records/supplier';
import type { TaxCode } from '../records/tax-code';
import type { TimeEntry } from '../records/time-entry';
import { type Billed, documentIdOf } from './bill-key';
import { billLines, type CostedEntry } from './bill-lines';
import { accountMissing, otherCurrency, supplierMissing, taxMissing } from './bill-problems';
import { type BillingPeriod, isWithin } from './billing-period';
import { costAccounts } from './cost-accounts';
import type { DraftLedger } from './draft';
import { type DraftedDocument, draftDocument } from './draft-document';
import { rateMissing } from './draft-problems';
import { rateOn } from './fixings';
import { plainName } from './plain-name';
import { codesFor } from './purchase-tax';
import { type PresentDrafts, type Redraft, redraft } from './redraft';

/** What was worked and spent, and by whom it is billed to the firm. */
export interface BillInput {
  readonly entries: readonly TimeEntry[];
  readonly expenses: readonly Expense[];
  readonly people: readonly Person[];
  readonly suppliers: readonly Supplier[];
  readonly accounts: readonly Account[];
  readonly taxCodes: readonly TaxCode[];
  readonly mappings: readonly Mapping[];
  readonly exchangeRates: readonly ExchangeRate[];
  readonly settings: Settings;
  readonly period: BillingPeriod;
  readonly ledger: DraftLedger;
  /** Bills that are approved and on their way, or posted. */
  readonly claimed: readonly DraftedDocument[];
  readonly present: PresentDrafts;
  readonly billKey: (billed: Billed) => string;
}

export interface DraftedBills extends Redraft {
  readonly problems: readonly Problem[];
}

/** What one supplier bills: the time and the expenses of those who work for it. */
interface SuppliedWork {
  readonly supplier: Supplier;
  readonly entries: readonly CostedEntry[];
  readonly expenses: readonly Expense[];
}

/**
 * Drafts one bill for each supplier whose people worked in the period: their time at its cost
 * rate, and what they spent. Work stands on one bill at most, whatever invoices charge for it.
 */
export function draftBills(input: BillInput): DraftedBills {
  const { work, problems } = suppliedWork(input);
  const account = accountNamed(input);
  if (work.length > 0 && !account) {
    const nothing = redraft([], input.present);
    return { ...nothing, problems: [...problems, accountMissing(input.settings.costAccount)] };
  }
  const drawn = account ? work.map((one) => drawUp(one, account, input)) : [];
  const documents = drawn.flatMap((one) => ('invoice' in one ? [one] : []));
  return {
    ...redraft(documents, input.present),
    problems: [...problems, ...drawn.flatMap((one) => ('invoice' in one ? [] : [one]))],
  };
}

/** Currencies that the suppliers of a period bill in. */
export function billCurrencies(input: BillInput): readonly CurrencyCode[] {
  return [...new Set(suppliedWork(input).work.map(({ supplier }) => supplier.currency))];
}

function accountNamed({ accounts, settings }: BillInput): Account | undefined {
  const name = settings.costAccount;
  return accounts.find(
    (one) =>
      one.active && [plainName(one.name), one.number].includes(plainName(name)) && name !== '',
  );
}

function suppliedWork(input: BillInput): {
  readonly work: readonly SuppliedWork[];
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const open = openWork(input);
  const work = new Map<string, SuppliedWork>();
  for (const person of input.people) {
    const entries = open.entries.filter(({ personId }) => personId === person.personId);
    if (person.supplier === '') {
      if (person.contractor && entries.length > 0) problems.push(supplierMissing(person, entries));
      continue;
    }
    const supplier = input.suppliers.find(({ name }) => name === person.supplier);
    if (!supplier?.active) {
      problems.push(supplierMissing(person, entries));
      continue;
    }
    const foreign = entries.filter(({ costCurrency }) => costCurrency !== supplier.currency);
    if (foreign.length > 0) problems.push(otherCurrency(person, supplier, foreign));
    const own = work.get(supplier.supplierId) ?? { supplier, entries: [], expenses: [] };
    work.set(supplier.supplierId, {
      supplier,
      entries: [...own.entries, ...entries.filter((one) => !foreign.includes(one))],
      expenses: [...own.expenses, ...spentBy(person, supplier, open.expenses)],
    });
  }
  const filled = [...work.values()].filter(
    ({ entries, expenses }) => entries.length + expenses.length > 0,
  );
  return { work: filled, problems };
}

const spentBy = ({ personId }: Person, { currency }: Supplier, expenses: readonly Expense[]) =>
  expenses.filter((one) => one.personId === personId && one.currency === currency);

/** What is there to be billed: final, approved, of the period, and on no bill yet. */
function openWork({ entries, expenses, claimed, settings, period }: BillInput) {
  const taken = new Set(
    claimed.flatMap(({ allocations }) => allocations.map(({ entryId }) => entryId)),
  );
  const isOpen = (id: string, row: TimeEntry | Expense): boolean =>
    row.sourceState === 'final' &&
    !row.hold &&
    isWithin(row.spentOn, period) &&
    !taken.has(id) &&
    (settings.billUnapproved || row.approval === 'approved' || row.approval === 'none');
  return {
    entries: entries.filter((one) => isOpen(one.entryId, one)).filter(isCosted),
    expenses: settings.reimburse ? expenses.filter((one) => isOpen(one.expenseId, one)) : [],
  };
}

const isCosted = (entry: TimeEntry): entry is CostedEntry =>
  entry.costRate !== null && entry.costCurrency !== null && entry.seconds > 0;

function drawUp(
  { supplier, entries, expenses }: SuppliedWork,
  account: Account,
  input: BillInput,
): DraftedDocument | Problem {
  const { ledger, period, settings, exchangeRates, billKey, accounts, mappings } = input;
  const categoryAccounts = costAccounts(mappings, accounts);
  const { currency, supplierId, name, taxCodeId } = supplier;
  if (
    taxCodeId !== '' &&
    !input.taxCodes.some((one) => one.taxCodeId === taxCodeId && one.active)
  ) {
    return taxMissing(supplier);
  }
  const none = { termsId: '', address: '', taxNumber: '', number: '' };
  const customer = { ...supplier, ...none, customerId: supplierId };
  const issuedOn = period.invoiceDate;
  const wanted = { from: currency, to: ledger.baseCurrency, on: issuedOn };
  const rate = rateOn(exchangeRates, wanted);
  if (!rate) return rateMissing(customer, { ...ledger, ...wanted, exchangeRates });
  const entryIds = [...entries.map((one) => one.entryId), ...expenses.map((one) => one.expenseId)];
  const document = draftDocument(
    {
      documentId: documentIdOf(
        billKey({ kind: 'bill', tenant: ledger.tenant, customerId: supplierId, entryIds }),
      ),
      customer,
      entries: [],
      expenses: [],
      taxed: {
        lines: billLines({
          entries,
          expenses,
          accountId: account.accountId,
          taxCodeId,
          categoryAccounts,
        }),
        pricesIncludeTax: false,
        notes: [],
      },
      rate,
      prepaid: null,
      cash: null,
    },
    {
      paymentDays: settings.paymentDays,
      issuedOn,
      baseCurrency: ledger.baseCurrency,
      taxLevel: ledger.taxLevel,
      items: new Map(accounts.map((one) => [one.accountId, asItem(one)])),
      taxCodes: codesFor('bill', new Map(input.taxCodes.map((one) => [one.taxCodeId, one]))),
    },
  );
  return asBill(document, [...entries, ...expenses], name);
}

/** Lines of a bill name the account that they post to where those of an invoice name an item. */
const asItem = ({ accountId, name }: Account) => ({
  itemId: accountId,
  name,
  incomeAccountId: accountId,
  incomeAccount: name,
  taxable: false,
  active: true,
});

function asBill(
  document: DraftedDocument,
  work: readonly (TimeEntry | Expense)[],
  supplier: string,
): DraftedDocument {
  const days = work.map(({ spentOn }) => spentOn).sort();
  const [workFrom = document.invoice.issuedOn] = days;
  const workTo = days[days.length - 1] ?? workFrom;
  const invoice = {
    ...document.invoice,
    kind: 'bill',
    customer: supplier,
    workFrom,
    workTo,
  } as const;
  return { ...document, invoice };
}
