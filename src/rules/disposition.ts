import { addDays, type LocalDate } from '../calendar/local-date';
import { durationText, type Seconds } from '../calendar/seconds';
import type { Expense } from '../records/expense';
import type { Problem } from '../records/problem';
import type { TimeEntry } from '../records/time-entry';
import { problem } from './problem';

export type Disposition = NonNullable<TimeEntry['disposition']>;

/** What is to happen with a row, why, and what is wrong with it. */
export interface Decision {
  readonly disposition: Disposition;
  readonly reason: string;
  readonly problems: readonly Problem[];
}

/** What the firm has decided about which work is billed. */
export interface BillingPolicy {
  readonly today: LocalDate;
  /** First and last day of the work to bill; null is open. */
  readonly from: LocalDate | null;
  readonly to: LocalDate;
  readonly billUnapproved: boolean;
  readonly longestEntrySeconds: Seconds;
  /** Entries on invoices of this workbook: marks on them in the tracker are its own. */
  readonly billedHere: ReadonlySet<string>;
}

/** Decides about a time entry, all but its mapping: the first reason that keeps it back counts. */
export function decideTime(entry: TimeEntry, policy: BillingPolicy): Decision {
  const at = { tab: 'Time', key: entry.entryId, spentOn: entry.spentOn };
  return (
    notToBill(entry) ??
    markedByOthers(at, entry, policy) ??
    (entry.sourceState === 'running' ? running(at) : null) ??
    clientless(at, entry) ??
    oddTime(entry, policy) ??
    oddDay(at, policy) ??
    notNow(entry, policy) ??
    BILL
  );
}

/** Decides about an expense in the same way. */
export function decideExpense(expense: Expense, policy: BillingPolicy): Decision {
  const at = { tab: 'Expenses', key: expense.expenseId, spentOn: expense.spentOn };
  return (
    notToBill(expense) ??
    markedByOthers(at, expense, policy) ??
    clientless(at, expense) ??
    oddDay(at, policy) ??
    notNow(expense, policy) ??
    BILL
  );
}

const BILL: Decision = { disposition: 'bill', reason: '', problems: [] };

type Trackable = Pick<
  TimeEntry | Expense,
  'sourceState' | 'billable' | 'sourceInvoice' | 'hold' | 'approval' | 'spentOn'
>;

interface Place {
  readonly tab: string;
  readonly key: string;
  readonly spentOn: LocalDate;
}

function notToBill({ sourceState, billable, sourceInvoice }: Trackable): Decision | null {
  if (sourceState === 'gone') return decided('held', 'No longer in the tracker');
  if (!billable) return decided('notBillable', 'Not billable in the tracker');
  if (sourceInvoice === '' || isMark(sourceInvoice)) return null;
  return decided('notBillable', `Billed already by the tracker (${sourceInvoice})`);
}

/** Whether the tracker says only that it was billed, and not on which invoice. */
const isMark = (sourceInvoice: string): boolean => sourceInvoice.startsWith('marked as ');

/** What somebody else has billed, or another copy of this workbook, is not billed once more. */
function markedByOthers(
  { tab, key }: Place,
  { sourceInvoice }: Trackable,
  { billedHere }: BillingPolicy,
): Decision | null {
  if (!isMark(sourceInvoice) || billedHere.has(key)) return null;
  const warning = problem({
    code: 'W-129',
    step: 'review',
    tab,
    key,
    field: 'sourceInvoice',
    message: `It is ${sourceInvoice} in the tracker, and no invoice of this workbook bills it.`,
    fix: 'If nobody has billed it, take the mark off in the tracker, then pull again.',
  });
  const reason = `Held: ${sourceInvoice} in the tracker, but on no invoice of this workbook`;
  return { ...decided('held', reason), problems: [warning] };
}

function notNow({ hold, approval, spentOn }: Trackable, policy: BillingPolicy): Decision | null {
  const { from, to, billUnapproved } = policy;
  if (hold) return decided('held', 'Held: the box in column Hold is ticked');
  if (!billUnapproved && (approval === 'submitted' || approval === 'unsubmitted')) {
    return decided('held', 'Not approved yet in the tracker');
  }
  if (from !== null && spentOn < from)
    return decided('held', `Before ${from}, the first day to bill`);
  if (spentOn > to) return decided('held', `After ${to}, the last day to bill`);
  return null;
}

function running({ tab, key }: Place): Decision {
  const reason = 'Still running';
  const warning = problem({
    code: 'W-105',
    step: 'review',
    tab,
    key,
    field: 'sourceState',
    message: 'The timer of this entry is still running.',
    fix: 'Nothing to do: it is pulled again once it has been stopped.',
  });
  return { ...decided('held', reason), problems: [warning] };
}

function clientless(
  { tab, key }: Place,
  { clientId, project }: Pick<TimeEntry, 'clientId' | 'project'>,
): Decision | null {
  if (clientId !== '') return null;
  const [message, fix] =
    project === ''
      ? ['It belongs to no project.', 'Give it a project in the tracker, then pull again.']
      : [
          `Project '${project}' has no client.`,
          'Give the project a client in the tracker, then pull again.',
        ];
  return block({ code: 'E-115', tab, key, field: 'client', message, fix }, 'No client');
}

function oddTime(entry: TimeEntry, { longestEntrySeconds }: BillingPolicy): Decision | null {
  const { entryId: key, seconds } = entry;
  const fix = 'Correct it in the tracker, or mark it as not billable there; then pull again.';
  const blocked = (code: string, reason: string, message: string) =>
    block({ code, tab: 'Time', key, field: 'seconds', message, fix }, reason);
  if (seconds < 0) {
    return blocked(
      'E-103',
      'Duration below zero',
      `Duration ${durationText(seconds)} is below zero.`,
    );
  }
  if (seconds === 0) return blocked('E-102', 'Lasts 0 minutes', 'The entry lasts 0 minutes.');
  if (seconds <= longestEntrySeconds) return null;
  const limit = durationText(longestEntrySeconds);
  const message = `Duration ${durationText(seconds)} is longer than the longest entry, ${limit}.`;
  return blocked('E-104', `Longer than ${limit}`, message);
}

function oddDay({ tab, key, spentOn }: Place, { today }: BillingPolicy): Decision | null {
  const fix = 'Correct the date in the tracker, then pull again.';
  const blocked = (code: string, reason: string, message: string) =>
    block({ code, tab, key, field: 'spentOn', message, fix }, reason);
  if (spentOn < '2000-01-01' || spentOn > '2100-12-31') {
    return blocked('E-111', 'Date out of range', `${spentOn} lies outside the years 2000 to 2100.`);
  }
  if (spentOn <= addDays(today, 1)) return null;
  return blocked(
    'E-112',
    'Date in the future',
    `${spentOn} lies in the future; today is ${today}.`,
  );
}

const decided = (disposition: Disposition, reason: string): Decision => ({
  disposition,
  reason,
  problems: [],
});

function block(found: Omit<Parameters<typeof problem>[0], 'step'>, reason: string): Decision {
  return { disposition: 'blocked', reason, problems: [problem({ ...found, step: 'review' })] };
}
