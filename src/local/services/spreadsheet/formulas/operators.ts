import { CellError } from '../model/scalar';
import {
  type Cell,
  compareCells,
  FormulaError,
  fail,
  type Reading,
  toNumber,
  toText,
} from './values';

export function applyUnary(operator: string, cell: Cell, reading: Reading): Cell {
  if (operator === '+') return cell;
  const number = toNumber(cell, reading);
  return operator === '%' ? number / 100 : -number;
}

export function applyOperator(operator: string, left: Cell, right: Cell, reading: Reading): Cell {
  for (const cell of [left, right]) if (cell instanceof CellError) throw new FormulaError(cell);
  switch (operator) {
    case '&':
      return toText(left, reading) + toText(right, reading);
    case '=':
      return compareCells(left, right) === 0;
    case '<>':
      return compareCells(left, right) !== 0;
    case '<':
      return compareCells(left, right) < 0;
    case '<=':
      return compareCells(left, right) <= 0;
    case '>':
      return compareCells(left, right) > 0;
    case '>=':
      return compareCells(left, right) >= 0;
    default:
      return arithmetic(operator, toNumber(left, reading), toNumber(right, reading));
  }
}

function arithmetic(operator: string, left: number, right: number): number {
  switch (operator) {
    case '+':
      return checked(left + right);
    case '-':
      return checked(left - right);
    case '*':
      return checked(left * right);
    case '/':
      return divide(left, right);
    case '^':
      return power(left, right);
    default:
      return fail('#ERROR!', 'Formula parse error.');
  }
}

export function divide(left: number, right: number): number {
  if (right === 0) fail('#DIV/0!', 'Function DIVIDE parameter 2 cannot be zero.');
  return checked(left / right);
}

export function power(base: number, exponent: number): number {
  if (base === 0 && exponent === 0) return 1;
  return checked(base ** exponent);
}

/** A result that is no number is an error in Sheets. */
export function checked(result: number): number {
  if (!Number.isFinite(result)) fail('#NUM!', 'Result was not a number.');
  return result;
}
