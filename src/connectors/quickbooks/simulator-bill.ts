import { currencyOf, minorUnits } from '../../money/currency';
import { add, decimalOf, multiply } from '../../money/decimal';
import { roundTo } from '../../money/rounding';
import { Fault, inactive, missing, noReference } from './simulator-fault';
import { checkDates, checkNumber } from './simulator-invoice';
import {
  asList,
  asObject,
  type Json,
  pacific,
  type QuickBooksRow,
  type QuickBooksState,
  referredTo,
  rowsIn,
} from './simulator-state';
import { checkCodes, taxDetail } from './simulator-tax';

/** A bill as QuickBooks would book it. `known` is the one that it replaces. */
export function bookedBill(
  body: Json,
  { state, now, known }: { state: QuickBooksState; now: number; known?: QuickBooksRow },
): QuickBooksRow {
  const vendor = vendorOf(body, state);
  checkCodes(body, state);
  const { HomeCurrency, MultiCurrencyEnabled } = state.preferences.CurrencyPrefs;
  const currency = referredTo(body['CurrencyRef']) ?? HomeCurrency.value;
  if (MultiCurrencyEnabled && referredTo(body['CurrencyRef']) === undefined) {
    throw missing('CurrencyRef');
  }
  if (currency !== (referredTo(vendor['CurrencyRef']) ?? HomeCurrency.value)) {
    throw new Fault(
      '6000',
      'Business Validation Error: The currency of the transaction is invalid for customer / vendor / account.',
    );
  }
  const digits = minorUnits(currencyOf(currency));
  const lines = asList(body['Line']).map((line, index) => bookedLine(line, { state, index }));
  if (lines.length === 0) throw missing('Line');
  const tax = purchaseTax(lines, { state, digits });
  const amounts = lines.map((line) => decimalOf(Number(line['Amount'])));
  const total = roundTo(add(...amounts, decimalOf(Number(tax['TotalTax'] ?? 0))), digits);
  const txnDate = checkDates(body, { state, now });
  const foreign = currency !== HomeCurrency.value;
  const rate = foreign ? decimalOf(Number(body['ExchangeRate'] ?? 1)) : decimalOf(1);
  return {
    ...body,
    domain: 'QBO',
    sparse: false,
    Id: known?.Id ?? String(state.nextId),
    SyncToken: known ? String(Number(known.SyncToken) + 1) : '0',
    MetaData: {
      CreateTime: asObject(known?.['MetaData'])['CreateTime'] ?? pacific(now),
      LastUpdatedTime: pacific(now),
    },
    ...checkNumber(body, { state, entity: 'Bill', known }),
    TxnDate: txnDate,
    DueDate: body['DueDate'] ?? txnDate,
    CurrencyRef: { value: currency },
    ...(foreign
      ? { ExchangeRate: Number(rate), HomeBalance: Number(roundTo(multiply(total, rate), 2)) }
      : {}),
    LinkedTxn: [],
    VendorRef: { value: vendor.Id, name: vendor['DisplayName'] },
    Line: lines,
    ...('TotalTax' in tax ? { TxnTaxDetail: tax } : {}),
    TotalAmt: Number(total),
    Balance: Number(total),
  };
}

/** The tax that its lines name, at the rates on purchases; none in the United States. */
function purchaseTax(
  lines: readonly Json[],
  { state, digits }: { state: QuickBooksState; digits: number },
): Json {
  if (state.companyInfo.Country === 'US') return {};
  const bought = lines.map((line) => ({
    amount: decimalOf(Number(line['Amount'])),
    taxCode: referredTo(asObject(line['AccountBasedExpenseLineDetail'])['TaxCodeRef']) ?? 'NON',
  }));
  return taxDetail(bought, {}, { state, customer: {}, digits, side: 'Purchase' });
}

function vendorOf(body: Json, state: QuickBooksState): QuickBooksRow {
  const id = referredTo(body['VendorRef']);
  if (id === undefined) throw missing('VendorRef');
  const vendor = rowsIn(state, 'Vendor').find(({ Id }) => Id === id);
  if (!vendor) throw noReference('Vendor', id);
  if (vendor['Active'] === false) throw inactive('VendorRef');
  return vendor;
}

function bookedLine(line: Json, { state, index }: { state: QuickBooksState; index: number }): Json {
  if (line['DetailType'] !== 'AccountBasedExpenseLineDetail') {
    throw new Fault('2020', 'Required param missing: AccountBasedExpenseLineDetail', 'Line');
  }
  const detail = asObject(line['AccountBasedExpenseLineDetail']);
  const id = referredTo(detail['AccountRef']);
  if (id === undefined) throw missing('AccountRef');
  const account = state.rows.Account.find(({ Id }) => Id === id);
  if (!account) throw noReference('Account', id);
  if (account['Active'] === false) throw inactive('AccountRef');
  if (line['Amount'] === undefined) throw missing('Line.Amount');
  const AccountRef = { value: id, name: account['Name'] };
  return {
    ...line,
    Id: String(index + 1),
    LineNum: index + 1,
    AccountBasedExpenseLineDetail: {
      ...detail,
      AccountRef,
      TaxCodeRef: detail['TaxCodeRef'] ?? { value: 'NON' },
    },
  };
}
