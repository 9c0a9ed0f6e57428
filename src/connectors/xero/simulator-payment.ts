import { currencyOf, minorUnits } from '../../money/currency';
import { add, compare, decimalOf, subtract } from '../../money/decimal';
import { roundTo } from '../../money/rounding';
import { Invalid } from './simulator-error';
import {
  asRow,
  type XeroInvoice,
  type XeroRow,
  type XeroState,
  xeroDate,
  xeroId,
} from './simulator-state';

interface Booking {
  readonly state: XeroState;
  readonly now: number;
}

interface Booked {
  readonly row: XeroRow;
  readonly state: XeroState;
}

/** A payment of an invoice that is approved, with what is left of it. */
export function bookedPayment(body: XeroRow, { state, now }: Booking): Booked {
  const named = asRow(body['Invoice']);
  const invoice = state.invoices.find(
    ({ InvoiceID, InvoiceNumber }) =>
      InvoiceID === named['InvoiceID'] || InvoiceNumber === named['InvoiceNumber'],
  );
  const amount = decimalOf(Number(body['Amount'] ?? 0));
  const faults = [
    ...(invoice ? [] : ['Invoice could not be found']),
    ...(invoice && invoice.Status !== 'AUTHORISED'
      ? ['Payments can only be made against Authorised documents']
      : []),
    ...(invoice && compare(amount, decimalOf(Number(invoice['AmountDue']))) > 0
      ? ['Payment amount exceeds the amount outstanding on this document']
      : []),
    ...(compare(amount, decimalOf(0)) > 0 ? [] : ['Payment Amount must be positive']),
  ];
  if (faults.length > 0 || !invoice) throw new Invalid(faults, body);
  const day = String(body['Date'] ?? new Date(now).toISOString().slice(0, 10));
  const row: XeroRow = {
    PaymentID: xeroId(state.count),
    Date: xeroDate(Date.parse(day)),
    Amount: Number(amount),
    BankAmount: Number(amount),
    Reference: body['Reference'] ?? '',
    CurrencyRate: Number(body['CurrencyRate'] ?? invoice['CurrencyRate'] ?? 1),
    PaymentType: invoice.Type === 'ACCPAY' ? 'ACCPAYPAYMENT' : 'ACCRECPAYMENT',
    Status: 'AUTHORISED',
    UpdatedDateUTC: xeroDate(now),
    HasAccount: true,
    IsReconciled: false,
    Account: asRow(body['Account']),
    Invoice: { InvoiceID: invoice.InvoiceID, InvoiceNumber: invoice.InvoiceNumber },
    HasValidationErrors: false,
  };
  const payments = [...(state.payments ?? []), row];
  const booked = { ...state, payments, count: state.count + 1 };
  return { row, state: settled(booked, { invoice, payment: row, sign: 1, now }) };
}

/** A payment made undone: it stays, as deleted, and its invoice is open again. */
export function deletedPayment(id: string, { state, now }: Booking): Booked | null {
  const known = (state.payments ?? []).find(({ PaymentID }) => PaymentID === id);
  const invoice = state.invoices.find(
    ({ InvoiceID }) => InvoiceID === asRow(known?.['Invoice'])['InvoiceID'],
  );
  if (!known || !invoice) return null;
  if (known['Status'] === 'DELETED') throw new Invalid(['Payment has already been deleted'], known);
  const row = { ...known, Status: 'DELETED', UpdatedDateUTC: xeroDate(now) };
  const payments = (state.payments ?? []).map((one) => (one === known ? row : one));
  return { row, state: settled({ ...state, payments }, { invoice, payment: row, sign: -1, now }) };
}

function settled(
  state: XeroState,
  {
    invoice,
    payment,
    sign,
    now,
  }: { invoice: XeroInvoice; payment: XeroRow; sign: 1 | -1; now: number },
): XeroState {
  const digits = minorUnits(currencyOf(String(invoice['CurrencyCode'])));
  const amount = decimalOf(Number(payment['Amount']));
  const before = decimalOf(Number(invoice['AmountPaid'] ?? 0));
  const paid = sign === 1 ? add(before, amount) : subtract(before, amount);
  const credited = decimalOf(Number(invoice['AmountCredited'] ?? 0));
  const due = subtract(decimalOf(Number(invoice['Total'])), add(paid, credited));
  const others = ((invoice['Payments'] ?? []) as readonly XeroRow[]).filter(
    ({ PaymentID }) => PaymentID !== payment['PaymentID'],
  );
  const { PaymentID, Date: day, Amount, Reference, CurrencyRate } = payment;
  const link = { PaymentID, Date: day, Amount, Reference, CurrencyRate };
  const changed: XeroInvoice = {
    ...invoice,
    AmountPaid: Number(roundTo(paid, digits)),
    AmountDue: Number(roundTo(due, digits)),
    Payments: sign === 1 ? [...others, link] : others,
    Status: compare(due, decimalOf(0)) === 0 ? 'PAID' : 'AUTHORISED',
    UpdatedDateUTC: xeroDate(now),
  };
  const invoices = state.invoices.map((one) => (one === invoice ? changed : one));
  return { ...state, invoices };
}
