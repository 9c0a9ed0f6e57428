import { columnName } from '../../model/rectangle';
import { CellError } from '../../model/scalar';
import { wildcard } from '../criteria';
import type { Evaluation, FormulaFunction } from '../evaluation';
import type { Node } from '../syntax';
import {
  type Cell,
  compareCells,
  FormulaError,
  fail,
  Matrix,
  Reference,
  toBoolean,
  toNumber,
  toText,
  type Value,
} from '../values';
import { type Functions, optionalNumber, scalar, vectorOf, wrongCount } from './kit';

const notFound = (wanted: Cell): never =>
  fail('#N/A', `Did not find value '${String(wanted ?? '')}' in the evaluation.`);

/** Place of an exact match, wildcards taken in text; -1 if there is none. */
function exactIndex(wanted: Cell, cells: readonly Cell[], wild: boolean): number {
  if (typeof wanted === 'string' && wild && /[*?~]/.test(wanted)) {
    const pattern = wildcard(wanted);
    return cells.findIndex((cell) => typeof cell === 'string' && pattern.test(cell));
  }
  return cells.findIndex(
    (cell) =>
      cell !== undefined && typeof cell === typeof wanted && compareCells(cell, wanted) === 0,
  );
}

/** Last place whose value is not above the wanted one, in cells that are sorted. */
function sortedIndex(wanted: Cell, cells: readonly Cell[]): number {
  let found = -1;
  for (const [index, cell] of cells.entries()) {
    if (cell === undefined || typeof cell !== typeof wanted) continue;
    if (compareCells(cell, wanted) > 0) break;
    found = index;
  }
  return found;
}

/** VLOOKUP and HLOOKUP; `across` turns the table. */
function tableLookup(across: boolean): FormulaFunction {
  return (args, run) => {
    if (args.length < 3 || args.length > 4) wrongCount(args);
    const whole = run.matrix(args[1]);
    const table = across ? transposed(whole) : whole;
    const keys = table.rows.map((row) => row[0]);
    const sorted = args[3] ? toBoolean(run.cell(args[3])) : true;
    return run.map([run.value(args[0]), run.value(args[2])], ([wanted, column]) => {
      if (wanted instanceof CellError) throw new FormulaError(wanted);
      const at = Math.trunc(toNumber(column, run.world.reading));
      if (at < 1) fail('#VALUE!', `Function VLOOKUP parameter 3 value is ${at}.`);
      if (at > table.width) fail('#REF!', `VLOOKUP evaluates to an out of bounds range.`);
      const index = sorted ? sortedIndex(wanted, keys) : exactIndex(wanted, keys, true);
      return index < 0 ? notFound(wanted) : table.at(index, at - 1);
    });
  };
}

export function transposed(matrix: Matrix): Matrix {
  return new Matrix(
    Array.from({ length: matrix.width }, (_, column) => matrix.rows.map((row) => row[column])),
  );
}

const match: FormulaFunction = (args, run) => {
  if (args.length < 2 || args.length > 3) wrongCount(args);
  const cells = vectorOf(args[1], run);
  const kind = optionalNumber(args[2], run, 1);
  return run.map([run.value(args[0])], ([wanted]) => {
    if (wanted instanceof CellError) throw new FormulaError(wanted);
    const index = matchIndex(wanted, cells, kind);
    return index < 0 ? notFound(wanted) : index + 1;
  });
};

function matchIndex(wanted: Cell, cells: readonly Cell[], kind: number): number {
  if (kind === 0) return exactIndex(wanted, cells, true);
  if (kind > 0) return sortedIndex(wanted, cells);
  const above = cells.findLastIndex(
    (cell) =>
      cell !== undefined && typeof cell === typeof wanted && compareCells(cell, wanted) >= 0,
  );
  return above;
}

/** XLOOKUP and XMATCH: 0 exact, -1 or the next smaller, 1 or the next larger, 2 wildcards. */
function nearIndex(wanted: Cell, cells: readonly Cell[], mode: number, last: boolean): number {
  if (mode === 2) return exactIndex(wanted, cells, true);
  const order = (cell: Cell) => compareCells(cell, wanted);
  const fits = (cell: Cell) =>
    cell !== undefined && typeof cell === typeof wanted && order(cell) === 0;
  const exact = last ? cells.findLastIndex(fits) : cells.findIndex(fits);
  if (exact >= 0 || mode === 0) return exact;
  let best = -1;
  for (const [index, cell] of cells.entries()) {
    if (cell === undefined || typeof cell !== typeof wanted || order(cell) * mode < 0) continue;
    if (best < 0 || compareCells(cell, cells[best]) * mode < 0) best = index;
  }
  return best;
}

const xlookup: FormulaFunction = (args, run) => {
  if (args.length < 3 || args.length > 6) wrongCount(args);
  const keys = run.matrix(args[1]);
  const results = run.matrix(args[2]);
  const down = keys.width === 1;
  const mode = optionalNumber(args[4], run, 0);
  const last = optionalNumber(args[5], run, 1) < 0;
  const cells = keys.rows.flat();
  const wanted = run.cell(args[0]);
  const index = nearIndex(wanted, cells, mode, last);
  if (index < 0) return args[3] ? run.value(args[3]) : notFound(wanted);
  const found = down ? [results.rows[index] ?? []] : results.rows.map((row) => [row[index]]);
  return new Matrix(found);
};

const indexFunction: FormulaFunction = (args, run) => {
  if (args.length < 1 || args.length > 3) wrongCount(args);
  const value = run.value(args[0]);
  const matrix = value instanceof Reference ? value.block : sizeOf(run.asMatrix(value));
  let row = Math.trunc(optionalNumber(args[1], run, 0));
  let column = Math.trunc(optionalNumber(args[2], run, 0));
  if (matrix.rows === 1 && args.length === 2) [row, column] = [1, row];
  if (row < 0 || column < 0 || row > matrix.rows || column > matrix.columns) {
    return fail('#NUM!', 'Function INDEX parameter value is out of range.');
  }
  const top = row === 0 ? 1 : row;
  const left = column === 0 ? 1 : column;
  const height = row === 0 ? matrix.rows : 1;
  const width = column === 0 ? matrix.columns : 1;
  return part(value, { top, left, height, width }, run);
};

interface Part {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
}

const sizeOf = ({ height, width }: Matrix) => ({ rows: height, columns: width });

function part(value: Value, { top, left, height, width }: Part, run: Evaluation): Value {
  if (value instanceof Reference) {
    const { row, column } = value.block;
    const block = { row: row + top - 1, column: column + left - 1, rows: height, columns: width };
    return new Reference(value.sheet, block);
  }
  const rows = run.asMatrix(value).rows.slice(top - 1, top - 1 + height);
  return new Matrix(rows.map((cells) => cells.slice(left - 1, left - 1 + width)));
}

function referenceOf(node: Node | null | undefined, run: Evaluation): Reference {
  const value = run.value(node);
  return value instanceof Reference ? value : fail('#N/A', 'Argument must be a range.');
}

const offset: FormulaFunction = (args, run) => {
  if (args.length < 3 || args.length > 5) wrongCount(args);
  const { sheet, block } = referenceOf(args[0], run);
  const moved = {
    row: block.row + Math.trunc(optionalNumber(args[1], run, 0)),
    column: block.column + Math.trunc(optionalNumber(args[2], run, 0)),
    rows: Math.trunc(optionalNumber(args[3], run, block.rows)),
    columns: Math.trunc(optionalNumber(args[4], run, block.columns)),
  };
  if (moved.row < 1 || moved.column < 1 || moved.rows < 1 || moved.columns < 1) {
    return fail('#REF!', 'Function OFFSET evaluates to an out of bounds range.');
  }
  return new Reference(sheet, moved);
};

/** ROW and COLUMN: of the own cell, or of a range. */
function place(axis: 'row' | 'column'): FormulaFunction {
  return (args, run) => {
    if (args.length === 0) return run.home[axis];
    const { block } = referenceOf(args[0], run);
    const length = axis === 'row' ? block.rows : block.columns;
    if (!run.arrays || length === 1) return block[axis];
    const numbers = Array.from({ length }, (_, index) => block[axis] + index);
    return new Matrix(axis === 'row' ? numbers.map((one) => [one]) : [numbers]);
  };
}

export const lookup: Functions = {
  VLOOKUP: tableLookup(false),
  HLOOKUP: tableLookup(true),
  MATCH: match,
  XLOOKUP: xlookup,
  XMATCH: (args, run) => {
    const cells = vectorOf(args[1], run);
    const mode = optionalNumber(args[2], run, 0);
    const last = optionalNumber(args[3], run, 1) < 0;
    const wanted = run.cell(args[0]);
    const index = nearIndex(wanted, cells, mode, last);
    return index < 0 ? notFound(wanted) : index + 1;
  },
  LOOKUP: (args, run) => {
    const keys = vectorOf(args[1], run);
    const results = args[2] ? vectorOf(args[2], run) : keys;
    const wanted = run.cell(args[0]);
    const index = sortedIndex(wanted, keys);
    return index < 0 ? notFound(wanted) : results[index];
  },
  INDEX: indexFunction,
  OFFSET: offset,
  INDIRECT: (args, run) => {
    const text = toText(run.cell(args[0]), run.world.reading);
    const found = run.referenceAt(text) ?? run.world.area(text);
    return found ?? fail('#REF!', `Function INDIRECT parameter 1 value is '${text}'.`);
  },
  CHOOSE: (args, run) => {
    const at = Math.trunc(optionalNumber(args[0], run, 0));
    return at >= 1 && at < args.length ? run.value(args[at]) : fail('#NUM!');
  },
  ROW: place('row'),
  COLUMN: place('column'),
  ROWS: (args, run) => run.matrix(args[0]).height,
  COLUMNS: (args, run) => run.matrix(args[0]).width,
  ADDRESS: scalar(2, 5, ([row, column, kind, a1, sheet], { number, text }) => {
    if (a1 === false) return fail('#N/A', 'ADDRESS gives A1 notation only.');
    const mode = kind === undefined ? 1 : number(kind);
    const left = `${mode === 1 || mode === 3 ? '$' : ''}${columnName(number(column))}`;
    const cell = `${left}${mode === 1 || mode === 2 ? '$' : ''}${number(row)}`;
    if (sheet === undefined) return cell;
    const name = text(sheet);
    return `${/^\w+$/.test(name) ? name : `'${name.replaceAll("'", "''")}'`}!${cell}`;
  }),
};
