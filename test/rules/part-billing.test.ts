import { expect, test } from '@jest/globals';
import type { TimeEntry } from '../../src/records/time-entry';
import { draftInvoices } from '../../src/rules/draft';
import { priceWork } from '../../src/rules/price';
import { roundingReport } from '../../src/rules/rounding-report';
import { draftInput } from '../support/drafting';
import { anEntry, priceInput, someSettings } from '../support/sample-records';

const settings = someSettings({ incrementSeconds: 900, roundingDirection: 'up' });

const priced = (fields: Partial<TimeEntry>) => {
  const entry = anEntry({ seconds: 7200, partReason: 'training', ...fields });
  const { time, problems } = priceWork(priceInput({ entries: [entry], settings }));
  return { entry: { ...entry, ...time.get(entry.entryId) }, problems };
};

test.each([
  ['', 7200, 0, '240.00'],
  ['50 %', 3600, 3600, '120.00'],
  ['33.3%', 2700, 4802, '90.00'],
  ['0 %', 0, 7200, '0.00'],
  ['1:10', 4500, 3000, '150.00'],
  ['75.00', 7200, 0, '75.00'],
])('2:00 at 120.00 billed to %j', (billPart, billedSeconds, writtenOffSeconds, amount) => {
  const { entry, problems } = priced({ billPart });
  expect(problems).toEqual([]);
  expect(entry).toMatchObject({ billedSeconds, writtenOffSeconds, amount });
});

test('a part says why in the price of the entry', () => {
  expect(priced({ billPart: '50 %' }).entry.explanation).toBe(
    '2:00 tracked, of which 1:00 is billed (training), up to 15 min = 1:00; ' +
      '120.00/h from rate R1; 120.00 USD',
  );
});

test.each<[string, Partial<TimeEntry>, string]>([
  ['without a reason', { billPart: '50 %', partReason: ' ' }, 'billed in part without a reason'],
  ['of more time than there is', { billPart: '2:30' }, 'more time than was tracked'],
  ['above the whole', { billPart: '101 %' }, 'more time than was tracked'],
  ['of more money than it is worth', { billPart: '240.01' }, 'worth 240.00 USD'],
  ['that cannot be read', { billPart: 'half' }, 'that is no part'],
  ['below zero', { billPart: '-5' }, 'that is no part'],
  ['in fractions of a cent', { billPart: '5.001' }, 'USD has fewer decimals'],
])('a part %s is a problem', (_, fields, words) => {
  const { entry, problems } = priced(fields);
  expect(problems).toEqual([
    expect.objectContaining({ code: 'E-129', tab: 'Time', key: 'harvest:1', field: 'billPart' }),
  ]);
  expect(problems[0]?.message).toContain(words);
  expect(entry.amount).toBeNull();
});

test('what is let go stands in rows of its own, and in the report', () => {
  const entries = [
    priced({ billPart: '50 %' }).entry,
    priced({ entryId: 'harvest:2' }).entry,
    priced({ entryId: 'harvest:3', billPart: '75.00' }).entry,
  ];
  const document = draftInvoices(draftInput({ entries, settings })).drafts[0]?.document;
  expect(document?.lines.map(({ kind, net }) => [kind, net])).toEqual([
    ['time', '360.00'],
    ['fixed', '75.00'],
  ]);
  expect(
    document?.allocations.map(({ entryId, kind, seconds, amount }) => [
      entryId,
      kind,
      seconds,
      amount,
    ]),
  ).toEqual([
    ['harvest:1', 'billed', 3600, '120.00'],
    ['harvest:1', 'writtenOff', 3600, '0.00'],
    ['harvest:2', 'billed', 7200, '240.00'],
    ['harvest:3', 'billed', 7200, '75.00'],
  ]);
  const report = document && roundingReport(document, new Map());
  expect(report?.map(({ tracked, byAgreement, net }) => [tracked, byAgreement, net])).toEqual([
    ['480', '-120', '360.00'],
    ['240', '-165', '75.00'],
    ['720', '-285', '435.00'],
  ]);
});
