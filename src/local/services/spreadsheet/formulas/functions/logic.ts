import { CellError } from '../../model/scalar';
import { type Evaluation, type FormulaFunction, isMany } from '../evaluation';
import type { Node } from '../syntax';
import {
  type Cell,
  compareCells,
  FormulaError,
  fail,
  Matrix,
  Reference,
  toBoolean,
} from '../values';
import { attempted, type Functions, scalar, scalarWithErrors, wrongCount } from './kit';

const isError = (cell: Cell): cell is CellError => cell instanceof CellError;

function flags(args: readonly (Node | null)[], run: Evaluation): boolean[] {
  const out: boolean[] = [];
  for (const node of args) {
    for (const cell of run.matrix(node).rows.flat()) {
      if (cell === undefined || (typeof cell === 'string' && node?.type !== 'Literal')) continue;
      out.push(toBoolean(cell));
    }
  }
  if (out.length === 0) fail('#VALUE!', 'No logical values were found.');
  return out;
}

const ifFunction: FormulaFunction = (args, run) => {
  if (args.length < 2 || args.length > 3) wrongCount(args);
  const condition = run.value(args[0]);
  if (run.arrays && isMany(condition)) {
    const values = [condition, attempted(args[1] ?? null, run), attempted(args[2] ?? null, run)];
    return run.map(values, ([test, yes, no]) =>
      toBoolean(test) ? yes : args.length > 2 ? no : false,
    );
  }
  if (toBoolean(run.single(condition))) return run.value(args[1]);
  return args.length > 2 ? run.value(args[2]) : false;
};

/** IFERROR and IFNA: `caught` says which errors are replaced. */
function replacing(caught: (error: CellError) => boolean): FormulaFunction {
  return (args, run) => {
    if (args.length < 1 || args.length > 2) wrongCount(args);
    const value = attempted(args[0] ?? null, run);
    if (value instanceof Matrix) return replacedIn(value, caught, () => run.cell(args[1]));
    const cell = value instanceof Reference && !isMany(value) ? run.single(value) : value;
    return cell instanceof CellError && caught(cell) ? run.value(args[1]) : value;
  };
}

function replacedIn(matrix: Matrix, caught: (error: CellError) => boolean, other: () => Cell) {
  const replaced = (cell: Cell) => (isError(cell) && caught(cell) ? other() : cell);
  return new Matrix(matrix.rows.map((row) => row.map(replaced)));
}

const ifs: FormulaFunction = (args, run) => {
  if (args.length < 2 || args.length % 2 !== 0) wrongCount(args);
  for (let at = 0; at < args.length; at += 2) {
    if (toBoolean(run.cell(args[at]))) return run.value(args[at + 1]);
  }
  return fail('#N/A', 'No match.');
};

const switchFunction: FormulaFunction = (args, run) => {
  if (args.length < 3) wrongCount(args);
  const wanted = run.cell(args[0]);
  let at = 1;
  for (; at + 1 < args.length; at += 2) {
    if (compareCells(wanted, run.cell(args[at])) === 0) return run.value(args[at + 1]);
  }
  return at < args.length ? run.value(args[at]) : fail('#N/A', 'No match.');
};

const ERROR_TYPES = ['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#ERROR!'];

function typeNumber(cell: Cell): number {
  if (typeof cell === 'string') return 2;
  if (typeof cell === 'boolean') return 4;
  return isError(cell) ? 16 : 1;
}

export const logic: Functions = {
  TRUE: () => true,
  FALSE: () => false,
  IF: ifFunction,
  IFS: ifs,
  SWITCH: switchFunction,
  IFERROR: replacing(() => true),
  IFNA: replacing(({ code }) => code === '#N/A'),
  AND: (args, run) => flags(args, run).every(Boolean),
  OR: (args, run) => flags(args, run).some(Boolean),
  XOR: (args, run) => flags(args, run).filter(Boolean).length % 2 === 1,
  NOT: scalar(1, 1, ([cell]) => !toBoolean(cell)),
  ISBLANK: scalarWithErrors(1, ([cell]) => cell === undefined),
  ISNUMBER: scalarWithErrors(1, ([cell]) => typeof cell === 'number'),
  ISTEXT: scalarWithErrors(1, ([cell]) => typeof cell === 'string'),
  ISNONTEXT: scalarWithErrors(1, ([cell]) => typeof cell !== 'string'),
  ISLOGICAL: scalarWithErrors(1, ([cell]) => typeof cell === 'boolean'),
  ISERROR: scalarWithErrors(1, ([cell]) => isError(cell)),
  ISERR: scalarWithErrors(1, ([cell]) => isError(cell) && cell.code !== '#N/A'),
  ISNA: scalarWithErrors(1, ([cell]) => isError(cell) && cell.code === '#N/A'),
  ISEVEN: scalar(1, 1, ([cell], { number }) => Math.trunc(number(cell)) % 2 === 0),
  ISODD: scalar(1, 1, ([cell], { number }) => Math.trunc(number(cell)) % 2 !== 0),
  ISREF: (args, run) => attempted(args[0] ?? null, run) instanceof Reference,
  NA: () => fail('#N/A'),
  N: scalar(1, 1, ([cell]) => {
    if (typeof cell === 'number') return cell;
    return cell === true ? 1 : 0;
  }),
  T: scalar(1, 1, ([cell]) => (typeof cell === 'string' ? cell : '')),
  TYPE: (args, run) => {
    const value = attempted(args[0] ?? null, run);
    return isMany(value) ? 64 : typeNumber(run.single(value));
  },
  'ERROR.TYPE': scalarWithErrors(1, ([cell]) => {
    if (!isError(cell)) throw new FormulaError(new CellError('#N/A'));
    return ERROR_TYPES.indexOf(cell.code) + 1;
  }),
};
