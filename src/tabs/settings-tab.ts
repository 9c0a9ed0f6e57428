import type { Setting } from '../records/setting';
import {
  arrivals,
  closedPeriodChoices,
  dayOwners,
  hoursPolicies,
  lineGroupings,
  rateDays,
  roundingDirections,
  roundingLevels,
  roundingTies,
} from '../records/settings';

import { auditSettingRows } from './audit-settings';
import { text } from './cell-types';
import type { Tab } from './tab';

const yesNo = ['yes', 'no'];

/** Every setting: its row's name, the default, the words to choose from, and what it means. */
export const settingRows = {
  firmZone: {
    name: 'Billing time zone',
    value: '',
    meaning:
      'IANA name, as America/New_York. Decides which day it is. Empty: the zone of this file.',
  },
  storageZone: {
    name: 'Storage time zone',
    value: '',
    meaning: 'IANA name. Instants are written down in it, with their offset. Empty: UTC.',
  },
  displayZone: {
    name: 'Display time zone',
    value: '',
    meaning:
      'IANA name. The column Began shows when work began as the clocks of this zone show it. Empty: the zone of this file.',
  },
  dayOwner: {
    name: 'Day of work follows',
    value: 'tracker',
    words: dayOwners,
    meaning:
      "tracker: the day under which the tracker files it; firm, client or person: the day on which it began by their clocks. A change moves nothing at first: Pull shows on the tab 'Day changes' what it would move.",
  },
  moveDays: {
    name: 'Move work to its new days',
    value: 'no',
    words: yesNo,
    meaning:
      "yes: Pull moves what the tab 'Day changes' has shown. Set it back to no after the pull.",
  },
  lookBackDays: {
    name: 'Look back (days)',
    value: '400',
    meaning:
      'Work dated up to so many days back is found when it is entered, edited or deleted late. Older work is settled.',
  },
  markBilled: {
    name: 'Mark billed work in the tracker',
    value: 'yes',
    words: yesNo,
    meaning:
      'yes: time on posted invoices is marked as billed there, where the tracker has such a mark, and the mark is taken off when the invoice is voided or credited.',
  },
  applyCredits: {
    name: 'Apply credit notes to their invoice',
    value: 'no',
    words: yesNo,
    meaning:
      'yes: a credit note that is approved from now on also settles its invoice in the ledger, as far as the invoice is open there and both are final. no: it stays on account.',
  },
  billFrom: {
    name: 'Bill work from',
    value: '',
    meaning: 'First day of work to bill, as 2026-03-01. Empty: everything that is not billed yet.',
  },
  billTo: {
    name: 'Bill work up to',
    value: '',
    meaning: 'Last day of work to bill, as 2026-03-31. Empty: the end of last month.',
  },
  invoiceDate: {
    name: 'Invoice date',
    value: '',
    meaning: 'Date of new invoices. Empty: the last day of work to bill.',
  },
  costAccount: {
    name: 'Account of subcontractors',
    value: '',
    meaning:
      'Name or number of the account that bills for subcontractors are posted to. Who bills for whom stands on the People tab.',
  },
  reimburse: {
    name: 'Expenses of subcontractors',
    value: 'yes',
    words: yesNo,
    meaning: 'yes: what they spent stands on their bills, beside their time.',
  },
  sandbox: {
    name: 'Sandbox mode',
    value: 'no',
    words: yesNo,
    meaning:
      'yes: this whole workbook works with a sandbox or demo company of the ledger, and every tab shows it. It cannot be changed once something was posted.',
  },
  arrival: {
    name: 'Documents arrive as',
    value: 'draft',
    words: arrivals,
    meaning:
      "draft: somebody approves them in the ledger; submitted: they wait there for approval; final: they are booked at once. A ledger without drafts books all as final: there the review is the tab 'What will be sent'.",
  },
  closedPeriod: {
    name: 'Date in a closed period',
    value: 'ask',
    words: closedPeriodChoices,
    meaning:
      'ask: an invoice whose date is in a period that is closed in the ledger waits; nextOpenDay: it is dated on the first day that is open.',
  },
  paymentDays: {
    name: 'Days to pay',
    value: '30',
    meaning: 'Days from the invoice date to the due date.',
  },
  incrementMinutes: {
    name: 'Rounding increment (minutes)',
    value: '6',
    words: '0 1 2 3 4 5 6 10 12 15 20 30 60 120 240 480'.split(' '),
    meaning: 'Time is rounded to this many minutes. 0: not at all. The Policies tab goes before.',
  },
  roundingDirection: {
    name: 'Rounding direction',
    value: 'nearest',
    words: roundingDirections,
    meaning: 'nearest, up or down.',
  },
  roundingTie: {
    name: 'Exact half goes',
    value: 'up',
    words: roundingTies,
    meaning: 'Where an exact half of the increment goes under nearest: up, down or even.',
  },
  roundingLevel: {
    name: 'Rounding level',
    value: 'entry',
    words: roundingLevels,
    meaning:
      "What is added up before it is rounded once: each entry; a person's day on a task (day); everybody's day on a task (taskDay) or a project (projectDay); a line; an invoice.",
  },
  graceMinutes: {
    name: 'Grace (minutes)',
    value: '0',
    meaning: 'Rounding up lets go of less than this many minutes beyond a step.',
  },
  minimumMinutes: {
    name: 'Minimum per entry (minutes)',
    value: '0',
    meaning: 'The least that an entry above zero, or what is rounded together, is billed for.',
  },
  hours: {
    name: 'Hours on lines',
    value: 'exact',
    words: hoursPolicies,
    meaning:
      'exact: a line charges its time to the second; twoDecimals: its hours rounded to two decimals.',
  },
  groupLinesBy: {
    name: 'Invoice lines by',
    value: 'task',
    words: lineGroupings,
    meaning:
      'entry, day, person, task or project: what one time line stands for, within a project. one line: all time of the invoice, apart only where rates, items, taxes, classes or terms differ.',
  },
  lineTemplate: {
    name: 'Text of time lines',
    value: '',
    meaning:
      'What a time line says, with {client} {project} {task} {person} {from} {to} {hours} {notes}, as: {task} by {person}, {from} to {to}. Empty: what the lines stand for. The Clients tab goes before.',
  },
  billUnapproved: {
    name: 'Bill unapproved work',
    value: 'no',
    words: yesNo,
    meaning: 'no: time and expenses wait until somebody has approved them in the tracker.',
  },
  believeMissing: {
    name: 'Believe missing rows',
    value: 'no',
    words: yesNo,
    meaning:
      'yes: rows count as deleted in the tracker even when most of a list is missing there. Set it back to no after the pull.',
  },
  attachReceipts: {
    name: 'Attach receipts',
    value: 'yes',
    words: yesNo,
    meaning: 'yes: the receipts of billed expenses go onto the invoice in the ledger.',
  },
  documentRateOf: {
    name: 'Exchange rate of invoices',
    value: 'invoice date',
    words: rateDays,
    meaning:
      'The day whose exchange rate an invoice is locked at: its own date, or the last day of work on it (transaction date).',
  },
  expenseRateOf: {
    name: 'Convert expenses at',
    value: 'transaction date',
    words: rateDays,
    meaning:
      "The day whose exchange rate converts an expense into the customer's currency: the day that it was spent on, or that of the invoice. Without one, the last rate before it.",
  },
  cashRounding: {
    name: 'Cash rounding',
    value: '',
    meaning:
      'The smallest sum that can be paid in cash, by currency, as CHF 0.05, SEK 1. Empty: no rounding.',
  },
  roundingItem: {
    name: 'Item for rounding',
    value: '',
    meaning: "The ledger's item that takes the cash rounding, by name; it is sold without tax.",
  },
  numberPrefix: {
    name: 'Invoice number prefix',
    value: 'INV-',
    meaning: 'Stands before the number of each new invoice.',
  },
  creditPrefix: {
    name: 'Credit note number prefix',
    value: 'CN-',
    meaning: 'Stands before the number of each new credit note; they are counted by themselves.',
  },
  nextNumber: {
    name: 'Next invoice number',
    value: '1001',
    meaning: 'Number of the first invoice; each later one takes the next.',
  },
  longestEntryHours: {
    name: 'Longest entry (hours)',
    value: '24',
    meaning: 'Entries longer than this are reported instead of billed.',
  },
  ...auditSettingRows,
} as const satisfies Record<string, SettingRow>;

interface SettingRow {
  readonly name: string;
  readonly value: string;
  readonly words?: readonly string[];
  readonly meaning: string;
}

export type SettingName = keyof typeof settingRows;

const wordsByName = new Map(
  Object.values<SettingRow>(settingRows).map(({ name, words }) => [name, words]),
);

export const settingsTab: Tab<Setting> = {
  name: 'Settings',
  version: 1,
  key: 'name',
  group: 'work',
  frozenColumns: 1,
  columns: {
    name: { header: 'Setting', owner: 'setup', cell: text, width: 220 },
    value: {
      header: 'Value',
      owner: 'user',
      cell: text,
      blank: '',
      width: 180,
      choicesFor: (name) => {
        const words = wordsByName.get(name);
        return words ? { words } : null;
      },
    },
    meaning: { header: 'What it does', owner: 'setup', cell: text, blank: '', width: 560 },
  },
};
