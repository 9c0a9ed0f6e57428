import { currencyOf, minorUnits } from '../../money/currency';
import { add, compare, type Decimal, decimalOf, isZero, subtract } from '../../money/decimal';
import { roundTo } from '../../money/rounding';
import { Invalid } from './simulator-error';
import {
  asRow,
  asRows,
  type XeroCredit,
  type XeroInvoice,
  type XeroRow,
  type XeroState,
  xeroDate,
  xeroId,
} from './simulator-state';

interface Allocating {
  readonly credit: XeroCredit;
  readonly state: XeroState;
  readonly now: number;
}

interface Allocated {
  readonly row: XeroRow;
  readonly state: XeroState;
}

/** Settles a part of an approved invoice with a part of an approved credit note. */
export function allocated(body: XeroRow, { credit, state, now }: Allocating): Allocated {
  const id = asRow(body['Invoice'])['InvoiceID'];
  const invoice = state.invoices.find(({ InvoiceID }) => InvoiceID === id);
  const amount = decimalOf(Number(body['Amount'] ?? 0));
  const reasons = faults(amount, credit, invoice);
  if (reasons.length > 0 || !invoice) throw new Invalid(reasons, body);
  const row: XeroRow = {
    AllocationID: xeroId(state.count),
    Amount: Number(amount),
    Date: xeroDate(Date.parse(String(body['Date'] ?? new Date(now).toISOString().slice(0, 10)))),
    Invoice: { InvoiceID: invoice.InvoiceID, InvoiceNumber: invoice.InvoiceNumber },
    CreditNote: { CreditNoteID: credit.CreditNoteID, CreditNoteNumber: credit.CreditNoteNumber },
  };
  const counted = { ...state, count: state.count + 1 };
  return { row, state: moved(counted, { credit, invoice, row, amount, now }) };
}

function faults(
  amount: Decimal,
  credit: XeroCredit,
  invoice: XeroInvoice | undefined,
): readonly string[] {
  if (!invoice) return ['Invoice could not be found'];
  const exceeds = (of: unknown) => compare(amount, decimalOf(Number(of))) > 0;
  return [
    ...(credit.Status === 'AUTHORISED' && invoice.Status === 'AUTHORISED'
      ? []
      : ['Credit notes can only be allocated between Authorised documents']),
    ...(credit['CurrencyCode'] === invoice['CurrencyCode']
      ? []
      : ['The currency of the credit note and of the invoice must be the same']),
    ...(compare(amount, decimalOf(0)) > 0 ? [] : ['Allocation Amount must be positive']),
    ...(exceeds(credit['RemainingCredit']) || exceeds(invoice['AmountDue'])
      ? ['Allocation amount exceeds the amount outstanding']
      : []),
  ];
}

interface Move {
  readonly credit: XeroCredit;
  readonly invoice: XeroInvoice;
  readonly row: XeroRow;
  readonly amount: Decimal;
  readonly now: number;
}

function moved(state: XeroState, { credit, invoice, row, amount, now }: Move): XeroState {
  const digits = minorUnits(currencyOf(String(credit['CurrencyCode'])));
  const less = (of: unknown) => roundTo(subtract(decimalOf(Number(of)), amount), digits);
  const left = less(credit['RemainingCredit']);
  const due = less(invoice['AmountDue']);
  const credited = add(decimalOf(Number(invoice['AmountCredited'] ?? 0)), amount);
  const UpdatedDateUTC = xeroDate(now);
  const note = { CreditNoteID: credit.CreditNoteID, AppliedAmount: Number(amount) };
  const nextCredit: XeroCredit = {
    ...credit,
    RemainingCredit: Number(left),
    Allocations: [...asRows(credit['Allocations']), row],
    Status: isZero(left) ? 'PAID' : credit.Status,
    UpdatedDateUTC,
  };
  const nextInvoice: XeroInvoice = {
    ...invoice,
    AmountDue: Number(due),
    AmountCredited: Number(roundTo(credited, digits)),
    CreditNotes: [...asRows(invoice['CreditNotes']), note],
    Status: isZero(due) ? 'PAID' : invoice.Status,
    UpdatedDateUTC,
  };
  return {
    ...state,
    creditNotes: (state.creditNotes ?? []).map((one) =>
      one.CreditNoteID === credit.CreditNoteID ? nextCredit : one,
    ),
    invoices: state.invoices.map((one) => (one === invoice ? nextInvoice : one)),
  };
}
