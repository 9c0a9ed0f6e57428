/** How a kind of ledger behaves; the five are opposite on almost every trap. */
export interface LedgerTraits {
  readonly name: string;
  readonly uniqueNumbers: boolean;
  /** How long a request key gives the first answer again; 0 for never. */
  readonly replayMs: number;
  /** Whether failures are given again too. */
  readonly replaysFailures: boolean;
  readonly takesNumbers: boolean;
  /** How long a new document may stay unseen, as the ledger says. */
  readonly readLagMs: number;
  /** And how long it really does: promises are broken. */
  readonly trueLagMs: number;
  readonly listsChanges: boolean;
  /** How many files a document holds; no limit where it is left out. */
  readonly mostFiles?: number;
}

const MINUTE = 60_000;

export const ledgerKinds: readonly LedgerTraits[] = [
  {
    name: 'unique numbers and keys for a day',
    uniqueNumbers: true,
    replayMs: 24 * 60 * MINUTE,
    replaysFailures: false,
    takesNumbers: true,
    readLagMs: 5_000,
    trueLagMs: 18_000,
    listsChanges: true,
  },
  {
    name: 'numbers as it pleases, keys for a day',
    uniqueNumbers: false,
    replayMs: 24 * 60 * MINUTE,
    replaysFailures: false,
    takesNumbers: false,
    readLagMs: 5_000,
    trueLagMs: 45_000,
    listsChanges: true,
  },
  {
    name: 'unique numbers and keys for six minutes',
    uniqueNumbers: true,
    replayMs: 6 * MINUTE,
    replaysFailures: true,
    takesNumbers: true,
    readLagMs: 0,
    trueLagMs: 0,
    listsChanges: true,
  },
  {
    name: 'keys for six minutes and nothing else',
    uniqueNumbers: false,
    replayMs: 6 * MINUTE,
    replaysFailures: true,
    takesNumbers: true,
    readLagMs: 2_000,
    trueLagMs: 45_000,
    listsChanges: true,
  },
  {
    name: 'nothing at all',
    uniqueNumbers: false,
    replayMs: 0,
    replaysFailures: false,
    takesNumbers: true,
    readLagMs: 5_000,
    trueLagMs: 45_000,
    listsChanges: false,
  },
];
