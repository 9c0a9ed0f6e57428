import { describe, expect, test } from '@jest/globals';
import { EUR } from '../support/sample-records';
import { books, callerOf, cityTax, facts, ledger, simulatedBooks } from './support/quickbooks';

test('the company says what it is', () => {
  const told = callerOf(simulatedBooks())
    .callAll(ledger.facts)
    .map((reply) => (reply.ok ? reply.value : reply.error));
  expect(Object.assign({}, ...told)).toEqual(facts);
});

describe('a list', () => {
  test('of customers has their currency, tax code and whether they are active', () => {
    const { records } = callerOf(simulatedBooks()).call(ledger.customers.page(null, facts));
    expect(records.find(({ customerId }) => customerId === '62')?.address).toBe(
      '88 Wythe Avenue\nBrooklyn, NY 11249',
    );
    expect(records.find(({ customerId }) => customerId === '61')).toEqual({
      customerId: '61',
      name: 'Hôtel Lumière & Fils SAS',
      currency: EUR,
      email: 'accounts@htellumirefilssas.example',
      address: '',
      taxNumber: '',
      number: '',
      taxCodeId: 'NON',
      termsId: '3',
      active: true,
    });
    expect(records.find(({ customerId }) => customerId === '62')?.taxCodeId).toBe('4');
    expect(records.find(({ customerId }) => customerId === '59')?.active).toBe(false);
  });

  test('of items has only what a line can sell', () => {
    const { records } = callerOf(simulatedBooks()).call(ledger.items.page(null, facts));
    expect(records.map(({ name }) => name)).not.toContain('All services');
    expect(records.find(({ itemId }) => itemId === '21')).toEqual({
      itemId: '21',
      name: 'Design',
      incomeAccountId: '79',
      incomeAccount: 'Design income',
      taxable: true,
      active: true,
    });
  });

  test('of accounts has their number and kind', () => {
    const { records } = callerOf(simulatedBooks()).call(ledger.accounts.page(null, facts));
    expect(records.find(({ accountId }) => accountId === '79')).toEqual({
      accountId: '79',
      name: 'Design income',
      number: '4000',
      kind: 'Revenue',
      active: true,
    });
  });

  test('of tax codes has the rates that a code is made of', () => {
    const { records } = callerOf(simulatedBooks()).call(ledger.taxCodes.page(null, facts));
    expect(records.find(({ taxCodeId }) => taxCodeId === '4')).toEqual(cityTax);
    expect(records.find(({ taxCodeId }) => taxCodeId === 'NON')?.rates).toEqual([]);
  });

  test('goes on page by page, in the order of the ids, and ends', () => {
    const [row] = books.rows.Customer;
    if (!row) throw new Error('no customer');
    const many = Array.from({ length: 2000 }, (_, index) => ({ ...row, Id: String(index + 1) }));
    const provider = simulatedBooks({ rows: { ...books.rows, Customer: many } });
    const caller = callerOf(provider);
    const first = caller.call(ledger.customers.page(null, facts));
    const second = caller.call(ledger.customers.page(first.next, facts));
    const third = caller.call(ledger.customers.page(second.next, facts));
    expect([first, second, third].map(({ records }) => records.length)).toEqual([1000, 1000, 0]);
    expect(third.next).toBeNull();
    const ids = [...first.records, ...second.records].map(({ customerId }) => customerId);
    expect(new Set(ids).size).toBe(2000);
  });

  test('refuses a row that cannot be read and gives the others', () => {
    const [row, ...rest] = books.rows.Customer;
    if (!row) throw new Error('no customer');
    const wrong = { ...row, CurrencyRef: { value: 'EURO' } };
    const provider = simulatedBooks({ rows: { ...books.rows, Customer: [wrong, ...rest] } });
    const page = callerOf(provider).call(ledger.customers.page(null, facts));
    expect(page.records).toHaveLength(rest.length);
    expect(page.refused).toMatchObject([{ key: `quickbooks:${row.Id}`, field: 'currency' }]);
    expect(page.next).toBeNull();
  });
});
