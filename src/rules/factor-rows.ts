import type { LocalDate } from '../calendar/local-date';
import { isZone } from '../calendar/zone';
import { compare, type Decimal, ZERO } from '../money/decimal';
import type { Factor } from '../records/factor';
import type { Problem } from '../records/problem';
import { type FactorMoment, type MomentFault, momentWords, readMoment } from './factor-moments';
import { factorOverlaps } from './factor-overlaps';
import { plainName } from './plain-name';
import { problem } from './problem';

/** Work that a factor may hold for. */
export interface FactoredWork {
  readonly person: string;
  readonly client: string;
  readonly project: string;
}

/** A row of the Factors tab that makes sense. */
export interface FactorRule {
  readonly factorId: string;
  readonly factor: Decimal;
  readonly moment: FactorMoment;
  /** How many of person, client and project it names. */
  readonly rank: number;
  /** IANA name; null: that of whoever worked. */
  readonly zone: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly standsFor: (work: FactoredWork) => boolean;
  /** `"1.5 × after 18:00 (F1)"`. */
  readonly words: string;
}

export interface FactorRows {
  readonly rules: readonly FactorRule[];
  /** Rows that cannot be used, and the work that waits for them. */
  readonly unusable: readonly (Pick<FactorRule, 'factorId' | 'standsFor'> &
    Pick<Factor, 'from' | 'to'>)[];
  readonly problems: readonly Problem[];
}

/**
 * Reads the rows of the Factors tab. One that makes no sense is reported and the work that it
 * stands for waits; rows that hold at the same moments for the same work are reported and the
 * highest of them counts.
 */
export function readFactors(
  rows: readonly Factor[],
  { firmZone, unreadable }: { firmZone: string; unreadable: ReadonlySet<string> },
): FactorRows {
  const rules: FactorRule[] = [];
  const unusable: FactorRows['unusable'][number][] = [];
  const problems: Problem[] = [];
  for (const row of rows) {
    const rule = unreadable.has(row.factorId) ? null : ruleOf(row, firmZone);
    if (rule && 'factorId' in rule) {
      rules.push(rule);
      continue;
    }
    const { factorId, from, to } = row;
    if (rule) problems.push(rowProblem(factorId, rule));
    unusable.push({ factorId, standsFor: scopeOf(row), from, to });
  }
  return { rules, unusable, problems: [...problems, ...factorOverlaps(rules, rows)] };
}

function ruleOf(row: Factor, firmZone: string): FactorRule | MomentFault {
  const { factorId, kind, factor, from, to } = row;
  if (kind === null) {
    return { code: 'E-405', field: 'kind', message: 'its kind is missing', fix: 'Choose one.' };
  }
  if (factor === null || compare(factor, ZERO) <= 0) {
    const message = factor === null ? 'it has no factor' : `its factor is ${factor}`;
    const fix = 'Type a factor above zero, as 1.5.';
    return { code: factor === null ? 'E-501' : 'E-403a', field: 'factor', message, fix };
  }
  const zone = zoneOf(row, firmZone);
  if (zone === undefined) {
    const message = `unknown time zone '${row.zone.trim()}'`;
    return { code: 'E-110', field: 'zone', message, fix: 'Type an IANA name, or worker.' };
  }
  if (from !== null && to !== null && from > to) {
    const message = `it begins on ${from} and ends before, on ${to}`;
    return { code: 'E-502', field: 'from', message, fix: 'Put the days in order.' };
  }
  const moment = readMoment(kind, row);
  if ('code' in moment) return moment;
  const rank = [row.person, row.client, row.project].filter((name) => name.trim() !== '').length;
  const words = `${factor} × ${momentWords(moment)} (${factorId.replace(/[;()]/g, ' ').trim()})`;
  return { factorId, factor, moment, rank, zone, from, to, standsFor: scopeOf(row), words };
}

function zoneOf({ zone }: Factor, firmZone: string): string | null | undefined {
  const name = zone.trim();
  if (name === '') return firmZone;
  if (plainName(name) === 'worker') return null;
  return isZone(name) ? name : undefined;
}

function scopeOf(row: Factor): (work: FactoredWork) => boolean {
  const [person, client, project] = [row.person, row.client, row.project].map(plainName);
  const named = (name: string | undefined, is: string) => name === '' || plainName(is) === name;
  return (work) =>
    named(person, work.person) && named(client, work.client) && named(project, work.project);
}

function rowProblem(key: string, { code, field, message, fix }: MomentFault): Problem {
  const step = 'price';
  return problem({
    code,
    step,
    tab: 'Factors',
    key,
    field,
    fix,
    message: `Factor ${key}: ${message}.`,
  });
}
