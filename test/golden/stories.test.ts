import { expect, test } from '@jest/globals';
import { otherLedgers, type ProvidersState } from '../../src/local/providers/providers-state';
import { documentExportSchema } from '../../src/records/document-export';
import { recompute } from '../../src/rules/recompute';
import type { SidebarState } from '../../src/sidebar/protocol';
import type { BundleFirm } from '../support/bundle-firm';
import {
  choose,
  expectStory,
  firmOf,
  INVOICE,
  KESTREL,
  LINE,
  LUMIERE,
  REPORT,
  reviewed,
  TIES,
  table,
} from '../support/story';

/** Months as their tabs show them, each in a file that a person can read: test/golden/stories. */

function draft(firm: BundleFirm): BundleFirm {
  firm.press('price');
  firm.press('draft');
  return firm;
}

function post(firm: BundleFirm): BundleFirm {
  firm.call('approveDrafts');
  firm.press('post');
  firm.press('tieout');
  return firm;
}

test('a month of plain billing', () => {
  const firm = post(draft(reviewed(firmOf([KESTREL], 6))));
  expectStory('plain-month', [
    table(firm, 'Time', ['Person', 'Project', 'Task', 'Hours', 'Billed hours', 'Amount']),
    table(firm, 'Invoices', INVOICE),
    table(firm, 'Invoice lines', LINE),
    table(firm, 'Rounding report', REPORT),
    table(firm, 'Reconciliation', TIES),
  ]);
});

test('three rounding levels side by side', () => {
  const levels = ['entry', 'day', 'invoice'].map((level) => {
    const firm = reviewed(firmOf([KESTREL], 8));
    choose(firm, {
      'Rounding level': level,
      'Rounding increment (minutes)': '30',
      'Rounding direction': 'up',
    });
    draft(firm);
    return [
      `# ${level}`,
      table(firm, 'Invoices', INVOICE),
      table(firm, 'Invoice lines', [...LINE, 'Policy']),
      table(firm, 'Rounding report', REPORT),
    ];
  });
  expectStory('rounding-levels', levels.flat());
});

test('tax per line against tax per document', () => {
  const documents = draft(lineByLine(reviewed(firmOf([KESTREL], 8))));
  const onLines = reviewed(firmOf([KESTREL], 8));
  onLines.call('disconnect', 'quickbooks');
  const { xero = {} } = otherLedgers(onLines.state);
  expect(onLines.call('connect', 'xero', xero)).toMatchObject({ ok: true });
  for (const step of ['pull', 'review'] as const) onLines.press(step);
  onLines.call('acceptSuggestions');
  onLines.press('review');
  draft(lineByLine(onLines));
  const inPrices = post(draft(withTax(lineByLine(reviewed(abroad(firmOf([KESTREL], 8)))))));
  expect(inPrices.state.quickbooks.rows.Invoice.at(-1)).toMatchObject({
    GlobalTaxCalculation: 'TaxInclusive',
    TotalAmt: 2385.11,
  });
  expectStory(
    'tax-levels',
    [
      { title: '# per document (QuickBooks Online)', firm: documents },
      { title: '# per line (Xero)', firm: onLines },
      { title: '# in the prices (QuickBooks Online outside the United States)', firm: inPrices },
    ].flatMap(({ title, firm }) => [
      title,
      table(firm, 'Invoices', INVOICE),
      table(firm, 'Invoice lines', LINE),
      table(firm, 'Rounding report', REPORT),
    ]),
  );
  draft(withTax(documents));
  expect(documents.rows('Invoices')).toEqual([]);
  expect(documents.rows('Problems')[0]).toMatchObject({
    'What is wrong': `Kestrel Robotics Inc has no draft: its prices contain the tax (T1), and this company in QuickBooks Online takes only prices without it.`,
  });
});

function withTax(firm: BundleFirm): BundleFirm {
  firm.type('Taxes', 'T1', { 'Tax ID': 'T1', Kind: 'included', Client: KESTREL });
  return firm;
}

const abroad = ({ quickbooks, ...state }: ProvidersState): ProvidersState => ({
  ...state,
  quickbooks: { ...quickbooks, companyInfo: { ...quickbooks.companyInfo, Country: 'GB' } },
});

function lineByLine(firm: BundleFirm): BundleFirm {
  choose(firm, { 'Invoice lines by': 'entry' });
  return firm;
}

test('partly billable and capped work', () => {
  const firm = reviewed(firmOf([KESTREL], 6));
  const [first] = firm.rows('Time');
  firm.type('Time', String(first?.['Entry ID']), { 'Bill part': '50 %', 'Why part': 'training' });
  firm.type('Agreements', 'A1', {
    'Agreement ID': 'A1',
    Kind: 'cap',
    Client: KESTREL,
    Amount: 900,
  });
  post(draft(firm));
  expectStory('part-and-cap', [
    table(firm, 'Time', ['Person', 'Hours', 'Bill part', 'Why part', 'Billed hours', 'Amount']),
    table(firm, 'Agreements', ['Agreement ID', 'Kind', 'Client', 'Amount']),
    table(firm, 'Invoices', INVOICE),
    table(firm, 'Invoice lines', [...LINE, 'Policy']),
    table(firm, 'Rounding report', REPORT),
    table(firm, 'Reconciliation', TIES),
  ]);
});

/*
 * By hand: Ana has 3:00 and 1:07:12 on Monday, so that 0:07:12 are beyond 4:00; 1.12 h to 6 minutes are
 * 1:06, shared as 0:59 and 0:07: 59/60 × 185 = 181.92 and 7/60 × 370 = 43.17. Meera's Tuesday began at
 * 22:50 of Monday in the firm's zone: 1:10 at 112.50, the rest at 168.75, and 3:36:48 of Tuesday are
 * below 4:00. The lines are 2836.52; 4 % and 4.875 % of that are 113.46 and 138.28, 251.74 together.
 */
test('Tuesdays at one and a half, and what is beyond four hours of a day twice', () => {
  const firm = reviewed(firmOf([KESTREL], 6));
  const factor = (id: string, fields: Readonly<Record<string, unknown>>) =>
    firm.type('Factors', id, { 'Factor ID': id, Client: KESTREL, ...fields });
  factor('F1', { Kind: 'weekday', Factor: 1.5, Days: 'Tue' });
  factor('F2', { Kind: 'overtimeDay', Factor: 2, 'Beyond hours': 4 });
  post(draft(firm));
  expectStory('factors', [
    table(firm, 'Factors', ['Factor ID', 'Kind', 'Factor', 'Days', 'Beyond hours', 'Client']),
    table(firm, 'Time', ['Date', 'Person', 'Hours', 'Billed hours', 'Amount', 'Factors']),
    table(firm, 'Invoices', INVOICE),
    table(firm, 'Invoice lines', LINE),
    table(firm, 'Rounding report', [...REPORT.slice(0, 4), 'By factor', ...REPORT.slice(4)]),
    table(firm, 'Reconciliation', TIES),
  ]);
});

test('two currencies', () => {
  const firm = post(draft(reviewed(firmOf([KESTREL, LUMIERE], 4))));
  expectStory('two-currencies', [
    table(firm, 'Invoices', [
      ...INVOICE,
      'Exchange rate',
      'Rate ID',
      'Tax in base',
      'Total in base',
    ]),
    table(firm, 'Invoice lines', [...LINE, 'Currency', 'Net in base']),
    table(firm, 'Reconciliation', TIES),
  ]);
  expectLockedRate(firm);
});

/** A fixing that somebody changes after an invoice was posted with it (71). */
function expectLockedRate(firm: BundleFirm): void {
  const invoices = () => table(firm, 'Invoices', [...INVOICE, 'Exchange rate', 'Total in base']);
  const [before, { 'Rate ID': rateId, Number: number } = {}] = [
    invoices(),
    firm.rows('Invoices').find((row) => row['Rate ID'] !== ''),
  ];
  firm.type('Exchange rates', String(rateId), { Rate: 1.2 });
  firm.press('draft');
  expect(firm.rows('Problems').map((row) => `${row['Code']} ${row['What is wrong']}`)).toContain(
    `E-410 The rate EUR→USD of 2026-03-31 is 1.2 now, but it was fixed at 1.1287 by invoice ${number}, which keeps it.`,
  );
  expect(invoices()).toBe(before);
}

test('discounts, tax that is withheld, cash rounding and money paid before', () => {
  const firm = reviewed(firmOf([KESTREL], 6));
  firm.type('Discounts', 'D1', {
    'Discount ID': 'D1',
    Client: KESTREL,
    Percent: 10,
    Reason: 'loyal client',
  });
  firm.type('Taxes', 'T1', {
    'Tax ID': 'T1',
    Kind: 'withheld',
    Client: KESTREL,
    Percent: 5,
    Reason: 'Withheld under section 7',
    Source: 'Letter of 2026-01-12',
  });
  const item = firm.rows('Items').find((row) => row['Active'] === true);
  choose(firm, { 'Cash rounding': 'USD 0.05', 'Item for rounding': String(item?.['Item']) });
  draft(firm);
  const [invoice] = firm.rows('Invoices');
  firm.type('Invoices', String(invoice?.['Document ID']), { Prepaid: 100 });
  firm.press('draft');
  post(firm);
  expectStory('terms', [
    table(firm, 'Invoices', [
      ...INVOICE,
      'Remark',
      'Rounding',
      'Withheld',
      'Prepaid',
      'To pay',
      'Notice on it',
    ]),
    table(firm, 'Invoice lines', [...LINE, 'Kind', 'How it adds up']),
    table(firm, 'Rounding report', REPORT),
    table(firm, 'Reconciliation', TIES),
  ]);
});

test('a policy shows its effect before it is applied, and a posted invoice keeps the one of its time', () => {
  const firm = reviewed(firmOf([KESTREL, LUMIERE], 6));
  const policy = (minutes: string) =>
    choose(firm, {
      'Rounding increment (minutes)': minutes,
      'Rounding direction': 'up',
      'Rounding level': 'entry',
    });
  policy('30');
  choose(firm, { 'Bill work up to': '2026-02-02' });
  post(draft(firm));
  choose(firm, { 'Bill work up to': '', 'Next invoice number': '2001' });
  const changed = () => (firm.call('sidebarState') as SidebarState).termsChanged;
  const time = () => table(firm, 'Time', ['Entry ID', 'Billed hours', 'Amount', 'Policy']);
  const billed = () => [
    table(firm, 'Invoices', INVOICE),
    table(firm, 'Invoice lines', [...LINE, 'Policy', 'How it adds up']),
    table(firm, 'Rounding report', REPORT),
  ];
  const [before, invoices] = [time(), billed()];
  expect(invoices[1]).toContain('30 min');
  expect(changed()).toBe(false);
  policy('6');
  firm.type('Policies', 'P1', {
    'Policy ID': 'P1',
    Client: LUMIERE,
    'Increment (minutes)': 7,
    'Odd increment': true,
  });
  expect(changed()).toBe(true);
  const preview = firm.call('previewPrices') as { readonly message: string };
  const effect = table(firm, 'What-if', EFFECT);
  expect(time()).toBe(before);
  const priced = firm.press('price').message;
  expect(changed()).toBe(false);
  const again = firm.call('previewPrices') as { readonly message: string };
  expectStory('what-if', [
    `# Before\n${preview.message}`,
    effect,
    before,
    `# Price\n${priced}`,
    time(),
    `# Asked again\n${again.message}`,
    table(firm, 'What-if', EFFECT),
    ...invoices,
  ]);
  firm.press('tieout');
  expect(billed()).toEqual(invoices);
  firm.press('draft');
  const drafts = firm.rows('Invoices').filter((row) => row['State'] === 'draft');
  expect(drafts).toHaveLength(2);
  for (const one of drafts) {
    const file = firm.call('exportDocument', one['Document ID']) as { readonly text: string };
    expect(recompute(documentExportSchema.parse(JSON.parse(file.text)))).toEqual([]);
  }
});

const EFFECT = [
  'Client',
  'Currency',
  'Rows that change',
  'Hours now',
  'Hours then',
  'Amount now',
  'Amount then',
  'Difference',
  'Entries that keep a policy',
  'Policies kept',
];
