import { type Amount, amountOf, noAmount, sumAmounts } from '../money/amount';
import type { CurrencyCode } from '../money/currency';
import { add, type Decimal, equal, subtract, ZERO } from '../money/decimal';
import type { ReconciliationRow } from '../records/reconciliation';
import type { ClaimedDocument } from './billing-stage';
import type { DocumentCharges } from './reconciliation-credits';
import type { ReconciliationSums } from './reconciliation-sums';

/** Whose work it is, and for what. */
export interface Place {
  readonly clientId: string;
  readonly client: string;
  readonly projectId: string;
  readonly project: string;
}

/** Totals with tax of posted documents, by our figures and by the ledger's. */
export interface Totals {
  readonly sheet: Amount;
  readonly ledger: Amount;
  /** What of the sheet's credit notes give back, below zero. */
  readonly credited: Amount;
  /** What of their difference a person has accepted. */
  readonly accepted: Decimal;
}

/** The row of a client or a project. */
export function sumsRow(row: {
  reconciliationId: string;
  level: 'client' | 'project';
  place: Place;
  sums: ReconciliationSums;
  totals: Totals | undefined;
}): ReconciliationRow {
  const { reconciliationId, level, place, sums } = row;
  const nothing = noAmount(sums.currency);
  const totals =
    level === 'client'
      ? (row.totals ?? { sheet: nothing, ledger: nothing, credited: nothing, accepted: ZERO })
      : null;
  const { sheetNet, ledgerNet } = sums;
  const difference = totals
    ? less(totals.sheet, totals.ledger, sums.currency)
    : less(sheetNet, ledgerNet, sums.currency);
  return {
    reconciliationId,
    level,
    client: place.client,
    project: place.project,
    invoice: '',
    trackedSeconds: sums.tracked,
    notBillableSeconds: sums.notBillable,
    unbilledSeconds: sums.unbilled,
    workedSeconds: sums.worked,
    billedSeconds: sums.billed,
    currency: sums.currency,
    sheetNet,
    ledgerNet,
    sheetTotal: totals?.sheet ?? null,
    ledgerTotal: totals?.ledger ?? null,
    ...chargesOf(totals?.sheet ?? sheetNet, totals?.credited ?? sums.creditNet, sums.currency),
    difference,
    ledgerId: '',
    link: '',
    state: sums.stateWith(totals !== null && !equal(difference, totals.accepted)),
    explanation: sums.explanation(),
  };
}

type Charges = Pick<ReconciliationRow, 'invoiced' | 'credited' | 'charged'>;

/** `charged` is what is left of the invoices once `credit`, which is below zero, is in it. */
function chargesOf(charged: Amount, credit: Amount, currency: CurrencyCode): Charges {
  const credited = less(noAmount(currency), credit, currency);
  return { invoiced: less(charged, credit, currency), credited, charged };
}

const NO_CHARGES: Charges = { invoiced: null, credited: null, charged: null };

/** The row of one approved document. */
export function invoiceRow(
  claimed: ClaimedDocument,
  drift: DocumentDrift | undefined,
  charges: DocumentCharges | undefined,
): ReconciliationRow {
  const { invoice, lines, allocations } = claimed;
  const document = claimed.document?.voided === false ? claimed.document : null;
  const { currency } = invoice;
  const ledgerNet = document ? sumAmounts(document.lineNets, currency) : noAmount(currency);
  const ledgerTotal = document?.total ?? noAmount(currency);
  const worked = allocations.reduce((sum, { seconds }) => sum + seconds, 0);
  return {
    reconciliationId: `invoice|${invoice.documentId}`,
    level: 'invoice',
    client: invoice.customer,
    project: '',
    invoice: invoice.number,
    trackedSeconds: worked,
    notBillableSeconds: 0,
    unbilledSeconds: 0,
    workedSeconds: worked,
    billedSeconds: lines.reduce((sum, { billedSeconds }) => sum + billedSeconds, 0),
    currency,
    sheetNet: amountOf(add(invoice.net, invoice.rounding), currency),
    ledgerNet,
    sheetTotal: invoice.total,
    ledgerTotal,
    ...(charges ? chargesOf(charges.charged, charges.credit, currency) : NO_CHARGES),
    difference: less(invoice.total, ledgerTotal, currency),
    ledgerId: invoice.ledgerId,
    link: invoice.link,
    ...(drift ? driftVerdict(drift) : verdict(claimed, { ledgerNet, ledgerTotal })),
  };
}

/** What differs of a document, and why a person has accepted it; null while nobody has. */
export interface DocumentDrift {
  readonly what: string;
  readonly reason: string | null;
}

function driftVerdict({
  what,
  reason,
}: DocumentDrift): Pick<ReconciliationRow, 'state' | 'explanation'> {
  if (reason !== null) return { state: 'explained', explanation: `${what} Accepted: ${reason}.` };
  return { state: 'differs', explanation: `${what} It waits for a decision on the Drift tab.` };
}

function verdict(
  { invoice, document }: ClaimedDocument,
  { ledgerNet, ledgerTotal }: { ledgerNet: Decimal; ledgerTotal: Decimal },
): Pick<ReconciliationRow, 'state' | 'explanation'> {
  if (invoice.state === 'frozen') return { state: 'open', explanation: 'Approved, not sent yet.' };
  if (invoice.state !== 'posted') return { state: 'inDoubt', explanation: invoice.remark };
  if (!document) return { state: 'differs', explanation: 'It is not in the ledger any more.' };
  if (document.voided) return { state: 'differs', explanation: 'It was voided in the ledger.' };
  if (!equal(invoice.total, ledgerTotal) || !equal(add(invoice.net, invoice.rounding), ledgerNet)) {
    return { state: 'differs', explanation: 'The ledger has other figures than were posted.' };
  }
  return { state: 'ties', explanation: 'Posted, and the ledger has the same figures.' };
}

const less = (a: Amount, b: Amount, currency: CurrencyCode): Amount =>
  amountOf(subtract(a, b), currency);
