import type { LocalDate } from '../calendar/local-date';
import type { CurrencyCode } from '../money/currency';
import { equal } from '../money/decimal';
import type { HourlyRate } from '../records/hourly-rate';
import { plainName } from './plain-name';
import { rememberedBy } from './remembered';

/** Work that an hourly rate is wanted for, by the names that rates are given by. */
export interface RatedWork {
  readonly person: string;
  readonly client: string;
  readonly project: string;
  readonly task: string;
  readonly spentOn: LocalDate;
}

/**
 * The row that prices some work; `tied` where several name as much of it and differ, `none` where
 * none applies on that day in that currency.
 */
export type RateMatch =
  | { readonly kind: 'row'; readonly row: HourlyRate }
  | { readonly kind: 'tied'; readonly rows: readonly HourlyRate[] }
  | { readonly kind: 'none' };

const NAMES = ['person', 'client', 'project', 'task'] as const;

/** Which of the four names a row may give, those with most names first. */
const PATTERNS = Array.from({ length: 16 }, (_, bits) => NAMES.map((_, at) => (bits >> at) % 2 > 0))
  .map((named) => ({ named, count: named.filter(Boolean).length }))
  .sort((a, b) => b.count - a.count);

/**
 * Finds the rate of some work: of the rows that apply, the one that names most of person, client,
 * project and task. Rates for "Ana" at 90 and for "Ana" on "Alpha" at 120 price her hour there
 * at 120. A row without a currency is in whatever currency the customer is billed in; `null` asks
 * for rows of any currency.
 */
export function rateFinder(
  rates: readonly HourlyRate[],
): (work: RatedWork, currency: CurrencyCode | null) => RateMatch {
  const byNames = new Map<string, RowMatch[]>();
  for (const row of rates) {
    const key = namesKey(row);
    byNames.set(key, [...(byNames.get(key) ?? []), { kind: 'row', row }]);
  }
  if (rates.length === 0) return () => NONE;
  const given = new Set(rates.map(patternOf));
  const patterns = PATTERNS.filter(({ named }) => given.has(named.join()));
  const candidates = rememberedBy(
    ({ person, client, project, task }: RatedWork) => [person, client, project, task],
    (work) => levelsFor(work, patterns, byNames),
  );
  return (work, currency) => {
    for (const level of candidates(work)) {
      const match = matchIn(level, work.spentOn, currency);
      if (match) return match;
    }
    return NONE;
  };
}

type RowMatch = RateMatch & { readonly kind: 'row' };

const NONE: RateMatch = { kind: 'none' };

/** What rows that name equally much of some work make of a day; null where none applies. */
function matchIn(
  level: readonly RowMatch[],
  day: LocalDate,
  currency: CurrencyCode | null,
): RateMatch | null {
  const first = level.find(({ row }) => applies(row, day, currency));
  if (first === undefined || level.length === 1) return first ?? null;
  const rows = level.map(({ row }) => row).filter((row) => applies(row, day, currency));
  const same = rows.every(
    (other) =>
      other === first.row ||
      (sameRate(other, first.row) && (currency !== null || other.currency === first.row.currency)),
  );
  return same ? first : { kind: 'tied', rows };
}

const sameRate = (a: HourlyRate, b: HourlyRate): boolean =>
  a.hourlyRate !== null && b.hourlyRate !== null && equal(a.hourlyRate, b.hourlyRate);

/** The names that a row gives, comparable: rows with the same key price the same work. */
export function namesKey(names: Pick<HourlyRate, (typeof NAMES)[number]>): string {
  return JSON.stringify(NAMES.map((name) => plainName(names[name])));
}

const patternOf = (rate: HourlyRate): string =>
  NAMES.map((name) => rate[name].trim() !== '').join();

function levelsFor(
  work: RatedWork,
  patterns: typeof PATTERNS,
  byNames: ReadonlyMap<string, readonly RowMatch[]>,
): readonly (readonly RowMatch[])[] {
  const levels: RowMatch[][] = NAMES.map(() => []);
  levels.push([]);
  for (const { named, count } of patterns) {
    const [person, client, project, task] = NAMES.map((name, at) => (named[at] ? work[name] : ''));
    const key = namesKey({
      person: person ?? '',
      client: client ?? '',
      project: project ?? '',
      task: task ?? '',
    });
    levels[NAMES.length - count]?.push(...(byNames.get(key) ?? []));
  }
  return levels.filter((level) => level.length > 0);
}

function applies(rate: HourlyRate, day: LocalDate, currency: CurrencyCode | null): boolean {
  return (
    (rate.from === null || rate.from <= day) &&
    (rate.to === null || day <= rate.to) &&
    (currency === null || rate.currency === null || rate.currency === currency)
  );
}
