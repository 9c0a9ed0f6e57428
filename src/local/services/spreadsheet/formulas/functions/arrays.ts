import { CellError } from '../../model/scalar';
import type { Evaluation, FormulaFunction } from '../evaluation';
import { ARRAY_OF_ROWS, ARRAY_ROW, type Node } from '../syntax';
import { type Cell, compareCells, fail, Lambda, Matrix, toBoolean, toNumber } from '../values';
import { type Functions, optionalNumber, wrongCount } from './kit';
import { transposed } from './lookup';

/** Puts matrices beside each other; they must be of one height. */
function beside(matrices: readonly Matrix[], pad: boolean): Matrix {
  const height = Math.max(0, ...matrices.map((matrix) => matrix.height));
  if (!pad && matrices.some((matrix) => matrix.height !== height)) {
    return fail('#VALUE!', 'An Array Literal was missing values for one or more rows.');
  }
  const rowOf = (matrix: Matrix, row: number): readonly Cell[] =>
    matrix.rows[row] ?? new Array<Cell>(matrix.width).fill(new CellError('#N/A'));
  return new Matrix(
    Array.from({ length: height }, (_, row) => matrices.flatMap((matrix) => rowOf(matrix, row))),
  );
}

function below(matrices: readonly Matrix[], pad: boolean): Matrix {
  return transposed(beside(matrices.map(transposed), pad));
}

const filter: FormulaFunction = (args, run) => {
  if (args.length < 2) wrongCount(args);
  const inner = run.withArrays();
  const source = inner.matrix(args[0]);
  const tests = args.slice(1).map((node) => inner.matrix(node));
  const across = tests.every(
    ({ height, width }) => height === 1 && width === source.width && width > 1,
  );
  const matrix = across ? transposed(source) : source;
  const conditions = tests.map((test) => test.rows.flat());
  if (conditions.some(({ length }) => length !== matrix.height)) {
    return fail('#N/A', 'FILTER has mismatched range sizes.');
  }
  const rows = matrix.rows.filter((_, index) =>
    conditions.every((cells) => {
      const cell = cells[index];
      return !(cell instanceof CellError) && typeof cell !== 'string' && toBoolean(cell);
    }),
  );
  if (rows.length === 0) return fail('#N/A', 'No matches are found in FILTER evaluation.');
  return across ? transposed(new Matrix(rows)) : new Matrix(rows);
};

/** How rows are ordered: by what `at` gives of each, upwards or downwards. */
export interface SortKey {
  readonly at: (row: readonly Cell[], index: number) => Cell;
  readonly up: boolean;
}

/** Sorts rows; equal ones keep their order. */
export function sortRows(
  rows: readonly (readonly Cell[])[],
  keys: readonly SortKey[],
): (readonly Cell[])[] {
  const numbered = rows.map((row, index) => ({ row, index }));
  const ordered = numbered.sort((a, b) => {
    for (const { at, up } of keys) {
      const order = sortOrder(at(a.row, a.index), at(b.row, b.index), up);
      if (order !== 0) return order;
    }
    return a.index - b.index;
  });
  return ordered.map(({ row }) => row);
}

/** Numbers, text, booleans; blanks stand last in either direction, as in the sheet. */
export function sortOrder(a: Cell, b: Cell, up: boolean): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return up ? safeCompare(a, b) : safeCompare(b, a);
}

function safeCompare(a: Cell, b: Cell): number {
  const [left, right] = [a instanceof CellError, b instanceof CellError];
  if (left || right) return Number(left) - Number(right);
  return compareCells(a, b);
}

const sort: FormulaFunction = (args, run) => {
  if (args.length === 0) wrongCount(args);
  const { rows } = run.matrix(args[0]);
  const keys = [];
  for (let at = 1; at < args.length; at += 2) keys.push(sortKey(args[at], args[at + 1], run));
  if (keys.length === 0) keys.push({ at: (row: readonly Cell[]) => row[0], up: true });
  return new Matrix(sortRows(rows, keys));
};

function sortKey(node: Node | null | undefined, order: Node | null | undefined, run: Evaluation) {
  const up = order ? toBoolean(run.cell(order)) : true;
  const by = run.withArrays().matrix(node);
  if (by.height > 1 || by.width > 1) {
    const cells = by.rows.flat();
    return { at: (_row: readonly Cell[], index: number) => cells[index], up };
  }
  const column = Math.trunc(toNumber(by.at(0, 0), run.world.reading));
  return { at: (row: readonly Cell[]) => row[column - 1], up };
}

function unique(matrix: Matrix): Matrix {
  const seen = new Set<string>();
  const key = (row: readonly Cell[]) =>
    JSON.stringify(
      row.map((cell) => (typeof cell === 'string' ? cell.toLowerCase() : (cell ?? null))),
    );
  return new Matrix(
    matrix.rows.filter((row) => {
      const text = key(row);
      return !seen.has(text) && seen.add(text);
    }),
  );
}

const sequence: FormulaFunction = (args, run) => {
  const rows = optionalNumber(args[0], run, 1);
  const columns = optionalNumber(args[1], run, 1);
  const [start, step] = [optionalNumber(args[2], run, 1), optionalNumber(args[3], run, 1)];
  if (rows < 1 || columns < 1) return fail('#NUM!');
  return new Matrix(
    Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => start + (row * columns + column) * step),
    ),
  );
};

function lambdaOf(node: Node | null | undefined, run: Evaluation): Lambda {
  const value = run.value(node);
  return value instanceof Lambda ? value : fail('#N/A', 'A LAMBDA was expected.');
}

const one = (run: Evaluation, lambda: Lambda, ...values: (Cell | Matrix)[]): Cell =>
  run.single(run.apply(lambda, values));

const map: FormulaFunction = (args, run) => {
  const lambda = lambdaOf(args.at(-1), run);
  const matrices = args.slice(0, -1).map((node) => run.matrix(node));
  const [first] = matrices;
  if (!first) return wrongCount(args);
  return new Matrix(
    first.rows.map((cells, row) =>
      cells.map((_, column) =>
        one(run, lambda, ...matrices.map((matrix) => matrix.at(row, column))),
      ),
    ),
  );
};

const reduce =
  (keep: boolean): FormulaFunction =>
  (args, run) => {
    if (args.length !== 3) wrongCount(args);
    const lambda = lambdaOf(args[2], run);
    const source = run.matrix(args[1]);
    let state = run.cell(args[0]);
    const rows = source.rows.map((cells) =>
      cells.map((cell) => {
        state = one(run, lambda, state, cell);
        return state;
      }),
    );
    return keep ? new Matrix(rows) : state;
  };

function chosenRows(matrix: Matrix, args: readonly (Node | null)[], run: Evaluation): Matrix {
  const wanted = args.flatMap((node) => run.matrix(node).rows.flat());
  return new Matrix(
    wanted.map((cell) => {
      const at = Math.trunc(toNumber(cell, run.world.reading));
      return matrix.rows[at > 0 ? at - 1 : matrix.height + at] ?? fail('#VALUE!');
    }),
  );
}

function flat(args: readonly (Node | null)[], run: Evaluation): Cell[] {
  return args.flatMap((node) => run.matrix(node).rows.flat());
}

export const arrays: Functions = {
  [ARRAY_ROW]: (args, run) =>
    beside(
      args.map((node) => run.withArrays().matrix(node)),
      false,
    ),
  [ARRAY_OF_ROWS]: (args, run) =>
    below(
      args.map((node) => run.matrix(node)),
      false,
    ),
  ARRAYFORMULA: (args, run) =>
    args.length === 1 ? run.withArrays().value(args[0]) : wrongCount(args),
  ARRAY_CONSTRAIN: (args, run) => {
    const rows = optionalNumber(args[1], run, 1);
    const columns = optionalNumber(args[2], run, 1);
    const source = run.withArrays().matrix(args[0]);
    return new Matrix(source.rows.slice(0, rows).map((cells) => cells.slice(0, columns)));
  },
  FILTER: filter,
  SORT: sort,
  UNIQUE: (args, run) => unique(run.matrix(args[0])),
  TRANSPOSE: (args, run) => transposed(run.withArrays().matrix(args[0])),
  FLATTEN: (args, run) => new Matrix(flat(args, run).map((cell) => [cell])),
  TOCOL: (args, run) => new Matrix(flat(args.slice(0, 1), run).map((cell) => [cell])),
  TOROW: (args, run) => new Matrix([flat(args.slice(0, 1), run)]),
  SEQUENCE: sequence,
  HSTACK: (args, run) =>
    beside(
      args.map((node) => run.matrix(node)),
      true,
    ),
  VSTACK: (args, run) =>
    below(
      args.map((node) => run.matrix(node)),
      true,
    ),
  CHOOSEROWS: (args, run) => chosenRows(run.matrix(args[0]), args.slice(1), run),
  CHOOSECOLS: (args, run) =>
    transposed(chosenRows(transposed(run.matrix(args[0])), args.slice(1), run)),
  MAP: map,
  REDUCE: reduce(false),
  SCAN: reduce(true),
  BYROW: (args, run) => {
    const lambda = lambdaOf(args[1], run);
    return new Matrix(run.matrix(args[0]).rows.map((row) => [one(run, lambda, new Matrix([row]))]));
  },
  BYCOL: (args, run) => {
    const lambda = lambdaOf(args[1], run);
    const columns = transposed(run.matrix(args[0])).rows;
    return new Matrix([
      columns.map((column) => one(run, lambda, new Matrix(column.map((cell) => [cell])))),
    ]);
  },
  MAKEARRAY: (args, run) => {
    const lambda = lambdaOf(args[2], run);
    const [rows, columns] = [optionalNumber(args[0], run, 1), optionalNumber(args[1], run, 1)];
    return new Matrix(
      Array.from({ length: rows }, (_, row) =>
        Array.from({ length: columns }, (__, column) => one(run, lambda, row + 1, column + 1)),
      ),
    );
  },
};

/** Functions whose result may need more than the own cell. */
export const SPILLING: ReadonlySet<string> = new Set([
  ...Object.keys(arrays),
  'SPLIT',
  'REGEXEXTRACT',
  'XLOOKUP',
  'INDEX',
  'OFFSET',
  'INDIRECT',
  'QUERY',
  'LET',
  'MUNIT',
]);
