import { fromSerial } from '../calendar/local-date';
import type { CsvMapping } from './csv-mapping';
import type { CsvReading } from './read-csv';

/** Something about a file that only a person can say; `setting` of the mapping takes the answer. */
export interface CsvQuestion {
  readonly setting: Exclude<keyof CsvMapping, 'kind' | 'columns'>;
  readonly ask: string;
  readonly choices: readonly CsvChoice[];
  /** What holds now; null where nobody has said and the file does not tell. */
  readonly answer: CsvChoice['value'] | null;
  /** Rows wait for the answer. */
  readonly open: boolean;
}

export interface CsvChoice {
  readonly value: string | boolean;
  readonly label: string;
}

/** What may be chosen: currencies and zones that the workbook knows. */
export interface CsvAnswers {
  readonly currencies: readonly string[];
  readonly zones: readonly string[];
  /** Whether the file brings clients whose currency somebody has to name. */
  readonly needsCurrency: boolean;
}

/** What is unclear in a file, the questions that rows wait for first; and what was found out. */
export function questionsOf(reading: CsvReading, answers: CsvAnswers): readonly CsvQuestion[] {
  const mapping = reading.mapping ?? reading.file?.guess;
  if (!mapping) return [];
  const parts = { reading, mapping, answers };
  const asked = [
    dateQuestion(parts),
    decimalQuestion(parts),
    durationQuestion(parts),
    currencyQuestion(parts),
    billableQuestion(parts),
    bracketsQuestion(parts),
    zoneQuestion(parts),
  ].filter((one) => one !== null);
  return [...asked].sort((a, b) => Number(b.open) - Number(a.open));
}

interface Parts {
  readonly reading: CsvReading;
  readonly mapping: CsvMapping;
  readonly answers: CsvAnswers;
}

const waits = ({ refused }: CsvReading, code: string, words = ''): boolean =>
  refused.some((one) => one.code === code && one.message.includes(words));

/** The first cell that a finding quotes, as `03/04/2026`. */
const quoted = ({ refused }: CsvReading, code: string): string =>
  /'([^']*)'/.exec(refused.find((one) => one.code === code)?.message ?? '')?.[1] ?? '';

function dateQuestion({ reading, mapping }: Parts): CsvQuestion | null {
  const unclear = waits(reading, 'E-311');
  const serial = /^\d{5}$/.test(quoted(reading, 'E-312'));
  const { dateOrder } = mapping;
  if (!unclear && !serial && dateOrder === null) return null;
  const [first = '3', second = '4', year = '2026'] = quoted(reading, 'E-311').split(/[/.-]/);
  const choices: CsvChoice[] = [
    { value: 'dmy', label: `day first: ${dayText(first, second, year)}` },
    { value: 'mdy', label: `month first: ${dayText(second, first, year)}` },
    { value: 'ymd', label: 'year first: 2026-04-03' },
  ];
  if (serial || dateOrder === 'serial') {
    const number = Number(quoted(reading, 'E-312')) || 46100;
    const label = `counted by a spreadsheet: ${number} is ${fromSerial(number)}`;
    choices.push({ value: 'serial', label });
  }
  return {
    setting: 'dateOrder',
    ask: unclear ? `Which day is ${quoted(reading, 'E-311')}?` : 'How are dates written?',
    choices,
    answer: dateOrder,
    open: unclear || serial,
  };
}

const MONTH_NAMES = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

const dayText = (day: string, month: string, year: string): string =>
  `${Number(day)} ${MONTH_NAMES[Number(month) - 1] ?? month} ${year}`;

function decimalQuestion({ reading, mapping: { decimalSign } }: Parts): CsvQuestion | null {
  const open = waits(reading, 'E-201') || waits(reading, 'E-202');
  if (!open && decimalSign === null) return null;
  return {
    setting: 'decimalSign',
    ask: 'How are decimals written?',
    choices: [
      { value: '.', label: 'with a point: 1,234.50' },
      { value: ',', label: 'with a comma: 1.234,50' },
    ],
    answer: decimalSign,
    open,
  };
}

function durationQuestion({ reading, mapping }: Parts): CsvQuestion | null {
  const open = waits(reading, 'E-313', 'could be hours');
  const { durationForm, columns } = mapping;
  if (!open && durationForm === null) return null;
  return {
    setting: 'durationForm',
    ask: `What do plain figures under '${columns.duration ?? ''}' count?`,
    choices: [
      { value: 'hours', label: 'hours: 1.5 is 1:30' },
      { value: 'minutes', label: 'minutes: 90 is 1:30' },
      { value: 'seconds', label: 'seconds: 5400 is 1:30' },
      { value: 'clock', label: 'nothing: it has times as 1:30 only' },
    ],
    answer: durationForm,
    open,
  };
}

function currencyQuestion({ reading, mapping, answers }: Parts): CsvQuestion | null {
  const { currency, kind } = mapping;
  if (kind === 'people' || kind === 'projects') return null;
  const open = waits(reading, 'E-205', 'named nowhere') || answers.needsCurrency;
  if (!open && currency === '') return null;
  const codes = [...new Set([currency, ...answers.currencies].filter((code) => code !== ''))];
  return {
    setting: 'currency',
    ask: 'Which currency is its money in?',
    choices: codes.map((code) => ({ value: code, label: code })),
    answer: currency === '' ? null : currency,
    open,
  };
}

function billableQuestion({ reading, mapping: { blankBillable } }: Parts): CsvQuestion | null {
  const open = waits(reading, 'E-120', 'flag is missing');
  if (!open && blankBillable === null) return null;
  return {
    setting: 'blankBillable',
    ask: 'Is work billable where the file does not say?',
    choices: [
      { value: true, label: 'yes, bill it' },
      { value: false, label: 'no, it is not billed' },
    ],
    answer: blankBillable,
    open,
  };
}

function bracketsQuestion({ reading, mapping }: Parts): CsvQuestion | null {
  const open = waits(reading, 'E-203');
  if (!open && !mapping.bracketsAreNegative) return null;
  return {
    setting: 'bracketsAreNegative',
    ask: `Does ${open ? quoted(reading, 'E-203') : '(45.00)'} stand for less than nothing?`,
    choices: [
      { value: true, label: 'yes, as -45.00' },
      { value: false, label: 'no, refuse such rows' },
    ],
    answer: mapping.bracketsAreNegative || !open ? mapping.bracketsAreNegative : null,
    open,
  };
}

function zoneQuestion({ reading, mapping: { zone }, answers }: Parts): CsvQuestion | null {
  const open = waits(reading, 'E-109');
  if (!open && zone === '') return null;
  const zones = [...new Set([zone, ...answers.zones].filter((one) => one !== ''))];
  return {
    setting: 'zone',
    ask: 'Which time zone are its times of?',
    choices: zones.map((one) => ({ value: one, label: one })),
    answer: zone === '' ? null : zone,
    open,
  };
}
