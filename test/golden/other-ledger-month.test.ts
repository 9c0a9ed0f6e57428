import { beforeAll, describe, expect, test } from '@jest/globals';
import { forgetConnection, saveConnection } from '../../src/connectors/connection';
import { connectorOf } from '../../src/connectors/registry';
import { otherLedgers } from '../../src/local/providers/providers-state';
import { stepNames } from '../../src/records/step';
import { invoicesTab } from '../../src/tabs/invoices-tab';
import { reconciliationTab } from '../../src/tabs/reconciliation-tab';
import { SimulatedFirm } from '../support/simulated-firm';

/** The same month in the other ledger, whose rates, taxes and keys work the other way round. */
describe('the month of the sample firm, with its books in Xero', () => {
  const firm = new SimulatedFirm();

  beforeAll(() => {
    const xero = connectorOf('xero');
    forgetConnection(firm.host, connectorOf('quickbooks'));
    saveConnection(firm.host, xero, otherLedgers(firm.state)['xero'] ?? {});
    firm.runAll();
  });

  test('ends with every client tied out', () => {
    const clients = firm.records(reconciliationTab).filter(({ level }) => level === 'client');
    expect(clients.map(({ state, difference }) => `${state} ${difference}`)).toEqual(
      Array(5).fill('ties 0.00'),
    );
  });

  test('has every document there once, as a draft, with the figures of the ledger', () => {
    const invoices = firm.records(invoicesTab);
    expect(invoices.map(({ state, remark }) => [state, remark])).toEqual(
      invoices.map(() => ['posted', expect.any(String)]),
    );
    const there = firm.state.xero.invoices;
    expect(there.map(({ Status }) => Status)).toEqual(there.map(() => 'DRAFT'));
    expect(there.map((row) => [row.InvoiceNumber, row['Total']]).sort()).toEqual(
      invoices.map(({ number, total }) => [number, Number(total)]).sort(),
    );
    expect(firm.state.quickbooks.rows.Invoice).toHaveLength(1);
  });

  test('has the receipts of its expenses attached', () => {
    const files = Object.values(firm.state.xero.attachments).flat();
    expect(files.length).toBeGreaterThan(20);
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
  });

  test('run once more posts nothing', () => {
    const before = firm.state.xero.invoices;
    firm.host.clock += 60_000;
    for (const name of stepNames) firm.run(name);
    expect(firm.state.xero.invoices).toEqual(before);
  });
});
