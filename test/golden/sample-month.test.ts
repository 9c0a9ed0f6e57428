import { beforeAll, describe, expect, test } from '@jest/globals';
import { sampleFirm } from '../../src/local/providers/sample-firm/sample-firm';
import { add, decimalOf } from '../../src/money/decimal';
import { stepNames } from '../../src/records/step';
import { allLayouts } from '../../src/tabs/all-tabs';
import { allocationsTab } from '../../src/tabs/allocations-tab';
import { invoiceLinesTab } from '../../src/tabs/invoice-lines-tab';
import { invoicesTab } from '../../src/tabs/invoices-tab';
import { problemsTab } from '../../src/tabs/problems-tab';
import { reconciliationTab } from '../../src/tabs/reconciliation-tab';
import { timeTab } from '../../src/tabs/time-tab';
import { SimulatedFirm } from '../support/simulated-firm';

/** The month of the sample firm, pressed through all six steps in memory. */
describe('the month of the sample firm', () => {
  const firm = new SimulatedFirm();
  beforeAll(() => {
    firm.runAll();
  });

  test('ends with every step done and every client tied out', () => {
    const clients = firm.records(reconciliationTab).filter(({ level }) => level === 'client');
    expect(clients).toHaveLength(5);
    expect(clients.map(({ state, difference }) => `${state} ${difference}`)).toEqual(
      clients.map(() => 'ties 0.00'),
    );
  });

  test('posts one invoice a customer, each with the figures of the ledger', () => {
    const invoices = firm.records(invoicesTab);
    expect(invoices.map(({ state }) => state)).toEqual(invoices.map(() => 'posted'));
    const ours = firm.state.quickbooks.rows.Invoice.filter((row) => 'PrivateNote' in row);
    const figures = ours.map((row) => [row['DocNumber'], row['TotalAmt']]);
    expect(figures.sort()).toEqual(
      invoices.map(({ number, total }) => [number, Number(total)]).sort(),
    );
  });

  test('has invoices that foot, line by line and entry by entry', () => {
    const lines = firm.records(invoiceLinesTab);
    const allocations = firm.records(allocationsTab);
    for (const { documentId, net, tax, total } of firm.records(invoicesTab)) {
      const own = lines.filter((line) => line.documentId === documentId);
      expect(add(...own.map((line) => line.net))).toBe(decimalOf(net));
      expect(add(net, tax)).toBe(decimalOf(total));
      for (const line of own) {
        const parts = allocations.filter(({ lineId }) => lineId === line.lineId);
        expect(add(...parts.map(({ amount }) => amount))).toBe(decimalOf(line.net));
      }
    }
  });

  test('bills no entry twice, and none that is not billable', () => {
    const billed = firm.records(allocationsTab).map(({ entryId }) => entryId);
    expect(new Set(billed).size).toBe(billed.length);
    const notBillable = firm.records(timeTab).filter(({ billable }) => !billable);
    expect(notBillable.length).toBeGreaterThan(20);
    expect(notBillable.filter(({ entryId }) => billed.includes(entryId))).toEqual([]);
  });

  test('says what is wrong with each row that it kept back', () => {
    const codes = firm.records(problemsTab).map(({ code }) => code);
    expect(codes.sort()).toEqual(['E-102', 'E-114', 'E-114', 'E-127', 'W-105', 'W-118', 'W-119']);
  });

  test('what is open of each invoice is known with the next pull', () => {
    firm.run('pull');
    firm.run('tieout');
    const open = firm.records(invoicesTab).map((invoice) => [invoice.paid, invoice.open]);
    const owed = firm.records(invoicesTab).map(({ total }) => total);
    expect(open).toEqual(owed.map((total) => ['0.00', total]));
  });

  test('run once more changes no cell but the run log, and posts nothing', () => {
    const before = new Map([...firm.host.tabs].map(([name, grid]) => [name, JSON.stringify(grid)]));
    const inLedger = JSON.stringify(firm.state.quickbooks.rows.Invoice);
    firm.host.clock += 60_000;
    const records = stepNames.map((name) => firm.run(name));
    expect(records.map(({ outcome }) => outcome)).toEqual(stepNames.map(() => 'done'));
    const changed = [...firm.host.tabs].filter(
      ([name, grid]) => before.get(name) !== JSON.stringify(grid),
    );
    expect(changed.map(([name]) => name)).toEqual(['Run log']);
    expect(JSON.stringify(firm.state.quickbooks.rows.Invoice)).toBe(inLedger);
  });

  test('has only the tabs of its plan', () => {
    const planned = allLayouts.map(({ name }) => name);
    expect([...firm.host.tabs.keys()].filter((name) => !planned.includes(name))).toEqual([]);
  });
});

test('the order in which the tracker gives its entries changes no figure', () => {
  const state = sampleFirm();
  const { harvest } = state;
  const lists = { ...harvest.lists, time_entries: [...harvest.lists.time_entries].reverse() };
  const reversed = { ...harvest, lists };
  const figures = (firm: SimulatedFirm) =>
    firm
      .records(invoicesTab)
      .map(({ customer, documentId, net, tax, total }) => [customer, documentId, net, tax, total])
      .sort();
  const [one, other] = [
    new SimulatedFirm(state),
    new SimulatedFirm({ ...state, harvest: reversed }),
  ];
  one.runAll();
  other.runAll();
  expect(figures(other)).toEqual(figures(one));
});
