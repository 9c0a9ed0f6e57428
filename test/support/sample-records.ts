import { localDateOf } from '../../src/calendar/local-date';
import { readAmount } from '../../src/money/amount';
import { currencyOf } from '../../src/money/currency';
import { decimalOf } from '../../src/money/decimal';
import type { Agreement } from '../../src/records/agreement';
import type { Client } from '../../src/records/client';
import type { Customer } from '../../src/records/customer';
import type { Discount } from '../../src/records/discount';
import type { Expense } from '../../src/records/expense';
import type { Factor } from '../../src/records/factor';
import type { HourlyRate } from '../../src/records/hourly-rate';
import type { Policy } from '../../src/records/policy';
import type { Settings } from '../../src/records/settings';
import type { TaxRule } from '../../src/records/tax-rule';
import type { TimeEntry } from '../../src/records/time-entry';
import { unsplit } from '../../src/rules/line-splits';
import type { PriceInput } from '../../src/rules/price';
import { readSettings } from '../../src/rules/settings';
import { settingRows } from '../../src/tabs/settings-tab';

/** Whole records for tests; each names what matters to it. */

export const USD = currencyOf('USD');
export const EUR = currencyOf('EUR');
export const day = localDateOf;
export const d = decimalOf;
export const usd = (text: string) => readAmount(text, USD);

/** An hour of Ana on Alpha, reviewed and to be billed to Acme. */
export const anEntry = (fields: Partial<TimeEntry> = {}): TimeEntry => ({
  entryId: 'harvest:1',
  spentOn: day('2026-03-02'),
  personId: 'harvest:p1',
  person: 'Ana',
  clientId: 'harvest:c1',
  client: 'Acme',
  projectId: 'harvest:j1',
  project: 'Alpha',
  taskId: 'harvest:t1',
  task: 'Design',
  notes: '',
  seconds: 3600,
  startedTime: '',
  endedTime: '',
  billable: true,
  sourceRate: null,
  sourceState: 'final',
  approval: 'approved',
  sourceInvoice: '',
  sourceTime: '2026-03-02',
  sourceZone: '',
  sourceOffset: '',
  startedAt: '',
  began: '',
  zoneNote: '',
  zoneData: '',
  hold: false,
  billPart: '',
  partReason: '',
  disposition: 'bill',
  dispositionReason: '',
  customerId: '11',
  customer: 'Acme Inc.',
  itemId: '5',
  taxCodeId: 'TAX',
  writtenOffSeconds: 0,
  policy: '',
  billedSeconds: null,
  hourlyRate: null,
  rateFrom: '',
  currency: null,
  amount: null,
  explanation: '',
  factors: '',
  costRate: null,
  costCurrency: null,
  cost: null,
  margin: null,
  documentId: '',
  ...fields,
});

/** 45.00 USD of Ana on Alpha, reviewed and to be billed to Acme. */
export const anExpense = (fields: Partial<Expense> = {}): Expense => ({
  expenseId: 'harvest:x1',
  spentOn: day('2026-03-05'),
  personId: 'harvest:p1',
  person: 'Ana',
  clientId: 'harvest:c1',
  client: 'Acme',
  projectId: 'harvest:j1',
  project: 'Alpha',
  categoryId: 'harvest:g1',
  category: 'Travel',
  notes: 'Train to Boston',
  cost: usd('45.00'),
  currency: USD,
  billable: true,
  sourceState: 'final',
  approval: 'approved',
  sourceInvoice: '',
  receiptUrl: '',
  receiptName: '',
  receiptType: '',
  hold: false,
  disposition: 'bill',
  dispositionReason: '',
  customerId: '11',
  customer: 'Acme Inc.',
  itemId: '6',
  taxCodeId: 'TAX',
  amount: null,
  billedCurrency: null,
  exchangeRate: null,
  rateId: '',
  explanation: '',
  documentId: '',
  ...fields,
});

export const aClient = (fields: Partial<Client> = {}): Client => ({
  clientId: 'harvest:c1',
  name: 'Acme',
  currency: USD,
  address: '',
  email: '',
  taxNumber: '',
  number: '',
  active: true,
  billingZone: '',
  lineTemplate: '',
  kept: '',
  billedIn: null,
  ...fields,
});

export const aCustomer = (fields: Partial<Customer> = {}): Customer => ({
  termsId: '',
  address: '',
  taxNumber: '',
  number: '',
  customerId: '11',
  name: 'Acme Inc.',
  currency: USD,
  email: '',
  taxCodeId: '',
  active: true,
  ...fields,
});

/** A rate of 120.00 for anybody's work. */
export const aRate = (fields: Partial<HourlyRate> = {}): HourlyRate => ({
  rateId: 'R1',
  person: '',
  client: '',
  project: '',
  task: '',
  hourlyRate: d('120'),
  currency: null,
  from: null,
  to: null,
  courtesy: false,
  ...fields,
});

/** A policy for all work that leaves every choice to the settings. */
export const aPolicy = (fields: Partial<Policy> = {}): Policy => ({
  policyId: 'P1',
  client: '',
  project: '',
  from: null,
  level: null,
  incrementMinutes: null,
  oddIncrement: false,
  direction: null,
  tie: null,
  graceMinutes: null,
  minimumMinutes: null,
  hours: null,
  ...fields,
});

/** A factor of 1.5 on all work; when it holds is to be named. */
export const aFactor = (fields: Partial<Factor> = {}): Factor => ({
  factorId: 'F1',
  kind: null,
  factor: d('1.5'),
  days: '',
  startsAt: '',
  endsAt: '',
  seconds: null,
  person: '',
  client: '',
  project: '',
  zone: '',
  from: null,
  to: null,
  ...fields,
});

/** A cap for the project Alpha; its amount or hours are to be named. */
export const anAgreement = (fields: Partial<Agreement> = {}): Agreement => ({
  agreementId: 'A1',
  kind: 'cap',
  client: '',
  project: 'Alpha',
  seconds: null,
  amount: null,
  span: null,
  from: null,
  to: null,
  ...fields,
});

/** 10 % off all invoices of Acme. */
export const aDiscount = (fields: Partial<Discount> = {}): Discount => ({
  discountId: 'D1',
  client: 'Acme',
  project: '',
  percent: d('10'),
  amount: null,
  scope: null,
  reason: 'loyal client',
  from: null,
  to: null,
  ...fields,
});

/** How the work of Acme is taxed; its kind is to be named. */
export const aTaxRule = (fields: Partial<TaxRule> = {}): TaxRule => ({
  taxRuleId: 'T1',
  kind: null,
  client: 'Acme',
  taxCode: '',
  percent: null,
  reason: '',
  from: null,
  to: null,
  source: '',
  ...fields,
});

/** All that prices depend on, but for the work: one customer and a rate of 120.00 for all. */
export const priceInput = (fields: Partial<PriceInput> = {}): PriceInput => ({
  entries: [],
  expenses: [],
  clients: [aClient()],
  customers: [aCustomer()],
  rates: [aRate()],
  costRates: [],
  baseCurrency: USD,
  exchangeRates: [],
  policies: [],
  factors: [],
  unreadable: {
    rates: new Set(),
    costRates: new Set(),
    policies: new Set(),
    factors: new Set(),
  },
  settings: someSettings(),
  splitsOf: unsplit,
  period: { from: null, to: day('2026-03-31'), invoiceDate: day('2026-03-31') },
  claimed: new Set(),
  ...fields,
});

/** The default settings, but for what is named. */
export const someSettings = (fields: Partial<Settings> = {}): Settings => ({
  ...readSettings([], { catalogue: settingRows, fileZone: 'America/New_York' }).settings,
  ...fields,
});
