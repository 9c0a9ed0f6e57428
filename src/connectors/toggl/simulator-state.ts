/** A record of Toggl as its API gives it. */
export interface TogglRow {
  readonly id: number;
  readonly [field: string]: unknown;
}

/** Tracked time as Toggl keeps it: an instant and a length; the report names the rest. */
export interface TogglEntry {
  readonly id: number;
  readonly user_id: number;
  readonly project_id: number | null;
  readonly task_id: number | null;
  readonly description: string;
  readonly billable: boolean;
  /** Milliseconds since 1970. */
  readonly startMs: number;
  /** null while its timer runs. */
  readonly seconds: number | null;
  readonly rateInCents: number | null;
  readonly currency: string;
  readonly tags?: readonly string[] | undefined;
  /** When it was last changed, in milliseconds; when it ended where that is not kept. */
  readonly atMs?: number | undefined;
}

export interface TogglTimesheet {
  readonly member_id: number;
  readonly start_date: string;
  readonly end_date: string;
  readonly status: string;
}

/** One workspace of Toggl Track, complete and as plain JSON. */
export interface TogglState {
  /** The token is that of one person. */
  readonly login: {
    readonly token: string;
    readonly workspaceId: string;
    readonly userId: number;
  };
  readonly workspace: TogglRow;
  readonly clients: readonly TogglRow[];
  readonly projects: readonly TogglRow[];
  readonly tasks: readonly TogglRow[];
  /** `uid` is the person, `id` the membership. */
  readonly members: readonly (TogglRow & { readonly uid: number; readonly timezone: string })[];
  readonly entries: readonly TogglEntry[];
  /** Weeks and months that people hand in; none where nobody has to. */
  readonly timesheets?: readonly TogglTimesheet[] | undefined;
  /** Requests in an hour that the plan allows. */
  readonly hourlyQuota: number;
  /** Requests that may come at once; the bucket leaks one a second. */
  readonly bucket: number;
  /** Instants of the latest requests, for the quota and the throttle. */
  readonly recent: readonly number[];
}
