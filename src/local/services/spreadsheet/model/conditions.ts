import { displayText } from './display';
import { localeOf } from './locale';
import { parseDate } from './parse-date';
import { lastColumnOf, lastRowOf } from './rectangle';
import type { Condition, RuleValue } from './rules';
import { CellError, type Scalar } from './scalar';
import type { SheetModel } from './sheet-model';
import { wallClock } from './wall-clock';

/** A cell under a rule: the value is the one that it has or would get. */
export interface Candidate {
  readonly sheet: SheetModel;
  readonly row: number;
  readonly column: number;
  readonly value: Scalar | undefined;
  /** Milliseconds since 1970, for relative dates. */
  readonly now: number;
  /** Cell in which the formulas of the rule are written, as the first of its range. */
  readonly anchor: { readonly row: number; readonly column: number };
}

/** Whether a cell fulfils a condition of a filter, a conditional format or a validation. */
export function fulfils(condition: Condition, candidate: Candidate): boolean {
  const { criteria } = condition;
  const [first, second] = condition.values;
  if (criteria === 'CELL_EMPTY') return isEmpty(candidate.value);
  if (criteria === 'CELL_NOT_EMPTY') return !isEmpty(candidate.value);
  if (criteria === 'CUSTOM_FORMULA') return formulaHolds(first, candidate);
  if (criteria === 'VALUE_IN_LIST') return inList(condition.values, candidate);
  if (criteria === 'VALUE_IN_RANGE') return inRange(first, candidate);
  if (criteria.startsWith('NUMBER_')) return numberFits(criteria, first, second, candidate);
  if (criteria.startsWith('DATE_')) return dateFits(criteria, first, second, candidate);
  return textFits(criteria, textOf(first), candidate);
}

const isEmpty = (value: Scalar | undefined): boolean => value === undefined || value === '';

function numberOf(value: RuleValue | undefined, candidate: Candidate): number | null {
  if (value?.kind === 'date') return value.serial;
  if (value?.kind !== 'plain') return null;
  if (typeof value.value === 'number') return value.value;
  const text = String(value.value ?? '');
  if (text.startsWith('=')) {
    const { sheet, row, column } = candidate;
    const result = sheet.parent.calculator?.evaluate(text, sheet, row, column);
    return typeof result === 'number' ? result : null;
  }
  const number = Number(text);
  return text !== '' && Number.isFinite(number) ? number : null;
}

const textOf = (value: RuleValue | undefined): string =>
  value?.kind === 'plain' ? String(value.value ?? '') : '';

function numberFits(
  criteria: string,
  first: RuleValue | undefined,
  second: RuleValue | undefined,
  candidate: Candidate,
): boolean {
  const { value } = candidate;
  if (typeof value !== 'number') return false;
  const a = numberOf(first, candidate);
  const b = numberOf(second, candidate);
  if (a === null) return false;
  return compared(criteria.slice('NUMBER_'.length), value, [a, b ?? a]);
}

function compared(test: string, value: number, [a, b]: readonly [number, number]): boolean {
  const within = value >= Math.min(a, b) && value <= Math.max(a, b);
  switch (test) {
    case 'BETWEEN':
      return within;
    case 'NOT_BETWEEN':
      return !within;
    case 'EQUAL_TO':
      return value === a;
    case 'NOT_EQUAL_TO':
      return value !== a;
    case 'GREATER_THAN':
    case 'AFTER':
      return value > a;
    case 'GREATER_THAN_OR_EQUAL_TO':
    case 'ON_OR_AFTER':
      return value >= a;
    case 'LESS_THAN':
    case 'BEFORE':
      return value < a;
    default:
      return value <= a;
  }
}

function dateFits(
  criteria: string,
  first: RuleValue | undefined,
  second: RuleValue | undefined,
  candidate: Candidate,
): boolean {
  const day = dayOf(candidate.value, candidate);
  if (criteria === 'DATE_IS_VALID_DATE') return day !== null;
  if (day === null) return false;
  if (first?.kind === 'relativeDate') return relativeFits(criteria, first.name, day, candidate);
  const a = numberOf(first, candidate);
  const b = numberOf(second, candidate);
  if (a === null) return false;
  return compared(criteria.slice('DATE_'.length), day, [Math.floor(a), Math.floor(b ?? a)]);
}

function dayOf(value: Scalar | undefined, { sheet }: Candidate): number | null {
  if (typeof value === 'number') return Math.floor(value);
  if (typeof value !== 'string') return null;
  const parsed = parseDate(value, localeOf(sheet.parent.locale), () => 2000);
  return typeof parsed?.value === 'number' ? Math.floor(parsed.value) : null;
}

/** Days from today to the limit of a relative date. */
const RELATIVE_DAYS: Readonly<Record<string, number>> = {
  TODAY: 0,
  TOMORROW: 1,
  YESTERDAY: -1,
  PAST_WEEK: -7,
  PAST_MONTH: -30,
  PAST_YEAR: -365,
};

function relativeFits(criteria: string, name: string, day: number, candidate: Candidate): boolean {
  const clock = wallClock(candidate.sheet.parent.timeZone);
  const today = Math.floor(clock.serial(new Date(candidate.now)));
  const limit = today + (RELATIVE_DAYS[name] ?? 0);
  if (criteria.startsWith('DATE_AFTER')) return day > limit;
  if (criteria.startsWith('DATE_BEFORE')) return day < limit;
  return name.startsWith('PAST_') ? day >= limit && day <= today : day === limit;
}

function textFits(criteria: string, wanted: string, candidate: Candidate): boolean {
  const text = shownText(candidate).toLowerCase();
  const other = wanted.toLowerCase();
  switch (criteria) {
    case 'TEXT_CONTAINS':
      return text.includes(other);
    case 'TEXT_DOES_NOT_CONTAIN':
      return !text.includes(other);
    case 'TEXT_EQUAL_TO':
      return text === other;
    case 'TEXT_STARTS_WITH':
      return text.startsWith(other);
    case 'TEXT_ENDS_WITH':
      return text.endsWith(other);
    case 'TEXT_IS_VALID_EMAIL':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
    case 'TEXT_IS_VALID_URL':
      return (
        /^(https?:\/\/|ftp:\/\/|mailto:|www\.)\S+\.\S+/.test(text) ||
        /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text)
      );
    default:
      return false;
  }
}

function shownText({ sheet, row, column, value }: Candidate): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  return value instanceof CellError ? value.code : displayText(sheet, row, column) || String(value);
}

function formulaHolds(value: RuleValue | undefined, candidate: Candidate): boolean {
  const { sheet, row, column, anchor } = candidate;
  const calculator = sheet.parent.calculator;
  if (!calculator) return false;
  const moved = calculator.moved(textOf(value), row - anchor.row, column - anchor.column);
  const result = calculator.evaluate(moved, sheet, row, column);
  return result === true || (typeof result === 'number' && result !== 0);
}

function inList(values: readonly RuleValue[], { value }: Candidate): boolean {
  const wanted = typeof value === 'boolean' ? String(value).toUpperCase() : String(value ?? '');
  return values.some((one) => {
    const text = textOf(one);
    return text === wanted || (typeof value === 'number' && text !== '' && Number(text) === value);
  });
}

function inRange(range: RuleValue | undefined, { sheet, value }: Candidate): boolean {
  if (range?.kind !== 'range') return false;
  const source = sheet.parent.sheet(range.sheetId);
  if (!source) return false;
  const { block } = range;
  for (let row = block.row; row <= lastRowOf(block); row++) {
    for (let column = block.column; column <= lastColumnOf(block); column++) {
      if (source.value(row, column) === value) return true;
    }
  }
  return false;
}
