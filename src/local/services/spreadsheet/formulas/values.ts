import type { SheetLocale } from '../model/locale';
import { parseDate, parseTime } from '../model/parse-date';
import { parseNumber } from '../model/parse-number';
import type { Rectangle } from '../model/rectangle';
import { CellError, type Scalar } from '../model/scalar';
import type { SheetModel } from '../model/sheet-model';
import type { Node } from './syntax';

/** A cell's value inside a formula; undefined is blank. */
export type Cell = Scalar | undefined;

/** Cells that a formula names, not yet read. */
export class Reference {
  constructor(
    readonly sheet: SheetModel,
    readonly block: Rectangle,
  ) {}
}

/** A rectangle of values. */
export class Matrix {
  constructor(readonly rows: readonly (readonly Cell[])[]) {}

  get height(): number {
    return this.rows.length;
  }

  get width(): number {
    return this.rows[0]?.length ?? 0;
  }

  at(row: number, column: number): Cell {
    return this.rows[row]?.[column];
  }
}

export class Lambda {
  constructor(
    readonly parameters: readonly string[],
    readonly body: Node | null,
    readonly scope: ReadonlyMap<string, Value>,
  ) {}
}

export type Value = Cell | Reference | Matrix | Lambda;

/** Thrown inside an evaluation and turned into the value of the cell. */
export class FormulaError extends Error {
  constructor(readonly cell: CellError) {
    super(cell.reason);
  }
}

export function fail(code: CellError['code'], reason = ''): never {
  throw new FormulaError(new CellError(code, reason));
}

/** What conversions need to know. */
export interface Reading {
  readonly locale: SheetLocale;
  readonly currentYear: number;
}

/** A number as Sheets takes it: blank is 0, TRUE is 1, text is read as if typed. */
export function toNumber(value: Cell, reading: Reading): number {
  if (typeof value === 'number') return value;
  if (value === undefined) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof CellError) throw new FormulaError(value);
  const parsed = numberInText(value, reading);
  if (parsed !== null) return parsed;
  fail('#VALUE!', `'${value}' is a text and cannot be coerced to a number.`);
}

/** The number, date or time that a text spells, or null. */
export function numberInText(text: string, { locale, currentYear }: Reading): number | null {
  if (text.trim() === '') return null;
  const parsed =
    parseNumber(text, locale) ?? parseDate(text, locale, () => currentYear) ?? parseTime(text);
  return parsed && typeof parsed.value === 'number' ? parsed.value : null;
}

export function toText(value: Cell, { locale }: Reading): string {
  if (typeof value === 'string') return value;
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof CellError) throw new FormulaError(value);
  return String(Number(value.toPrecision(15)))
    .replace(
      /e\+?(-?)(\d+)$/,
      (_, sign: string, power: string) => `E${sign || '+'}${power.padStart(2, '0')}`,
    )
    .replace('.', locale.decimal);
}

export function toBoolean(value: Cell): boolean {
  if (typeof value === 'boolean') return value;
  if (value === undefined) return false;
  if (typeof value === 'number') return value !== 0;
  if (value instanceof CellError) throw new FormulaError(value);
  const word = value.toUpperCase();
  if (word === 'TRUE') return true;
  if (word === 'FALSE') return false;
  fail('#VALUE!', `'${value}' is a text and cannot be coerced to a boolean.`);
}

const rank = (value: Cell): number => {
  if (typeof value === 'number') return 0;
  return typeof value === 'string' ? 1 : 2;
};

/** Order of values: numbers, then text without regard to case, then FALSE and TRUE. */
export function compareCells(a: Cell, b: Cell): number {
  const left = a ?? emptyLike(b);
  const right = b ?? emptyLike(a);
  if (left instanceof CellError) throw new FormulaError(left);
  if (right instanceof CellError) throw new FormulaError(right);
  if (rank(left) !== rank(right)) return rank(left) - rank(right);
  if (typeof left === 'string') return compareText(left, right as string);
  return Number(left) - Number(right);
}

function emptyLike(other: Cell): Scalar {
  if (typeof other === 'string') return '';
  return typeof other === 'boolean' ? false : 0;
}

export function compareText(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
