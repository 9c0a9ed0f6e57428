import type { Seconds } from '../calendar/seconds';
import { allocateWhole } from '../money/allocation';
import type { Decimal } from '../money/decimal';
import type { TimeEntry } from '../records/time-entry';
import { type BillingPeriod, isWithin } from './billing-period';
import { compareTexts } from './compare-texts';
import { groupedBy, joinedKey } from './grouped-by';
import { type LineGrouping, timeLineKey } from './line-key';
import type { SplitsOf } from './line-splits';
import type { TimePolicy } from './time-policy';
import { roundSeconds } from './time-rounding';

/** An entry that is to be billed, or its part at one factor, with what its price depends on. */
export interface RatedEntry {
  /** The entry's id, or that of the part. */
  readonly key: string;
  readonly entry: TimeEntry;
  /** With its factor. */
  readonly hourlyRate: Decimal;
  /** Words of the factor; empty at the plain rate. */
  readonly factor: string;
  readonly policy: TimePolicy;
  /** Tracked time that is billed: all of it, or the part that is agreed. */
  readonly seconds: Seconds;
  /** An amount is agreed, so that the entry is rounded by itself. */
  readonly isFixed: boolean;
}

/** What an entry was rounded together with, and its part of the result. */
export interface RoundedTime {
  readonly billedSeconds: Seconds;
  readonly pool: {
    readonly entries: number;
    readonly seconds: Seconds;
    readonly billedSeconds: Seconds;
  };
}

export interface PoolTerms {
  readonly period: BillingPeriod;
  readonly grouping: LineGrouping;
  readonly splitsOf: SplitsOf;
}

/**
 * Rounds time at the level of its policy (rules.md 3.2): raw seconds are added up within the
 * level, rounded once, and spread back over the entries by largest remainder, in whole minutes
 * where the result has them. 0:40 and 0:27 of a day, up to 15 minutes, are 1:15 together: 0:45
 * and 0:30. Parts of an entry at different factors are rounded together too, before the factors
 * multiply the rate. The order of the entries never matters; the results stand in it.
 */
export function roundPools(rated: readonly RatedEntry[], terms: PoolTerms): readonly RoundedTime[] {
  const pooled: Place[] = [];
  const rounded = rated.map((one, at) => {
    if (!isAlone(one)) pooled.push({ one, at });
    return roundedAlone(one);
  });
  const pools = groupedBy(pooled, ({ one }) => poolKey(one, terms));
  for (const pool of pools.values()) if (pool.length > 1) spread(pool, rounded);
  return rounded;
}

/** An entry with its place in the list. */
interface Place {
  readonly one: RatedEntry;
  readonly at: number;
}

/** An entry that is rounded by itself and has no parts. */
const isAlone = ({ key, entry, policy, isFixed }: RatedEntry): boolean =>
  (isFixed || policy.level === 'entry') && key === entry.entryId;

function roundedAlone({ seconds, policy }: RatedEntry): RoundedTime {
  const billedSeconds = roundSeconds(seconds, policy.rounding);
  return { billedSeconds, pool: { entries: 1, seconds, billedSeconds } };
}

function spread(places: Place[], rounded: RoundedTime[]): void {
  const sorted = places.sort(byId);
  const pool = sorted.map(({ one }) => one);
  const [first] = pool;
  if (!first) return;
  const seconds = pool.reduce((sum, one) => sum + one.seconds, 0);
  const billedSeconds = roundSeconds(seconds, first.policy.rounding);
  const parts = partsOf(billedSeconds, pool);
  const facts = { entries: entriesIn(pool), seconds, billedSeconds };
  sorted.forEach(({ at }, index) => {
    rounded[at] = { billedSeconds: parts[index] ?? 0, pool: facts };
  });
}

const byId = (a: Place, b: Place): number => compareTexts(a.one.key, b.one.key);

const entriesIn = (pool: readonly RatedEntry[]): number =>
  new Set(pool.map(({ entry }) => entry.entryId)).size;

function partsOf(billed: Seconds, pool: readonly RatedEntry[]): readonly Seconds[] {
  if (billed === 0) return pool.map(() => 0);
  const unit = billed % 60 === 0 ? 60 : 1;
  const weights = pool.map(({ seconds }) => seconds);
  return allocateWhole(billed / unit, weights).map((part) => part * unit);
}

/** What is rounded together: never work of two customers, two policies or two periods. */
function poolKey(rated: RatedEntry, terms: PoolTerms): string {
  const { entry, policy, isFixed } = rated;
  const { entryId, customerId, projectId, taskId, personId, spentOn } = entry;
  const { version } = policy;
  const level = isFixed ? 'entry' : policy.level;
  switch (level) {
    case 'entry':
      return entryId;
    case 'day':
      return joinedKey([customerId, version, projectId, taskId, personId, spentOn]);
    case 'taskDay':
      return joinedKey([customerId, version, projectId, taskId, spentOn]);
    case 'projectDay':
      return joinedKey([customerId, version, projectId, spentOn]);
    case 'line':
      return joinedKey([customerId, version, lineKeyOf(rated, terms), periodOf(spentOn, terms)]);
    case 'invoice':
      return joinedKey([customerId, version, periodOf(spentOn, terms)]);
  }
}

function lineKeyOf(rated: RatedEntry, { grouping, splitsOf }: PoolTerms): string {
  const { entry, hourlyRate, factor: factors, policy } = rated;
  const time = { hourlyRate, factors, policy: policy.version };
  return timeLineKey(entry, time, { grouping, splits: splitsOf(entry) });
}

function periodOf(day: TimeEntry['spentOn'], { period }: PoolTerms): string {
  if (isWithin(day, period)) return 'now';
  return day > period.to ? 'later' : 'earlier';
}
