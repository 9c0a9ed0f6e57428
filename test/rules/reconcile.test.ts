import { describe, expect, test } from '@jest/globals';
import type { Invoice } from '../../src/records/invoice';
import type { InvoiceLine } from '../../src/records/invoice-line';
import type { ClaimedDocument } from '../../src/rules/billing-stage';
import { reconcile } from '../../src/rules/reconcile';
import { plainLine, plainTotals } from '../support/plain-figures';
import { aClient, anEntry, anExpense, d, day, USD, usd } from '../support/sample-records';

const line: InvoiceLine = {
  lineId: 'T1/1',
  documentId: 'T1',
  position: 1,
  kind: 'time',
  servedOn: day('2026-03-02'),
  projectId: 'harvest:j1',
  project: 'Alpha',
  description: 'Design',
  itemId: '5',
  item: 'Design',
  billedSeconds: 3600,
  quantity: d('1'),
  unitPrice: d('120'),
  baseQuantity: d('1'),
  currency: USD,
  net: usd('120.00'),
  taxCodeId: 'TAX',
  taxCode: 'Sales tax',
  classId: '',
  className: '',
  trackedValue: d('120'),
  tax: usd('0.00'),
  policy: '',
  explanation: '',
  ...plainLine(),
};

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
  billedSeconds: 3600,
  net: usd('120.00'),
  tax: usd('10.65'),
  total: usd('130.65'),
  baseCurrency: USD,
  exchangeRate: d('1'),
  rateId: '',
  totalBase: usd('130.65'),
  state: 'posted',
  remark: '',
  approved: true,
  memo: '',
  ledgerId: '145',
  link: '',
  ...plainTotals(usd('130.65')),
};

const posted = (fields: Partial<ClaimedDocument> = {}): ClaimedDocument => ({
  invoice,
  lines: [line],
  allocations: [
    {
      allocationId: 'harvest:1 T1/1',
      entryId: 'harvest:1',
      documentId: 'T1',
      lineId: 'T1/1',
      kind: 'billed',
      seconds: 3420,
      currency: USD,
      amount: usd('120.00'),
    },
  ],
  document: { total: usd('130.65'), tax: usd('10.65'), lineNets: [usd('120.00')], voided: false },
  ...fields,
});

const tiedOut = (fields: Partial<Parameters<typeof reconcile>[0]> = {}) =>
  reconcile({
    time: [anEntry({ seconds: 3420, amount: usd('120.00') })],
    expenses: [],
    clients: [aClient()],
    documents: [posted()],
    baseCurrency: USD,
    ...fields,
  });

const row = (result: ReturnType<typeof reconcile>, level: string) =>
  result.rows.find((one) => one.level === level);

describe('the tie-out', () => {
  test('ties a posted entry by client, project and invoice, rounding explained', () => {
    const result = tiedOut();
    expect(result.rows.map(({ level, state }) => [level, state])).toEqual([
      ['client', 'ties'],
      ['project', 'ties'],
      ['invoice', 'ties'],
    ]);
    expect(row(result, 'client')).toMatchObject({
      trackedSeconds: 3420,
      workedSeconds: 3420,
      billedSeconds: 3600,
      sheetNet: '120.00',
      ledgerNet: '120.00',
      sheetTotal: '130.65',
      difference: '0.00',
      explanation: 'Rounding added 0:03.',
    });
    expect(result.problems).toEqual([]);
  });

  test('counts a line of two projects where their work belongs', () => {
    const both = {
      ...line,
      project: 'Alpha, Beta',
      billedSeconds: 5400,
      quantity: d('1.5'),
      net: usd('180.00'),
    };
    const { allocations } = posted();
    const beta = { entryId: 'harvest:2', projectId: 'harvest:j2', project: 'Beta' };
    const [own] = allocations;
    if (!own) throw new Error('no allocation');
    const result = tiedOut({
      time: [
        anEntry({ seconds: 3420, amount: usd('120.00') }),
        anEntry({ ...beta, seconds: 1710, amount: usd('60.00') }),
      ],
      documents: [
        posted({
          invoice: { ...invoice, net: usd('180.00'), total: usd('190.65'), billedSeconds: 5400 },
          lines: [both],
          allocations: [
            own,
            { ...own, ...beta, allocationId: '2', seconds: 1710, amount: usd('60.00') },
          ],
          document: {
            total: usd('190.65'),
            tax: usd('10.65'),
            lineNets: [usd('180.00')],
            voided: false,
          },
        }),
      ],
    });
    const projects = result.rows.filter(({ level }) => level === 'project');
    expect(
      projects.map(({ project, state, billedSeconds, sheetNet, ledgerNet }) => [
        project,
        state,
        billedSeconds,
        sheetNet,
        ledgerNet,
      ]),
    ).toEqual([
      ['Alpha', 'ties', 3600, '120.00', '120.00'],
      ['Beta', 'ties', 1800, '60.00', '60.00'],
    ]);
  });

  test('says why each part of the tracked time is not billed', () => {
    const time = [
      anEntry({ entryId: 'a', billable: false, disposition: 'notBillable' }),
      anEntry({
        entryId: 'b',
        seconds: 1800,
        disposition: 'held',
        dispositionReason: 'Not approved yet',
      }),
      anEntry({ entryId: 'c', seconds: 900, disposition: 'blocked', dispositionReason: 'No item' }),
    ];
    const expenses = [anExpense({ disposition: 'held', dispositionReason: 'Not approved yet' })];
    const result = tiedOut({ time, expenses, documents: [] });
    expect(row(result, 'client')).toMatchObject({
      trackedSeconds: 6300,
      notBillableSeconds: 3600,
      unbilledSeconds: 2700,
      state: 'ties',
      explanation:
        'Not billed: 0:30 hours and 45.00 USD expenses not approved yet; 0:15 hours no item.',
    });
  });

  test('is open while work that nothing keeps back is on no posted invoice', () => {
    const result = tiedOut({ documents: [] });
    expect(row(result, 'client')?.state).toBe('open');
    const frozen = tiedOut({
      documents: [posted({ invoice: { ...invoice, state: 'frozen' }, document: null })],
    });
    expect(frozen.rows.map(({ state }) => state)).toEqual(['open', 'open', 'open']);
  });

  test('is in doubt while nobody knows whether an invoice arrived', () => {
    const unknown = posted({ invoice: { ...invoice, state: 'unknown' }, document: null });
    const result = tiedOut({ documents: [unknown] });
    expect(result.rows.map(({ state }) => state)).toEqual(['inDoubt', 'inDoubt', 'inDoubt']);
  });

  test.each<[string, Partial<ClaimedDocument>]>([
    ['is gone from the ledger', { document: null }],
    [
      'was voided there',
      { document: { total: usd('0.00'), tax: usd('0.00'), lineNets: [usd('0.00')], voided: true } },
    ],
    [
      'has another total there',
      {
        document: {
          total: usd('130.64'),
          tax: usd('10.64'),
          lineNets: [usd('120.00')],
          voided: false,
        },
      },
    ],
    [
      'has another net there',
      {
        document: {
          total: usd('130.65'),
          tax: usd('10.65'),
          lineNets: [usd('119.99')],
          voided: false,
        },
      },
    ],
  ])('shows an invoice that %s', (_, fields) => {
    const result = tiedOut({ documents: [posted(fields)] });
    expect(row(result, 'invoice')?.state).toBe('differs');
    expect(row(result, 'client')?.state).toBe('differs');
    expect(result.problems.map(({ code }) => code)).toContain('D-123');
  });

  test.each<[string, ReturnType<typeof anEntry>[], number]>([
    ['made longer', [anEntry({ seconds: 4320, amount: usd('120.00') })], 900],
    ['deleted', [anEntry({ seconds: 3420, sourceState: 'gone', amount: usd('120.00') })], -3420],
    ['deleted and gone from the sheet', [], -3420],
  ])('shows billed work that was %s in the tracker', (_, time, drift) => {
    const result = tiedOut({ time });
    const client = row(result, 'client');
    if (time.length > 0) expect(client?.state).toBe('differs');
    const { trackedSeconds = 0, workedSeconds = 0 } = client ?? {};
    if (time.length > 0) expect(trackedSeconds - workedSeconds).toBe(drift);
    else expect(result.rows.some(({ state }) => state === 'differs')).toBe(true);
  });
});
