import type { StoredFile } from '../simulator-tools';

/** A record of Harvest as its API gives it. */
export interface HarvestRow {
  readonly id: number;
  readonly updated_at: string;
  readonly [field: string]: unknown;
}

/** Lists of the API by the name that they have in its paths and answers. */
export type HarvestList =
  | 'clients'
  | 'projects'
  | 'tasks'
  | 'users'
  | 'expense_categories'
  | 'time_entries'
  | 'expenses';

/** One Harvest account, complete and as plain JSON. */
export interface HarvestState {
  readonly account: { readonly id: string; readonly token: string; readonly subdomain: string };
  readonly company: Readonly<Record<string, unknown>>;
  readonly lists: Readonly<Record<HarvestList, readonly HarvestRow[]>>;
  /** Receipts by the id of their expense. */
  readonly receipts: Readonly<Record<string, StoredFile>>;
  /** Instants of the latest requests, for the throttle. */
  readonly recent: readonly number[];
}
