import * as z from 'zod/mini';
import { amount, currency, id, seconds, text } from './fields';

export const reconciliationLevels = ['client', 'project', 'invoice'] as const;

/**
 * `ties`: every second and cent is accounted for; `explained`: all but what a person has accepted
 * with a reason.
 */
export const reconciliationStates = ['ties', 'open', 'differs', 'inDoubt', 'explained'] as const;

/**
 * One line of the proof that tracker, sheet and ledger agree. Time: tracked = not billable +
 * not billed yet + billed work; money: the sheet's amount less the ledger's is the difference.
 */
export const reconciliationSchema = z.object({
  /** Level and the ids below it, as `project|harvest:5|USD`. */
  reconciliationId: id,
  level: z.enum(reconciliationLevels),
  client: text,
  project: text,
  /** Number of the invoice, on invoice rows. */
  invoice: text,
  trackedSeconds: seconds,
  notBillableSeconds: seconds,
  /** Work that may be billed and is on no posted invoice; `explanation` says why, by reason. */
  unbilledSeconds: seconds,
  /** Tracked time of the work that is on posted invoices. */
  workedSeconds: seconds,
  /** The same work as billed; less `workedSeconds` it is the effect of rounding. */
  billedSeconds: seconds,
  currency,
  /** Net of posted invoices by our lines, and by the ledger's own document. */
  sheetNet: amount,
  ledgerNet: amount,
  /**
   * Posted invoices, what credit notes give back of them, and what is left; with tax, but for
   * project rows. A credit note stands on the row of the invoice that it credits.
   */
  invoiced: z.nullable(amount),
  credited: z.nullable(amount),
  charged: z.nullable(amount),
  /** With tax; empty on project rows, because tax belongs to whole documents. */
  sheetTotal: z.nullable(amount),
  ledgerTotal: z.nullable(amount),
  /** Sheet less ledger, of the totals where there are some, else of the nets. */
  difference: amount,
  ledgerId: text,
  link: text,
  state: z.enum(reconciliationStates),
  explanation: text,
});

export type ReconciliationRow = z.infer<typeof reconciliationSchema>;
