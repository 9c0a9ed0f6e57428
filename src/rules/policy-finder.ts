import type { LocalDate } from '../calendar/local-date';
import type { Policy } from '../records/policy';
import type { Problem } from '../records/problem';
import type { Settings } from '../records/settings';
import { plainName } from './plain-name';
import { problem } from './problem';
import { rememberedBy } from './remembered';
import { INCREMENTS, readIncrement } from './setting-values';
import { firmPolicy, rowPolicy, type TimePolicy } from './time-policy';

/** Work that a policy is wanted for. */
export interface GovernedWork {
  readonly client: string;
  readonly project: string;
  readonly spentOn: LocalDate;
}

/** The policy of some work, or the row that should state it and cannot be used. */
export type PolicyMatch = { readonly policy: TimePolicy } | { readonly unusable: string };

export interface Policies {
  /** Every policy that can be used, by its version. */
  readonly known: ReadonlyMap<string, TimePolicy>;
  readonly policyOf: (work: GovernedWork) => PolicyMatch;
  readonly problems: readonly Problem[];
}

/**
 * Finds the policy of some work: the row of its project, else of its client, else one for all
 * work, else the settings; of several the one that began last. A row that makes no sense is
 * reported, and the work that it stands for has no policy until it is put right.
 */
export function policyFinder(
  rows: readonly Policy[],
  { settings, unreadable }: { settings: Settings; unreadable: ReadonlySet<string> },
): Policies {
  const problems = [...rows.flatMap((row) => faultsOf(row, settings)), ...doubles(rows)];
  const wrong = new Set([...unreadable, ...problems.map(({ key }) => key)]);
  const firm: PolicyMatch = { policy: firmPolicy(settings) };
  const ranked = rows
    .map((row) => ({
      row,
      rank: (row.project.trim() === '' ? 0 : 2) + (row.client.trim() === '' ? 0 : 1),
      client: plainName(row.client),
      project: plainName(row.project),
      match: wrong.has(row.policyId)
        ? { unusable: row.policyId }
        : { policy: rowPolicy(row, settings) },
    }))
    .sort((a, b) => b.rank - a.rank || compareDays(b.row.from, a.row.from));
  const rowsFor = rememberedBy(keysOf, ({ client, project }: GovernedWork) => {
    const [who, what] = [plainName(client), plainName(project)];
    return ranked.filter(
      (one) =>
        (one.client === '' || one.client === who) && (one.project === '' || one.project === what),
    );
  });
  const usable = [firm, ...ranked.map(({ match }) => match)].flatMap((match) =>
    'policy' in match ? [match.policy] : [],
  );
  return {
    problems,
    known: new Map(usable.map((policy) => [policy.version, policy])),
    policyOf: (work) => {
      const begun = rowsFor(work).find(({ row }) => row.from === null || row.from <= work.spentOn);
      return begun?.match ?? firm;
    },
  };
}

const keysOf = ({ client, project }: GovernedWork) => [client, project];

const compareDays = (a: LocalDate | null, b: LocalDate | null): number =>
  (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0;

type Fault = Pick<Problem, 'code' | 'message' | 'fix'> & { readonly field: keyof Policy };

function faultsOf(row: Policy, settings: Settings): readonly Problem[] {
  const fault = faultOf(row, settings);
  if (!fault) return [];
  const message = `Policy ${row.policyId}: ${fault.message}.`;
  return [problem({ step: 'price', tab: 'Policies', key: row.policyId, ...fault, message })];
}

function faultOf(row: Policy, settings: Settings): Fault | null {
  const { graceMinutes, minimumMinutes } = row;
  const fault = incrementFault(row);
  if (fault) return fault;
  const { incrementSeconds, graceSeconds = 0, minimumSeconds } = rowPolicy(row, settings).rounding;
  if ((graceMinutes ?? 0) < 0 || (minimumMinutes ?? 0) < 0) {
    const field = (graceMinutes ?? 0) < 0 ? 'graceMinutes' : 'minimumMinutes';
    return { code: 'E-501', field, message: 'its minutes are below zero', fix: 'Type 0 or more.' };
  }
  if (graceSeconds > 0 && graceSeconds >= incrementSeconds) {
    const message = 'a grace of a whole increment rounds nothing up';
    return { code: 'E-404', field: 'graceMinutes', message, fix: 'Lower the grace.' };
  }
  if (minimumSeconds > settings.longestEntrySeconds) {
    const message = 'its minimum is more than the longest entry';
    return { code: 'E-406', field: 'minimumMinutes', message, fix: 'Lower the minimum.' };
  }
  return null;
}

const DAY_MINUTES = 1440;

function incrementFault({ incrementMinutes, oddIncrement }: Policy): Fault | null {
  const minutes = incrementMinutes ?? 0;
  if ('value' in readIncrement(String(minutes))) return null;
  const isWithinDay = minutes > 0 && minutes <= DAY_MINUTES;
  if (oddIncrement && isWithinDay) return null;
  const odd = isWithinDay ? `; tick 'Odd increment' where ${minutes} minutes are meant` : '';
  return {
    code: 'E-404',
    field: 'incrementMinutes',
    message: `${INCREMENTS}, not ${minutes}`,
    fix: `Choose one of these, or 0 for no rounding${odd}.`,
  };
}

/** Rows that begin on the same day for the same work: nobody can tell which one holds. */
function doubles(rows: readonly Policy[]): readonly Problem[] {
  const first = new Map<string, string>();
  return rows.flatMap((row) => {
    const key = JSON.stringify([plainName(row.client), plainName(row.project), row.from]);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, row.policyId);
      return [];
    }
    return [
      problem({
        code: 'E-401',
        step: 'price',
        tab: 'Policies',
        key: row.policyId,
        field: 'from',
        message: `Policies ${earlier} and ${row.policyId} begin together for the same work.`,
        fix: 'Remove one of them, or let it begin on another day.',
      }),
    ];
  });
}
