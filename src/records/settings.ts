import type { LocalDate } from '../calendar/local-date';
import type { Seconds } from '../calendar/seconds';
import type { CurrencyCode } from '../money/currency';
import type { Decimal } from '../money/decimal';

/**
 * Whose day work is billed on: the day as the `tracker` files it, or that of its beginning in the
 * zone of the firm, of its client, or of whoever worked.
 */
export const dayOwners = ['tracker', 'firm', 'client', 'person'] as const;

/** How a duration meets its billing increment. */
export const roundingDirections = ['nearest', 'up', 'down'] as const;

/** Where an exact half goes when time is rounded to the nearest step. */
export const roundingTies = ['up', 'down', 'even'] as const;

/**
 * What is added up before it is rounded once. `day`: one person's work on one task on a day;
 * `taskDay` and `projectDay`: everybody's on the task or the project; `line` and `invoice`: all
 * that stands there.
 */
export const roundingLevels = ['entry', 'day', 'taskDay', 'projectDay', 'line', 'invoice'] as const;

/** Whether a line charges its exact time, or its hours rounded to two decimals first. */
export const hoursPolicies = ['exact', 'twoDecimals'] as const;

/** What one time line of an invoice stands for; lines never mix rates. All but the last: within a project. */
export const lineGroupings = ['entry', 'day', 'person', 'task', 'project', 'one line'] as const;

/** What becomes of a document whose date is in a period that is closed in the ledger. */
export const closedPeriodChoices = ['ask', 'nextOpenDay'] as const;

/** How a document arrives in a ledger that knows drafts. */
export const arrivals = ['draft', 'submitted', 'final'] as const;

/** The day that something was spent on, or that of the invoice. */
export const rateDays = ['transaction date', 'invoice date'] as const;

/** What the firm holds names of clients and projects to. */
export interface NameRules {
  /** Whether a name may be in capitals throughout. */
  readonly capitals: boolean;
  /** What a name begins with, as `AAA-000`: a letter for each A, a figure for each 0; empty: nothing. */
  readonly clientCode: string;
  readonly projectCode: string;
  /** Characters that no name has. */
  readonly forbidden: string;
}

/** The choices of a firm, read from the Settings tab and checked. */
export interface Settings {
  /** IANA name; decides which day it is for the firm. */
  readonly firmZone: string;
  /** IANA names: the zone that instants are written down in, and the one that people see them in. */
  readonly storageZone: string;
  readonly displayZone: string;
  readonly dayOwner: (typeof dayOwners)[number];
  /** Whether work goes to the days that a preview of another policy has shown. */
  readonly moveDays: boolean;
  /** How far back work is looked for in the tracker, in days. */
  readonly lookBackDays: number;
  /** Whether work that was billed is marked as such in the tracker. */
  readonly markBilled: boolean;
  /** Whether a posted credit note is applied to its invoice in the ledger. */
  readonly applyCredits: boolean;
  /** First and last day of the work to bill; null: open, and the end of last month. */
  readonly billFrom: LocalDate | null;
  readonly billTo: LocalDate | null;
  /** null: the last day of the work to bill. */
  readonly invoiceDate: LocalDate | null;
  /** Name or number of the account that subcontractors' bills are posted to; empty: none. */
  readonly costAccount: string;
  /** Whether what subcontractors spend stands on their bills. */
  readonly reimburse: boolean;
  /** Whether the whole workbook works with a sandbox or a demo company. */
  readonly sandbox: boolean;
  readonly arrival: (typeof arrivals)[number];
  /** Whether a document of a closed period waits, or gets the first open day. */
  readonly closedPeriod: (typeof closedPeriodChoices)[number];
  readonly paymentDays: number;
  /** 0: no rounding. */
  readonly incrementSeconds: Seconds;
  readonly roundingDirection: (typeof roundingDirections)[number];
  readonly minimumSeconds: Seconds;
  readonly roundingTie: (typeof roundingTies)[number];
  readonly roundingLevel: (typeof roundingLevels)[number];
  /** Time beyond a step that is let go when rounding up; 0: none. */
  readonly graceSeconds: Seconds;
  readonly hours: (typeof hoursPolicies)[number];
  readonly groupLinesBy: (typeof lineGroupings)[number];
  /** The text of a time line with names in braces; empty: what `groupLinesBy` says. */
  readonly lineTemplate: string;
  /** Whether work that nobody has approved yet may be billed. */
  readonly billUnapproved: boolean;
  /** Whether rows count as deleted even when most of a list is missing in the tracker. */
  readonly believeMissing: boolean;
  readonly attachReceipts: boolean;
  /** Which day's rate an invoice in another currency is locked at. */
  readonly documentRateOf: (typeof rateDays)[number];
  /** Which day's rate converts an expense into the customer's currency. */
  readonly expenseRateOf: (typeof rateDays)[number];
  /** The smallest sum of a currency that can be paid in cash, as 0.05 of CHF. */
  readonly cashRounding: readonly { readonly currency: CurrencyCode; readonly step: Decimal }[];
  /** The ledger's item that takes the cash rounding, by name. */
  readonly roundingItem: string;
  readonly numberPrefix: string;
  readonly creditPrefix: string;
  readonly nextNumber: number;
  /** Entries longer than this are odd. */
  readonly longestEntrySeconds: Seconds;
  readonly names: NameRules;
  /** Whether the audit maps a client by itself where name and a second identifier agree. */
  readonly mapsItself: boolean;
}
