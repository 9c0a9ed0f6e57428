import { CellError } from '../../model/scalar';
import { type Criterion, criterionOf } from '../criteria';
import type { Evaluation, FormulaFunction } from '../evaluation';
import type { Node } from '../syntax';
import { type Cell, FormulaError, fail, Matrix, Reference, type Value } from '../values';
import { type Functions, wrongCount } from './kit';

interface Pair {
  readonly range: Matrix;
  readonly fits: Criterion;
}

function pairsOf(args: readonly (Node | null)[], run: Evaluation): readonly Pair[] {
  if (args.length < 2 || args.length % 2 !== 0) wrongCount(args);
  const pairs: Pair[] = [];
  for (let at = 0; at < args.length; at += 2) {
    const range = run.matrix(args[at]);
    pairs.push({ range, fits: criterionOf(run.cell(args[at + 1]), run.world.reading) });
  }
  const [first] = pairs;
  const differs = ({ range }: Pair) =>
    range.height !== first?.range.height || range.width !== first?.range.width;
  if (pairs.some(differs)) fail('#VALUE!', 'Array arguments are of different size.');
  return pairs;
}

/** The cells of `values` whose place fulfils every condition. */
function chosen(values: Matrix, pairs: readonly Pair[]): Cell[] {
  const out: Cell[] = [];
  const [first] = pairs;
  for (let row = 0; row < (first?.range.height ?? 0); row++) {
    for (let column = 0; column < (first?.range.width ?? 0); column++) {
      if (pairs.every(({ range, fits }) => fits(range.at(row, column)))) {
        out.push(values.at(row, column));
      }
    }
  }
  return out;
}

function numbers(cells: readonly Cell[]): number[] {
  return cells.flatMap((cell) => {
    if (cell instanceof CellError) throw new FormulaError(cell);
    return typeof cell === 'number' ? [cell] : [];
  });
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function average(values: readonly number[]): number {
  return values.length > 0 ? sum(values) / values.length : fail('#DIV/0!');
}

type Finish = (values: readonly number[]) => number;

/** SUMIF and AVERAGEIF: `(range, criterion, [values])`. */
function single(finish: Finish): FormulaFunction {
  return (args, run) => {
    if (args.length < 2 || args.length > 3) wrongCount(args);
    const range = run.matrix(args[0]);
    const values = args[2] ? sameSize(run.value(args[2]), range, run) : range;
    const over = run.value(args[1]);
    return run.map([over], ([wanted]) =>
      finish(numbers(chosen(values, [{ range, fits: criterionOf(wanted, run.world.reading) }]))),
    );
  };
}

/** The range of values starts where it is given and is as large as the range of conditions. */
function sameSize(value: Value, range: Matrix, run: Evaluation): Matrix {
  if (!(value instanceof Reference)) return run.asMatrix(value);
  const block = { ...value.block, rows: range.height, columns: range.width };
  return run.asMatrix(new Reference(value.sheet, block));
}

/** SUMIFS and its like: `(values, range, criterion, …)`. */
function several(finish: Finish): FormulaFunction {
  return (args, run) => {
    const pairs = pairsOf(args.slice(1), run);
    const values = run.matrix(args[0]);
    const [first] = pairs;
    if (values.height !== first?.range.height || values.width !== first.range.width) {
      return fail('#VALUE!', 'Array arguments are of different size.');
    }
    return finish(numbers(chosen(values, pairs)));
  };
}

export const conditional: Functions = {
  COUNTIF: (args, run) => {
    if (args.length !== 2) wrongCount(args);
    const range = run.matrix(args[0]);
    return run.map([run.value(args[1])], ([wanted]) => {
      const fits = criterionOf(wanted, run.world.reading);
      return chosen(range, [{ range, fits }]).length;
    });
  },
  COUNTIFS: (args, run) => {
    const pairs = pairsOf(args, run);
    return chosen(pairs[0]?.range ?? new Matrix([]), pairs).length;
  },
  SUMIF: single(sum),
  AVERAGEIF: single(average),
  SUMIFS: several(sum),
  AVERAGEIFS: several(average),
  MINIFS: several((values) => (values.length > 0 ? Math.min(...values) : 0)),
  MAXIFS: several((values) => (values.length > 0 ? Math.max(...values) : 0)),
};
