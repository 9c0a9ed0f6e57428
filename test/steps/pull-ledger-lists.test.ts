import { expect, test } from '@jest/globals';
import { customersTab } from '../../src/tabs/customers-tab';
import { invoicesTab } from '../../src/tabs/invoices-tab';
import { mappingTab } from '../../src/tabs/mapping-tab';
import { suppliersTab } from '../../src/tabs/suppliers-tab';
import { termsTab } from '../../src/tabs/terms-tab';
import { SimulatedFirm } from '../support/simulated-firm';
import { smallFirm } from '../support/small-firm';

const counted = (firm: SimulatedFirm) =>
  Object.fromEntries(firm.run('pull').counts.map(({ label, value }) => [label, value]));

/** Renames a customer as somebody does in the ledger. */
const rename = (firm: SimulatedFirm, at: string) =>
  firm.change((state) => {
    const { rows } = state.quickbooks;
    const Customer = rows.Customer.map((row) =>
      row.Id === '64'
        ? { ...row, DisplayName: 'Northgate', MetaData: { LastUpdatedTime: at } }
        : row,
    );
    return { ...state, quickbooks: { ...state.quickbooks, rows: { ...rows, Customer } } };
  });

test('the second pull asks the ledger for what changed, and brings just that', () => {
  const firm = new SimulatedFirm(smallFirm());
  expect(counted(firm)).toMatchObject({ customers: 7, terms: 3, suppliers: 2, 'tax codes': 3 });
  expect(firm.records(termsTab)).toHaveLength(3);
  expect(firm.records(suppliersTab).map(({ name }) => name)).toContain('Joanna Leclair');
  firm.host.clock += 3_600_000;
  expect(counted(firm)).toMatchObject({
    customers: 0,
    items: 0,
    accounts: 0,
    terms: 0,
    suppliers: 0,
  });
  rename(firm, new Date(firm.host.clock).toISOString());
  expect(counted(firm)).toMatchObject({ customers: 1, suppliers: 0 });
  const names = firm.records(customersTab).map(({ name }) => name);
  expect(names).toContain('Northgate');
  expect(names).toHaveLength(7);
});

test('a company that has no classes and one currency is asked for neither', () => {
  const state = smallFirm();
  const { preferences } = state.quickbooks;
  const CurrencyPrefs = { MultiCurrencyEnabled: false, HomeCurrency: { value: 'USD' } };
  const quickbooks = { ...state.quickbooks, preferences: { ...preferences, CurrencyPrefs } };
  const labels = Object.keys(counted(new SimulatedFirm({ ...state, quickbooks })));
  expect(labels).toContain('terms');
  expect(labels).not.toContain('classes');
  expect(labels).not.toContain('currencies');
});

test('terms that the ledger gives a customer are proposed, and go onto the invoice', () => {
  const firm = new SimulatedFirm(smallFirm());
  firm.runAll();
  const rows = firm.records(mappingTab).filter(({ kind }) => kind === 'Client → terms');
  expect(rows.map(({ target, targetId, reason }) => [target, targetId, reason])).toEqual([
    ['Net 30', '3', "The ledger gives 'Hôtel Lumière & Fils SAS' these."],
    ['', '', "Empty: 'Days to pay' on the Settings tab."],
  ]);
  const invoices = firm.records(invoicesTab);
  expect(invoices.map(({ termsId, dueOn, state }) => [termsId, dueOn, state]).sort()).toEqual([
    ['', '2026-04-30', 'posted'],
    ['3', '2026-04-30', 'posted'],
  ]);
  const booked = firm.state.quickbooks.rows.Invoice.map((row) => row['SalesTermRef']);
  expect(booked).toContainEqual({ value: '3' });
});
