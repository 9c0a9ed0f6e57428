import type { Seconds } from '../calendar/seconds';
import { compare, type Decimal, decimalOf, equal } from '../money/decimal';
import type { Factor } from '../records/factor';
import type { Problem } from '../records/problem';
import type { TimeEntry } from '../records/time-entry';
import { compareTexts } from './compare-texts';
import { counted } from './counted';
import { type FactoredWork, type FactorRule, readFactors } from './factor-rows';
import { holdsOn, type Stretch, stretchesOf, zoneFor } from './factor-stretches';
import { overtimeStretches } from './overtime';
import { problem } from './problem';
import { rememberedBy } from './remembered';

/** Tracked time of an entry at one factor. */
export interface FactoredTime {
  readonly seconds: Seconds;
  readonly factor: Decimal;
  /** `"1.5 × after 18:00 (F1)"`; empty where the plain rate holds. */
  readonly words: string;
}

/** How the time of an entry divides; none where all of it is at its rate. */
export type FactorMatch =
  | { readonly parts: readonly FactoredTime[] }
  | { readonly unusable: string };

export interface Factors {
  readonly factorsOf: (entry: TimeEntry) => FactorMatch;
  readonly problems: readonly Problem[];
}

export interface FactorTerms {
  readonly firmZone: string;
  /** Ids of rows with a cell that cannot be read. */
  readonly unreadable: ReadonlySet<string>;
  /** All work: overtime counts what a person did before. */
  readonly entries: readonly TimeEntry[];
}

const ONE = decimalOf('1');
const NOTHING: FactorMatch = { parts: [] };

/**
 * Divides the time of entries over the factors that hold, to the second. At each moment, of the
 * rows of a kind those count that name most of person, client and project, and of what is left the
 * highest factor: factors neither add up nor multiply. 17:00 to 19:00 with 1.5 after 18:00 is 1:00
 * at 1 and 1:00 at 1.5.
 */
export function factorFinder(rows: readonly Factor[], terms: FactorTerms): Factors {
  const { rules, unusable, problems } = readFactors(rows, terms);
  if (rows.length === 0) return { factorsOf: () => NOTHING, problems };
  const overtime = new Map(
    rules
      .filter(({ moment }) => moment.kind.startsWith('overtime'))
      .map((rule) => [rule, overtimeStretches(rule, terms.entries, terms.firmZone)] as const),
  );
  const holding = (rule: FactorRule, entry: TimeEntry): readonly Stretch[] =>
    overtime.has(rule)
      ? (overtime.get(rule)?.get(entry.entryId) ?? [])
      : stretchesOf(rule, entry, zoneFor(rule, entry, terms.firmZone));
  const rulesFor = rememberedBy(
    ({ person, client, project }: FactoredWork) => [person, client, project],
    (entry) => rules.filter((rule) => rule.standsFor(entry)),
  );
  return {
    problems: [...problems, ...untimed(rules, terms.entries)],
    factorsOf: (entry) => {
      const waits = unusable.find((row) => row.standsFor(entry) && holdsOn(row, entry.spentOn));
      if (waits) return { unusable: waits.factorId };
      const held = rulesFor(entry).flatMap((rule) =>
        holding(rule, entry).map((stretch) => ({ rule, ...stretch })),
      );
      return held.length === 0 ? NOTHING : { parts: divided(entry.seconds, held) };
    },
  };
}

type Held = Stretch & { readonly rule: FactorRule };

/** The parts in the order in which they begin; no second is lost between them. */
function divided(seconds: Seconds, held: readonly Held[]): readonly FactoredTime[] {
  const cuts = new Set([0, seconds, ...held.flatMap(({ from, to }) => [from, to])]);
  const moments = [...cuts].sort((a, b) => a - b);
  const parts = new Map<string, FactoredTime>();
  for (const [index, from] of moments.entries()) {
    const to = moments[index + 1];
    if (to === undefined) break;
    const rule = chosen(held.filter((one) => one.from <= from && to <= one.to));
    const { factor, words } = rule ?? { factor: ONE, words: '' };
    const before = parts.get(words)?.seconds ?? 0;
    parts.set(words, { seconds: before + to - from, factor, words });
  }
  const all = [...parts.values()];
  return all.every(({ words }) => words === '') ? [] : all;
}

/** The rule that counts at a moment; null where it is the plain rate. */
function chosen(held: readonly Held[]): FactorRule | null {
  const rules = held.map(({ rule }) => rule);
  if (rules.length === 0) return null;
  const [best] = rules
    .filter(({ moment, rank }) =>
      rules.every((other) => other.moment.kind !== moment.kind || other.rank <= rank),
    )
    .sort((a, b) => compare(b.factor, a.factor) || compareTexts(a.factorId, b.factorId));
  return best && !equal(best.factor, ONE) ? best : null;
}

/** Work without a time of day, of which nobody can tell whether it was within some hours. */
function untimed(rules: readonly FactorRule[], all: readonly TimeEntry[]): readonly Problem[] {
  const entries = all.filter(
    ({ disposition, startedAt, documentId }) =>
      disposition === 'bill' && startedAt === '' && documentId === '',
  );
  const ofHours = rules.filter(({ moment }) => moment.kind === 'afterHours');
  return ofHours.flatMap((rule) => untimedUnder(rule, entries));
}

function untimedUnder(rule: FactorRule, entries: readonly TimeEntry[]): readonly Problem[] {
  const count = entries.filter(
    (entry) => rule.standsFor(entry) && holdsOn(rule, entry.spentOn),
  ).length;
  if (count === 0) return [];
  const who = counted(count, 'entry has', 'entries have');
  return [
    problem({
      code: 'W-132',
      step: 'price',
      tab: 'Factors',
      key: rule.factorId,
      field: 'startsAt',
      message: `Factor ${rule.factorId}: ${who} no time of day, and no such factor.`,
      fix: 'Track times, or narrow the factor to work that has them.',
    }),
  ];
}
