import { type LocalDate, monthOf } from '../calendar/local-date';
import { durationText } from '../calendar/seconds';
import { isNegative, isZero } from '../money/decimal';
import type { Agreement } from '../records/agreement';
import type { Problem } from '../records/problem';
import { plainName } from './plain-name';
import { problem } from './problem';
import { rememberedBy } from './remembered';

/** Work that an agreement may hold for. */
export interface AgreedWork {
  readonly client: string;
  readonly project: string;
  readonly spentOn: LocalDate;
}

/** The agreement of some work, and the key of all work that it counts together. */
export interface Scope {
  readonly key: string;
  readonly agreement: Agreement;
  /** The month, quarter or year that it counts: `2026-03`, `2026-Q1`, `2026`; empty where it counts all. */
  readonly period: string;
  /** Its content in words, as the lines record it. */
  readonly version: string;
}

export interface Agreements {
  readonly scopeOf: (work: AgreedWork) => Scope | null;
  readonly problems: readonly Problem[];
}

/**
 * Finds the agreement of some work: that of its project before that of its client. What a cap or a
 * fee is for is counted together: all the work of the row, or that of each month, quarter or year.
 */
export function agreementFinder(
  rows: readonly Agreement[],
  unreadable: ReadonlySet<string>,
): Agreements {
  const problems = rows.flatMap(faultsOf);
  const wrong = new Set([...unreadable, ...problems.map(({ key }) => key)]);
  const usable = rows
    .filter(({ agreementId }) => !wrong.has(agreementId))
    .map((agreement) => ({
      agreement,
      client: plainName(agreement.client),
      project: plainName(agreement.project),
      version: versionOf(agreement),
    }))
    .sort((a, b) => rank(b) - rank(a));
  const rowsFor = rememberedBy(keysOf, (work: AgreedWork) => {
    const [client, project] = [plainName(work.client), plainName(work.project)];
    return usable.filter(
      (one) =>
        (one.client === '' || one.client === client) &&
        (one.project === '' || one.project === project),
    );
  });
  return {
    problems,
    scopeOf: (work) => {
      const found = rowsFor(work).find(({ agreement }) => holdsOn(agreement, work.spentOn));
      if (!found) return null;
      const { agreement, version } = found;
      const period = periodOf(work.spentOn, agreement.span);
      return { agreement, version, period, key: JSON.stringify([agreement.agreementId, period]) };
    },
  };
}

function periodOf(day: LocalDate, span: Agreement['span']): string {
  if (span === 'month') return monthOf(day);
  if (span === 'quarter') return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  return span === 'year' ? day.slice(0, 4) : '';
}

const keysOf = ({ client, project }: AgreedWork) => [client, project];

const rank = ({ client, project }: { client: string; project: string }): number =>
  (project === '' ? 0 : 2) + (client === '' ? 0 : 1);

const holdsOn = ({ from, to }: Agreement, day: LocalDate): boolean =>
  (from === null || from <= day) && (to === null || day <= to);

/** `"A1: fixed fee of 5000 a month"`, `"A2: at most 40:00 and 6000"`. */
function versionOf({ agreementId, kind, seconds, amount, span }: Agreement): string {
  const each = span === null || span === 'whole' ? '' : ` a ${span}`;
  if (kind === 'fixedFee') return `${agreementId}: fixed fee of ${amount}${each}`;
  const limits = [
    ...(seconds === null ? [] : [durationText(seconds)]),
    ...(amount === null ? [] : [amount]),
  ];
  return `${agreementId}: at most ${limits.join(' and ')}${each}`;
}

function faultsOf(row: Agreement): readonly Problem[] {
  const fault = faultOf(row);
  if (!fault) return [];
  const { agreementId: key } = row;
  const message = `Agreement ${key}: ${fault.message}.`;
  return [problem({ step: 'draft', tab: 'Agreements', key, ...fault, message })];
}

type Fault = Pick<Problem, 'code' | 'message' | 'fix'> & { readonly field: keyof Agreement };

function faultOf(row: Agreement): Fault | null {
  const { kind, client, project, seconds, amount, from, to } = row;
  if (kind === null) {
    return { code: 'E-405', field: 'kind', message: 'its kind is missing', fix: 'Choose one.' };
  }
  if (client.trim() === '' && project.trim() === '') {
    const message = 'it names neither a client nor a project';
    return { code: 'E-501', field: 'project', message, fix: 'Choose one of them.' };
  }
  if (from !== null && to !== null && from > to) {
    const message = `it begins on ${from} and ends before, on ${to}`;
    return { code: 'E-502', field: 'from', message, fix: 'Put the days in order.' };
  }
  const tooLow = (amount !== null && isNegative(amount)) || (seconds !== null && seconds < 0);
  const missing =
    kind === 'fixedFee' ? amount === null || isZero(amount) : (amount ?? seconds) === null;
  if (!tooLow && !missing) return null;
  const what = kind === 'fixedFee' ? 'a fee above zero' : 'hours or an amount, from zero on';
  return { code: 'E-501', field: 'amount', message: `it needs ${what}`, fix: 'Fill it in.' };
}
