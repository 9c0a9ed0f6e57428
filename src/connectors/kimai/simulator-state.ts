/** A record of Kimai as its API gives it. */
export interface KimaiRow {
  readonly id: number;
  readonly [field: string]: unknown;
}

/** Tracked time as Kimai keeps it, in the zone of whoever tracked it. */
export interface KimaiTimesheet {
  readonly id: number;
  readonly user: number;
  readonly project: number;
  readonly activity: number;
  readonly zone: string;
  /** Milliseconds since 1970. */
  readonly beginMs: number;
  readonly modifiedMs: number;
  /** null while its timer runs. */
  readonly duration: number | null;
  readonly description: string;
  readonly hourlyRate: number | null;
  /** What it is worth, where a fixed fee says so. */
  readonly worth?: number;
  readonly billable: boolean;
  readonly exported: boolean;
}

/** One Kimai, complete and as plain JSON. */
export interface KimaiState {
  readonly login: { readonly token: string; readonly host: string };
  readonly customers: readonly KimaiRow[];
  readonly projects: readonly KimaiRow[];
  readonly activities: readonly KimaiRow[];
  readonly users: readonly KimaiRow[];
  readonly timesheets: readonly KimaiTimesheet[];
}
