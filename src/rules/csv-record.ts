import type { Seconds } from '../calendar/seconds';
import type { Amount } from '../money/amount';
import type { CurrencyCode } from '../money/currency';
import { absolute, compare, type Decimal, isNegative, isZero } from '../money/decimal';
import type { CsvCells } from './csv-cells';
import { readSeconds } from './csv-clock';
import { CsvFault } from './csv-finding';
import { neededCurrency } from './csv-flags';
import { readMoney } from './csv-money';
import { readNumber } from './csv-number';
import { type CsvWork, readWork } from './csv-work';
import { receiptFault } from './receipt-fault';

export interface CsvTime extends CsvWork {
  readonly task: string;
  readonly seconds: Seconds;
  readonly startedTime: string;
  readonly endedTime: string;
  /** Date and time as they stand in the file. */
  readonly sourceTime: string;
  readonly sourceRate: Decimal | null;
}

export interface CsvExpense extends CsvWork {
  readonly category: string;
  readonly cost: Amount;
  readonly currency: CurrencyCode;
  /** Name of the receipt; the file itself is not fetched from an address that a file names. */
  readonly receiptName: string;
}

/** Reads a row as time. Throws a CsvFault for a cell that cannot be read. */
export function readTime(cells: CsvCells): CsvTime {
  const work = readWork(cells);
  const currency = work.currency === '' ? null : work.currency;
  const { decimalSign, bracketsAreNegative } = cells.mapping;
  return {
    ...work,
    task: cells.text('task'),
    seconds: readSeconds(cells, work.spentOn),
    startedTime: cells.text('startTime'),
    endedTime: cells.text('endTime'),
    sourceTime: `${cells.text('date')} ${cells.text('startTime')}`.trim(),
    sourceRate: cells.readIf('rate', (text) =>
      readNumber(text, { decimalSign, bracketsAreNegative, currency }),
    ),
  };
}

/** Reads a row as an expense. Throws a CsvFault for a cell that cannot be read. */
export function readExpense(cells: CsvCells): CsvExpense {
  const work = readWork(cells);
  const currency = neededCurrency(cells);
  const cost = readMoney(cells, 'amount', currency);
  checkTax(cells, cost, currency);
  return {
    ...work,
    currency,
    category: cells.text('category'),
    cost,
    receiptName: readReceipt(cells, work),
  };
}

/** Tax is a part of what was paid, so it is never more and never on the other side of zero. */
function checkTax(cells: CsvCells, cost: Amount, currency: CurrencyCode): void {
  if (cells.text('tax') === '') return;
  const tax = readMoney(cells, 'tax', currency);
  const part = compare(absolute(tax), absolute(cost)) < 0 && isNegative(tax) === isNegative(cost);
  if (part || isZero(tax)) return;
  const message = `tax ${tax} is no part of the amount ${cost}`;
  throw new CsvFault('E-210', message, 'Correct the tax or the amount.').in('tax');
}

/** The receipt by name; one that could never be attached is told, the expense arrives without. */
function readReceipt(cells: CsvCells, { billable }: { readonly billable: boolean }): string {
  const receipt = cells.text('receipt');
  if (receipt === '') {
    if (cells.has('receipt') && billable) {
      const fix = 'Ask for the receipt before it is billed.';
      cells.tell('W-212', 'receipt', { message: 'it is billable and has no receipt', fix });
    }
    return '';
  }
  const name = receipt.split(/[?#]/)[0]?.split('/').pop() ?? receipt;
  const url = /^[a-z][a-z0-9+.-]*:/i.test(receipt) ? receipt : `https://receipt/${name}`;
  const fault = receiptFault({ url, name });
  if (!fault) return name;
  const fix = 'Correct the receipt; the expense arrives without it.';
  cells.tell(fault.code, 'receipt', { message: `the receipt is left out: ${fault.what}`, fix });
  return '';
}
