import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../src/connectors/caller';
import type { TimeEntry } from '../../src/records/time-entry';
import { draft } from '../../src/steps/draft';
import { saveLedgerFacts } from '../../src/steps/ledger-facts';
import { price } from '../../src/steps/price';
import { agreementsTab } from '../../src/tabs/agreements-tab';
import { clientsTab } from '../../src/tabs/clients-tab';
import { customersTab } from '../../src/tabs/customers-tab';
import { exchangeRatesTab } from '../../src/tabs/exchange-rates-tab';
import { invoiceLinesTab } from '../../src/tabs/invoice-lines-tab';
import { invoicesTab } from '../../src/tabs/invoices-tab';
import { itemsTab } from '../../src/tabs/items-tab';
import { policiesTab } from '../../src/tabs/policies-tab';
import { ratesTab } from '../../src/tabs/rates-tab';
import { roundingReportTab } from '../../src/tabs/rounding-report-tab';
import { settingsTab } from '../../src/tabs/settings-tab';
import { taxCodesTab } from '../../src/tabs/tax-codes-tab';
import { timeTab } from '../../src/tabs/time-tab';
import { aWorld, fill, nextRun, type TestWorld } from '../steps/support/a-world';
import { fixing, items } from '../support/drafting';
import {
  aClient,
  aCustomer,
  anAgreement,
  anEntry,
  aPolicy,
  aRate,
  d,
  day,
  EUR,
  USD,
} from '../support/sample-records';

/** The same three days of two people for each of six clients, who differ in what was agreed. */
const CLIENTS = [
  ['entry', USD],
  ['day', USD],
  ['invoice', USD],
  ['capped', USD],
  ['part', USD],
  ['euro', EUR],
] as const;

const DAY = [
  ['2026-03-02', 'Ana', 3727],
  ['2026-03-02', 'Ana', 1130],
  ['2026-03-02', 'Ben', 425],
  ['2026-03-03', 'Ben', 5000],
  ['2026-03-04', 'Ana', 601],
] as const;

const entries: readonly TimeEntry[] = CLIENTS.flatMap(([client]) =>
  DAY.map(([spentOn, person, seconds], at) =>
    anEntry({
      entryId: `harvest:${client}-${at}`,
      spentOn: day(spentOn),
      person,
      personId: person,
      clientId: client,
      client,
      projectId: `${client}-1`,
      project: 'Audit',
      customerId: client,
      customer: client,
      taxCodeId: 'VAT',
      seconds,
      ...(client === 'part' && at === 0 ? { billPart: '50 %', partReason: 'training' } : {}),
    }),
  ),
);

const vat = {
  taxCodeId: 'VAT',
  name: 'VAT',
  percent: d('15'),
  active: true,
  rates: [{ taxRateId: '9', name: 'VAT', percent: d('15') }],
};

function monthOf(taxLevel: 'perLine' | 'perInvoice', linesBy = 'task'): TestWorld {
  const ledger = {
    connector: { id: 'ledger', title: 'Ledger', ledger: { taxLevel } },
    tenant: '1',
  } as unknown as Caller;
  const world = aWorld({ ledger });
  saveLedgerFacts(world.host.journal, {
    company: 'Firm',
    country: 'GB',
    baseCurrency: USD,
    multiCurrency: true,
    takesNumbers: true,
    taxRates: [],
  });
  const named = CLIENTS.map(([name, currency]) => ({ name, currency }));
  fill(world, timeTab, entries);
  fill(
    world,
    clientsTab,
    named.map((one) => aClient({ ...one, clientId: one.name })),
  );
  fill(
    world,
    customersTab,
    named.map((one) => aCustomer({ ...one, customerId: one.name })),
  );
  fill(world, itemsTab, items);
  fill(world, taxCodesTab, [vat]);
  fill(world, exchangeRatesTab, [fixing('2026-03-31', '1.0873')], 'draft');
  fill(
    world,
    ratesTab,
    [aRate({ hourlyRate: d('95.5') }), aRate({ rateId: 'R2', person: 'Ben' })],
    'user',
  );
  const quarter = { incrementMinutes: 15, direction: 'up' as const };
  fill(
    world,
    policiesTab,
    [
      aPolicy({ policyId: 'P1', client: 'entry', ...quarter }),
      aPolicy({ policyId: 'P2', client: 'day', level: 'day', ...quarter }),
      aPolicy({ policyId: 'P3', client: 'invoice', level: 'invoice', ...quarter }),
    ],
    'user',
  );
  const cap = anAgreement({ client: 'capped', project: '', amount: d('250') });
  fill(world, agreementsTab, [cap], 'user');
  fill(world, settingsTab, [{ name: 'Invoice lines by', value: linesBy, meaning: '' }], 'user');
  price.advance(nextRun(world), null);
  expect(draft.advance(nextRun(world), null).problems).toEqual([]);
  return nextRun(world);
}

const invoicesOf = ({ workbook }: TestWorld) =>
  workbook
    .records(invoicesTab)
    .map(({ customer, billedSeconds, net, tax, total, totalBase }) =>
      [customer, billedSeconds / 60, net, tax, total, totalBase].join(' '),
    );

describe('a month under every kind of policy', () => {
  let month: TestWorld;
  beforeAll(() => {
    month = monthOf('perInvoice');
  });

  test('the same work comes to what each client agreed', () => {
    expect(invoicesOf(month)).toEqual([
      'capped 180 250.00 37.50 287.50 287.50',
      'day 210 377.13 56.57 433.70 433.70',
      'entry 225 401.00 60.15 461.15 461.15',
      'euro 180 323.25 48.49 371.74 404.19',
      'invoice 195 349.98 52.50 402.48 402.48',
      'part 150 275.50 41.33 316.83 316.83',
    ]);
  });

  test('tax on every line comes to other cents than tax on the document', () => {
    const taxes = (taxLevel: 'perLine' | 'perInvoice') =>
      invoicesOf(monthOf(taxLevel, 'entry')).map((line) => line.split(' ')[3]);
    expect(taxes('perLine')).not.toEqual(taxes('perInvoice'));
  });

  test('every line says by which version of which policy it came about', () => {
    const versions = month.workbook.records(invoiceLinesTab).map(({ policy }) => policy);
    expect([...new Set(versions)]).toEqual([
      'Settings: to the nearest 6 min',
      'A1: at most 250',
      'P2: up to 15 min by day',
      'P1: up to 15 min',
      'P3: up to 15 min by invoice',
    ]);
  });

  test('the report follows each of them from tracked time to its total', () => {
    const totals = month.workbook.records(roundingReportTab).filter(({ line }) => line === 'Total');
    expect(
      totals.map(({ customer, tracked, byAgreement, byIncrement, byCents, net }) =>
        [customer, tracked, byAgreement, byIncrement, byCents, net].join(' '),
      ),
    ).toEqual([
      'capped 325.621944 -73.25 -2.371944 0 250.00',
      'day 325.621944 0 51.503056 0.005 377.13',
      'entry 325.621944 0 75.378056 0 401.00',
      'euro 325.621944 0 -2.371944 0 323.25',
      'invoice 325.621944 0 24.361389 -0.003333 349.98',
      'part 325.621944 -49.42125 -0.700694 0 275.50',
    ]);
  });
});
