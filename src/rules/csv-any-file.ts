import { csvKindForms, missingFields } from './csv-kinds';
import type { CsvField, CsvForm, CsvKind } from './csv-mapping';

/** Headers that files from anywhere have, in English and German. */
const HEADERS: Readonly<Partial<Record<CsvField, readonly string[]>>> = {
  id: ['id', 'entry id', 'time entry id', 'expense id', 'transaction id'],
  date: [
    ...['date', 'start date', 'day', 'datum', 'spent date', 'booking date', 'posting date'],
    ...['transaction date', 'buchungstag', 'buchungsdatum', 'value date', 'valuta'],
  ],
  person: ['user', 'person', 'employee', 'name', 'username', 'employee name', 'mitarbeiter'],
  firstName: ['first name', 'vorname'],
  lastName: ['last name', 'nachname'],
  client: ['client', 'customer', 'client name', 'customer name', 'kunde'],
  project: ['project', 'project name', 'projekt'],
  task: ['task', 'activity', 'aufgabe', 'tätigkeit', 'service'],
  category: ['category', 'expense category', 'kategorie'],
  notes: [
    ...['notiz', 'bemerkung'],
    ...['notes', 'description', 'note', 'notizen', 'beschreibung', 'comment', 'text', 'memo'],
    ...['details', 'verwendungszweck', 'buchungstext'],
  ],
  duration: ['duration', 'hours', 'duration (h)', 'time', 'total hours', 'stunden', 'dauer'],
  startTime: ['start time', 'start', 'from', 'von', 'begin'],
  endDate: ['end date'],
  endTime: ['end time', 'end', 'to', 'bis'],
  zone: ['time zone', 'timezone', 'zeitzone'],
  billable: ['billable', 'billable?', 'abrechenbar'],
  rate: ['hourly rate', 'rate', 'billable rate', 'billable rate (*)', 'stundensatz'],
  amount: ['amount', 'total', 'cost', 'betrag', 'amount (*)', 'umsatz'],
  tax: ['tax', 'tax amount', 'vat', 'mwst', 'ust'],
  currency: ['currency', 'währung'],
  receipt: ['receipt', 'receipt url', 'attachment', 'beleg'],
  invoiced: ['invoiced?', 'invoiced', 'billed'],
  approved: ['approved?', 'approved'],
  taxNumber: ['tax number', 'tax id', 'vat number', 'vat id', 'ust-idnr.', 'steuernummer'],
  address: ['address', 'billing address', 'adresse'],
  code: ['code', 'project code', 'project number', 'projektnummer'],
  email: ['email', 'e-mail', 'email address', 'e-mail address'],
  contractor: ['contractor', 'is contractor', 'subcontractor', 'freelancer'],
  active: ['active', 'is active', 'aktiv'],
  moneyIn: ['credit', 'money in', 'paid in', 'deposit', 'deposits', 'haben', 'gutschrift'],
  moneyOut: ['debit', 'money out', 'paid out', 'withdrawal', 'withdrawals', 'soll', 'lastschrift'],
  counterparty: ['counterparty', 'payee', 'beneficiary', 'payer', 'auftraggeber/empfänger'],
  reference: ['reference', 'bank reference', 'check number', 'cheque number', 'referenz'],
  balance: ['balance', 'running balance', 'closing balance', 'saldo'],
  account: ['account', 'account number', 'iban', 'konto', 'auftragskonto'],
  period: ['pay period', 'period', 'month', 'monat', 'zeitraum', 'abrechnungsmonat'],
  periodFrom: ['period start', 'period from', 'pay period start', 'from', 'von'],
  periodTo: ['period end', 'period to', 'pay period end', 'to', 'bis'],
};

/** Gross pay has a header of its own; "amount" would be too little to tell a payroll by. */
const GROSS = ['gross', 'gross pay', 'gross wages', 'gross amount', 'brutto', 'bruttolohn'];

/** What only files of a kind tell; a kind without such a sign is what is left over. */
const SIGNS: Readonly<Record<CsvKind, readonly (readonly CsvField[])[]>> = {
  payroll: [['amount']],
  bank: [['balance'], ['counterparty'], ['reference'], ['moneyIn', 'moneyOut']],
  time: [[]],
  expenses: [[]],
  people: [['email'], ['firstName'], ['contractor']],
  projects: [[]],
  clients: [[]],
};

/** Kinds in the order in which they are tried. */
const ORDER = ['payroll', 'bank', 'time', 'expenses', 'people', 'projects', 'clients'] as const;

/** A list of people, projects or clients has no days and counts nothing. */
const LISTS: readonly CsvKind[] = ['people', 'projects', 'clients'];
const FIGURES = ['date', 'duration', 'startTime', 'amount', 'moneyIn'] as const;

/**
 * The form of a file that nobody knows, by the headers that it has: what has a gross pay for a
 * period is a payroll, what has a balance is of a bank. Time where nothing can be told.
 */
export function anyFile(hasHeader: (header: string) => boolean): CsvForm {
  const forms = ORDER.map(formOf);
  const figures = FIGURES.some((field) => (HEADERS[field] ?? []).some(hasHeader));
  const fits = forms.find((form) => {
    const has = (field: CsvField): boolean => (form.headers[field] ?? []).some(hasHeader);
    const told = SIGNS[form.kind].some((sign) => sign.every(has));
    if (LISTS.includes(form.kind) && figures) return false;
    return told && missingFields(form.kind, has).length === 0;
  });
  return fits ?? formOf('time');
}

/** The headers of one kind, with nothing said about how values are written. */
export function formOf(kind: CsvKind): CsvForm {
  const fields = Object.keys(csvKindForms[kind].fields) as CsvField[];
  const own: Partial<Record<CsvField, readonly string[]>> = {
    ...HEADERS,
    ...(kind === 'payroll' ? { amount: GROSS } : {}),
  };
  return {
    kind,
    title: 'Any file',
    signature: [],
    headers: Object.fromEntries(fields.map((field) => [field, own[field] ?? []])),
    dateOrder: null,
    decimalSign: null,
    durationForm: null,
    currency: '',
    bracketsAreNegative: false,
    blankBillable: null,
    zone: '',
  };
}
