import { currencyOf, minorUnits } from '../../money/currency';
import { add, compare, type Decimal, decimalOf, equal, subtract } from '../../money/decimal';
import { roundTo } from '../../money/rounding';
import { Fault, missing, noReference } from './simulator-fault';
import type { SalesEntity } from './simulator-invoice';
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

interface Booking {
  readonly state: QuickBooksState;
  readonly now: number;
}

interface Booked {
  readonly row: QuickBooksRow;
  readonly state: QuickBooksState;
}

/**
 * A payment of a customer, and the invoices with what is left of them. One that names a credit memo
 * too uses that up; one of nothing does only that.
 */
export function bookedPayment(body: Json, { state, now }: Booking): Booked {
  const customerId = referredTo(body['CustomerRef']);
  if (customerId === undefined) throw missing('CustomerRef');
  const customer = state.rows.Customer.find(({ Id }) => Id === customerId);
  if (!customer) throw noReference('Customer', customerId);
  if (typeof body['TotalAmt'] !== 'number') throw missing('TotalAmt');
  const id = String(state.nextId);
  const given = sumOf(appliedBy(body, 'CreditMemo'));
  const paid = add(decimalOf(Number(body['TotalAmt'])), given);
  const unapplied = subtract(paid, sumOf(appliedBy(body, 'Invoice')));
  if (compare(unapplied, decimalOf(0)) < 0) {
    throw new Fault('6000', 'Business Validation Error: More is applied than was paid.');
  }
  const home = { value: state.preferences.CurrencyPrefs.HomeCurrency.value };
  const row: QuickBooksRow = {
    ...body,
    domain: 'QBO',
    sparse: false,
    Id: id,
    SyncToken: '0',
    MetaData: { CreateTime: pacific(now), LastUpdatedTime: pacific(now) },
    TxnDate: body['TxnDate'] ?? pacific(now).slice(0, 10),
    CurrencyRef: customer['CurrencyRef'] ?? home,
    UnappliedAmt: Number(unapplied),
    ProcessPayment: false,
    CustomerRef: { value: customer.Id, name: customer['DisplayName'] },
  };
  const payments = [...rowsIn(state, 'Payment'), row];
  const booked = { ...state, rows: { ...state.rows, Payment: payments }, nextId: state.nextId + 1 };
  return { row, state: settled(booked, { payment: row, sign: -1, now }) };
}

/** A payment of bills, and the bills with what is left of them; all of it is applied. */
export function bookedBillPayment(body: Json, { state, now }: Booking): Booked {
  const vendorId = referredTo(body['VendorRef']);
  if (vendorId === undefined) throw missing('VendorRef');
  const vendor = rowsIn(state, 'Vendor').find(({ Id }) => Id === vendorId);
  if (!vendor) throw noReference('Vendor', vendorId);
  if (body['PayType'] !== 'Check' && body['PayType'] !== 'CreditCard') throw missing('PayType');
  const applied = appliedBy(body, 'Bill');
  if (!equal(sumOf(applied), decimalOf(Number(body['TotalAmt'] ?? Number.NaN)))) {
    throw new Fault('6000', 'Business Validation Error: The amount paid is not what is applied.');
  }
  const home = { value: state.preferences.CurrencyPrefs.HomeCurrency.value };
  const row: QuickBooksRow = {
    ...body,
    domain: 'QBO',
    sparse: false,
    Id: String(state.nextId),
    SyncToken: '0',
    MetaData: { CreateTime: pacific(now), LastUpdatedTime: pacific(now) },
    TxnDate: body['TxnDate'] ?? pacific(now).slice(0, 10),
    CurrencyRef: vendor['CurrencyRef'] ?? home,
    VendorRef: { value: vendor.Id, name: vendor['DisplayName'] },
  };
  const BillPayment = [...rowsIn(state, 'BillPayment'), row];
  const rows = { ...state.rows, BillPayment };
  const booked = { ...state, rows, nextId: state.nextId + 1 };
  return { row, state: settled(booked, { payment: row, sign: -1, now }) };
}

/** Takes a payment away, so that its documents are open again. */
export function deletedPayment(row: QuickBooksRow, { state, now }: Booking): QuickBooksState {
  const without = (['Payment', 'BillPayment'] as const).map(
    (entity) => [entity, rowsIn(state, entity).filter(({ Id }) => Id !== row.Id)] as const,
  );
  const rows = { ...state.rows, ...Object.fromEntries(without) };
  return settled({ ...state, rows }, { payment: row, sign: 1, now });
}

const appliedBy = (payment: Json, entity: SalesEntity | 'Bill') =>
  asList(payment['Line']).flatMap((line) =>
    asList(line['LinkedTxn'])
      .filter(({ TxnType }) => TxnType === entity)
      .map(({ TxnId }) => ({ id: String(TxnId), amount: decimalOf(Number(line['Amount'] ?? 0)) })),
  );

const sumOf = (parts: readonly { readonly amount: Decimal }[]) =>
  add(...parts.map(({ amount }) => amount));

interface Settling {
  readonly payment: QuickBooksRow;
  readonly sign: 1 | -1;
  readonly now: number;
}

function settled(state: QuickBooksState, settling: Settling): QuickBooksState {
  const rows = (['Invoice', 'CreditMemo', 'Bill'] as const).map((entity) => {
    const applied = appliedBy(settling.payment, entity);
    const before = rowsIn(state, entity);
    for (const { id } of applied) {
      if (!before.some(({ Id }) => Id === id)) throw noReference(entity, id);
    }
    const after = before.map((row) => {
      const own = applied.filter(({ id }) => id === row.Id);
      return own.length === 0 ? row : settledRow(row, sumOf(own), settling);
    });
    return [entity, after] as const;
  });
  return { ...state, rows: { ...state.rows, ...Object.fromEntries(rows) } };
}

const typeOf = ({ PayType }: Json): string =>
  PayType === undefined ? 'Payment' : `BillPayment${PayType}`;

function settledRow(row: QuickBooksRow, change: Decimal, { payment, sign, now }: Settling) {
  const digits = minorUnits(currencyOf(String(asObject(row['CurrencyRef'])['value'])));
  const before = decimalOf(Number(row['Balance']));
  const balance = sign === -1 ? subtract(before, change) : add(before, change);
  if (compare(balance, decimalOf(0)) < 0) {
    throw new Fault('6000', 'Business Validation Error: The amount is more than the balance due.');
  }
  const others = asList(row['LinkedTxn']).filter(({ TxnId }) => TxnId !== payment.Id);
  const link = { TxnId: payment.Id, TxnType: typeOf(payment) };
  const left = Number(roundTo(balance, digits));
  return {
    ...row,
    SyncToken: String(Number(row.SyncToken) + 1),
    MetaData: { ...asObject(row['MetaData']), LastUpdatedTime: pacific(now) },
    LinkedTxn: sign === -1 ? [...others, link] : others,
    Balance: left,
    ...('RemainingCredit' in row ? { RemainingCredit: left } : {}),
  };
}
