import { callerFor } from '../../../src/connectors/call';
import type { DocumentOrder, LedgerFacts } from '../../../src/connectors/ledger';
import { xero } from '../../../src/connectors/xero/connector';
import { xeroSimulator } from '../../../src/connectors/xero/simulator';
import { type XeroState, xeroId } from '../../../src/connectors/xero/simulator-state';
import { sampleFirm } from '../../../src/local/providers/sample-firm/sample-firm';
import type { TaxCode } from '../../../src/records/tax-code';
import { d, EUR, USD, usd } from '../../support/sample-records';
import { aLine, anExpenseLine, anInvoice, MARKER, aCredit as quickbooksCredit } from './quickbooks';
import { Simulated } from './simulated';

export const organisation = sampleFirm().xero;
export const { ledger } = xero;

export const simulatedXero = (state: Partial<XeroState> = {}) =>
  new Simulated(xeroSimulator, { ...organisation, ...state });

export const callerOf = (provider: Simulated<XeroState>) => {
  const { token, tenantId: tenant } = organisation.login;
  return callerFor(provider.host(), xero, { token, tenant, sandbox: false });
};

export const facts: LedgerFacts = {
  company: 'Larkspur & Finch LLC',
  country: 'US',
  baseCurrency: USD,
  multiCurrency: true,
  takesNumbers: true,
  demo: false,
  closedThrough: null,
  classesOn: 'lines',
  taxRates: [
    { taxRateId: 'TAX001/1', name: 'New York City', percent: d('8.875'), active: true },
    { taxRateId: 'NONE/1', name: 'No tax', percent: d('0'), active: true },
  ],
};

export const cityTax: TaxCode = {
  taxCodeId: 'TAX001',
  name: 'New York City',
  rates: [{ taxRateId: 'TAX001/1', name: 'New York City', percent: d('8.875') }],
  percent: d('8.875'),
  active: true,
};

const design = aLine({ itemId: 'DESIGN' });
const meals = { ...anExpenseLine, itemId: 'MEALS' };

/** Two lines for Northgate Partners, 250.00 USD in all, without tax. */
export const anOrder = (fields: Partial<DocumentOrder> = {}): DocumentOrder => ({
  invoice: anInvoice({ customerId: xeroId(104) }),
  lines: [design, meals],
  taxCodes: new Map([['TAX001', cityTax]]),
  marker: MARKER,
  ...fields,
});

export const taxedOrder = anOrder({
  invoice: anInvoice({ customerId: xeroId(102), tax: usd('19.97'), total: usd('269.97') }),
  lines: [{ ...design, taxCodeId: 'TAX001' }, meals],
});

export const euroOrder = anOrder({
  invoice: anInvoice({ customerId: xeroId(101), currency: EUR, exchangeRate: d('1.1684') }),
  lines: [
    { ...design, currency: EUR },
    { ...meals, currency: EUR },
  ],
});

/** Books an order as the posting does, and gives the document that comes back. */
export const book = (provider: Simulated<XeroState>, order = anOrder(), key = 'KEY1') => {
  const documents = ledger.documents[order.invoice.kind];
  if (!documents) throw new Error(`no ${order.invoice.kind}`);
  const { request, read } = documents;
  return callerOf(provider).call({ request: ledger.keyed(request(order, facts), key), read });
};

/** A credit note for the first line of the sample invoice, 225.00 USD. */
export const aCredit = (credits: DocumentOrder['credits'] = null): DocumentOrder => {
  const { invoice, ...order } = quickbooksCredit(credits);
  return { ...order, invoice: { ...invoice, customerId: xeroId(104) }, lines: [design] };
};

/** A plain request to the organisation. */
export const ask = (
  provider: Simulated<XeroState>,
  [method, path, body]: readonly ['GET' | 'PUT' | 'POST', string, unknown?],
  headers: Readonly<Record<string, string>> = {},
) =>
  provider.fetch({
    method,
    url: `https://api.xero.com/api.xro/2.0/${path}`,
    headers: {
      Authorization: `Bearer ${organisation.login.token}`,
      'xero-tenant-id': organisation.login.tenantId,
      ...headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
