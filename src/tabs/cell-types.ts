import { fromSerial, isLocalDate, type LocalDate, toSerial } from '../calendar/local-date';
import type { Seconds } from '../calendar/seconds';
import { type Amount, amountOf } from '../money/amount';
import { type CurrencyCode, isCurrencyCode } from '../money/currency';
import { type Decimal, decimalOf, equal, isDecimal } from '../money/decimal';
import { type Cell, type Reading, shownText } from './cell';
import type { CellType } from './cell-type';

/** Text, kept as it is. Dates and numbers that a person typed into it are read as they look. */
export const text: CellType<string> = {
  format: '@',
  read: (cell) => (isFormula(cell) ? formulaFault(cell) : { value: shownText(cell) }),
  write: (value) => value,
};

/** A day without a zone. A bare number is the serial of a day whose cell has lost its format. */
export const localDate: CellType<LocalDate> = {
  format: 'yyyy-mm-dd',
  read: (cell) => {
    if (isFormula(cell)) return formulaFault(cell);
    if (typeof cell === 'number') return { value: fromSerial(cell) };
    const shown = shownText(cell).slice(0, 10);
    return isLocalDate(shown) ? { value: shown } : fault('E-502', cell, 'a date is expected');
  },
  write: (value) => toSerial(value),
};

/** Whole seconds, shown as hours: 5400 in the record is 1.50 in the cell. */
export const hours: CellType<Seconds> = {
  format: '0.00',
  read: (cell) => {
    const number = numberIn(cell);
    return 'fault' in number ? number : { value: Math.round(number.value * 3600) };
  },
  write: (value) => value / 3600,
};

export const integer: CellType<number> = {
  format: '0',
  read: (cell) => {
    const number = numberIn(cell);
    if ('fault' in number || Number.isInteger(number.value)) return number;
    return fault('E-501', cell, 'a whole number is expected');
  },
  write: (value) => value,
};

/** An exact figure that is not money: a rate, a quantity, a percentage. */
export const decimal: CellType<Decimal> = {
  format: '#,##0.00######',
  read: (cell) => decimalIn(cell),
  write: writtenDecimal,
};

/** Money in the currency of the row. */
export const amount: CellType<Amount> = {
  format: '#,##0.00',
  read: (cell, currency) => {
    const exact = decimalIn(cell);
    if ('fault' in exact) return exact;
    if (!currency) return fault('E-205', cell, 'its row names no currency');
    const money = amountOf(exact.value, currency);
    if (equal(money, exact.value)) return { value: money };
    return fault('E-207', cell, `${currency} has fewer decimals`);
  },
  write: writtenDecimal,
};

export const currency: CellType<CurrencyCode> = {
  format: '@',
  read: (cell) => {
    const shown = shownText(cell).trim().toUpperCase();
    return isCurrencyCode(shown)
      ? { value: shown }
      : fault('E-205', cell, 'it is not an ISO 4217 code');
  },
  write: (value) => value,
};

export const flag: CellType<boolean> = {
  format: 'General',
  checkbox: true,
  read: (cell) => {
    if (typeof cell === 'boolean') return { value: cell };
    return cell === '' ? { value: false } : fault('E-501', cell, 'TRUE or FALSE is expected');
  },
  write: (value) => value,
};

/** One of a closed list of words. */
export function choice<T extends string>(
  choices: readonly T[],
  words?: Readonly<Record<T, string>>,
): CellType<T> {
  const write = (value: T) => words?.[value] ?? value;
  return {
    format: '@',
    choices: choices.map(write),
    read: (cell) => {
      const shown = shownText(cell).trim().toLowerCase();
      const value = choices.find((one) =>
        [one, write(one)].some((word) => word.toLowerCase() === shown),
      );
      if (value !== undefined) return { value };
      return fault('E-405', cell, `one of ${choices.map(write).join(', ')} is expected`);
    },
    write,
  };
}

const ERROR_VALUES = /^(#(REF|N\/A|DIV\/0|VALUE|NAME|NUM|NULL|ERROR)[!?]?|Loading\.\.\.)$/;

function isFormula(cell: Cell): boolean {
  return typeof cell === 'object' && 'formula' in cell;
}

function fault(code: string, cell: Cell, what: string): Reading<never> {
  return { fault: { code, shown: shownText(cell), what } };
}

function formulaFault(cell: Cell): Reading<never> {
  return fault('E-504', cell, 'it holds a formula where a value is expected');
}

function numberIn(cell: Cell): Reading<number> {
  if (typeof cell === 'number') return { value: cell };
  if (isFormula(cell)) return formulaFault(cell);
  if (typeof cell === 'string' && ERROR_VALUES.test(cell)) {
    return fault('E-503', cell, 'the cell shows an error');
  }
  return fault('E-501', cell, 'a number is expected');
}

/** A number of a cell is a float; twelve digits of it are what somebody wrote. */
function decimalIn(cell: Cell): Reading<Decimal> {
  if (typeof cell === 'string' && isDecimal(cell)) return { value: decimalOf(cell) };
  const number = numberIn(cell);
  if ('fault' in number) return number;
  if (!Number.isFinite(number.value) || Math.abs(number.value) >= 1e15) {
    return fault('E-208', cell, 'it is not an amount');
  }
  const text = String(number.value);
  return { value: decimalOf(isSure(text) ? text : plain(number.value)) };
}

/** Whether a figure has so few digits that a float and its text are each other's. */
const isSure = (text: string): boolean => text.length <= 15 && !text.includes('e');

/** Written as a number where a float holds it exactly enough to be read back, else as text. */
function writtenDecimal(value: Decimal): string | number {
  const number = Number(value);
  if (isSure(value)) return number;
  const same = Number.isFinite(number) && equal(decimalOf(plain(number)), value);
  return same ? number : value;
}

/** Fifteen significant digits without an exponent: 0.30000000000000004 is "0.3". */
function plain(number: number): string {
  const [mantissa = '0', exponent = '0'] = number.toExponential(14).split('e');
  const scale = Number(exponent);
  const digits = mantissa.replace('.', '').replace('-', '');
  const sign = mantissa.startsWith('-') ? '-' : '';
  if (scale < 0) return `${sign}0.${'0'.repeat(-scale - 1)}${digits}`;
  const padded = digits.padEnd(scale + 1, '0');
  return `${sign}${padded.slice(0, scale + 1)}.${padded.slice(scale + 1) || '0'}`;
}
