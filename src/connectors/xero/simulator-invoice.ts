import { currencyOf, minorUnits } from '../../money/currency';
import {
  add,
  compare,
  type Decimal,
  decimalOf,
  divide,
  multiply,
  subtract,
} from '../../money/decimal';
import { roundTo } from '../../money/rounding';
import { Invalid } from './simulator-error';
import {
  asRow,
  asRows,
  type XeroInvoice,
  type XeroRow,
  type XeroState,
  xeroDate,
  xeroId,
} from './simulator-state';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** An invoice as Xero would book it. `known` is the one that it changes. */
export function bookedInvoice(
  body: XeroRow,
  { state, now, known }: { state: XeroState; now: number; known?: XeroInvoice },
): XeroInvoice {
  const reasons = [...documentFaults(body, state, known), ...lineFaults(body, state)];
  if (reasons.length > 0) throw new Invalid(reasons, body);
  const currency = textOf(body['CurrencyCode']) || state.organisation.BaseCurrency;
  const digits = minorUnits(currencyOf(currency));
  const included = body['LineAmountTypes'] === 'Inclusive';
  const lines = asRows(body['LineItems']).map((line, index) =>
    bookedLine(line, { state, digits, included, id: xeroId(state.count * 1000 + index) }),
  );
  const sum = (field: string) => add(...lines.map((line) => decimalOf(Number(line[field] ?? 0))));
  const tax = sum('TaxAmount');
  const net = included ? subtract(sum('LineAmount'), tax) : sum('LineAmount');
  const total = Number(add(net, tax));
  const contact = state.contacts.find(
    ({ ContactID }) => ContactID === asRow(body['Contact'])['ContactID'],
  );
  const day = textOf(body['Date']) || new Date(now).toISOString().slice(0, 10);
  const due = textOf(body['DueDate']) || day;
  return {
    ...body,
    Type: textOf(body['Type']),
    InvoiceID: known?.InvoiceID ?? xeroId(state.count),
    InvoiceNumber: textOf(body['InvoiceNumber']) || `INV-${String(state.count).padStart(4, '0')}`,
    Reference: textOf(body['Reference']),
    Prepayments: [],
    Overpayments: [],
    AmountDue: total,
    AmountPaid: 0,
    SentToContact: false,
    CurrencyRate: Number(body['CurrencyRate'] ?? 1),
    HasErrors: false,
    IsDiscounted: lines.some(({ DiscountAmount }) => DiscountAmount !== undefined),
    Contact: { ContactID: contact?.ContactID, Name: contact?.['Name'] },
    DateString: `${day}T00:00:00`,
    Date: xeroDate(Date.parse(day)),
    DueDateString: `${due}T00:00:00`,
    DueDate: xeroDate(Date.parse(due)),
    Status: textOf(body['Status']) || 'DRAFT',
    LineAmountTypes: included ? 'Inclusive' : 'Exclusive',
    LineItems: lines,
    SubTotal: Number(net),
    TotalTax: Number(tax),
    Total: total,
    UpdatedDateUTC: xeroDate(now),
    CurrencyCode: currency,
  };
}

function documentFaults(body: XeroRow, state: XeroState, known?: XeroInvoice): readonly string[] {
  const { organisation, contacts, currencies, invoices } = state;
  const isSale = body['Type'] === 'ACCREC';
  const currency = textOf(body['CurrencyCode']) || organisation.BaseCurrency;
  const contact = textOf(asRow(body['Contact'])['ContactID']);
  const number = textOf(body['InvoiceNumber']);
  const day = textOf(body['Date']);
  const { PeriodLockDate: period = '', EndOfYearLockDate: year = '' } = organisation;
  const [locked = ''] = [period, year].sort().reverse();
  const taken = invoices.find(
    (one) => one.Type === 'ACCREC' && one.InvoiceNumber === number && one !== known,
  );
  return [
    ...(isSale || body['Type'] === 'ACCPAY'
      ? []
      : ['Invoice Type is not valid for this operation']),
    ...(contacts.some(({ ContactID }) => ContactID === contact)
      ? []
      : ['A Contact must be specified for this type of transaction']),
    ...(currencies.some(({ Code }) => Code === currency)
      ? []
      : [`Organisation is not subscribed to currency ${currency}`]),
    ...(isSale && number !== '' && taken ? ['Invoice # must be unique.'] : []),
    ...(number.length > 255 ? ['Invoice # must be 255 characters or fewer.'] : []),
    ...(day !== '' && Number.isNaN(Date.parse(day)) ? ['Invoice not of valid date'] : []),
    ...(day !== '' && day <= locked
      ? [`The document date cannot be before the period lock date (${locked})`]
      : []),
  ];
}

/** A named account has to be there. */
function accountFaults(line: XeroRow, state: XeroState): readonly string[] {
  const named = line['AccountID'] ?? line['AccountCode'];
  if (named === undefined || 'AccountCode' in accountOf(line, state)) return [];
  return [`Account code '${named}' is not a valid code for this document.`];
}

/** An option that is not there, or that nobody may use any more. */
function trackingFaults(line: XeroRow, state: XeroState): readonly string[] {
  const named = asRows(line['Tracking']);
  const wrong = named.some((one) => trackingFor(one, state).option?.['Status'] !== 'ACTIVE');
  return [
    ...(wrong ? ['The TrackingOption could not be found or is not active'] : []),
    ...(named.length > 2 ? ['A line item can have at most two tracking categories'] : []),
  ];
}

function lineFaults(body: XeroRow, state: XeroState): readonly string[] {
  const lines = asRows(body['LineItems']);
  if (lines.length === 0) return ['One or more line items must be specified'];
  return lines.flatMap((line) => [
    ...nameFaults(line, state),
    ...amountFaults(line),
    ...trackingFaults(line, state),
    ...accountFaults(line, state),
  ]);
}

/** What a line names has to be there. */
function nameFaults(
  { Description: description, ItemCode: item, TaxType: tax }: XeroRow,
  { items, taxRates }: Pick<XeroState, 'items' | 'taxRates'>,
): readonly string[] {
  const noItem = item !== undefined && !items.some(({ Code }) => Code === item);
  const noTax =
    tax !== undefined && tax !== 'NONE' && !taxRates.some(({ TaxType }) => TaxType === tax);
  return [
    ...(textOf(description) === '' && !item ? ['Description cannot be empty'] : []),
    ...(noItem ? [`Item code '${item}' is not valid`] : []),
    ...(noTax
      ? [`The TaxType code '${tax}' does not exist or cannot be used for this type of transaction.`]
      : []),
  ];
}

function amountFaults(line: XeroRow): readonly string[] {
  const { UnitAmount: price, LineAmount: amount } = line;
  const exact = productOf(line);
  const expected = exact === null ? null : roundTo(exact, 2);
  const fine = price === undefined || /^-?\d+(\.\d{1,4})?$/.test(String(price));
  const differs =
    typeof amount === 'number' && expected !== null && compare(expected, decimalOf(amount)) !== 0;
  return [
    ...(fine ? [] : ['The unit amount has more than four decimals']),
    ...(differs
      ? [`The line total ${amount} does not match the expected line total ${expected}`]
      : []),
  ];
}

function productOf({
  Quantity: quantity,
  UnitAmount: price,
  DiscountAmount: discount,
}: XeroRow): Decimal | null {
  if (quantity === undefined || price === undefined) return null;
  const full = multiply(decimalOf(Number(quantity)), decimalOf(Number(price)));
  return subtract(full, decimalOf(Number(discount ?? 0)));
}

/** A line with its tax, rounded on the line. A line of text alone has neither. */
function bookedLine(
  line: XeroRow,
  {
    state,
    digits,
    included,
    id,
  }: { state: XeroState; digits: number; included: boolean; id: string },
): XeroRow {
  const exact = productOf(line);
  const stated = line['LineAmount'];
  if (exact === null && stated === undefined) {
    return { Description: line['Description'], LineAmount: 0, Tracking: [], LineItemID: id };
  }
  const amount = roundTo(exact ?? decimalOf(Number(stated)), digits);
  const taxType = textOf(line['TaxType']) || 'NONE';
  const rate = state.taxRates.find(({ TaxType }) => TaxType === taxType);
  const percent = decimalOf(Number(rate?.['EffectiveRate'] ?? 0));
  const whole = included ? add(decimalOf(100), percent) : decimalOf(100);
  const tax = roundTo(divide(multiply(amount, percent), whole), digits);
  const item = state.items.find(({ Code }) => Code === line['ItemCode']);
  return {
    ...line,
    LineAmount: Number(amount),
    TaxType: taxType,
    TaxAmount: Number(tax),
    ...(item
      ? { AccountCode: asRow(item['SalesDetails'])['AccountCode'] }
      : accountOf(line, state)),
    Tracking: trackingOf(line, state),
    LineItemID: id,
  };
}

/** The account that a line names itself, by id or by code. */
function accountOf(
  { AccountID: id, AccountCode: code }: XeroRow,
  { accounts }: XeroState,
): XeroRow {
  const account = accounts.find((one) => one['AccountID'] === id || one['Code'] === code);
  return account ? { AccountID: account['AccountID'], AccountCode: account['Code'] } : {};
}

/** Categories and options with their names, as Xero gives them back. */
function trackingOf(line: XeroRow, state: XeroState): readonly XeroRow[] {
  return asRows(line['Tracking']).map((one) => {
    const { category, option } = trackingFor(one, state);
    return {
      Name: category?.['Name'],
      Option: option?.['Name'],
      TrackingCategoryID: category?.['TrackingCategoryID'],
      TrackingOptionID: option?.['TrackingOptionID'],
    };
  });
}

/** What a line is tracked by: named by ids, or by names. */
function trackingFor(one: XeroRow, { trackingCategories = [] }: XeroState) {
  const category = trackingCategories.find(
    ({ TrackingCategoryID, Name }) =>
      TrackingCategoryID === one['TrackingCategoryID'] || Name === one['Name'],
  );
  const option = asRows(category?.['Options']).find(
    ({ TrackingOptionID, Name }) =>
      TrackingOptionID === one['TrackingOptionID'] || Name === one['Option'],
  );
  return { category, option };
}

/** From which state an invoice may go to which, without a payment. */
const ways: Readonly<Record<string, readonly string[]>> = {
  DRAFT: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
  SUBMITTED: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
  AUTHORISED: ['AUTHORISED', 'VOIDED'],
};

/** The state that a body asks for. Throws Invalid where the document cannot go there. */
export function nextStatus(body: XeroRow, known: XeroRow): string {
  const status = textOf(known['Status']);
  const next = textOf(body['Status']) || status;
  const isSettled = [known['AmountPaid'], known['AmountCredited']].some((one) => Number(one) > 0);
  const isAllocated = asRows(known['Allocations']).length > 0;
  if (next === 'VOIDED' && (isSettled || isAllocated)) {
    const words =
      'This document cannot be edited as it has a payment or credit note allocated to it.';
    throw new Invalid([words], known);
  }
  if (ways[status]?.includes(next)) return next;
  throw new Invalid(['Invoice not of valid status for modification'], known);
}

/** Changes an invoice as a POST does; only the state, where the body names nothing else. */
export function changedInvoice(
  body: XeroRow,
  known: XeroInvoice,
  { state, now }: { state: XeroState; now: number },
): XeroInvoice {
  const next = nextStatus(body, known);
  if (body['LineItems'] !== undefined) {
    const merged = { ...known, Date: textOf(known['DateString']).slice(0, 10), ...body };
    return bookedInvoice(merged, { state, now, known });
  }
  return { ...known, Status: next, UpdatedDateUTC: xeroDate(now) };
}
