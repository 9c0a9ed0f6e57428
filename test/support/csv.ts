import { csvExports } from '../../src/connectors/csv-exports';
import type { CsvMapping } from '../../src/rules/csv-mapping';
import { readCsv } from '../../src/rules/read-csv';

export const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));

/** Reads a file with a mapping, or with what its headers say. */
export const read = (text: string | Uint8Array, mapping: CsvMapping | null = null) =>
  readCsv(typeof text === 'string' ? bytes(text) : text, { mapping, forms: csvExports });

/** A file of time that somebody mapped; no format but the decimal point is left open. */
export const time: CsvMapping = {
  kind: 'time',
  columns: {
    date: 'Date',
    person: 'Who',
    client: 'Client',
    project: 'Project',
    notes: 'Notes',
    duration: 'Hours',
    startTime: 'From',
    endTime: 'To',
    billable: 'Billable',
    rate: 'Rate',
  },
  dateOrder: null,
  decimalSign: '.',
  durationForm: 'hours',
  currency: 'USD',
  bracketsAreNegative: false,
  blankBillable: null,
  zone: '',
};

export const expenses: CsvMapping = {
  ...time,
  kind: 'expenses',
  columns: { date: 'Date', client: 'Client', amount: 'Amount', currency: 'Currency' },
  durationForm: null,
};
