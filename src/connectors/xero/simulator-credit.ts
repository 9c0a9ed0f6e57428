import { Invalid } from './simulator-error';
import { bookedInvoice, nextStatus } from './simulator-invoice';
import {
  asRow,
  asRows,
  type XeroCredit,
  type XeroRow,
  type XeroState,
  xeroDate,
} from './simulator-state';

interface Booking {
  readonly state: XeroState;
  readonly now: number;
  readonly known?: XeroCredit;
}

const kinds: Readonly<Record<string, string>> = {
  ACCRECCREDIT: 'ACCREC',
  ACCPAYCREDIT: 'ACCPAY',
};

/** A credit note as Xero would book it: lines, taxes and sums are those of an invoice. */
export function bookedCredit(body: XeroRow, { state, now, known }: Booking): XeroCredit {
  const { CreditNoteNumber: number, ...alike } = body;
  const type = String(body['Type'] ?? '');
  const reasons = creditFaults(body, state, known);
  if (reasons.length > 0) throw new Invalid(reasons, body);
  const {
    InvoiceID,
    InvoiceNumber,
    AmountDue: _due,
    AmountPaid: _paid,
    DueDate: _day,
    DueDateString: _text,
    Prepayments: _prepaid,
    Overpayments: _overpaid,
    IsDiscounted: _discounted,
    ...booked
  } = bookedInvoice({ ...alike, Type: kinds[type] }, { state, now });
  return {
    ...booked,
    Type: type,
    CreditNoteID: known?.CreditNoteID ?? InvoiceID,
    CreditNoteNumber: String(number ?? '') || InvoiceNumber.replace('INV-', 'CN-'),
    RemainingCredit: booked['Total'],
    Allocations: [],
    Payments: [],
    HasAttachments: false,
  };
}

function creditFaults(
  { Type: type, CreditNoteNumber: number, LineItems: lines }: XeroRow,
  { creditNotes = [] }: XeroState,
  known: XeroCredit | undefined,
): readonly string[] {
  const taken = creditNotes.some(
    (one) => one.Type === 'ACCRECCREDIT' && one.CreditNoteNumber === number && one !== known,
  );
  const discounted = asRows(lines).some(
    (line) => line['DiscountAmount'] !== undefined || line['DiscountRate'] !== undefined,
  );
  return [
    ...(String(type) in kinds ? [] : ['Credit Note Type is not valid for this operation']),
    ...(taken && type === 'ACCRECCREDIT' ? ['Credit Note # must be unique.'] : []),
    ...(discounted ? ['Discounts are not allowed on credit notes'] : []),
  ];
}

/** Changes a credit note as a POST does; only the state, where the body names nothing else. */
export function changedCredit(body: XeroRow, known: XeroCredit, booking: Booking): XeroCredit {
  const Status = nextStatus(body, known);
  if (body['LineItems'] === undefined) {
    return { ...known, Status, UpdatedDateUTC: xeroDate(booking.now) };
  }
  const day = String(known['DateString']).slice(0, 10);
  const { Contact: contact } = known;
  const merged = { ...known, Date: day, Contact: asRow(contact), ...body };
  return bookedCredit(merged, { ...booking, known });
}
