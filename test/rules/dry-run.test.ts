import { describe, expect, test } from '@jest/globals';
import type { Account } from '../../src/records/account';
import type { DryRunRow } from '../../src/records/dry-run-row';
import type { Invoice } from '../../src/records/invoice';
import type { InvoiceLine } from '../../src/records/invoice-line';
import type { TaxCode } from '../../src/records/tax-code';
import { type DryRunInput, dryRunRows, type PlannedDocument } from '../../src/rules/dry-run';
import { dryRunSentence } from '../../src/rules/dry-run-sentence';
import { plainLine, plainTotals } from '../support/plain-figures';
import { d, day, EUR, USD, usd } from '../support/sample-records';

const line = (position: number, fields: Partial<InvoiceLine> = {}): InvoiceLine => ({
  lineId: `T1/${position}`,
  documentId: 'T1',
  position,
  kind: 'time',
  servedOn: day('2026-03-02'),
  projectId: 'harvest:j1',
  project: 'Alpha',
  description: 'Design',
  itemId: '5',
  item: 'Services',
  billedSeconds: 3600,
  quantity: d('1'),
  unitPrice: d('25.06'),
  baseQuantity: d('1'),
  currency: USD,
  net: usd('25.06'),
  taxCodeId: 'TAX',
  taxCode: 'Sales tax',
  classId: '',
  className: '',
  trackedValue: d('25.06'),
  tax: usd('3.76'),
  policy: '',
  explanation: '',
  ...plainLine(),
  ...fields,
});

/** 25.06, 25.61 and 25.63 at 15 %: tax of 11.45 on the document, of 11.44 line by line. */
const lines = [
  line(1),
  line(2, { unitPrice: d('25.61'), net: usd('25.61'), tax: usd('3.84') }),
  line(3, { unitPrice: d('25.63'), net: usd('25.63'), tax: usd('3.85') }),
];

const invoice: Invoice = {
  documentId: 'T1',
  kind: 'invoice',
  creditOf: '',
  paid: null,
  open: null,
  number: 'INV-1001',
  customerId: '11',
  customer: 'Acme Inc.',
  currency: USD,
  issuedOn: day('2026-03-31'),
  termsId: '',
  dueOn: day('2026-04-30'),
  workFrom: day('2026-03-02'),
  workTo: day('2026-03-02'),
  billedSeconds: 10_800,
  net: usd('76.30'),
  tax: usd('11.45'),
  total: usd('87.75'),
  baseCurrency: USD,
  exchangeRate: d('1'),
  rateId: '',
  totalBase: usd('87.75'),
  state: 'draft',
  remark: '',
  approved: true,
  memo: 'Thank you.',
  ledgerId: '',
  link: '',
  ...plainTotals(usd('87.75')),
};

const aDocument = (fields: Partial<PlannedDocument> = {}): PlannedDocument => ({
  invoice,
  lines,
  receipts: [],
  stage: 'approved',
  hash: 'a'.repeat(64),
  fault: '',
  inLedger: null,
  ...fields,
});

const item = {
  itemId: '5',
  name: 'Services',
  incomeAccountId: '79',
  incomeAccount: 'Income',
  taxable: true,
  active: true,
};
const account: Account = {
  accountId: '79',
  name: 'Service income',
  number: '4000',
  kind: 'Income',
  active: true,
};
const taxCode: TaxCode = {
  taxCodeId: 'TAX',
  name: 'Sales tax',
  rates: [{ taxRateId: 'r', name: 'State', percent: d('15') }],
  percent: d('15'),
  active: true,
};

const rows = (document: PlannedDocument, fields: Partial<DryRunInput> = {}) =>
  dryRunRows({
    documents: [document],
    items: new Map([['5', item]]),
    accounts: new Map([['79', account]]),
    taxCodes: new Map([['TAX', taxCode]]),
    taxLevel: 'perInvoice',
    shown: new Map(),
    ...fields,
  });

const wholeOf = (document: PlannedDocument, fields: Partial<DryRunInput> = {}): DryRunRow => {
  const [row] = rows(document, fields);
  if (!row) throw new Error('no row');
  return row;
};

test('a document has a row for the whole and one for each line, which add up', () => {
  const [whole, ...parts] = rows(aDocument({ receipts: ['a.pdf', 'b.pdf'] }));
  expect(whole).toMatchObject({
    line: 'Invoice',
    number: 'INV-1001',
    description: 'Thank you.',
    net: '76.30',
    tax: '11.45',
    total: '87.75',
    receipts: 'a.pdf, b.pdf',
    remark: '',
    hash: 'aaaaaaaaaaaa',
  });
  expect(
    parts.map(({ line: place, account: to, taxCode: tax, total }) => [place, to, tax, total]),
  ).toEqual([
    ['1', '4000 Service income', 'Sales tax (15 %)', '28.82'],
    ['2', '4000 Service income', 'Sales tax (15 %)', '29.45'],
    ['3', '4000 Service income', 'Sales tax (15 %)', '29.48'],
  ]);
});

describe('the tax is that which the ledger will count', () => {
  test('on every line, where it rounds there', () => {
    expect(wholeOf(aDocument(), { taxLevel: 'perLine' })).toMatchObject({
      tax: '11.44',
      total: '87.74',
      remark:
        'The ledger will differ: tax 11.45 here and 11.44 as it will count; ' +
        'total 87.75 here and 87.74 as it will count.',
    });
  });

  test('by the tax code as it is now', () => {
    const taxCodes = new Map([['TAX', { ...taxCode, rates: [], percent: d('0') }]]);
    expect(wholeOf(aDocument(), { taxCodes })).toMatchObject({ tax: '0.00', total: '76.30' });
  });

  test('and stays as it was approved, once the ledger has it', () => {
    const inLedger = { document: { total: usd('87.75'), voided: false }, differences: [] };
    const posted = aDocument({ stage: 'posted', inLedger });
    expect(wholeOf(posted, { taxLevel: 'perLine' })).toMatchObject({
      tax: '11.45',
      total: '87.75',
    });
  });
});

const there = (total: string, differences: readonly string[] = [], voided = false) => ({
  document: { total: usd(total), voided },
  differences,
});
const standings: readonly (readonly [Partial<PlannedDocument>, string, string])[] = [
  [{ stage: 'draft' }, 'new', ''],
  [{ stage: 'approved' }, 'new', ''],
  [{ stage: 'frozen' }, 'new', ''],
  [{ stage: 'sending' }, 'unknown', ''],
  [{ stage: 'unknown' }, 'unknown', ''],
  [{ stage: 'posted', inLedger: there('87.75') }, 'unchanged', ''],
  [
    { stage: 'posted', inLedger: there('80.00', ['total 87.75 here and 80.00 in the ledger']) },
    'changed',
    'total 87.75 here and 80.00 in the ledger.',
  ],
  [
    { stage: 'posted', inLedger: there('87.75', [], true) },
    'changed',
    'It was voided in the ledger.',
  ],
  [{ stage: 'parked', inLedger: there('87.75') }, 'changed', ''],
  [
    { stage: 'parked', fault: 'its number is taken' },
    'kept back',
    'Kept back: its number is taken.',
  ],
  [{ stage: 'approved', fault: 'it has no lines' }, 'kept back', 'Kept back: it has no lines.'],
];

test.each(standings)('%j stands as %s', (fields, standing, remark) => {
  const shown = new Map([['T1', { hash: 'aaaaaaaaaaaa', earlierHash: '' }]]);
  const row = wholeOf(aDocument(fields), { shown });
  expect([row.standing, row.remark.replace(/ ?It was fixed as it was shown\./, '')]).toEqual([
    standing,
    remark,
  ]);
});

describe('an item', () => {
  test('without a known account has the name that the ledger gave with it', () => {
    expect(rows(aDocument(), { accounts: new Map() })[1]?.account).toBe('Income');
  });

  test('without any account is named in the remark', () => {
    const remark = 'No account is known for line 1, 2, 3.';
    expect(wholeOf(aDocument(), { items: new Map() }).remark).toBe(remark);
  });
});

describe('the sentence', () => {
  const say = (...documents: PlannedDocument[]) =>
    dryRunSentence(documents.flatMap((document) => rows(document)));
  const named = (
    documentId: string,
    fields: Partial<Invoice> = {},
    stage: PlannedDocument['stage'] = 'approved',
  ) =>
    aDocument({
      invoice: { ...invoice, documentId, ...fields },
      lines: [
        line(1, { unitPrice: d('1000000'), taxCodeId: '', currency: fields.currency ?? USD }),
      ],
      stage,
    });

  test('counts what will be sent and adds it up by currency', () => {
    expect(say(named('T1'), named('T2'), named('T3', { currency: EUR }))).toBe(
      '3 invoices will be sent: 2,000,000.00 USD and 1,000,000.00 EUR.',
    );
  });

  test.each([
    ['nothing at all', [], 'Nothing will be sent.'],
    [
      'drafts only',
      [aDocument({ stage: 'draft' })],
      'Nothing is approved; 1 invoice would be sent: 87.75 USD.',
    ],
    [
      'a credit note, never added to invoices',
      [aDocument(), named('T2', { kind: 'creditNote' }), named('T3', { kind: 'bill' })],
      '1 invoice will be sent: 87.75 USD; 1 credit note: 1,000,000.00 USD; 1 bill: 1,000,000.00 USD.',
    ],
    [
      'one of two approved',
      [aDocument(), named('T2', {}, 'draft')],
      '1 invoice will be sent: 87.75 USD; 1 draft not approved.',
    ],
    [
      'one in the ledger',
      [aDocument({ stage: 'posted', inLedger: there('87.75') })],
      'Nothing will be sent; 1 in the ledger as approved.',
    ],
    [
      'one changed there',
      [aDocument({ stage: 'posted', inLedger: there('8.00', ['x']) })],
      'Nothing will be sent; 1 changed in the ledger.',
    ],
    [
      'one kept back',
      [aDocument({ fault: 'x' })],
      'Nothing will be sent; 1 kept back, see the remarks.',
    ],
    [
      'one fixed and not sent',
      [aDocument({ stage: 'frozen' })],
      '1 invoice will be sent: 87.75 USD; 0 changed since they were shown.',
    ],
  ] as const)('says of %s what there is', (_, documents, sentence) => {
    expect(say(...documents)).toBe(sentence);
  });
});
