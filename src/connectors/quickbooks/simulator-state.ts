import type { Delay } from '../simulator-delay';
import type { IdentityState } from '../simulator-identity';
import type { StoredFile } from '../simulator-tools';

/** A record of QuickBooks as its API gives it. */
export interface QuickBooksRow {
  readonly Id: string;
  readonly SyncToken: string;
  readonly [field: string]: unknown;
}

export const quickBooksEntities = [
  'Customer',
  'Item',
  'Account',
  'TaxCode',
  'TaxRate',
  'Invoice',
  'CreditMemo',
  'Attachable',
  'Term',
  'Class',
  'CompanyCurrency',
  'Vendor',
  'Payment',
  'BillPayment',
  'Bill',
] as const;

export type QuickBooksEntity = (typeof quickBooksEntities)[number];

/** A list that every company has; the others may be missing in a state that was kept. */
type RequiredEntity =
  | 'Customer'
  | 'Item'
  | 'Account'
  | 'TaxCode'
  | 'TaxRate'
  | 'Invoice'
  | 'Attachable';

/** The rows of a list, none where the state has no such list. */
export const rowsIn = (
  { rows }: Pick<QuickBooksState, 'rows'>,
  entity: QuickBooksEntity,
): readonly QuickBooksRow[] => rows[entity] ?? [];

/** One company of QuickBooks Online, complete and as plain JSON. */
export interface QuickBooksState {
  /** `token` never ends, for whoever tries things out. */
  readonly login: { readonly realmId: string; readonly token: string };
  readonly identity: IdentityState;
  readonly companyInfo: Readonly<Record<string, unknown>> & { readonly Country: string };
  readonly preferences: QuickBooksPreferences;
  /** The company's choice to be warned of used numbers; the API refuses them then, and shows it nowhere. */
  readonly refusesUsedNumbers: boolean;
  readonly rows: Readonly<
    Record<RequiredEntity, readonly QuickBooksRow[]> &
      Partial<Record<QuickBooksEntity, readonly QuickBooksRow[]>>
  >;
  /** What was deleted, and when; only change data capture tells it. */
  readonly deleted?: readonly {
    readonly entity: QuickBooksEntity;
    readonly id: string;
    readonly at: number;
  }[];
  /** Contents of attached files by the id of their Attachable. */
  readonly files: Readonly<Record<string, StoredFile>>;
  /** First answers by `requestid`. */
  readonly replies: Readonly<Record<string, string>>;
  /** How late it is; at once where this is missing. */
  readonly delay?: Delay;
  readonly nextId: number;
  readonly nextNumber: number;
  /** How many requests there were, for their `intuit_tid`. */
  readonly requests: number;
  /** Instants of the latest requests, for the throttle. */
  readonly recent: readonly number[];
}

export interface QuickBooksPreferences {
  readonly SalesFormsPrefs: {
    readonly CustomTxnNumbers: boolean;
    readonly [field: string]: unknown;
  };
  readonly CurrencyPrefs: {
    readonly MultiCurrencyEnabled: boolean;
    readonly HomeCurrency: { readonly value: string };
  };
  readonly AccountingInfoPrefs: {
    readonly BookCloseDate?: string;
    readonly [field: string]: unknown;
  };
  readonly [group: string]: unknown;
}

/** Field of a row that may be anything, as an object. */
export type Json = Readonly<Record<string, unknown>>;

export const asObject = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};

export const asList = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.map(asObject) : [];

/** What a reference names, undefined where there is none. */
export function referredTo(value: unknown): string | undefined {
  const id = asObject(value)['value'];
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/** A time as QuickBooks writes it, in Pacific time. */
export function pacific(now: number, withMilliseconds = false): string {
  const text = new Date(now - 8 * 3_600_000).toISOString();
  return `${text.slice(0, withMilliseconds ? 23 : 19)}-08:00`;
}
