import type { CsvField, CsvKind } from './csv-mapping';

/** A kind of file as a person chooses it, and what its columns can tell. */
export interface CsvKindForm {
  readonly title: string;
  /** What one of its rows is called when they are counted, as "time entry". */
  readonly noun: readonly [one: string, many: string];
  /** Fields with their names, in the order in which they are offered. */
  readonly fields: Readonly<Partial<Record<CsvField, string>>>;
  /** Ways to be readable: of one of them every field has to have its column. */
  readonly needs: readonly (readonly CsvField[])[];
}

const named = {
  firstName: 'First name',
  lastName: 'Last name',
} as const;

const work = {
  id: 'Entry number',
  date: 'Date',
  person: 'Person',
  ...named,
  client: 'Client',
  project: 'Project',
  notes: 'Notes',
  billable: 'Billable',
  currency: 'Currency',
  invoiced: 'Invoiced already',
  approved: 'Approved',
} as const;

export const csvKindForms: Readonly<Record<CsvKind, CsvKindForm>> = {
  time: {
    title: 'Time',
    noun: ['time entry', 'time entries'],
    fields: {
      ...work,
      task: 'Task',
      duration: 'Duration',
      startTime: 'Start time',
      endDate: 'End date',
      endTime: 'End time',
      zone: 'Time zone',
      rate: 'Hourly rate',
    },
    needs: [
      ['date', 'duration'],
      ['date', 'startTime', 'endTime'],
    ],
  },
  expenses: {
    title: 'Expenses',
    noun: ['expense', 'expenses'],
    fields: {
      ...work,
      category: 'Category',
      amount: 'Amount',
      tax: 'Tax in it (only checked)',
      receipt: 'Receipt',
    },
    needs: [['date', 'amount']],
  },
  bank: {
    title: 'Bank lines',
    noun: ['bank line', 'bank lines'],
    fields: {
      id: 'Bank reference number',
      date: 'Date',
      amount: 'Amount',
      moneyIn: 'Money in',
      moneyOut: 'Money out',
      currency: 'Currency',
      notes: 'Text',
      counterparty: 'Counterparty',
      reference: 'Reference',
      balance: 'Balance',
      account: 'Bank account',
    },
    needs: [
      ['date', 'amount'],
      ['date', 'moneyIn', 'moneyOut'],
    ],
  },
  payroll: {
    title: 'Payroll lines',
    noun: ['payroll line', 'payroll lines'],
    fields: {
      id: 'Line number',
      person: 'Person',
      ...named,
      period: 'Pay period',
      periodFrom: 'Period from',
      periodTo: 'Period to',
      duration: 'Hours',
      amount: 'Gross pay',
      currency: 'Currency',
      notes: 'Text',
    },
    needs: [
      ['person', 'amount', 'period'],
      ['person', 'amount', 'periodFrom', 'periodTo'],
      ['lastName', 'amount', 'period'],
      ['lastName', 'amount', 'periodFrom', 'periodTo'],
    ],
  },
  people: {
    title: 'People',
    noun: ['person', 'people'],
    fields: {
      id: 'Number',
      person: 'Name',
      ...named,
      email: 'E-mail',
      zone: 'Time zone',
      contractor: 'Contractor',
      active: 'Active',
    },
    needs: [['person'], ['firstName', 'lastName']],
  },
  projects: {
    title: 'Projects',
    noun: ['project', 'projects'],
    fields: {
      id: 'Number',
      project: 'Project',
      client: 'Client',
      code: 'Code',
      billable: 'Billable',
      active: 'Active',
    },
    needs: [['project', 'client']],
  },
  clients: {
    title: 'Clients',
    noun: ['client', 'clients'],
    fields: {
      id: 'Number',
      client: 'Client',
      currency: 'Currency',
      address: 'Address',
      email: 'E-mail',
      taxNumber: 'Tax number',
      active: 'Active',
    },
    needs: [['client']],
  },
};

/** The fields that a kind still needs, of the way that lacks the fewest; none where it is whole. */
export function missingFields(
  kind: CsvKind,
  has: (field: CsvField) => boolean,
): readonly CsvField[] {
  const lacks = csvKindForms[kind].needs.map((way) => way.filter((field) => !has(field)));
  return lacks.sort((a, b) => a.length - b.length)[0] ?? [];
}
