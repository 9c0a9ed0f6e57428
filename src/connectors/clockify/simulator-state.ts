import type { StoredFile } from '../simulator-tools';

/** A record of Clockify as its API gives it. */
export interface ClockifyRow {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** Tracked time as Clockify keeps it; the report names the rest. */
export interface ClockifyEntry {
  readonly id: string;
  readonly userId: string;
  readonly projectId: string | null;
  readonly taskId: string | null;
  readonly description: string;
  readonly billable: boolean;
  /** Milliseconds since 1970. */
  readonly startMs: number;
  /** null while its timer runs. */
  readonly seconds: number | null;
  /** In the smallest unit of the currency. */
  readonly rate: number | null;
  readonly invoiced: boolean;
}

/** A week of a person's work that was handed in. */
export interface ClockifyApproval {
  readonly id: string;
  readonly userId: string;
  readonly state: 'PENDING' | 'APPROVED' | 'REJECTED' | 'WITHDRAWN_APPROVAL';
  readonly start: string;
  readonly end: string;
  readonly entryIds: readonly string[];
  readonly expenseIds: readonly string[];
}

/** One workspace of Clockify, complete and as plain JSON. */
export interface ClockifyState {
  readonly login: {
    readonly token: string;
    readonly workspaceId: string;
    readonly userId: string;
    /** Where the workspace is kept, where that is not the usual place. */
    readonly region?: string;
  };
  readonly workspace: ClockifyRow;
  readonly clients: readonly ClockifyRow[];
  /** Each with its `tasks`. */
  readonly projects: readonly ClockifyRow[];
  readonly users: readonly ClockifyRow[];
  readonly categories: readonly ClockifyRow[];
  readonly expenses: readonly ClockifyRow[];
  readonly entries: readonly ClockifyEntry[];
  /** What people have handed in, the latest first. */
  readonly approvals?: readonly ClockifyApproval[];
  /** Receipts by the id of their file. */
  readonly files: Readonly<Record<string, StoredFile>>;
}
