import { describe, expect, test } from '@jest/globals';
import type { Discount } from '../../src/records/discount';
import { discountFinder, discountsUsed } from '../../src/rules/discounts';
import { type DraftInput, draftInvoices } from '../../src/rules/draft';
import type { DraftedDocument } from '../../src/rules/draft-document';
import { footingFault } from '../../src/rules/footing';
import { draftInput, priced, spent } from '../support/drafting';
import { aDiscount, d, day } from '../support/sample-records';

/** 120.00 with 8.875 % of tax, 60.00 without any, and an expense of 45.00 with tax. */
const work = [priced(), priced({ entryId: 'harvest:2', seconds: 1800, taxCodeId: 'NON' })];

function drafted(rows: readonly Discount[], fields: Partial<DraftInput> = {}): DraftedDocument {
  const { drafts } = draftInvoices(
    draftInput({
      entries: work,
      expenses: [spent()],
      discounts: discountFinder(rows, new Set()),
      ...fields,
    }),
  );
  const document = drafts[0]?.document;
  if (!document) throw new Error('no draft');
  expect(footingFault(document)).toBeNull();
  return document;
}

const linesOf = ({ lines }: DraftedDocument) =>
  lines.map(({ kind, discount, net, tax }) => [kind, discount, net, tax].join(' '));

test('without a discount everything is as it was', () => {
  expect(linesOf(drafted([]))).toEqual([
    'time 0.00 120.00 10.65',
    'time 0.00 60.00 0.00',
    'expense 0.00 45.00 3.99',
  ]);
});

test('a percentage off the document is taken off work, in proportion to what is taxed how', () => {
  const document = drafted([aDiscount()]);
  expect(linesOf(document)).toEqual([
    'time 0.00 120.00 10.65',
    'time 0.00 60.00 0.00',
    'expense 0.00 45.00 3.99',
    'discount 0.00 -12.00 -1.06',
    'discount 0.00 -6.00 0.00',
  ]);
  const { net, tax, total } = document.invoice;
  expect([net, tax, total]).toEqual(['207.00', '13.58', '220.58']);
  const [, , , off] = document.lines;
  expect(off?.description).toBe('Discount of 10 %: loyal client');
  expect(off?.explanation).toContain('D1: 10 %, loyal client');
});

test('expenses are discounted only where the row says so', () => {
  const { invoice } = drafted([aDiscount({ scope: 'all' })]);
  expect(invoice.net).toBe('202.50');
});

test('cents that do not divide go to the largest remainders, and nothing is lost', () => {
  const document = drafted([aDiscount({ percent: null, amount: d('0.10') })]);
  const offs = document.lines.filter(({ kind }) => kind === 'discount').map(({ net }) => net);
  expect(offs).toEqual(['-0.07', '-0.03']);
});

test('a percentage off a project stands on each of its lines, rounded once', () => {
  const document = drafted([aDiscount({ project: 'Alpha', percent: d('3.333') })]);
  expect(linesOf(document)).toEqual([
    'time 4.00 116.00 10.30',
    'time 2.00 58.00 0.00',
    'expense 0.00 45.00 3.99',
  ]);
  expect(document.lines[0]?.explanation).toContain(
    '120.00 USD; less 4.00 (D1: 3.333 %, loyal client) = 116.00',
  );
});

test('an amount is given once in all, whatever is billed when', () => {
  const row = aDiscount({ percent: null, amount: d('200') });
  const first = drafted([row]);
  const given = first.lines.filter(({ kind }) => kind === 'discount').map(({ net }) => net);
  expect(given).toEqual(['-120.00', '-60.00']);
  expect([...discountsUsed([first])]).toEqual([['D1', '180']]);
  const credit = { ...first, invoice: { ...first.invoice, kind: 'creditNote' as const } };
  expect([...discountsUsed([first, credit])]).toEqual([['D1', '0']]);
  const more = priced({ entryId: 'harvest:3' });
  const second = drafted([row], { entries: [...work, more], claimed: [first], expenses: [] });
  expect(linesOf(second)).toEqual(['time 0.00 120.00 10.65', 'discount 0.00 -20.00 -1.77']);
});

test('discounts together take off no more than there is, and an amount keeps what finds no room', () => {
  const rows = [
    aDiscount({ percent: d('75') }),
    aDiscount({ discountId: 'D2', percent: null, amount: d('100') }),
    aDiscount({ discountId: 'D3', percent: d('50') }),
  ];
  const document = drafted(rows, { expenses: [] });
  const offs = document.lines.filter(({ kind }) => kind === 'discount').map(({ net }) => net);
  expect(offs).toEqual(['-90.00', '-45.00', '-30.00', '-15.00']);
  expect(document.invoice.total).toBe('0.00');
  expect([...discountsUsed([document])]).toEqual([
    ['D1', '135'],
    ['D2', '45'],
  ]);
});

test('a discount never takes off a group what another has taken off it', () => {
  const rows = [
    aDiscount({ project: 'Beta', percent: null, amount: d('60') }),
    aDiscount({ discountId: 'D2', percent: null, amount: d('110') }),
  ];
  const [first, second] = work;
  if (!first || !second) throw new Error('no work');
  const entries = [first, { ...second, project: 'Beta', projectId: 'b' }];
  const document = drafted(rows, { entries, expenses: [] });
  expect(linesOf(document).slice(2)).toEqual([
    'discount 0.00 -60.00 0.00',
    'discount 0.00 -110.00 -9.76',
  ]);
});

test.each<[string, Partial<Discount>]>([
  ['another client', { client: 'Beta' }],
  ['another project', { project: 'Beta' }],
  ['later invoices', { from: day('2026-04-01') }],
  ['earlier invoices', { to: day('2026-03-30') }],
])('a discount of %s takes nothing off', (_, fields) => {
  expect(drafted([aDiscount(fields)]).invoice.net).toBe('225.00');
});

describe('rows that make no sense', () => {
  test.each<[string, string, Partial<Discount>]>([
    ['E-501', 'it names neither a client nor a project', { client: '' }],
    ['E-501', 'it says nothing of how much', { percent: null }],
    ['E-501', 'it has two sizes', { amount: d('5') }],
    ['E-501', '110 is no discount', { percent: d('110') }],
    ['E-501', '0 is no discount', { percent: d('0') }],
    ['E-501', '-5 is no discount', { percent: null, amount: d('-5') }],
    ['E-501', 'it has no reason, and the invoice must state one', { reason: ' ' }],
    ['E-501', "its id holds ':' or ';'", { discountId: 'D:1' }],
    [
      'E-502',
      'it begins on 2026-03-02 and ends before, on 2026-03-01',
      { from: day('2026-03-02'), to: day('2026-03-01') },
    ],
  ])('%s: %s', (code, what, fields) => {
    const row = aDiscount(fields);
    const { problems, on } = discountFinder([row], new Set());
    expect(problems).toEqual([
      expect.objectContaining({ code, message: `Discount ${row.discountId}: ${what}.` }),
    ]);
    expect(on(day('2026-03-31'))).toEqual([]);
  });
});
