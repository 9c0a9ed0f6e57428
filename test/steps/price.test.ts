import { expect, test } from '@jest/globals';
import { saveLedgerFacts } from '../../src/steps/ledger-facts';
import { price } from '../../src/steps/price';
import { StepStopped } from '../../src/steps/world';
import { clientsTab } from '../../src/tabs/clients-tab';
import { costRatesTab } from '../../src/tabs/cost-rates-tab';
import { customersTab } from '../../src/tabs/customers-tab';
import { expensesTab } from '../../src/tabs/expenses-tab';
import { factorsTab } from '../../src/tabs/factors-tab';
import { ratesTab } from '../../src/tabs/rates-tab';
import { settingsTab } from '../../src/tabs/settings-tab';
import { timeTab } from '../../src/tabs/time-tab';
import {
  aClient,
  aCustomer,
  aFactor,
  anEntry,
  anExpense,
  aRate,
  d,
  USD,
} from '../support/sample-records';
import { aWorld, fill, nextRun, type TestWorld } from './support/a-world';

const BOOKS = {
  company: 'Firm',
  country: 'US',
  baseCurrency: USD,
  multiCurrency: true,
  takesNumbers: true,
  taxRates: [],
};

function reviewed(): TestWorld {
  const world = aWorld();
  fill(world, timeTab, [anEntry(), anEntry({ entryId: 'harvest:2', person: 'Ben' })]);
  fill(world, expensesTab, [anExpense()]);
  fill(world, clientsTab, [aClient()]);
  fill(world, customersTab, [aCustomer()]);
  fill(world, ratesTab, [aRate({ person: 'Ana' })], 'user');
  return nextRun(world);
}

test('prices what it can and names what it cannot', () => {
  const world = reviewed();
  const { counts, message, problems } = price.advance(world, null);
  expect(counts.map(({ value }) => value)).toEqual([1, 1, 1]);
  expect(message).toBe('1 entry and 1 expense priced; 1 row without a price.');
  expect(problems.map(({ code, key }) => [code, key])).toEqual([['E-127', 'harvest:2']]);
  const [ana, ben] = nextRun(world).workbook.records(timeTab);
  expect(ana).toMatchObject({ amount: '120.00', billedSeconds: 3600, currency: 'USD' });
  expect(ben).toMatchObject({
    amount: null,
    explanation: 'Not priced: No rate for Ben on Alpha at 2026-03-02.',
  });
});

test('reads each of its tabs once, writes each in one go, and changes nothing the second time', () => {
  const world = reviewed();
  const before = { reads: world.host.reads, writes: world.host.writes };
  price.advance(world, null);
  expect(world.host.writes - before.writes).toBe(2);
  expect(world.host.reads - before.reads).toBe(18);
  const cells = JSON.stringify([...world.host.tabs]);
  const writes = world.host.writes;
  price.advance(nextRun(world), null);
  expect(world.host.writes).toBe(writes);
  expect(JSON.stringify([...world.host.tabs])).toBe(cells);
});

test('a setting that cannot be used stops all pricing', () => {
  const world = reviewed();
  const row = { name: 'Rounding increment (minutes)', value: '7', meaning: '' };
  fill(world, settingsTab, [row], 'user');
  const { message, problems } = price.advance(nextRun(world), null);
  expect(message).toBe('Nothing was priced: 1 setting cannot be used.');
  expect(problems).toEqual([expect.objectContaining({ code: 'E-404', tab: 'Settings' })]);
  expect(
    nextRun(world)
      .workbook.records(timeTab)
      .map(({ amount }) => amount),
  ).toEqual([null, null]);
});

test('a rate that cannot be read is named once, by its cell', () => {
  const world = reviewed();
  const grid = world.host.tabs.get('Rates');
  const at = grid?.[0]?.indexOf('Hourly rate') ?? -1;
  const row = grid?.[1];
  if (row) row[at] = 'two';
  const { problems } = price.advance(nextRun(world), null);
  expect(problems.filter(({ tab }) => tab === 'Rates')).toEqual([
    expect.objectContaining({
      code: 'E-501',
      key: 'R1',
      message: "Rates, row 'R1': Hourly rate is 'two'; a number is expected.",
    }),
  ]);
});

test('factors and what work costs come from their tabs, and what is wrong there is named', () => {
  const world = reviewed();
  const evening = { kind: 'afterHours', startsAt: '18:00' } as const;
  fill(world, timeTab, [anEntry({ startedAt: '2026-03-02T22:30:00Z' })]);
  fill(
    world,
    factorsTab,
    [aFactor(evening), aFactor({ factorId: 'F2', client: 'Zenith' })],
    'user',
  );
  fill(world, costRatesTab, [aRate({ rateId: 'C1', hourlyRate: d('60') })], 'user');
  saveLedgerFacts(world.host.journal, BOOKS);
  const { problems } = price.advance(nextRun(world), null);
  expect(problems.map(({ code, tab, key }) => [code, tab, key])).toEqual([
    ['W-131', 'Factors', 'F2'],
    ['E-405', 'Factors', 'F2'],
    ['W-132', 'Factors', 'F1'],
    ['E-127', 'Time', 'harvest:2'],
  ]);
  const [ana, ben] = nextRun(world).workbook.records(timeTab);
  expect(ana).toMatchObject({
    factors: '0:30 as 0:30; 0:30 at 1.5 × after 18:00 (F1) as 0:30',
    amount: '150.00',
    cost: '60',
    margin: '90.00',
  });
  expect(ben).toMatchObject({ amount: null, cost: '60', margin: null });
});

test('work that was never reviewed is not priced', () => {
  const world = aWorld();
  fill(world, timeTab, [anEntry({ disposition: null })]);
  expect(() => price.advance(nextRun(world), null)).toThrow(StepStopped);
});
