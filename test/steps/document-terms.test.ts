import { describe, expect, test } from '@jest/globals';
import type { Caller } from '../../src/connectors/caller';
import type { Exchange } from '../../src/connectors/exchange';
import { recompute } from '../../src/rules/recompute';
import { draft } from '../../src/steps/draft';
import { exportDocument } from '../../src/steps/export-document';
import { price } from '../../src/steps/price';
import { discountsTab } from '../../src/tabs/discounts-tab';
import { exchangeRatesTab } from '../../src/tabs/exchange-rates-tab';
import { expensesTab } from '../../src/tabs/expenses-tab';
import { invoicesTab } from '../../src/tabs/invoices-tab';
import { settingsTab } from '../../src/tabs/settings-tab';
import { taxesTab } from '../../src/tabs/taxes-tab';
import { timeTab } from '../../src/tabs/time-tab';
import { fixing, priced } from '../support/drafting';
import { aDiscount, anExpense, aTaxRule, EUR, usd } from '../support/sample-records';
import { aBook } from './support/a-book';
import { fill, nextRun } from './support/a-world';

/** A source of rates that gives what a day and those before it have, and counts how often it is asked. */
function bank(days: readonly string[]) {
  const asked: { from: string; to: string }[] = [];
  const source = {
    connector: {
      id: 'bank',
      title: 'The bank',
      rates: {
        base: EUR,
        fixings: (wanted: { from: string; to: string }) => {
          asked.push(wanted);
          return wanted;
        },
      },
    },
    callAll: (exchanges: readonly Exchange<unknown>[]) =>
      exchanges.map((one) => {
        const { from, to } = one as unknown as { from: string; to: string };
        const value = days
          .filter((day) => from <= day && day <= to)
          .map((day) => fixing(day, '1.0873'));
        return { ok: true, value };
      }),
  } as unknown as Caller;
  return { asked, source };
}

describe('an expense of another currency', () => {
  const spent = anExpense({ currency: EUR, cost: usd('120.00') });

  test('is converted at the last rate before its day, which is kept and never fetched again', () => {
    const { asked, source } = bank(['2026-03-04']);
    const world = aBook(source);
    fill(world, expensesTab, [spent]);
    expect(price.advance(nextRun(world), null).problems).toEqual([]);
    const [row] = nextRun(world).workbook.records(expensesTab);
    expect(row).toMatchObject({
      cost: '120.00',
      currency: 'EUR',
      amount: '130.48',
      billedCurrency: 'USD',
      exchangeRate: '1.0873',
      rateId: 'ECB:EUR/USD:2026-03-04',
    });
    expect(row?.explanation).toBe(
      '120.00 EUR as spent, at 1.0873 USD for 1 EUR (ECB:EUR/USD:2026-03-04, the rate of 2026-03-04, the last before 2026-03-05) = 130.48 USD',
    );
    const [kept] = nextRun(world).workbook.records(exchangeRatesTab);
    expect(kept).toMatchObject({ source: 'ECB', base: 'EUR', quote: 'USD', rate: '1.0873' });
    expect(kept?.fetchedAt).not.toBe('');
    price.advance(nextRun(world), null);
    expect(asked).toHaveLength(1);
  });

  test('stands on the invoice as converted, and can be counted again', () => {
    const world = aBook(bank(['2026-03-05']).source);
    fill(world, expensesTab, [spent]);
    price.advance(nextRun(world), null);
    expect(draft.advance(nextRun(world), null).problems).toEqual([]);
    const [invoice] = nextRun(world).workbook.records(invoicesTab);
    expect(invoice?.net).toBe('130.48');
    const exported = exportDocument(nextRun(world), invoice?.documentId ?? '');
    expect(recompute(exported)).toEqual([]);
    const other = exported.expenses.map((one) => ({ ...one, cost: usd('121.00') }));
    expect(recompute({ ...exported, expenses: other }).map(({ figure }) => figure)).toEqual([
      'expense harvest:x1, amount',
    ]);
  });

  test('waits without a price where no rate is known', () => {
    const world = aBook();
    fill(world, expensesTab, [spent]);
    const { problems } = price.advance(nextRun(world), null);
    expect(problems.map(({ code, tab }) => [code, tab])).toEqual([['E-407', 'Expenses']]);
  });
});

test('nothing is drafted while a discount or a tax cannot be understood', () => {
  const world = aBook();
  fill(world, timeTab, [priced()]);
  fill(world, discountsTab, [aDiscount({ reason: '' })], 'user');
  fill(world, taxesTab, [aTaxRule()], 'user');
  const { message, problems } = draft.advance(nextRun(world), null);
  expect(message).toBe('Nothing was drafted: 2 rows of Discounts and Taxes cannot be used.');
  expect(problems.map(({ code, tab }) => `${code} ${tab}`)).toEqual([
    'E-501 Discounts',
    'E-405 Taxes',
  ]);
});

test('what a person enters as prepaid stays, and lowers what is to pay once it is drafted again', () => {
  const world = aBook();
  fill(world, timeTab, [priced()]);
  fill(world, settingsTab, [{ name: 'Cash rounding', value: 'USD 0.05', meaning: '' }], 'user');
  const refused = draft.advance(nextRun(world), null);
  expect(refused.problems.map(({ code, tab }) => `${code} ${tab}`)).toEqual(['E-412 Settings']);
  fill(world, settingsTab, [{ name: 'Item for rounding', value: 'services', meaning: '' }], 'user');
  draft.advance(nextRun(world), null);
  const [first] = nextRun(world).workbook.records(invoicesTab);
  if (!first) throw new Error('no draft');
  expect([first.total, first.rounding, first.payable]).toEqual(['130.65', '0.00', '130.65']);
  fill(nextRun(world), invoicesTab, [{ ...first, prepaid: usd('30.63') }], 'user');
  draft.advance(nextRun(world), null);
  const [paid] = nextRun(world).workbook.records(invoicesTab);
  expect(paid).toMatchObject({
    prepaid: '30.63',
    rounding: '-0.02',
    total: '130.63',
    payable: '100.00',
  });
  expect(paid?.notice).toBe('Prepaid 30.63 USD. To pay 100.00 USD.');
  expect(recompute(exportDocument(nextRun(world), first.documentId))).toEqual([]);
  fill(nextRun(world), invoicesTab, [{ ...first, prepaid: usd('500.00') }], 'user');
  const { problems } = draft.advance(nextRun(world), null);
  expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'E-220 The invoice for Acme Inc. is prepaid by 500.00 USD, but only 130.65 is due.',
  ]);
});
