import { movedFormula } from '../formulas/references';
import { isDateSection } from './date-pattern';
import { localeOf } from './locale';
import { lastColumnOf, lastRowOf, type Rectangle } from './rectangle';
import { type Content, Formula } from './scalar';
import type { SheetModel } from './sheet-model';

interface Spot {
  readonly row: number;
  readonly column: number;
}

/** Fills `target`, which holds `source` and is larger in one direction, by carrying on the source. */
export function fillSeries(
  sheet: SheetModel,
  source: Rectangle,
  target: Rectangle,
  repeatOnly: boolean,
): void {
  const down = target.rows !== source.rows;
  const lines = down ? source.columns : source.rows;
  for (let line = 0; line < lines; line++) {
    const spotAt = (index: number): Spot =>
      down
        ? { row: source.row + index, column: source.column + line }
        : { row: source.row + line, column: source.column + index };
    const length = down ? source.rows : source.columns;
    const first = down ? target.row - source.row : target.column - source.column;
    const last = down ? lastRowOf(target) - source.row : lastColumnOf(target) - source.column;
    fillLine(sheet, { spotAt, length, first, last, repeatOnly });
  }
  sheet.contentChanged();
}

interface Line {
  readonly spotAt: (index: number) => Spot;
  readonly length: number;
  readonly first: number;
  readonly last: number;
  readonly repeatOnly: boolean;
}

function fillLine(sheet: SheetModel, { spotAt, length, first, last, repeatOnly }: Line): void {
  const spots = Array.from({ length }, (_, index) => spotAt(index));
  const contents = spots.map(({ row, column }) => sheet.contents.get(row, column));
  const date = spots.some(({ row, column }) => {
    const format = sheet.styles.get(row, column)?.numberFormat;
    return format !== undefined && isDateSection(format);
  });
  const carry = repeatOnly ? null : carrying(contents, sheet, date);
  for (let index = first; index <= last; index++) {
    if (index >= 0 && index < length) continue;
    const from = ((index % length) + length) % length;
    const [to, origin] = [spotAt(index), spots[from]];
    if (!origin) continue;
    const content = carry ? carry(index) : repeated(contents[from], origin, to);
    sheet.contents.set(to.row, to.column, content);
    sheet.styles.set(to.row, to.column, sheet.styles.get(origin.row, origin.column));
  }
}

function repeated(content: Content | undefined, from: Spot, to: Spot): Content | undefined {
  if (!(content instanceof Formula)) return content;
  return new Formula(movedFormula(content.text, to.row - from.row, to.column - from.column));
}

/** How a run of contents goes on: an arithmetic series, months or weekdays; null repeats it. */
function carrying(contents: readonly (Content | undefined)[], sheet: SheetModel, date: boolean) {
  const numbers = contents.filter((one) => typeof one === 'number');
  if (numbers.length === contents.length) {
    if (numbers.length === 1 && !date) return null;
    return linear(numbers);
  }
  const locale = localeOf(sheet.parent.locale);
  for (const names of [locale.monthsLong, locale.monthsShort, locale.daysLong, locale.daysShort]) {
    const found = namesSeries(contents, names);
    if (found) return found;
  }
  return null;
}

/** The line through the values that fits them best; one date goes on day by day. */
function linear(values: readonly number[]): (index: number) => number {
  const [first = 0] = values;
  if (values.length === 1) return (index) => first + index;
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  const slope =
    values.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0) / spread;
  return (index) => Number((mean + (index - middle) * slope).toPrecision(15));
}

function namesSeries(contents: readonly (Content | undefined)[], names: readonly string[]) {
  const places = contents.map((one) => (typeof one === 'string' ? names.indexOf(one) : -1));
  const [start = -1, next] = places;
  if (places.includes(-1)) return null;
  const step = next === undefined ? 1 : next - start;
  return (index: number) =>
    names[(((start + index * step) % names.length) + names.length) % names.length];
}
