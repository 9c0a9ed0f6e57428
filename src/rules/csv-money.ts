import { type Amount, amountOf } from '../money/amount';
import { type CurrencyCode, minorUnits } from '../money/currency';
import { type Decimal, decimalOf, equal } from '../money/decimal';
import type { CsvCells } from './csv-cells';
import { CsvFault } from './csv-finding';
import type { CsvField } from './csv-mapping';
import { readNumber } from './csv-number';

/** A figure that a program has added up in binary, as `0.30000000000000004`. */
const NOISY = /^-?\d+\.\d{10,}$/;

/**
 * Reads money at the decimals of its currency. Throws a CsvFault E-206 or E-207 for more decimals
 * than the currency has; those that only a binary sum has left behind are told and dropped.
 */
export function readMoney(cells: CsvCells, field: CsvField, currency: CurrencyCode): Amount {
  const figure = cells.read(field, (text) => {
    const { decimalSign, bracketsAreNegative } = cells.mapping;
    return readNumber(text, { decimalSign, bracketsAreNegative, currency });
  });
  const money = amountOf(figure, currency);
  if (equal(money, figure)) return money;
  const plain = withoutNoise(figure);
  if (plain !== null && equal(amountOf(plain, currency), plain)) {
    const message = `${figure} has the digits of a binary sum; it is read as ${plain}`;
    cells.tell('W-209', field, { message, fix: 'Check the amount.' });
    return amountOf(plain, currency);
  }
  const decimals = minorUnits(currency);
  throw new CsvFault(
    decimals === 0 ? 'E-206' : 'E-207',
    `${figure}: ${currency} has ${decimals} decimals`,
    'Correct the amount or its currency.',
  ).in(field);
}

/** Twelve significant digits of a figure that has many; null for one that somebody wrote. */
function withoutNoise(figure: Decimal): Decimal | null {
  return NOISY.test(figure) ? decimalOf(Number(Number(figure).toPrecision(12)).toString()) : null;
}
