import { parameter } from '../simulator-tools';
import { type Asked, type Done, existing, readBody } from './simulator-asked';
import { bookedBill } from './simulator-bill';
import { keptCustomer } from './simulator-customer';
import { Fault } from './simulator-fault';
import {
  bookedInvoice,
  checkFresh,
  checkOpen,
  type SalesEntity,
  voidedInvoice,
} from './simulator-invoice';
import { bookedBillPayment, bookedPayment, deletedPayment } from './simulator-payment';
import { pacific, type QuickBooksRow, type QuickBooksState, rowsIn } from './simulator-state';

/** Requests that book something, by their method and kind. */
export const bookings: Readonly<Record<string, (asked: Asked) => Done>> = {
  'POST invoice': (asked) => bookSale('Invoice', asked),
  'POST creditmemo': (asked) => bookSale('CreditMemo', asked),
  'POST bill': bookBill,
  'POST payment': (asked) => bookPayment('Payment', asked),
  'POST billpayment': (asked) => bookPayment('BillPayment', asked),
  'POST customer': keepCustomer,
};

/** Creates an invoice or a credit memo, or changes, voids or deletes the one that the body names. */
function bookSale(entity: SalesEntity, { request, state, now }: Asked): Done {
  const body = readBody(request);
  const time = pacific(now, true);
  const id = body['Id'];
  if (typeof id !== 'string') {
    const row = bookedInvoice(body, { state, now, entity });
    return { body: { [entity]: row, time }, state: withSale(entity, state, row) };
  }
  const known = existing(entity, id, state);
  checkFresh(body, known);
  checkOpen(String(known['TxnDate']), state);
  const operation = parameter(request, 'operation');
  if (operation === 'void' && entity === 'CreditMemo') {
    throw new Fault('500', 'Operation void is not supported.');
  }
  if (operation === 'delete') {
    const rest = rowsIn(state, entity).filter((row) => row !== known);
    const deleted = { domain: 'QBO', status: 'Deleted', Id: id };
    return {
      body: { [entity]: deleted, time },
      state: { ...state, rows: { ...state.rows, [entity]: rest } },
    };
  }
  const changed = body['sparse'] === true ? { ...known, ...body } : body;
  const row =
    operation === 'void'
      ? voidedInvoice(known, now)
      : bookedInvoice(changed, { state, now, known, entity });
  return { body: { [entity]: row, time }, state: withSale(entity, state, row) };
}

/** Creates a bill, or changes or deletes the one that the body names. */
function bookBill({ request, state, now }: Asked): Done {
  const body = readBody(request);
  const time = pacific(now, true);
  const id = body['Id'];
  const all = rowsIn(state, 'Bill');
  if (typeof id !== 'string') {
    const row = bookedBill(body, { state, now });
    const rows = { ...state.rows, Bill: [...all, row] };
    return { body: { Bill: row, time }, state: { ...state, rows, nextId: state.nextId + 1 } };
  }
  const known = existing('Bill', id, state);
  checkFresh(body, known);
  checkOpen(String(known['TxnDate']), state);
  const isDeleted = parameter(request, 'operation') === 'delete';
  const changed = body['sparse'] === true ? { ...known, ...body } : body;
  const row = isDeleted ? null : bookedBill(changed, { state, now, known });
  const Bill = all.flatMap((one) => (one === known ? (row ?? []) : one));
  const answer = row ?? { domain: 'QBO', status: 'Deleted', Id: id };
  return { body: { Bill: answer, time }, state: { ...state, rows: { ...state.rows, Bill } } };
}

/** Makes a customer, or changes the one that the body names. */
function keepCustomer({ request, state, now }: Asked): Done {
  const body = readBody(request);
  const all = state.rows.Customer;
  const id = body['Id'];
  const known = typeof id === 'string' ? existing('Customer', id, state) : undefined;
  if (known) checkFresh(body, known);
  const row = keptCustomer(body, { state, now, ...(known ? { known } : {}) });
  const Customer = known ? all.map((one) => (one === known ? row : one)) : [...all, row];
  const nextId = state.nextId + (known ? 0 : 1);
  return {
    body: { Customer: row, time: pacific(now, true) },
    state: { ...state, rows: { ...state.rows, Customer }, nextId },
  };
}

/** Takes a payment, or deletes the one that the body names. */
function bookPayment(entity: 'Payment' | 'BillPayment', { request, state, now }: Asked): Done {
  const body = readBody(request);
  const time = pacific(now, true);
  const id = body['Id'];
  if (typeof id !== 'string') {
    const book = entity === 'Payment' ? bookedPayment : bookedBillPayment;
    const booked = book(body, { state, now });
    return { body: { [entity]: booked.row, time }, state: booked.state };
  }
  const known = existing(entity, id, state);
  checkFresh(body, known);
  if (parameter(request, 'operation') !== 'delete') {
    throw new Fault('500', `Operation ${entity} update is not supported.`);
  }
  const deleted = { domain: 'QBO', status: 'Deleted', Id: id };
  return { body: { [entity]: deleted, time }, state: deletedPayment(known, { state, now }) };
}

function withSale(
  entity: SalesEntity,
  state: QuickBooksState,
  row: QuickBooksRow,
): QuickBooksState {
  const before = rowsIn(state, entity);
  const known = before.some(({ Id }) => Id === row.Id);
  const after = known ? before.map((one) => (one.Id === row.Id ? row : one)) : [...before, row];
  return {
    ...state,
    rows: { ...state.rows, [entity]: after },
    nextId: state.nextId + (known ? 0 : 1),
    nextNumber: state.nextNumber + (known ? 0 : 1),
  };
}
