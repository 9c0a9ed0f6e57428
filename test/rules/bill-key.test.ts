import { expect, test } from '@jest/globals';
import { type Billed, billKeyText, documentIdOf } from '../../src/rules/bill-key';

const billed: Billed = {
  kind: 'invoice',
  tenant: '9130',
  customerId: '12',
  entryIds: ['harvest:2', 'harvest:11'],
};

test('the same work has the same key, in whatever order it stands', () => {
  const turned = { ...billed, entryIds: ['harvest:11', 'harvest:2'] };
  expect(billKeyText(turned)).toBe(billKeyText(billed));
});

test.each<[string, Partial<Billed>]>([
  ['company', { tenant: '913' }],
  ['customer', { customerId: '1' }],
  ['work', { entryIds: ['harvest:2'] }],
  ['neighbouring figures', { tenant: '91', customerId: '3012' }],
])('another %s has another key', (_, change) => {
  expect(billKeyText({ ...billed, ...change })).not.toBe(billKeyText(billed));
});

test('an id is short enough for any ledger', () => {
  expect(documentIdOf('4f09c1d2e37a6b58aa'.padEnd(64, '0'))).toBe('T4F09C1D2E37A6B58');
});
