import { UserError } from '../user-error';

/** A file to import, and what is said about it on the command line. */
export interface ImportCommand {
  readonly kind: 'import';
  readonly file: string;
  /** What its rows are, where its headers do not tell. */
  readonly rows: string | null;
  /** Header of the column of a field, where the headers do not tell. */
  readonly columns: Readonly<Record<string, string>>;
  /** Settings of the mapping that are not to be found out. */
  readonly settings: Readonly<Record<string, string | boolean>>;
  readonly anyway: boolean;
}

export const IMPORT_OPTIONS = {
  as: { type: 'string' },
  column: { type: 'string', multiple: true },
  dates: { type: 'string' },
  decimals: { type: 'string' },
  durations: { type: 'string' },
  currency: { type: 'string' },
  zone: { type: 'string' },
  'blank-billable': { type: 'string' },
  'brackets-negative': { type: 'boolean' },
  anyway: { type: 'boolean' },
} as const;

export const IMPORT_USAGE = `  import <file>                         bring in a CSV file, after having shown how it was understood
      --as KIND                         what its rows are: time, expenses, bank, payroll, people, projects, clients
      --column FIELD=HEADER             take a column for a field, as date=Tag; may be repeated
      --dates dmy|mdy|ymd|serial        the order of day, month and year
      --decimals "."|","                the sign before decimals
      --durations hours|minutes|seconds what plain figures count
      --currency EUR                    the currency of a file that names none
      --zone Europe/Berlin              the time zone of its clock times
      --blank-billable yes|no           what an empty cell says about being billable
      --brackets-negative               (45.00) and 45- are less than nothing
      --anyway                          although most of what earlier files had is missing`;

interface Values {
  readonly as?: string | undefined;
  readonly column?: readonly string[] | undefined;
  readonly dates?: string | undefined;
  readonly decimals?: string | undefined;
  readonly durations?: string | undefined;
  readonly currency?: string | undefined;
  readonly zone?: string | undefined;
  readonly 'blank-billable'?: string | undefined;
  readonly 'brackets-negative'?: boolean | undefined;
  readonly anyway?: boolean | undefined;
}

/** Reads what follows `import`; throws a UserError with one clear sentence. */
export function importCommand(rest: readonly string[], values: Values): ImportCommand {
  const [file] = rest;
  if (rest.length !== 1 || file === undefined) {
    throw new UserError('Write import <file>, as import march.csv.', 2);
  }
  return {
    kind: 'import',
    file,
    rows: oneOf('as', values.as, [
      ...['time', 'expenses', 'bank', 'payroll', 'people', 'projects', 'clients'],
    ]),
    columns: columnsOf(values.column ?? []),
    settings: settingsOf(values),
    anyway: values.anyway === true,
  };
}

function settingsOf(values: Values): ImportCommand['settings'] {
  const blank = oneOf('blank-billable', values['blank-billable'], ['yes', 'no']);
  const given = {
    dateOrder: oneOf('dates', values.dates, ['dmy', 'mdy', 'ymd', 'serial']),
    decimalSign: oneOf('decimals', values.decimals, ['.', ',']),
    durationForm: oneOf('durations', values.durations, ['hours', 'minutes', 'seconds']),
    currency: values.currency?.toUpperCase() ?? null,
    zone: values.zone ?? null,
    blankBillable: blank === null ? null : blank === 'yes',
    bracketsAreNegative: values['brackets-negative'] === true ? true : null,
  };
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}

function columnsOf(pairs: readonly string[]): ImportCommand['columns'] {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at > 0 && at < pair.length - 1) return [pair.slice(0, at), pair.slice(at + 1)];
      throw new UserError(`--column is written as date=Tag, not "${pair}".`, 2);
    }),
  );
}

function oneOf(option: string, value: string | undefined, words: readonly string[]): string | null {
  if (value === undefined) return null;
  if (words.includes(value)) return value;
  throw new UserError(`--${option} is one of ${words.join(', ')}, not "${value}".`, 2);
}
