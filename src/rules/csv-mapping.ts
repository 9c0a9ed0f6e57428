/** What the rows of a file are. */
export const csvKinds = [
  'time',
  'expenses',
  'bank',
  'payroll',
  'people',
  'projects',
  'clients',
] as const;

export type CsvKind = (typeof csvKinds)[number];

/** What a column of a file can tell. */
export const csvFields = [
  'id',
  'date',
  'person',
  'firstName',
  'lastName',
  'client',
  'project',
  'task',
  'category',
  'notes',
  'duration',
  'startTime',
  'endDate',
  'endTime',
  'zone',
  'billable',
  'rate',
  'amount',
  'tax',
  'currency',
  'receipt',
  'invoiced',
  'approved',
  'address',
  'taxNumber',
  'code',
  'email',
  'contractor',
  'active',
  'moneyIn',
  'moneyOut',
  'counterparty',
  'reference',
  'balance',
  'account',
  'period',
  'periodFrom',
  'periodTo',
] as const;

export type CsvField = (typeof csvFields)[number];

/** How durations are written: `1:30`, `1.5`, `90`, `5400`, `1h 30m`, `PT1H30M`. */
export const durationForms = ['clock', 'hours', 'minutes', 'seconds', 'units', 'iso'] as const;
export type DurationForm = (typeof durationForms)[number];

/** `serial`: days counted as a spreadsheet does; only where it is declared. */
export const dateOrders = ['ymd', 'dmy', 'mdy', 'serial'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** How a file is read. What is null is found out from the file; what was found is given back. */
export interface CsvMapping {
  readonly kind: CsvKind;
  /** Header of the column for each field. */
  readonly columns: Readonly<Partial<Record<CsvField, string>>>;
  readonly dateOrder: DateOrder | null;
  readonly decimalSign: '.' | ',' | null;
  readonly durationForm: DurationForm | null;
  /** ISO 4217 code of its money, where no column and no header names one; empty for none. */
  readonly currency: string;
  /** Whether `(45.00)` and `45-` stand for money that came back. */
  readonly bracketsAreNegative: boolean;
  /** What an empty cell says about being billable; null: a person has to. */
  readonly blankBillable: boolean | null;
  /** IANA name of the zone that its clock times are of; empty where nobody has said. */
  readonly zone: string;
}

/** A kind of file that is known: headers that a column may have, and how its values are written. */
export interface CsvForm extends Omit<CsvMapping, 'columns'> {
  /** Names the export, as "Detailed report". */
  readonly title: string;
  /** Headers by field, the likeliest first; `*` stands for a currency, as in `Amount (*)`. */
  readonly headers: Readonly<Partial<Record<CsvField, readonly string[]>>>;
  /** Headers that only this export has together. */
  readonly signature: readonly string[];
}
