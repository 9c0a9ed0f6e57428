import { CellError } from '../../model/scalar';
import type { Evaluation, FormulaFunction } from '../evaluation';
import type { Node } from '../syntax';
import {
  type Cell,
  FormulaError,
  fail,
  Matrix,
  Reference,
  toBoolean,
  toNumber,
  toText,
  type Value,
} from '../values';

export type Functions = Readonly<Record<string, FormulaFunction>>;

/** Converts single values for a function. */
export interface Taking {
  readonly run: Evaluation;
  number(cell: Cell): number;
  text(cell: Cell): string;
  flag(cell: Cell): boolean;
}

export function taking(run: Evaluation): Taking {
  return {
    run,
    number: (cell) => toNumber(cell, run.world.reading),
    text: (cell) => toText(cell, run.world.reading),
    flag: toBoolean,
  };
}

export function wrongCount(args: readonly unknown[]): never {
  return fail('#N/A', `Wrong number of arguments, but got ${args.length} arguments.`);
}

/** A function of single values; given arrays inside ARRAYFORMULA it works cell by cell. */
export function scalar(
  least: number,
  most: number,
  work: (cells: readonly Cell[], take: Taking) => Cell,
): FormulaFunction {
  return (args, run) => {
    if (args.length < least || args.length > most) wrongCount(args);
    const take = taking(run);
    return run.map(
      args.map((node) => run.value(node)),
      (cells) => {
        for (const cell of cells) if (cell instanceof CellError) throw new FormulaError(cell);
        return work(cells, take);
      },
    );
  };
}

/** Like `scalar`, for functions that look at errors instead of failing with them. */
export function scalarWithErrors(
  count: number,
  work: (cells: readonly Cell[], take: Taking) => Cell,
): FormulaFunction {
  return (args, run) => {
    if (args.length !== count) wrongCount(args);
    const take = taking(run);
    const values = args.map((node) => attempted(node, run));
    return run.map(values, (cells) => work(cells, take));
  };
}

/** A value, with a failed evaluation as the error that it shows. */
export function attempted(node: Node | null, run: Evaluation): Value {
  try {
    return run.value(node);
  } catch (error) {
    if (error instanceof FormulaError) return error.cell;
    throw error;
  }
}

/** Every cell of every argument, row by row. */
export function* cellsOf(args: readonly (Node | null)[], run: Evaluation): Generator<Cell> {
  for (const node of args) for (const row of run.matrix(node).rows) yield* row;
}

/** The numbers in the arguments as SUM takes them: of ranges only numbers, else all that converts. */
export function numbersOf(args: readonly (Node | null)[], run: Evaluation): number[] {
  return args.flatMap((node) => {
    const value = run.value(node);
    if (value instanceof Matrix || value instanceof Reference)
      return numbersIn(run.asMatrix(value));
    return [toNumber(run.single(value), run.world.reading)];
  });
}

function numbersIn({ rows }: Matrix): number[] {
  const numbers: number[] = [];
  for (const cell of rows.flat()) {
    if (cell instanceof CellError) throw new FormulaError(cell);
    if (typeof cell === 'number') numbers.push(cell);
  }
  return numbers;
}

export function aggregate(work: (numbers: number[]) => number): FormulaFunction {
  return (args, run) => {
    if (args.length === 0) wrongCount(args);
    return work(numbersOf(args, run));
  };
}

/** A vector of an argument that must be one row or one column. */
export function vectorOf(node: Node | null | undefined, run: Evaluation): readonly Cell[] {
  return run.matrix(node).rows.flat();
}

export function optionalNumber(
  node: Node | null | undefined,
  run: Evaluation,
  otherwise: number,
): number {
  return node ? toNumber(run.cell(node), run.world.reading) : otherwise;
}
