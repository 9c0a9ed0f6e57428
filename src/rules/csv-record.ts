import { daysBetween, type LocalDate } from '../calendar/local-date';
import type { Seconds } from '../calendar/seconds';
import { type Amount, amountOf } from '../money/amount';
import { type CurrencyCode, isCurrencyCode, minorUnits } from '../money/currency';
import { type Decimal, equal } from '../money/decimal';
import type { TimeEntry } from '../records/time-entry';
import { readDate } from './csv-date';
import { readClock, readDuration } from './csv-duration';
import { CsvFault } from './csv-finding';
import type { CsvField, CsvMapping } from './csv-mapping';
import { readNumber } from './csv-number';

/** What a row says of the work that it stands for; names as they stand there. */
interface CsvWork {
  readonly line: number;
  /** Id that the file gives it; empty where it gives none. */
  readonly id: string;
  readonly spentOn: LocalDate;
  readonly person: string;
  readonly client: string;
  readonly project: string;
  readonly notes: string;
  readonly billable: boolean;
  readonly approval: TimeEntry['approval'];
  readonly sourceInvoice: string;
  /** Empty where the file names none. */
  readonly currency: CurrencyCode | '';
}

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
}

/** A row by its fields: the text of a cell, trimmed; empty where the file has no such column. */
export type CellOf = (field: CsvField) => string;

/** How far a duration may be from its times: they are often written without seconds. */
const TOLERANCE = 60;

const DAY = 86_400;

/** Reads a row as time. Throws a CsvFault for a cell that cannot be read. */
export function readTime(line: number, cell: CellOf, mapping: CsvMapping): CsvTime {
  const work = readWork(line, cell, mapping);
  const currency = work.currency === '' ? null : work.currency;
  const { decimalSign, bracketsAreNegative } = mapping;
  const rate = cell('rate');
  return {
    ...work,
    task: cell('task'),
    seconds: readSeconds(cell, work.spentOn, mapping),
    startedTime: cell('startTime'),
    endedTime: cell('endTime'),
    sourceTime: `${cell('date')} ${cell('startTime')}`.trim(),
    sourceRate:
      rate === '' ? null : readNumber(rate, { decimalSign, bracketsAreNegative, currency }),
  };
}

/** Reads a row as an expense. Throws a CsvFault for a cell that cannot be read. */
export function readExpense(line: number, cell: CellOf, mapping: CsvMapping): CsvExpense {
  const work = readWork(line, cell, mapping);
  const { currency } = work;
  if (currency === '') {
    throw new CsvFault(
      'E-205',
      'its currency is named nowhere',
      'Choose the currency of the file.',
    );
  }
  const { decimalSign, bracketsAreNegative } = mapping;
  const figure = readNumber(cell('amount'), { decimalSign, bracketsAreNegative, currency });
  const cost = amountOf(figure, currency);
  if (!equal(cost, figure)) {
    const decimals = minorUnits(currency);
    throw new CsvFault(
      decimals === 0 ? 'E-206' : 'E-207',
      `${figure}: ${currency} has ${decimals} decimals`,
      'Correct the amount or its currency.',
    );
  }
  return { ...work, currency, category: cell('category'), cost };
}

function readWork(line: number, cell: CellOf, mapping: CsvMapping): CsvWork {
  const named = `${cell('firstName')} ${cell('lastName')}`.trim();
  return {
    line,
    id: cell('id'),
    spentOn: readDate(cell('date'), mapping.dateOrder),
    person: cell('person') || named,
    client: cell('client'),
    project: cell('project'),
    notes: cell('notes'),
    billable: readBillable(cell, mapping),
    approval: approvalOf(cell('approved')),
    sourceInvoice: readFlag(cell('invoiced')) === false ? '' : invoiceOf(cell('invoiced')),
    currency: currencyOf(cell('currency') || mapping.currency),
  };
}

function readSeconds(cell: CellOf, spentOn: LocalDate, mapping: CsvMapping): Seconds {
  const worked = readWorked(cell, spentOn, mapping);
  if (cell('duration') === '') {
    if (worked !== null) return worked;
    throw new CsvFault('E-313', "duration '' is missing", 'Enter it.');
  }
  const said = readDuration(cell('duration'), mapping.durationForm, mapping.decimalSign);
  if (worked !== null && Math.abs(worked - said) > TOLERANCE && !overnight(cell, worked, said)) {
    const [a, b] = [said, worked].map((seconds) => Math.round(seconds / 60));
    const fix = 'Correct the duration or the times, then import again.';
    throw new CsvFault('E-106', `it says ${a} min, its times give ${b}`, fix);
  }
  return said;
}

/** A file with one date cannot say that work went on after midnight; its duration can. */
const overnight = (cell: CellOf, worked: Seconds, said: Seconds): boolean =>
  cell('endDate') === '' && Math.abs(worked + DAY - said) <= TOLERANCE;

/** Seconds between the times of a row, by the clock on the wall; null where it has none. */
function readWorked(cell: CellOf, spentOn: LocalDate, { dateOrder }: CsvMapping): Seconds | null {
  const from = readClock(cell('startTime'));
  const to = readClock(cell('endTime'));
  if (from === null || to === null) return null;
  const endedOn = cell('endDate') === '' ? spentOn : readDate(cell('endDate'), dateOrder);
  const worked = daysBetween(spentOn, endedOn) * DAY + to - from;
  if (worked >= 0 || (cell('endDate') === '' && cell('duration') !== '')) return worked;
  const fix = 'Correct the times in the tracker, then import again.';
  throw new CsvFault(
    'E-101',
    `it ends ${cell('endTime')} before it starts ${cell('startTime')}`,
    fix,
  );
}

function readBillable(cell: CellOf, { columns, blankBillable }: CsvMapping): boolean {
  if (columns.billable === undefined) return true;
  const flag = readFlag(cell('billable'));
  if (flag !== null) return flag;
  if (cell('billable') === '' && blankBillable !== null) return blankBillable;
  throw new CsvFault(
    'E-120',
    cell('billable') === ''
      ? 'the billable flag is missing'
      : `billable '${cell('billable')}' is neither yes nor no`,
    'Choose what an empty cell means, or correct it.',
  );
}

const YES = /^(yes|y|true|1|x|ja|oui|si|sí|billable)$/i;
const NO = /^(no|n|false|0|nein|non|non-billable)$/i;

function readFlag(text: string): boolean | null {
  if (YES.test(text)) return true;
  return NO.test(text) || text === '-' ? false : null;
}

function approvalOf(text: string): TimeEntry['approval'] {
  const flag = readFlag(text);
  if (flag === null) return 'none';
  return flag ? 'approved' : 'unsubmitted';
}

/** A number of an invoice, or only that there is one. */
const invoiceOf = (text: string): string => (YES.test(text) ? 'marked as invoiced' : text);

/** Reads `EUR` and `British Pound - GBP`. */
function currencyOf(text: string): CurrencyCode | '' {
  if (text === '') return '';
  const [code = text] = /[A-Z]{3}$/.exec(text.toUpperCase()) ?? [];
  const named = /^[A-Z]{3}$/i.test(text) || / - [A-Z]{3}$/i.test(text);
  if (named && isCurrencyCode(code)) return code;
  throw new CsvFault('E-205', `'${text}' is not an ISO 4217 code`, 'Correct the currency.');
}
