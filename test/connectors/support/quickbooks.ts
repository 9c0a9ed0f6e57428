import { callerFor } from '../../../src/connectors/call';
import type { DocumentOrder, LedgerDocuments, LedgerFacts } from '../../../src/connectors/ledger';
import { quickbooks } from '../../../src/connectors/quickbooks/connector';
import { quickbooksSimulator } from '../../../src/connectors/quickbooks/simulator';
import type { QuickBooksState } from '../../../src/connectors/quickbooks/simulator-state';
import type { HttpRequest } from '../../../src/host';
import { sampleCredentials } from '../../../src/local/providers/providers-state';
import { sampleFirm } from '../../../src/local/providers/sample-firm/sample-firm';
import type { Invoice } from '../../../src/records/invoice';
import type { InvoiceLine } from '../../../src/records/invoice-line';
import type { TaxCode } from '../../../src/records/tax-code';
import { plainLine, plainTotals } from '../../support/plain-figures';
import { d, day, EUR, USD, usd } from '../../support/sample-records';
import { Simulated } from './simulated';

export const books = sampleFirm().quickbooks;
const { token = '', tenant = '' } = sampleCredentials(sampleFirm())['quickbooks'] ?? {};

export const { ledger } = quickbooks;

/** QuickBooks refuses what comes faster than ten requests in a second. */
export const simulatedBooks = (state: Partial<QuickBooksState> = {}) =>
  Object.assign(new Simulated(quickbooksSimulator, { ...books, ...state }), { tookMs: 110 });

export const callerOf = (provider: Simulated<QuickBooksState>) =>
  callerFor(provider.host(), quickbooks, { token, tenant, sandbox: false });

/** What the sample company says of itself. */
export const facts: LedgerFacts = {
  company: 'Larkspur & Finch LLC',
  country: 'US',
  baseCurrency: USD,
  multiCurrency: true,
  takesNumbers: true,
  closedThrough: null,
  classesOn: 'nothing',
  taxRates: [
    { taxRateId: '5', name: 'New York State', percent: d('4'), active: true },
    { taxRateId: '6', name: 'New York City', percent: d('4.5'), active: true },
    { taxRateId: '7', name: 'Metropolitan Commuter District', percent: d('0.375'), active: true },
  ],
};

/** Two lines for Northgate Partners, 250.00 USD in all, without tax. */
export const anInvoice = (fields: Partial<Invoice> = {}): Invoice => ({
  documentId: 'T1',
  termsId: '',
  kind: 'invoice',
  creditOf: '',
  paid: null,
  open: null,
  number: 'INV-1001',
  customerId: '64',
  customer: 'Northgate Partners, LLC',
  currency: USD,
  issuedOn: day('2026-03-31'),
  dueOn: day('2026-04-30'),
  workFrom: day('2026-03-02'),
  workTo: day('2026-03-31'),
  billedSeconds: 5400,
  net: usd('250.00'),
  tax: usd('0.00'),
  total: usd('250.00'),
  baseCurrency: USD,
  exchangeRate: d('1'),
  rateId: '',
  totalBase: usd('250.00'),
  state: 'draft',
  remark: '',
  approved: true,
  memo: '',
  ledgerId: '',
  link: '',
  ...plainTotals(fields.total ?? usd('250.00')),
  ...fields,
});

export const aLine = (fields: Partial<InvoiceLine> = {}): InvoiceLine => ({
  lineId: 'T1/1',
  classId: '',
  className: '',
  documentId: 'T1',
  position: 1,
  kind: 'time',
  servedOn: day('2026-03-31'),
  projectId: 'harvest:1',
  project: 'Portfolio reporting',
  description: 'Portfolio reporting: Design',
  itemId: '21',
  item: 'Design',
  billedSeconds: 5400,
  quantity: d('1.5'),
  unitPrice: d('150'),
  baseQuantity: d('1'),
  currency: USD,
  net: usd('225.00'),
  taxCodeId: '',
  taxCode: '',
  trackedValue: d('225'),
  tax: usd('0.00'),
  policy: '',
  explanation: '',
  ...plainLine(),
  ...fields,
});

export const anExpenseLine = aLine({
  lineId: 'T1/2',
  position: 2,
  kind: 'expense',
  description: 'Meals: lunch with the project team',
  itemId: '33',
  item: 'Meals',
  billedSeconds: 0,
  quantity: d('1'),
  unitPrice: d('25'),
  net: usd('25.00'),
});

export const cityTax: TaxCode = {
  taxCodeId: '4',
  name: 'New York City',
  rates: facts.taxRates.map(({ active: _, ...rate }) => rate),
  purchaseRates: [],
  percent: d('8.875'),
  active: true,
};

export const MARKER = 'tt:0123456789abcdef';

export const anOrder = (fields: Partial<DocumentOrder> = {}): DocumentOrder => ({
  invoice: anInvoice(),
  lines: [aLine(), anExpenseLine],
  taxCodes: new Map([[cityTax.taxCodeId, cityTax]]),
  marker: MARKER,
  ...fields,
});

/** The same for Kestrel Robotics, with the sales tax of New York City on its first line. */
export const taxedOrder = anOrder({
  invoice: anInvoice({ customerId: '62', tax: usd('19.97'), total: usd('269.97') }),
  lines: [aLine({ taxCodeId: '4' }), anExpenseLine],
});

/** For Kestrel Robotics, with the same tax in the price of both lines; for a company abroad. */
export const inclusiveOrder = (kind: 'invoice' | 'creditNote'): DocumentOrder =>
  anOrder({
    invoice: anInvoice({
      kind,
      customerId: '62',
      pricesIncludeTax: true,
      tax: usd('22.19'),
      total: usd('272.19'),
    }),
    lines: [
      aLine({ taxCodeId: '4', unitPrice: d('163.31'), tax: usd('19.97') }),
      { ...anExpenseLine, taxCodeId: '4', unitPrice: d('27.22'), tax: usd('2.22') },
    ],
  });

/** The same for Hôtel Lumière, in euros at 1.1743 dollars. */
export const euroOrder = anOrder({
  invoice: anInvoice({ customerId: '61', currency: EUR, exchangeRate: d('1.1743') }),
  lines: [aLine({ currency: EUR }), { ...anExpenseLine, currency: EUR }],
});

/** Books an order as the posting does, and gives the document that comes back. */
export const book = (
  provider: Simulated<QuickBooksState>,
  order: DocumentOrder = anOrder(),
  { key = 'KEY1', as = facts }: { key?: string; as?: LedgerFacts } = {},
) => {
  const { request, read } = documentsOf(order);
  return callerOf(provider).call({ request: ledger.keyed(request(order, as), key), read });
};

const documentsOf = ({ invoice }: DocumentOrder): LedgerDocuments => {
  const documents = ledger.documents[invoice.kind];
  if (!documents) throw new Error(`no ${invoice.kind}`);
  return documents;
};

/** A credit note for the first line of the sample invoice, 225.00 USD. */
export const aCredit = (credits: DocumentOrder['credits'] = null): DocumentOrder =>
  anOrder({
    invoice: anInvoice({
      kind: 'creditNote',
      number: 'CN-1',
      net: usd('225.00'),
      total: usd('225.00'),
    }),
    lines: [aLine()],
    marker: 'tt:fedcba9876543210',
    credits,
  });

/** A plain request to the company. */
export const ask = (
  provider: Simulated<QuickBooksState>,
  path: string,
  more: Partial<HttpRequest> = {},
) =>
  provider.fetch({
    method: 'GET',
    url: `https://quickbooks.api.intuit.com/v3/company/${tenant}/${path}`,
    headers: { Authorization: `Bearer ${token}` },
    body: null,
    ...more,
  });

/** Sends an invoice as it stands. */
export const send = (
  provider: Simulated<QuickBooksState>,
  body: unknown,
  path = 'invoice?minorversion=75',
) => ask(provider, path, { method: 'POST', body: JSON.stringify(body) });
