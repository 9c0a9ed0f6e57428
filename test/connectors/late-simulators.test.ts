import { expect, test } from '@jest/globals';
import type { Delay } from '../../src/connectors/simulator-delay';
import * as quickbooks from './support/quickbooks';
import { jsonOf } from './support/simulated';
import * as xero from './support/xero';

const delay: Delay = { readLagMs: 5_000, late: { times: 1, commitMs: 60_000, status: 504 } };

test('QuickBooks makes an invoice after it failed, and shows it later still', () => {
  const provider = quickbooks.simulatedBooks({ delay });
  const { json } = quickbooks.ledger.documents.invoice.request(
    quickbooks.anOrder(),
    quickbooks.facts,
  );
  const query = "query?query=select * from Invoice where DocNumber = 'INV-1001'";
  const found = () => {
    const { QueryResponse: rows } = jsonOf(quickbooks.ask(provider, query));
    return ((rows as { Invoice?: unknown[] }).Invoice ?? []).length;
  };
  expect(quickbooks.send(provider, json).status).toBe(504);
  const failedAt = provider.now - provider.tookMs;
  provider.now = failedAt + 59_000;
  expect(found()).toBe(0);
  provider.now = failedAt + 64_900;
  expect(found()).toBe(0);
  provider.now = failedAt + 65_000;
  expect(found()).toBe(1);
  expect(quickbooks.send(provider, { ...(json as object), DocNumber: 'INV-1002' }).status).toBe(
    200,
  );
});

test('Xero shows neither by id nor by number what it made just now', () => {
  const provider = xero.simulatedXero({ delay: { ...delay, late: { ...delay.late, times: 0 } } });
  const { json } = xero.ledger.documents.invoice.request(xero.anOrder(), xero.facts);
  const made = jsonOf(xero.ask(provider, ['PUT', 'Invoices', json]) as never);
  const [{ InvoiceID: id } = { InvoiceID: '' }] = made['Invoices'] as { InvoiceID: string }[];
  const listed = () =>
    (
      jsonOf(xero.ask(provider, ['GET', 'Invoices?InvoiceNumbers=INV-1001']) as never)[
        'Invoices'
      ] as unknown[]
    ).length;
  expect([xero.ask(provider, ['GET', `Invoices/${id}`]).status, listed()]).toEqual([404, 0]);
  provider.now += 5_000;
  expect([xero.ask(provider, ['GET', `Invoices/${id}`]).status, listed()]).toEqual([200, 1]);
  expect(xero.ask(provider, ['PUT', 'Invoices', json]).status).toBe(400);
});
