import { currencyOf, minorUnits } from '../../money/currency';
import { add, compare, decimalOf, multiply } from '../../money/decimal';
import { roundTo } from '../../money/rounding';
import { Fault, inactive, missing, noReference } from './simulator-fault';
import { checkProperties, checkReference, soldLine } from './simulator-line';
import {
  asList,
  asObject,
  type Json,
  pacific,
  type QuickBooksEntity,
  type QuickBooksRow,
  type QuickBooksState,
  referredTo,
  rowsIn,
} from './simulator-state';
import { checkCodes, taxDetail } from './simulator-tax';

/** Longest document number (schema documentation of 2026-04). */
const NUMBER_LENGTH = 21;

/** An invoice or a credit memo as QuickBooks would book it. `known` is the one that it replaces. */
export function bookedInvoice(
  body: Json,
  {
    state,
    now,
    known,
    entity = 'Invoice',
  }: { state: QuickBooksState; now: number; known?: QuickBooksRow; entity?: SalesEntity },
): QuickBooksRow {
  const isCredit = entity === 'CreditMemo';
  checkProperties(body, entity);
  checkCodes(body, state);
  const customer = customerOf(body, state);
  checkReference(body['SalesTermRef'], 'Term', state);
  checkReference(body['ClassRef'], 'Class', state);
  const currency = currencyFor(body, customer, state);
  const digits = minorUnits(currencyOf(currency));
  const taxes = asObject(state.preferences['TaxPrefs'])['UsingSalesTax'] === true;
  const included = body['GlobalTaxCalculation'] === 'TaxInclusive';
  if (asList(body['Line']).length === 0) throw missing('Line');
  const lines = asList(body['Line'])
    .filter(({ DetailType }) => DetailType !== 'SubTotalLineDetail')
    .map((line, index) => soldLine(line, { state, index, digits, taxes, included }));
  const sold = lines.flatMap(({ sale }) => sale ?? []);
  const txnDate = checkDates(body, { state, now });
  const tax = taxDetail(sold, asObject(body['TxnTaxDetail']), { state, customer, digits });
  const net = roundTo(add(...sold.map(({ amount }) => amount)), digits);
  const total = roundTo(add(net, decimalOf(Number(tax['TotalTax']))), digits);
  const foreign = currency !== state.preferences.CurrencyPrefs.HomeCurrency.value;
  const rate = foreign ? decimalOf(Number(body['ExchangeRate'] ?? 1)) : decimalOf(1);
  const home = Number(roundTo(multiply(total, rate), 2));
  return {
    ...(isCredit ? creditDefaults : defaults),
    ...body,
    domain: 'QBO',
    sparse: false,
    Id: known?.Id ?? String(state.nextId),
    SyncToken: known ? String(Number(known.SyncToken) + 1) : '0',
    MetaData: {
      CreateTime: asObject(known?.['MetaData'])['CreateTime'] ?? pacific(now),
      LastUpdatedTime: pacific(now),
    },
    ...documentNumber(body, { state, entity, known }),
    TxnDate: txnDate,
    ...(isCredit
      ? { RemainingCredit: Number(total) }
      : { DueDate: body['DueDate'] ?? dueByTerm(body, txnDate, state) }),
    CurrencyRef: { value: currency, name: currencyNames[currency] ?? currency },
    ...(foreign ? { ExchangeRate: Number(rate), HomeTotalAmt: home, HomeBalance: home } : {}),
    LinkedTxn: [],
    Line: [
      ...lines.map(({ booked }) => booked),
      { Amount: Number(net), DetailType: 'SubTotalLineDetail', SubTotalLineDetail: {} },
    ],
    TxnTaxDetail: tax,
    CustomerRef: { value: customer.Id, name: customer['DisplayName'] },
    TotalAmt: Number(total),
    Balance: Number(total),
  };
}

/** An invoice made void: it stays, at nothing. */
export function voidedInvoice(row: QuickBooksRow, now: number): QuickBooksRow {
  const note = row['PrivateNote'];
  return {
    ...row,
    SyncToken: String(Number(row.SyncToken) + 1),
    MetaData: { ...asObject(row['MetaData']), LastUpdatedTime: pacific(now) },
    PrivateNote: typeof note === 'string' && note !== '' ? `Voided - ${note}` : 'Voided',
    Line: asList(row['Line']).map(voidedLine),
    TxnTaxDetail: { TotalTax: 0 },
    TotalAmt: 0,
    Balance: 0,
    ...('HomeTotalAmt' in row ? { HomeTotalAmt: 0, HomeBalance: 0 } : {}),
  };
}

function voidedLine(line: Json): Json {
  const { Qty: _quantity, UnitPrice: _price, ...detail } = asObject(line['SalesItemLineDetail']);
  const sale = line['DetailType'] === 'SalesItemLineDetail' ? { SalesItemLineDetail: detail } : {};
  return { ...line, Amount: 0, ...sale };
}

/** What is sold, and what of it is given back. */
export type SalesEntity = 'Invoice' | 'CreditMemo';

const creditDefaults = { PrintStatus: 'NeedToPrint', EmailStatus: 'NotSet' };

const defaults = {
  AllowIPNPayment: false,
  AllowOnlinePayment: false,
  AllowOnlineCreditCardPayment: false,
  AllowOnlineACHPayment: false,
  ApplyTaxAfterDiscount: false,
  PrintStatus: 'NeedToPrint',
  EmailStatus: 'NotSet',
};

const currencyNames: Readonly<Record<string, string>> = {
  USD: 'United States Dollar',
  EUR: 'Euro',
  GBP: 'British Pound Sterling',
  CAD: 'Canadian Dollar',
  INR: 'Indian Rupee',
};

function customerOf(body: Json, { rows }: QuickBooksState): QuickBooksRow {
  const id = referredTo(body['CustomerRef']);
  if (id === undefined) throw missing('CustomerRef');
  const customer = rows.Customer.find(({ Id }) => Id === id);
  if (!customer) throw noReference('Customer', id);
  if (customer['Active'] === false) throw inactive('CustomerRef');
  return customer;
}

/** Without a due date the terms of the invoice give one. */
function dueByTerm(body: Json, txnDate: string, state: QuickBooksState): string {
  const id = referredTo(body['SalesTermRef']);
  const term = rowsIn(state, 'Term').find(({ Id }) => Id === id);
  const days = Number(term?.['DueDays'] ?? 0);
  return new Date(Date.parse(txnDate) + days * 86_400_000).toISOString().slice(0, 10);
}

function currencyFor(body: Json, customer: QuickBooksRow, state: QuickBooksState): string {
  const { MultiCurrencyEnabled, HomeCurrency } = state.preferences.CurrencyPrefs;
  const named = referredTo(body['CurrencyRef']);
  if (MultiCurrencyEnabled && named === undefined) throw missing('CurrencyRef');
  const currency = named ?? HomeCurrency.value;
  if (!MultiCurrencyEnabled && currency !== HomeCurrency.value) {
    throw new Fault('6000', 'Business Validation Error: Multi Currency should be enabled.');
  }
  if (currency !== (referredTo(customer['CurrencyRef']) ?? HomeCurrency.value)) {
    throw new Fault(
      '6000',
      'Business Validation Error: The currency of the transaction is invalid for customer / vendor / account.',
    );
  }
  return currency;
}

/** The day of a document. Throws a Fault for one that is none, and for one in a closed period. */
export function checkDates(
  body: Json,
  { state, now }: { readonly state: QuickBooksState; readonly now: number },
): string {
  const txnDate = dateOf(body, now);
  checkOpen(txnDate, state);
  return txnDate;
}

function dateOf(body: Json, now: number): string {
  for (const name of ['TxnDate', 'DueDate']) {
    const value = body[name];
    if (value === undefined) continue;
    const real = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
    if (!real || Number.isNaN(Date.parse(value))) {
      throw new Fault(
        '2010',
        `Property Name:Failed to parse ${name} specified is unsupported or invalid`,
        name,
      );
    }
  }
  return String(body['TxnDate'] ?? pacific(now).slice(0, 10));
}

/** No document of a closed period is booked, changed, voided or deleted. */
export function checkOpen(txnDate: string, { preferences }: QuickBooksState): void {
  const closed = preferences.AccountingInfoPrefs.BookCloseDate;
  if (closed === undefined || txnDate > closed) return;
  throw new Fault(
    '6210',
    'The account period has closed and the account books cannot be updated through the QBO Services API. ' +
      'Please use the QBO website to make these changes.',
    'TxnDate',
  );
}

/** A company that gives its own numbers ignores ours. */
function documentNumber(
  body: Json,
  of: { state: QuickBooksState; entity: SalesEntity; known: QuickBooksRow | undefined },
): Json {
  const { state, known } = of;
  if (!state.preferences.SalesFormsPrefs.CustomTxnNumbers) {
    return { DocNumber: known?.['DocNumber'] ?? String(state.nextNumber) };
  }
  return checkNumber(body, of);
}

/** A number of ours. Throws a Fault for one that is too long, or used where used ones are refused. */
export function checkNumber(
  body: Json,
  {
    state,
    entity,
    known,
  }: { state: QuickBooksState; entity: QuickBooksEntity; known: QuickBooksRow | undefined },
): Json {
  const number = body['DocNumber'];
  if (typeof number !== 'string' || number === '') return {};
  if (number.length > NUMBER_LENGTH) {
    throw new Fault(
      '2050',
      `String length specified does not match the supported length. Min:0 Max:${NUMBER_LENGTH} supported. Supplied length:${number.length}`,
      'DocNumber',
    );
  }
  const taken = rowsIn(state, entity).find(
    (row) => row['DocNumber'] === number && row.Id !== known?.Id,
  );
  if (taken && state.refusesUsedNumbers) {
    throw new Fault(
      '6140',
      'Duplicate Document Number Error : You must specify a different number. This number has already been used. ' +
        `DocNumber=${number} is assigned to TxnType=${entity} with TxnId=${taken.Id}`,
    );
  }
  return { DocNumber: number };
}

/** Stale where somebody else changed the document since it was read. */
export function checkFresh(body: Json, row: QuickBooksRow): void {
  if (compare(decimalOf(String(body['SyncToken'] ?? -1)), decimalOf(row.SyncToken)) === 0) return;
  throw new Fault(
    '5010',
    'Stale Object Error : You and somebody else were working on this at the same time. ' +
      'Somebody else finished before you did, so your work was not saved.',
  );
}
