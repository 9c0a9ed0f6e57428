import { createHash } from 'node:crypto';
import type { TimeEntry } from '../../src/records/time-entry';
import { billKeyText } from '../../src/rules/bill-key';
import { discountFinder } from '../../src/rules/discounts';
import type { DraftInput } from '../../src/rules/draft';
import { priceWork } from '../../src/rules/price';
import { taxRuleFinder } from '../../src/rules/tax-rules';
import {
  aClient,
  aCustomer,
  anEntry,
  anExpense,
  aRate,
  d,
  day,
  EUR,
  priceInput,
  someSettings,
  USD,
  usd,
} from './sample-records';

const anItem = { incomeAccountId: '', incomeAccount: '', taxable: true, active: true };
export const items = [
  { ...anItem, itemId: '5', name: 'Services' },
  { ...anItem, itemId: '6', name: 'Reimbursed' },
];
export const taxCodes = [
  {
    taxCodeId: 'TAX',
    name: 'New York',
    percent: d('8.875'),
    active: true,
    rates: [
      { taxRateId: '1', name: 'State', percent: d('4') },
      { taxRateId: '2', name: 'City', percent: d('4.875') },
    ],
  },
  { taxCodeId: 'NON', name: 'None', percent: d('0'), active: true, rates: [] },
];
const euro = aCustomer({ customerId: '12', name: 'Euro GmbH', currency: EUR });
export const fixing = (fixedOn: string, rate: string) => ({
  rateId: `ECB:EUR/USD:${fixedOn}`,
  fixedOn: day(fixedOn),
  base: EUR,
  quote: USD,
  rate: d(rate),
  source: 'ECB',
  fetchedAt: '2026-04-02T13:00:00Z',
});

export const aLedger = (fields: Partial<DraftInput['ledger']> = {}): DraftInput['ledger'] => ({
  tenant: 'ledger:1',
  title: 'Ledger',
  takesPricesWithTax: true,
  baseCurrency: USD,
  taxLevel: 'perInvoice',
  ...fields,
});

/** All that a draft of March 2026 depends on, but for its work. */
export const draftInput = (fields: Partial<DraftInput> = {}): DraftInput => ({
  entries: [],
  expenses: [],
  customers: [aCustomer(), euro],
  items,
  taxCodes,
  exchangeRates: [fixing('2026-03-31', '1.0873')],
  settings: someSettings(),
  policies: new Map(),
  scopeOf: () => null,
  templates: new Map(),
  discounts: discountFinder([], new Set()),
  taxes: taxRuleFinder([], { taxCodes: new Map(), ledger: 'Ledger' }),
  period: { from: null, to: day('2026-03-31'), invoiceDate: day('2026-03-31') },
  ledger: aLedger(),
  claimed: [],
  present: { invoices: [], lines: [] },
  billKey: (billed) => createHash('sha256').update(billKeyText(billed)).digest('hex'),
  ...fields,
});

/** An entry with its price, as the price step leaves it. */
export const priced = (fields: Partial<TimeEntry> = {}): TimeEntry => {
  const entry = anEntry(fields);
  const { hourlyRate, currency } = { hourlyRate: d('120'), currency: USD, ...fields };
  const { time } = priceWork(
    priceInput({
      entries: [entry],
      customers: [aCustomer({ customerId: entry.customerId, currency: currency ?? USD })],
      clients: [aClient()],
      rates: [aRate({ hourlyRate })],
    }),
  );
  return { ...entry, ...time.get(entry.entryId) };
};

/** An expense with its price. */
export const spent = (fields: Parameters<typeof anExpense>[0] = {}) =>
  anExpense({ amount: usd('45.00'), explanation: '45.00 USD as spent', ...fields });
