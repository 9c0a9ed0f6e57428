import { roundDecimal } from '../../model/display';
import { CellError } from '../../model/scalar';
import type { FormulaFunction } from '../evaluation';
import { checked, divide, power } from '../operators';
import { type Cell, FormulaError, fail, Reference, toNumber } from '../values';
import { aggregate, cellsOf, type Functions, numbersOf, scalar, wrongCount } from './kit';

const one = (work: (value: number) => number) =>
  scalar(1, 1, ([cell], { number }) => checked(work(number(cell))));

/** Rounds on decimal digits; `direction` decides about what is cut off. */
function rounding(direction: (value: number) => number) {
  return scalar(1, 2, ([cell, places], { number }) => {
    const value = number(cell);
    const digits = Math.trunc(places === undefined ? 0 : number(places));
    const scaled = Number(`${Math.abs(Number(value.toPrecision(15)))}e${digits}`);
    if (!Number.isFinite(scaled)) return value;
    const result = Number(`${direction(scaled)}e${-digits}`);
    return Math.sign(value) * result;
  });
}

/** CEILING and FLOOR: to the next multiple. */
function multiple(direction: (value: number) => number) {
  return scalar(1, 2, ([cell, factor], { number }) => {
    const step = factor === undefined ? 1 : number(factor);
    if (step === 0) return 0;
    return roundDecimal(direction(Number((number(cell) / step).toPrecision(14))) * step, 10);
  });
}

function modulo(dividend: number, divisor: number): number {
  if (divisor === 0) fail('#DIV/0!', 'Function MOD parameter 2 cannot be zero.');
  const rest = dividend % divisor;
  return rest !== 0 && rest < 0 !== divisor < 0 ? rest + divisor : rest;
}

function counted(cell: Cell): boolean {
  return cell !== undefined && cell !== '';
}

const WHICH: Readonly<Record<number, string>> = {
  1: 'AVERAGE',
  2: 'COUNT',
  3: 'COUNTA',
  4: 'MAX',
  5: 'MIN',
  6: 'PRODUCT',
  9: 'SUM',
};

/** 1 to 11 leave out what a filter hides, 101 to 111 also what a person has hidden. */
const subtotal: FormulaFunction = (args, run) => {
  const code = Math.trunc(toNumber(run.cell(args[0]), run.world.reading));
  const work = math[WHICH[code % 100] ?? ''];
  if (!work || args.length < 2)
    return fail('#VALUE!', `Function SUBTOTAL parameter 1 value is ${code}.`);
  const ranges = args.slice(1).map((node) => run.value(node));
  const anyHidden = ranges.some(
    (range) => !(range instanceof Reference) || range.sheet.filter || hidesRows(range, code),
  );
  if (anyHidden) return fail('#NOT_EMULATED!', 'SUBTOTAL over hidden rows is not emulated.');
  return work(args.slice(1), run);
};

function hidesRows({ sheet, block }: Reference, code: number): boolean {
  if (code < 100) return false;
  return Array.from({ length: block.rows }, (_, down) => block.row + down).some((row) =>
    sheet.rows.isHidden(row),
  );
}

export const math: Functions = {
  SUM: aggregate((numbers) => checked(numbers.reduce((sum, value) => sum + value, 0))),
  PRODUCT: aggregate((numbers) => checked(numbers.reduce((all, value) => all * value, 1))),
  SUMSQ: aggregate((numbers) => checked(numbers.reduce((sum, value) => sum + value ** 2, 0))),
  MIN: aggregate((numbers) => numbers.reduce((a, b) => Math.min(a, b), numbers[0] ?? 0)),
  MAX: aggregate((numbers) => numbers.reduce((a, b) => Math.max(a, b), numbers[0] ?? 0)),
  AVERAGE: aggregate((numbers) => {
    if (numbers.length === 0)
      fail('#DIV/0!', 'Evaluation of function AVERAGE caused a divide by zero error.');
    return checked(numbers.reduce((sum, value) => sum + value, 0) / numbers.length);
  }),
  COUNT: (args, run) => [...cellsOf(args, run)].filter((cell) => typeof cell === 'number').length,
  COUNTA: (args, run) => [...cellsOf(args, run)].filter((cell) => cell !== undefined).length,
  COUNTBLANK: (args, run) => [...cellsOf(args, run)].filter((cell) => !counted(cell)).length,
  COUNTUNIQUE: (args, run) =>
    new Set([...cellsOf(args, run)].filter(counted).map((cell) => JSON.stringify(cell))).size,
  ABS: one(Math.abs),
  INT: one(Math.floor),
  SIGN: one(Math.sign),
  SQRT: one(Math.sqrt),
  EXP: one(Math.exp),
  LN: one(Math.log),
  LOG10: one(Math.log10),
  LOG: scalar(1, 2, ([cell, base], { number }) =>
    checked(Math.log(number(cell)) / Math.log(base === undefined ? 10 : number(base))),
  ),
  PI: () => Math.PI,
  SIN: one(Math.sin),
  COS: one(Math.cos),
  TAN: one(Math.tan),
  RADIANS: one((value) => (value * Math.PI) / 180),
  DEGREES: one((value) => (value * 180) / Math.PI),
  ROUND: rounding(Math.round),
  ROUNDUP: rounding(Math.ceil),
  ROUNDDOWN: rounding(Math.floor),
  TRUNC: rounding(Math.floor),
  MROUND: scalar(2, 2, ([cell, factor], { number }) => {
    const step = number(factor);
    if (step === 0) return 0;
    if (Math.sign(step) * Math.sign(number(cell)) < 0) fail('#NUM!');
    return roundDecimal(Math.round(Number((number(cell) / step).toPrecision(14))) * step, 10);
  }),
  CEILING: multiple(Math.ceil),
  FLOOR: multiple(Math.floor),
  MOD: scalar(2, 2, ([a, b], { number }) => modulo(number(a), number(b))),
  QUOTIENT: scalar(2, 2, ([a, b], { number }) => Math.trunc(divide(number(a), number(b)))),
  POWER: scalar(2, 2, ([a, b], { number }) => power(number(a), number(b))),
  POW: scalar(2, 2, ([a, b], { number }) => power(number(a), number(b))),
  ADD: scalar(2, 2, ([a, b], { number }) => checked(number(a) + number(b))),
  MINUS: scalar(2, 2, ([a, b], { number }) => checked(number(a) - number(b))),
  MULTIPLY: scalar(2, 2, ([a, b], { number }) => checked(number(a) * number(b))),
  DIVIDE: scalar(2, 2, ([a, b], { number }) => divide(number(a), number(b))),
  SUBTOTAL: subtotal,
  RAND: (_args, run) => {
    run.world.volatile();
    return Math.random();
  },
  RANDBETWEEN: (args, run) => {
    run.world.volatile();
    const [low = 0, high = 0] = numbersOf(args, run);
    return Math.floor(low + Math.random() * (Math.floor(high) - Math.ceil(low) + 1));
  },
  SUMPRODUCT: (args, run) => {
    if (args.length === 0) wrongCount(args);
    const inner = run.withArrays();
    const matrices = args.map((node) => inner.matrix(node));
    const [first] = matrices;
    if (!first) return 0;
    if (matrices.some(({ height, width }) => height !== first.height || width !== first.width)) {
      return fail('#VALUE!', 'Array arguments to SUMPRODUCT are of different size.');
    }
    let sum = 0;
    for (let row = 0; row < first.height; row++) {
      for (let column = 0; column < first.width; column++) {
        sum += matrices.reduce((all, matrix) => all * factor(matrix.at(row, column)), 1);
      }
    }
    return checked(sum);
  },
};

function factor(cell: Cell): number {
  if (cell instanceof CellError) throw new FormulaError(cell);
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  return typeof cell === 'number' ? cell : 0;
}
