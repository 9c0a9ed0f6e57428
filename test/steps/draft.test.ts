import { expect, test } from '@jest/globals';
import { ApiError } from '../../src/connectors/api-error';
import type { Caller, Reply } from '../../src/connectors/caller';
import type { Exchange } from '../../src/connectors/exchange';
import type { ExchangeRate } from '../../src/records/exchange-rate';
import { recompute } from '../../src/rules/recompute';
import { draft } from '../../src/steps/draft';
import { exportDocument } from '../../src/steps/export-document';
import { saveLedgerFacts } from '../../src/steps/ledger-facts';
import { StepStopped } from '../../src/steps/world';
import { allocationsTab } from '../../src/tabs/allocations-tab';
import { customersTab } from '../../src/tabs/customers-tab';
import { exchangeRatesTab } from '../../src/tabs/exchange-rates-tab';
import { expensesTab } from '../../src/tabs/expenses-tab';
import { invoiceLinesTab } from '../../src/tabs/invoice-lines-tab';
import { invoicesTab } from '../../src/tabs/invoices-tab';
import { itemsTab } from '../../src/tabs/items-tab';
import { settingsTab } from '../../src/tabs/settings-tab';
import { taxCodesTab } from '../../src/tabs/tax-codes-tab';
import { timeTab } from '../../src/tabs/time-tab';
import { fixing, items, priced, spent, taxCodes } from '../support/drafting';
import { aCustomer, EUR, USD } from '../support/sample-records';
import { aWorld, fill, nextRun, type TestWorld } from './support/a-world';

/** A provider of which a step needs no more than this. */
const caller = (connector: object, reply: () => Reply<unknown> = () => never()): Caller =>
  ({
    connector: { id: 'ledger', title: 'The bank', ...connector },
    tenant: '1',
    sandbox: true,
    callAll: (exchanges: readonly Exchange<unknown>[]) => exchanges.map(reply),
    call: never,
  }) as unknown as Caller;

const never = (): never => {
  throw new Error('no part of this test');
};

type Fixing = Omit<ExchangeRate, 'fetchedAt'>;

/** A source of rates that answers what it is told, and counts. */
function bank(answer: readonly Fixing[] | ApiError) {
  const asked: unknown[] = [];
  const source = caller(
    { rates: { base: EUR, fixings: (wanted: unknown) => asked.push(wanted) } },
    () => (answer instanceof ApiError ? { ok: false, error: answer } : { ok: true, value: answer }),
  );
  return { asked, source };
}

const { fetchedAt: _, ...lastFixing } = fixing('2026-03-31', '1.0873');

function pricedWorld(rates = bank([lastFixing])): TestWorld {
  const ledger = caller({ ledger: { taxLevel: 'perInvoice' } });
  const world = aWorld({ ledger, rates: rates.source });
  saveLedgerFacts(world.host.journal, {
    company: 'Firm',
    country: 'US',
    baseCurrency: USD,
    multiCurrency: true,
    takesNumbers: true,
    taxRates: [],
  });
  fill(world, timeTab, [
    priced(),
    priced({ entryId: 'harvest:2', customerId: '12', currency: EUR, taxCodeId: 'NON' }),
  ]);
  fill(world, expensesTab, [spent()]);
  fill(world, customersTab, [
    aCustomer(),
    aCustomer({ customerId: '12', name: 'Euro GmbH', currency: EUR }),
  ]);
  fill(world, itemsTab, items);
  fill(world, taxCodesTab, taxCodes);
  return nextRun(world);
}

const cellsOf = (world: TestWorld): string => JSON.stringify([...world.host.tabs]);

test('drafts an invoice a customer and locks the rate of the foreign one', () => {
  const world = pricedWorld();
  const { counts, message, problems } = draft.advance(world, null);
  expect(problems).toEqual([]);
  expect(message).toBe('2 drafts, 2 new.');
  expect(counts.map(({ value }) => value)).toEqual([2, 2, 0, 0]);
  const { workbook } = nextRun(world);
  const invoices = workbook.records(invoicesTab);
  expect(
    invoices.map(({ customer, total, totalBase, rateId }) => [customer, total, totalBase, rateId]),
  ).toEqual([
    ['Acme Inc.', '179.64', '179.64', ''],
    ['Euro GmbH', '120.00', '130.48', 'ECB:EUR/USD:2026-03-31'],
  ]);
  expect(workbook.records(invoiceLinesTab)).toHaveLength(3);
  expect(workbook.records(allocationsTab)).toHaveLength(3);
  expect(workbook.records(exchangeRatesTab)).toEqual([
    { ...lastFixing, fetchedAt: '2026-04-02T13:00:00.000Z' },
  ]);
  const documentIds = workbook.records(timeTab).map(({ documentId }) => documentId);
  expect(documentIds).toEqual(invoices.map(({ documentId }) => documentId));
});

test('a second run asks nobody and changes no cell', () => {
  const rates = bank([lastFixing]);
  const world = pricedWorld(rates);
  draft.advance(world, null);
  const [cells, writes] = [cellsOf(world), world.host.writes];
  const { message } = draft.advance(nextRun(world), null);
  expect(message).toBe('2 drafts, 0 new.');
  expect(world.host.writes).toBe(writes);
  expect(cellsOf(world)).toBe(cells);
  expect(rates.asked).toHaveLength(1);
});

test('what a person did with a draft survives, and a changed one loses its approval in sight', () => {
  const world = pricedWorld();
  draft.advance(world, null);
  const [acme, euro] = nextRun(world).workbook.records(invoicesTab);
  const approved = { approved: true, memo: 'Thank you' };
  for (const invoice of [acme, euro]) {
    if (invoice) fill(nextRun(world), invoicesTab, [{ ...invoice, ...approved }], 'user');
  }
  fill(nextRun(world), expensesTab, [spent({ disposition: 'held' })], 'review');
  fill(
    nextRun(world),
    settingsTab,
    [{ name: 'Invoice lines by', value: 'day', meaning: '' }],
    'user',
  );
  const { message } = draft.advance(nextRun(world), null);
  expect(message).toBe('2 drafts, 1 new; 2 approvals withdrawn, see the remarks.');
  expect(
    nextRun(world)
      .workbook.records(invoicesTab)
      .map(({ approved, memo, remark }) => [approved, memo, remark]),
  ).toEqual([
    [
      false,
      'Thank you',
      'Approval withdrawn: it was given for other work, 179.64 USD in all. Look again.',
    ],
    [
      false,
      'Thank you',
      'Approval withdrawn: it was given for other content, 120.00 EUR in all. Look again.',
    ],
  ]);
});

test('without rates the foreign customer waits, and the others do not', () => {
  const unavailable = new ApiError({ kind: 'unavailable', status: 503, code: '', message: '' });
  const world = pricedWorld(bank(unavailable));
  const { problems, message } = draft.advance(world, null);
  expect(message).toBe('1 draft, 1 new.');
  expect(problems.map(({ code, tab, key }) => [code, tab, key])).toEqual([
    ['E-407', 'Customers', '12'],
    ['E-407', 'Exchange rates', 'USD'],
  ]);
});

const before = fixing('2026-03-30', '1.1');

test.each<[string, unknown, string | null, string]>([
  ['sound', 1.0873, '130.48', ''],
  [
    'turned over (69)',
    0.0091,
    '132.00',
    'E-408 The rate EUR→USD of 2026-03-31 is 1 % of the one of 2026-03-30; it is not used.',
  ],
  ['zero (70)', 0, '132.00', 'E-409 The rate EUR→USD of 2026-03-31 is 0; it is not used.'],
  ['negative (70)', -1, '132.00', 'E-409 The rate EUR→USD of 2026-03-31 is -1; it is not used.'],
  [
    'a text (70)',
    'par',
    '132.00',
    "E-409 Exchange rates, row 'ECB:EUR/USD:2026-03-31': Rate is 'par'; a rate above zero is expected.",
  ],
])('an exchange rate that is %s', (_, rate, totalBase, said) => {
  const world = pricedWorld(bank([]));
  fill(world, exchangeRatesTab, [before, fixing('2026-03-31', '1.0873')], 'draft');
  typeRate(world, rate);
  const { problems } = draft.advance(nextRun(world), null);
  expect(problems.map(({ code, message }) => `${code} ${message}`).join()).toBe(said);
  const [, euro] = nextRun(world).workbook.records(invoicesTab);
  expect(euro?.totalBase).toBe(totalBase);
});

test('an invoice is locked at the rate of the last day of its work where that is chosen', () => {
  const rates = bank([]);
  const world = pricedWorld(rates);
  const choice = { name: 'Exchange rate of invoices', value: 'Transaction date', meaning: '' };
  fill(world, settingsTab, [choice], 'user');
  fill(world, exchangeRatesTab, [before, fixing('2026-03-02', '1.08')], 'draft');
  expect(draft.advance(nextRun(world), null).problems).toEqual([]);
  const [, euro] = nextRun(world).workbook.records(invoicesTab);
  expect(euro).toMatchObject({
    issuedOn: '2026-03-31',
    workTo: '2026-03-02',
    rateId: 'ECB:EUR/USD:2026-03-02',
    totalBase: '129.60',
  });
  expect(recompute(exportDocument(nextRun(world), euro?.documentId ?? ''))).toEqual([]);
});

test('a day without a rate names the last one that there is (68)', () => {
  const world = pricedWorld(bank([]));
  fill(world, exchangeRatesTab, [fixing('2026-03-20', '1.0873')], 'draft');
  const { problems } = draft.advance(nextRun(world), null);
  expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'E-407 No EUR→USD for 2026-03-31; last 2026-03-20: Euro GmbH has no draft.',
  ]);
});

/** Types the rate of the last row. */
function typeRate({ host }: TestWorld, rate: unknown): void {
  const grid = host.tabs.get('Exchange rates') ?? [];
  const row = grid[grid.length - 1] as unknown[];
  row[grid[0]?.indexOf('Rate') ?? -1] = rate;
}

test('a run that is cut off at any call leaves no approved invoice with other lines', () => {
  for (let call = 1; call < 12; call++) {
    const world = pricedWorld();
    draft.advance(world, null);
    const [acme] = nextRun(world).workbook.records(invoicesTab);
    if (acme) fill(nextRun(world), invoicesTab, [{ ...acme, approved: true }], 'user');
    fill(nextRun(world), expensesTab, [spent({ disposition: 'held' })], 'review');
    cutOffAt(world, call);
    const { workbook } = nextRun(world);
    const lines = workbook.records(invoiceLinesTab);
    for (const { approved, documentId, net } of workbook.records(invoicesTab)) {
      const own = lines.filter((line) => line.documentId === documentId);
      const sum = own.reduce((cents, line) => cents + Math.round(Number(line.net) * 100), 0);
      if (approved) expect(sum).toBe(Math.round(Number(net) * 100));
    }
    draft.advance(nextRun(world), null);
    expect(
      nextRun(world)
        .workbook.records(invoicesTab)
        .map(({ total }) => total),
    ).toEqual(['130.65', '120.00']);
  }
});

/** Runs the step with a host that dies at one of its writes. */
function cutOffAt(world: TestWorld, call: number): void {
  const { host } = world;
  const write = host.changeTab.bind(host);
  let calls = 0;
  host.changeTab = (name, change) => {
    if (++calls === call) throw new Error('killed');
    write(name, change);
  };
  try {
    draft.advance(nextRun(world), null);
  } catch (error) {
    expect(error).toEqual(new Error('killed'));
  }
  host.changeTab = write;
}

test.each<[string, (world: TestWorld) => TestWorld, string]>([
  ['a ledger', (world) => ({ ...world, ledger: null }), 'No ledger is connected.'],
  [
    'a pull',
    (world) => {
      world.host.journal.set('facts:ledger', null);
      return world;
    },
    'Run Pull first.',
  ],
  [
    'sound settings',
    (world) => {
      fill(world, settingsTab, [{ name: 'Days to pay', value: 'soon', meaning: '' }], 'user');
      return nextRun(world);
    },
    "Setting 'Days to pay' is 'soon'",
  ],
])('nothing is drafted without %s', (_, without, words) => {
  const world = without(pricedWorld());
  expect(() => draft.advance(world, null)).toThrow(StepStopped);
  expect(() => draft.advance(world, null)).toThrow(words);
});
