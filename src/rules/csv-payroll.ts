import { endOfMonth, isLocalDate, type LocalDate, startOfMonth } from '../calendar/local-date';
import type { Seconds } from '../calendar/seconds';
import type { Amount } from '../money/amount';
import type { CurrencyCode } from '../money/currency';
import type { CsvCells } from './csv-cells';
import { MONTHS, readDate } from './csv-date';
import { readDuration } from './csv-duration';
import { CsvFault } from './csv-finding';
import { neededCurrency } from './csv-flags';
import { readMoney } from './csv-money';
import { readId, readPerson } from './csv-work';

export interface CsvPayrollLine {
  readonly line: number;
  /** Id that the payroll gives it; empty where it gives none. */
  readonly id: string;
  readonly person: string;
  readonly periodFrom: LocalDate;
  readonly periodTo: LocalDate;
  readonly seconds: Seconds | null;
  readonly gross: Amount;
  readonly currency: CurrencyCode;
  readonly text: string;
}

interface Period {
  readonly periodFrom: LocalDate;
  readonly periodTo: LocalDate;
}

/** Reads what a person was paid. Throws a CsvFault for a cell that cannot be read. */
export function readPayrollLine(cells: CsvCells): CsvPayrollLine {
  const currency = neededCurrency(cells);
  const { durationForm, decimalSign } = cells.mapping;
  return {
    line: cells.line,
    id: readId(cells),
    person: readPerson(cells),
    ...periodOf(cells),
    seconds: cells.readIf('duration', (text) =>
      readDuration(text, durationForm ?? 'hours', decimalSign),
    ),
    gross: readMoney(cells, 'amount', currency),
    currency,
    text: cells.text('notes'),
  };
}

function periodOf(cells: CsvCells): Period {
  const period = cells.has('periodFrom')
    ? fromTwoColumns(cells)
    : cells.read('period', (text) => readPeriod(text, cells));
  if (period.periodFrom <= period.periodTo) return period;
  const { periodFrom, periodTo } = period;
  const message = `the period ends ${periodTo} before it starts ${periodFrom}`;
  const field = cells.has('periodTo') ? 'periodTo' : 'period';
  throw new CsvFault('E-101', message, 'Correct the period.').in(field);
}

function fromTwoColumns(cells: CsvCells): Period {
  const day = (text: string) => readDate(text, cells.mapping.dateOrder);
  return { periodFrom: cells.read('periodFrom', day), periodTo: cells.read('periodTo', day) };
}

/** `2026-03`, `03/2026`, `March 2026` and `2026-03-01 - 2026-03-15`. */
function readPeriod(text: string, { mapping }: CsvCells): Period {
  const month = monthOf(text);
  if (month !== null) return { periodFrom: startOfMonth(month), periodTo: endOfMonth(month) };
  const [from = '', to = '', more] = text.split(/\s+(?:-|–|to|bis)\s+/i);
  if (to !== '' && more === undefined) {
    const { dateOrder } = mapping;
    return { periodFrom: readDate(from, dateOrder), periodTo: readDate(to, dateOrder) };
  }
  const fix = 'Write it as 2026-03 or as 2026-03-01 - 2026-03-15.';
  throw new CsvFault('E-312', `'${text}' is no pay period`, fix);
}

function monthOf(text: string): LocalDate | null {
  const [, year = '', month = ''] = /^(\d{4})[-/.](\d{1,2})$/.exec(text) ?? [];
  const [, month2 = '', year2 = ''] = /^(\d{1,2})[-/.](\d{4})$/.exec(text) ?? [];
  const [, name = '', year3 = ''] = /^([a-z]{3})[a-z]*\.? (\d{4})$/i.exec(text) ?? [];
  const named = MONTHS.indexOf(name.toLowerCase()) + 1;
  const number = month || month2 || (named > 0 ? String(named) : '');
  const date = `${year || year2 || year3}-${number.padStart(2, '0')}-01`;
  return number !== '' && isLocalDate(date) ? date : null;
}
