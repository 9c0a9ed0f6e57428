import type { Seconds } from '../calendar/seconds';
import type { Amount } from '../money/amount';
import type { Allocation } from '../records/allocation';
import type { Expense } from '../records/expense';
import type { Invoice } from '../records/invoice';
import type { InvoiceLine } from '../records/invoice-line';
import type { TimeEntry } from '../records/time-entry';
import { wholeIdOf } from './added-part';
import { type Taken, takenWork } from './work-taken';

/** A document that was approved, and what the ledger has of it, if anything. */
export interface ClaimedDocument {
  readonly invoice: Invoice;
  readonly lines: readonly InvoiceLine[];
  readonly allocations: readonly Allocation[];
  readonly document: LedgerFigures | null;
}

/** The ledger's own figures of a document. */
export interface LedgerFigures {
  readonly total: Amount;
  readonly tax: Amount;
  /** In the order in which the lines were sent. */
  readonly lineNets: readonly Amount[];
  readonly voided: boolean;
}

/**
 * Where a piece of work stands on its way into the books. `posted`: on an invoice in the ledger;
 * `notBillable`: never; `waiting`: kept back for a reason that a person knows; `ready`: nothing
 * keeps it back but the next step; `inDoubt`: on an invoice of which nobody knows whether it arrived.
 */
export interface BillingStage {
  readonly stage: 'posted' | 'notBillable' | 'waiting' | 'ready' | 'inDoubt';
  /** In words, where it is not posted. */
  readonly reason: string;
  /** Time that posted invoices bill of it; what the entry has now may differ. */
  readonly postedSeconds: Seconds;
  /** Time of it that is on its way on a further invoice. */
  readonly pending?: { readonly seconds: Seconds; readonly reason: string };
}

/** What the approved documents take of each entry and expense. */
export class Claimed {
  private readonly byEntry = new Map<string, { invoice: Invoice; seconds: Seconds }[]>();

  private readonly taken: ReadonlyMap<string, Taken>;

  constructor(documents: readonly ClaimedDocument[]) {
    // What waits to be compared is in the ledger, and counts there.
    this.taken = takenWork(documents.map(({ invoice, allocations }) => ({ invoice, allocations })));
    for (const { invoice, allocations } of documents) {
      if (invoice.kind === 'creditNote' && invoice.state !== 'posted') continue;
      for (const allocation of allocations) {
        const id = wholeIdOf(allocation.entryId);
        const taken = this.byEntry.get(id) ?? [];
        taken.push({ invoice, seconds: takenSeconds(invoice, allocation) });
        this.byEntry.set(id, taken);
      }
    }
  }

  stageOfTime(entry: TimeEntry): BillingStage {
    return this.stageOf(entry.entryId, entry);
  }

  stageOfExpense(expense: Expense): BillingStage {
    return this.stageOf(expense.expenseId, expense);
  }

  private stageOf(id: string, row: TimeEntry | Expense): BillingStage {
    const taken = this.byEntry.get(id) ?? [];
    const posted = taken.filter(({ invoice }) => invoice.state === 'posted');
    const postedSeconds = posted.reduce((sum, { seconds }) => sum + seconds, 0);
    if (posted.length > 0) {
      const [onWay] = taken.filter(({ invoice }) => invoice.state !== 'posted');
      const all = taken.reduce((sum, { seconds }) => sum + seconds, 0);
      const back = this.taken.get(id);
      if (back?.isFree) return { ...notClaimed(row), postedSeconds };
      const open = 'seconds' in row ? Math.max(0, row.seconds - all) : 0;
      const free = Math.min(back?.freeSeconds ?? 0, open);
      const pending = onWay
        ? { seconds: all - postedSeconds, ...onItsWay(onWay.invoice) }
        : free > 0 && { seconds: free, reason: notClaimed(row).reason };
      return { stage: 'posted', reason: '', postedSeconds, ...(pending && { pending }) };
    }
    const [claim] = taken;
    if (claim) return { ...onItsWay(claim.invoice), postedSeconds };
    return { ...notClaimed(row), postedSeconds };
  }
}

/** Time that a document takes; below zero where it gives some back. What is given up stays taken. */
export function takenSeconds({ kind }: Invoice, allocation: Allocation): Seconds {
  if (kind !== 'creditNote') return allocation.seconds;
  return allocation.kind === 'credited' ? -allocation.seconds : 0;
}

function onItsWay({ state, number }: Invoice): Omit<BillingStage, 'postedSeconds'> {
  const on = `on invoice ${number}`;
  if (state === 'frozen') return { stage: 'ready', reason: `approved ${on}, not sent yet` };
  return {
    stage: 'inDoubt',
    reason: `${on}, which is ${state === 'parked' ? 'parked' : 'on its way'}`,
  };
}

function notClaimed(row: TimeEntry | Expense): Omit<BillingStage, 'postedSeconds'> {
  const { disposition, dispositionReason, amount, explanation, documentId } = row;
  if (disposition === null) return { stage: 'ready', reason: 'not reviewed yet' };
  if (disposition === 'notBillable') return { stage: 'notBillable', reason: dispositionReason };
  if (disposition !== 'bill') return { stage: 'waiting', reason: lowerFirst(dispositionReason) };
  if (amount === null) {
    if (explanation === '') return { stage: 'ready', reason: 'not priced yet' };
    return { stage: 'waiting', reason: 'without a price (see Problems)' };
  }
  return {
    stage: 'ready',
    reason: documentId === '' ? 'not on a draft yet' : 'on a draft invoice',
  };
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
