import { type CurrencyCode, isCurrencyCode } from '../money/currency';
import type { TimeEntry } from '../records/time-entry';
import type { CsvCells } from './csv-cells';
import { CsvFault } from './csv-finding';

const YES = /^(yes|y|true|1|x|ja|oui|si|sí|billable|active|aktiv)$/i;
const NO = /^(no|n|false|0|nein|non|non-billable|inactive|archived|inaktiv)$/i;

/** Yes or no in the ways in which files say it; null for anything else. */
export function readFlag(text: string): boolean | null {
  if (YES.test(text)) return true;
  return NO.test(text) || text === '-' ? false : null;
}

/** A flag of a list; `blank` where the cell is empty. Throws a CsvFault E-120 for other words. */
export function listFlag(cells: CsvCells, field: 'active' | 'contractor', blank: boolean): boolean {
  const text = cells.text(field);
  const flag = text === '' ? blank : readFlag(text);
  if (flag !== null) return flag;
  throw new CsvFault('E-120', `'${text}' is neither yes nor no`, 'Correct it.').in(field);
}

/** Whether the work of a row is billed. Throws a CsvFault E-120 where the row does not say. */
export function readBillable(cells: CsvCells): boolean {
  if (!cells.has('billable')) return true;
  const text = cells.text('billable');
  const flag = readFlag(text);
  if (flag !== null) return flag;
  const { blankBillable } = cells.mapping;
  if (text === '' && blankBillable !== null) return blankBillable;
  throw new CsvFault(
    'E-120',
    text === '' ? 'the billable flag is missing' : `billable '${text}' is neither yes nor no`,
    'Choose what an empty cell means, or correct it.',
  ).in('billable');
}

export function readApproval(text: string): TimeEntry['approval'] {
  const flag = readFlag(text);
  if (flag === null) return 'none';
  return flag ? 'approved' : 'unsubmitted';
}

/** A number of an invoice, or only that there is one. */
export function readInvoice(text: string): string {
  if (readFlag(text) === false) return '';
  return YES.test(text) ? 'marked as invoiced' : text;
}

/** Reads `EUR` and `British Pound - GBP`; empty for an empty text. */
export function readCurrency(text: string): CurrencyCode | '' {
  if (text === '') return '';
  const [code = text] = /[A-Z]{3}$/.exec(text.toUpperCase()) ?? [];
  const named = /^[A-Z]{3}$/i.test(text) || / - [A-Z]{3}$/i.test(text);
  if (named && isCurrencyCode(code)) return code;
  throw new CsvFault('E-205', `'${text}' is not an ISO 4217 code`, 'Correct the currency.');
}

/** The currency of a row: that of its cell, else that of the file; empty for none. */
export function currencyOfRow(cells: CsvCells): CurrencyCode | '' {
  const own = cells.read('currency', readCurrency);
  return own === '' ? readCurrency(cells.mapping.currency) : own;
}

/** The same where the row is money. Throws a CsvFault E-205 for none. */
export function neededCurrency(cells: CsvCells): CurrencyCode {
  const currency = currencyOfRow(cells);
  if (currency !== '') return currency;
  const fix = 'Choose the currency of the file.';
  throw new CsvFault('E-205', 'its currency is named nowhere', fix).in('currency');
}
