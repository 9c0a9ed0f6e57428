import type { LocalDate } from '../calendar/local-date';
import type { CurrencyCode } from '../money/currency';
import type { SourceClient } from '../records/client';
import type { ExchangeRate } from '../records/exchange-rate';
import type { Expense } from '../records/expense';
import type { ExpenseCategory } from '../records/expense-category';
import type { SourcePerson } from '../records/person';
import type { Project } from '../records/project';
import type { Task } from '../records/task';
import type { TimeEntry } from '../records/time-entry';
import type { ApiErrorKind } from './api-error';
import type { Auth } from './auth';
import type { Answer, Exchange } from './exchange';
import type { Ledger } from './ledger';
import type { BilledMarks } from './marks';

/** A provider: who it is, how we are let in, and what it can do. Capability is presence. */
export interface Connector {
  /** Stands in ids and settings, as `harvest`. */
  readonly id: string;
  readonly title: string;
  /**
   * The only origins that its credentials are ever sent to, beside the address that a person
   * entered for a provider that the firm hosts itself.
   */
  readonly origins: readonly string[];
  /** Where its sandbox answers, by the origin that it stands in for. */
  readonly sandboxOrigins?: Readonly<Record<string, string>>;
  /**
   * Where else it keeps accounts, by the name of the region: what its addresses begin with there,
   * by the origin that each stands for. The credentials of such an account go nowhere else.
   */
  readonly regions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly auth: Auth;
  /** How fast it may be asked, where it refuses what comes faster. */
  readonly pace?: Pace;
  /** What the provider says in an answer that is a failure; null where it says nothing readable. */
  failure(answer: Answer): ProviderFailure | null;
  readonly source?: Source;
  readonly ledger?: Ledger;
  readonly rates?: RateSource;
}

/**
 * A bucket that takes so many requests at once, and one more each time that `everyMs` have passed;
 * or so many requests in each window of time, of which so many at the same time.
 */
export type Pace =
  | { readonly burst: number; readonly everyMs: number }
  | {
      readonly windows: readonly { readonly requests: number; readonly windowMs: number }[];
      readonly atOnce: number;
    };

/** The provider's own code and words; its kind where the code says more than the HTTP status. */
export interface ProviderFailure {
  readonly code: string;
  readonly message: string;
  readonly kind?: ApiErrorKind;
  /** Set where its code says of a read what others say with the status 404. */
  readonly isAbsent?: true;
  /** What it documents to wait, where its answer does not say. */
  readonly retryAfterMs?: number;
}

/** Where to go on reading: from a point in time, or on the page that the last answer named. */
export interface Position {
  /** Only what changed at or after this instant; null for everything. */
  readonly since: string | null;
  /** Address or token of the next page; null for the first. */
  readonly next: string | null;
  /** Only work of these days, both included, whenever it changed. */
  readonly days?: { readonly from: LocalDate; readonly to: LocalDate } | undefined;
}

export interface Page<R> {
  readonly records: readonly R[];
  /** Rows that cannot be read; they never stop the others. */
  readonly refused: readonly RefusedRow[];
  readonly next: string | null;
  /** Requests that its quota still lets pass, where the provider has one and says so. */
  readonly left?: number | undefined;
}

/** A row of a provider that is no record: which one, what is wrong, and what to do. */
export interface RefusedRow {
  readonly key: string;
  readonly code: string;
  readonly field: string;
  readonly message: string;
  readonly fix: string;
}

/** One kind of record of a source, page by page. */
export interface Stream<R> {
  /**
   * It lists only by days and knows of no changes: a position always names its `days`. So many of
   * them a question may span, and so many rows stand on a page.
   */
  readonly byDays?: { readonly longest: number; readonly rows: number };
  /** It knows neither of changes nor of days: it comes whole each time. */
  readonly whole?: true;
  page(position: Position, facts: SourceFacts): Exchange<Page<R>>;
}

/** A time entry that has changed, and a day on which it, or what became of it, is found. */
export interface ChangedDay {
  readonly entryId: string;
  readonly day: LocalDate;
}

/** What a source says of itself; its records cannot be read without it. */
export interface SourceFacts {
  readonly account: string;
  /** Whether people approve time and expenses there. */
  readonly usesApproval: boolean;
  /** Currency of the account, where its records do not name their own. */
  readonly currency?: string | undefined;
  /** IANA name of the zone that the account's days are of, where its records do not say. */
  readonly zone?: string | undefined;
}

/** What the tracker knows of a time entry; the rest of the record is ours. */
export type SourceTimeEntry = Pick<
  TimeEntry,
  | 'entryId'
  | 'spentOn'
  | 'personId'
  | 'person'
  | 'clientId'
  | 'client'
  | 'projectId'
  | 'project'
  | 'taskId'
  | 'task'
  | 'notes'
  | 'seconds'
  | 'startedTime'
  | 'endedTime'
  | 'billable'
  | 'sourceRate'
  | 'sourceState'
  | 'approval'
  | 'sourceInvoice'
  | 'sourceTime'
  | 'sourceZone'
>;

export type SourceExpense = Pick<
  Expense,
  | 'expenseId'
  | 'spentOn'
  | 'personId'
  | 'person'
  | 'clientId'
  | 'client'
  | 'projectId'
  | 'project'
  | 'categoryId'
  | 'category'
  | 'notes'
  | 'cost'
  | 'currency'
  | 'billable'
  | 'sourceState'
  | 'approval'
  | 'sourceInvoice'
  | 'receiptUrl'
  | 'receiptName'
  | 'receiptType'
>;

/** Work that somebody has approved or is to approve: single rows, or a person's days. */
export interface ApprovedWork {
  readonly state: 'approved' | 'submitted' | 'unsubmitted';
  /** Time entries and expenses; none where it is all of a person's time of some days. */
  readonly ids: readonly string[];
  readonly personId: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Where approval stands beside the work, in a list of its own. */
export interface Approvals {
  /** What was approved of some days, or is to be; a position always names its `days`. */
  readonly work: Stream<ApprovedWork>;
  /** What work is that the list does not name. */
  readonly others: 'none' | 'unsubmitted';
}

/** A time tracker. Not every one has expenses. */
export interface Source {
  readonly facts: readonly Exchange<Partial<SourceFacts>>[];
  readonly clients: Stream<SourceClient>;
  readonly projects: Stream<Project>;
  readonly tasks: Stream<Task>;
  readonly people: Stream<SourcePerson>;
  readonly timeEntries: Stream<SourceTimeEntry>;
  /**
   * Days of time entries that were entered, edited or deleted since an instant, as far as the
   * tracker tells: a hint where to look, for a list that knows only days.
   */
  changedDays?(since: string): Exchange<readonly ChangedDay[]>;
  readonly expenseCategories?: Stream<ExpenseCategory>;
  readonly expenses?: Stream<SourceExpense>;
  /** Whose work was approved, where the work itself does not say. */
  readonly approvals?: Approvals;
  /** Its mark on time that was billed; not every tracker lets us set one. */
  readonly marks?: BilledMarks;
  /** The file of a receipt, by the address that its expense names. */
  receipt?(url: string): Exchange<ReceiptAnswer>;
  /** Its work names only the project; the client is that of the project, so lists come first. */
  readonly listsFirst?: true;
}

/** A receipt, or the address of the storage that has it; no credentials are sent there. */
export type ReceiptAnswer = { readonly file: Uint8Array } | { readonly elsewhere: string };

/** A publisher of exchange rates. */
export interface RateSource {
  /** All fixings between two days, both included, of `base` against each of `quotes`. */
  fixings(wanted: {
    readonly currencies: readonly CurrencyCode[];
    readonly from: LocalDate;
    readonly to: LocalDate;
  }): Exchange<readonly Omit<ExchangeRate, 'fetchedAt'>[]>;
  /** Currency that all its rates start from. */
  readonly base: CurrencyCode;
}
