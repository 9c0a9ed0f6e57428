import type { LocalDate } from '../calendar/local-date';
import { localDayOf } from '../calendar/zone';
import { givenBackLine } from '../rules/allocation-note';
import { billKeyText } from '../rules/bill-key';
import { onOpenDay } from '../rules/closed-period';
import { creditNote } from '../rules/credit-note';
import type { CreditPart } from '../rules/credit-shares';
import type { WholeInvoice } from '../rules/footing';
import { allocationsTab } from '../tabs/allocations-tab';
import { invoiceLinesTab } from '../tabs/invoice-lines-tab';
import { invoicesTab } from '../tabs/invoices-tab';
import { aloneWithBooks, neededReason } from './alone-with-books';
import { logEvents } from './event-log';
import { claims } from './journal';
import { type Desk, documentsOf } from './posting/desk';
import { taxCodesOf, wholeInvoices } from './posting/drafts';
import { StepStopped, type World } from './world';

/** What a person wants to give back of a posted invoice, and why. */
export interface CreditWish {
  /** Its number or its id. */
  readonly invoice: string;
  readonly part: CreditPart;
  /** Stands on the credit note. */
  readonly reason: string;
  /** The work is given up, and not billed again. */
  readonly isGivenUp: boolean;
}

export interface CreditDraft {
  readonly note: WholeInvoice;
  /** One sentence for the person. */
  readonly message: string;
}

/**
 * Drafts a credit note for a posted invoice. It goes the way of any draft: What will be sent,
 * Approve, Post; until it is posted it keeps its lines from being credited once more. Throws
 * StepStopped with a sentence where it cannot be, and Busy while a step is running.
 */
export function credit(world: World, wish: CreditWish): CreditDraft {
  return aloneWithBooks(world, (desk) => {
    documentsOf(desk, 'creditNote');
    const reason = neededReason(wish.reason, 'the customer reads it on the credit note');
    const original = postedInvoice(world, wish.invoice);
    const earlier = creditsOn(world, original);
    const { tenant, host, ledger } = desk;
    const note = creditNote({
      original,
      earlier,
      part: wish.part,
      issuedOn: dayFor(desk, original),
      reason,
      isGivenUp: wish.isGivenUp,
      tenant,
      taxLevel: ledger.taxLevel,
      taxCodes: taxCodesOf(desk),
      billKey: (billed) => host.digest(billKeyText(billed)),
    });
    if (typeof note === 'string') throw new StepStopped(note);
    requireNoneWaiting(note, earlier, original);
    write(world, note);
    const { total, currency, customer, documentId } = note.invoice;
    const of = original.invoice.number;
    logEvents(world, [
      {
        action: 'drafted a credit note',
        tab: invoicesTab.name,
        key: documentId,
        field: invoicesTab.columns.total.header,
        before: '',
        after: `${total} ${currency}, of ${of}`,
        reason,
      },
    ]);
    const message = `Credit note of ${total} ${currency} for ${customer} drafted, of ${of}. Approve it, then run Post.`;
    return { note, message };
  });
}

/** Takes drafted credit notes on an invoice off the tabs; those that were approved and sent stay. */
export function discardCredits(world: World, name: string): string {
  return aloneWithBooks(world, () => {
    const original = postedInvoice(world, name);
    const held = new Set(claims(world).map(({ invoice }) => invoice.documentId));
    const gone = new Set(
      creditsOn(world, original)
        .map(({ invoice }) => invoice.documentId)
        .filter((id) => !held.has(id)),
    );
    const { number } = original.invoice;
    if (gone.size === 0) return `No draft of a credit note on ${number} waits.`;
    remove(world, gone);
    return `${gone.size === 1 ? 'The draft' : `${gone.size} drafts`} of a credit note on ${number} discarded.`;
  });
}

/** A posted invoice by its number or id, as it was approved. */
function postedInvoice(world: World, name: string): WholeInvoice {
  const wanted = name.trim();
  const found = claims(world).find(
    ({ invoice }) => wanted !== '' && [invoice.number, invoice.documentId].includes(wanted),
  );
  if (!found) throw new StepStopped(`There is no posted invoice '${wanted}' in this workbook.`);
  const { kind, state, number } = found.invoice;
  if (kind !== 'invoice')
    throw new StepStopped(`${number} is no invoice, so it cannot be credited.`);
  if (state === 'posted' && found.verified && found.invoice.remark === '') return found;
  throw new StepStopped(
    `${number} is not posted and compared yet, so it cannot be credited. Run Post first.`,
  );
}

/** Credit notes on an invoice: those of the journal, and drafts of the tab. */
function creditsOn(world: World, { invoice }: WholeInvoice): readonly WholeInvoice[] {
  const isOn = (one: WholeInvoice) =>
    one.invoice.kind === 'creditNote' && one.invoice.creditOf === invoice.documentId;
  const held = claims(world).filter(isOn);
  const known = new Set(held.map((one) => one.invoice.documentId));
  const drafts = wholeInvoices(world.workbook).filter(
    (one) => isOn(one) && !known.has(one.invoice.documentId) && one.invoice.state !== 'voided',
  );
  return [...held, ...drafts];
}

/** While a credit note is not posted, its lines are not credited once more: that is a second click. */
function requireNoneWaiting(
  note: WholeInvoice,
  earlier: readonly WholeInvoice[],
  { invoice, lines }: WholeInvoice,
): void {
  const discounts = new Set(
    lines.filter(({ kind }) => kind === 'discount').map(({ lineId }) => lineId),
  );
  const linesOf = ({ allocations }: WholeInvoice) =>
    allocations
      .flatMap((one) => givenBackLine(one)?.lineId ?? [])
      .filter((id) => !discounts.has(id));
  const own = new Set(linesOf(note));
  const waiting = earlier.find(
    (one) => one.invoice.state !== 'posted' && linesOf(one).some((id) => own.has(id)),
  );
  if (!waiting) return;
  const { total, currency, state } = waiting.invoice;
  const what = `A credit note of ${total} ${currency} on the same line of ${invoice.number}`;
  throw new StepStopped(
    state === 'draft' || state === 'rejected'
      ? `${what} is drafted already. Approve and post it first, or discard it.`
      : `${what} is on its way. Run Post first.`,
  );
}

function dayFor({ host, settings, facts }: Desk, { invoice }: WholeInvoice) {
  const today = localDayOf(settings.firmZone, host.now());
  const days: readonly LocalDate[] = [today, invoice.issuedOn].sort();
  const day = days[1] ?? today;
  const period = { from: null, to: day, invoiceDate: day };
  if (settings.closedPeriod === 'ask') return day;
  return onOpenDay(period, facts.closedThrough).invoiceDate;
}

/** The document comes last, so that a run which is cut off leaves no invoice without its lines. */
function write({ workbook }: World, { invoice, lines, allocations }: WholeInvoice): void {
  const view = { owner: 'draft', mode: 'merge' } as const;
  const keyed = <R>(all: readonly R[], keyOf: (one: R) => string) =>
    new Map(all.map((one) => [keyOf(one), one]));
  workbook.put(invoiceLinesTab, { ...view, values: keyed(lines, ({ lineId }) => lineId) });
  workbook.put(allocationsTab, {
    ...view,
    values: keyed(allocations, ({ allocationId }) => allocationId),
  });
  workbook.put(invoicesTab, { ...view, values: keyed([invoice], ({ documentId }) => documentId) });
}

function remove({ workbook }: World, gone: ReadonlySet<string>): void {
  const view = { owner: 'draft', mode: 'replace' } as const;
  const kept = <R extends { readonly documentId: string }>(
    all: readonly R[],
    keyOf: (one: R) => string,
  ) => new Map(all.filter((one) => !gone.has(one.documentId)).map((one) => [keyOf(one), one]));
  const invoices = kept(workbook.records(invoicesTab), ({ documentId }) => documentId);
  workbook.put(invoicesTab, { ...view, values: invoices });
  const lines = kept(workbook.records(invoiceLinesTab), ({ lineId }) => lineId);
  workbook.put(invoiceLinesTab, { ...view, values: lines });
  const allocations = kept(workbook.records(allocationsTab), (one) => one.allocationId);
  workbook.put(allocationsTab, { ...view, values: allocations });
}
