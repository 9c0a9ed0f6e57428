import type { LocalDate } from '../calendar/local-date';
import { isZone, localDayOf } from '../calendar/zone';
import type { CurrencyCode } from '../money/currency';
import type { TimeEntry } from '../records/time-entry';
import type { CsvCells } from './csv-cells';
import { readDate } from './csv-date';
import { CsvFault } from './csv-finding';
import { currencyOfRow, readApproval, readBillable, readInvoice } from './csv-flags';

/** What a row says of the work that it stands for; names as they stand there. */
export interface CsvWork {
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

/** What time and expenses have in common. Throws a CsvFault for a cell that cannot be read. */
export function readWork(cells: CsvCells): CsvWork {
  return {
    line: cells.line,
    id: readId(cells),
    spentOn: cells.read('date', (text) => readDay(cells, text)),
    person: readPerson(cells),
    client: cells.text('client'),
    project: cells.text('project'),
    notes: cells.text('notes'),
    billable: readBillable(cells),
    approval: readApproval(cells.text('approved')),
    sourceInvoice: readInvoice(cells.text('invoiced')),
    currency: currencyOfRow(cells),
  };
}

/** An id as it stands there. Throws a CsvFault E-123 for one that a spreadsheet has cut short. */
export function readId(cells: CsvCells): string {
  const id = cells.text('id');
  if (!/^\d[.,]\d+E\+\d+$/i.test(id)) return id;
  const fix = 'Export the file again, without opening and saving it in a spreadsheet.';
  throw new CsvFault('E-123', `id '${id}' has lost digits in a spreadsheet`, fix).in('id');
}

const MOMENT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/** A day; a moment with its offset falls on the day that it is in the zone of the row or the firm. */
export function readDay(cells: CsvCells, text: string): LocalDate {
  const zone = [cells.text('zone'), cells.mapping.zone, cells.firmZone].find(isZone);
  const at = MOMENT.test(text) ? Date.parse(text.replace(' ', 'T')) : Number.NaN;
  if (zone === undefined || Number.isNaN(at)) return readDate(text, cells.mapping.dateOrder);
  return readDate(localDayOf(zone, at), 'ymd');
}

/** Trackers that no longer know somebody leave the cell empty or say so. */
const REMOVED = /^[[(]?(deleted|removed|former|unknown) (user|member|person|employee)[\])]?$/i;

/** Throws a CsvFault E-128 for work of somebody whom the tracker no longer names. */
export function readPerson(cells: CsvCells): string {
  const { person } = cells;
  const field = cells.has('person') ? 'person' : 'lastName';
  if (person === '' && !cells.has(field)) return '';
  if (person !== '' && !REMOVED.test(person)) return person;
  const what = person === '' ? 'it names no person' : `'${person}' is nobody whom we could pay`;
  throw new CsvFault('E-128', what, 'Enter who did the work, then import again.').in(field);
}
