import type { LocalDate } from '../calendar/local-date';
import type { Factor } from '../records/factor';
import type { Problem } from '../records/problem';
import { type FactorMoment, isHoliday } from './factor-moments';
import type { FactorRule } from './factor-rows';
import { plainName } from './plain-name';
import { problem } from './problem';

/** Rows of one kind for the same work that hold at the same moments: the highest of them counts. */
export function factorOverlaps(
  rules: readonly FactorRule[],
  rows: readonly Factor[],
): readonly Problem[] {
  const names = new Map(rows.map((row) => [row.factorId, namesOf(row)]));
  return rules.flatMap((later, index) => {
    const earlier = rules
      .slice(0, index)
      .find(
        (one) =>
          names.get(one.factorId) === names.get(later.factorId) &&
          shareDays(one, later) &&
          shareMoments(one.moment, later.moment),
      );
    return earlier ? [overlap(earlier, later)] : [];
  });
}

const namesOf = ({ person, client, project }: Factor): string =>
  JSON.stringify([person, client, project].map(plainName));

function shareDays(a: FactorRule, b: FactorRule): boolean {
  return (
    (a.to === null || b.from === null || b.from <= a.to) &&
    (b.to === null || a.from === null || a.from <= b.to)
  );
}

function shareMoments(a: FactorMoment, b: FactorMoment): boolean {
  if (a.kind === 'holiday' && b.kind === 'holiday') {
    return a.days.some((day) => b.days.includes(day) || b.days.some((one) => onSameDay(one, day)));
  }
  if (a.kind === 'weekday' && b.kind === 'weekday') return shareWeekdays(a, b);
  if (a.kind === 'afterHours' && b.kind === 'afterHours') {
    return shareWeekdays(a, b) && shareHours(a, b);
  }
  return a.kind === b.kind && a.kind.startsWith('overtime');
}

const onSameDay = (a: string, b: string): boolean =>
  isHoliday([a], b as LocalDate) || isHoliday([b], a as LocalDate);

const shareWeekdays = (a: Weekdays, b: Weekdays): boolean =>
  a.weekdays.some((day) => b.weekdays.includes(day));

interface Weekdays {
  readonly weekdays: readonly number[];
}

interface Hours {
  readonly start: number;
  readonly end: number;
}

const shareHours = (a: Hours, b: Hours): boolean =>
  partsOf(a).some((one) => partsOf(b).some((two) => one.start < two.end && two.start < one.end));

/** Hours over midnight are two parts of a day. */
const partsOf = ({ start, end }: Hours): readonly Hours[] =>
  end > start
    ? [{ start, end }]
    : [
        { start, end: 24 * 60 },
        { start: 0, end },
      ];

function overlap(earlier: FactorRule, later: FactorRule): Problem {
  const froms = [earlier.from, later.from].flatMap((day) => (day === null ? [] : [day])).sort();
  const ends = [earlier.to, later.to].flatMap((day) => (day === null ? [] : [day])).sort();
  const first = froms[froms.length - 1];
  const days = first || ends[0] ? ` ${first ?? ''}…${ends[0] ?? ''}` : '';
  return problem({
    code: 'E-401',
    step: 'price',
    tab: 'Factors',
    key: later.factorId,
    field: 'from',
    message: `Factors ${earlier.factorId} and ${later.factorId} overlap${days}; the higher one counts.`,
    fix: 'End one of them on the day before the other begins.',
  });
}
