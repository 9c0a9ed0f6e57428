import { addDays, type LocalDate } from '../calendar/local-date';
import { isNegative, isZero } from '../money/decimal';
import type { HourlyRate } from '../records/hourly-rate';
import type { Problem } from '../records/problem';
import { problem } from './problem';
import { namesKey } from './rate-finder';

/** Where a rate stands: what hours are billed at, or what they cost. */
export type RateTab = 'Rates' | 'Cost rates';

export interface CheckedRates {
  /** Ids of rows that must not price anything. */
  readonly unusable: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Checks the rows of the Rates or the Cost rates tab (reliability.md 62 to 64): a row without a figure, below zero,
 * at zero without the courtesy tick or with its days out of order cannot be used, and no other row
 * takes its place; rows for the same work that overlap in time, or leave days between them, are
 * reported and stay in use.
 */
export function checkRates(rates: readonly HourlyRate[], tab: RateTab = 'Rates'): CheckedRates {
  const checked = rates.map((rate) => ({ rate, fault: faultOf(rate, tab) }));
  const usable = checked.flatMap(({ rate, fault }) => (fault ? [] : [rate]));
  return {
    unusable: checked.flatMap(({ rate, fault }) => (fault ? [rate.rateId] : [])),
    problems: [
      ...checked.flatMap(({ fault }) => (fault ? [fault] : [])),
      ...groupsOf(usable).flatMap((group) => periodProblems(group, tab)),
    ],
  };
}

function faultOf(rate: HourlyRate, tab: RateTab): Problem | null {
  const { rateId, hourlyRate, from, to, courtesy } = rate;
  if (hourlyRate === null) {
    return rateProblem(rate, {
      tab,
      code: 'E-501',
      field: 'hourlyRate',
      message: `Rate ${rateId} has no hourly rate.`,
      fix: 'Type the price of an hour.',
    });
  }
  if (isNegative(hourlyRate) || (isZero(hourlyRate) && !courtesy)) {
    const tick = tab === 'Rates' ? 'Courtesy' : 'No cost';
    const what = isZero(hourlyRate) ? `zero, only allowed with '${tick}'` : 'below zero';
    return rateProblem(rate, {
      tab,
      code: 'E-403a',
      field: 'hourlyRate',
      message: `Rate ${rateId} is ${what}.`,
      fix: isZero(hourlyRate) ? `Type a rate, or tick ${tick}.` : 'Type a rate above zero.',
    });
  }
  if (from !== null && to !== null && from > to) {
    return rateProblem(rate, {
      tab,
      code: 'E-502',
      field: 'from',
      message: `Rate ${rateId} begins on ${from} and ends before, on ${to}.`,
      fix: 'Put the days in order.',
    });
  }
  return null;
}

/** Rows that price the same work, in the order of their first days. */
function groupsOf(rates: readonly HourlyRate[]): readonly (readonly HourlyRate[])[] {
  const groups = new Map<string, HourlyRate[]>();
  for (const rate of rates) {
    const key = namesKey(rate);
    groups.set(key, [...(groups.get(key) ?? []), rate]);
  }
  return [...groups.values()].map((group) =>
    group.sort((a, b) => (a.from ?? '').localeCompare(b.from ?? '')),
  );
}

function periodProblems(group: readonly HourlyRate[], tab: RateTab): readonly Problem[] {
  return group.flatMap((later, index) => {
    const earlier = group.slice(0, index).filter((one) => sameMoney(one, later));
    const overlapping = earlier.find((one) => one.to === null || (later.from ?? '') <= one.to);
    if (overlapping) return [overlap(overlapping, later, tab)];
    const ends = earlier.flatMap(({ to }) => (to === null ? [] : [to])).sort();
    const lastEnd = ends[ends.length - 1];
    if (lastEnd === undefined || later.from === null) return [];
    return addDays(lastEnd, 1) < later.from ? [gap(later, lastEnd, tab)] : [];
  });
}

const sameMoney = (a: HourlyRate, b: HourlyRate): boolean =>
  a.currency === null || b.currency === null || a.currency === b.currency;

function overlap(earlier: HourlyRate, later: HourlyRate, tab: RateTab): Problem {
  const ends = [earlier.to, later.to].flatMap((day) => (day === null ? [] : [day])).sort();
  const days = ends[0] === undefined ? `${later.from ?? ''}…` : `${later.from ?? ''}…${ends[0]}`;
  return rateProblem(later, {
    tab,
    code: 'E-401',
    field: 'from',
    message: `Rates ${earlier.rateId} and ${later.rateId} overlap ${days}.`,
    fix: 'End one of them on the day before the other begins.',
  });
}

function gap(later: HourlyRate, lastEnd: LocalDate, tab: RateTab): Problem {
  const days = `${addDays(lastEnd, 1)}…${addDays(later.from ?? lastEnd, -1)}`;
  return rateProblem(later, {
    tab,
    code: 'E-402',
    field: 'from',
    message: `Rate ${later.rateId} leaves ${days} without a rate of its kind.`,
    fix: 'Let it begin earlier, or the one before it end later.',
  });
}

function rateProblem(
  { rateId }: HourlyRate,
  finding: { tab: RateTab; code: string; field: string; message: string; fix: string },
): Problem {
  return problem({ step: 'price', key: rateId, ...finding });
}
