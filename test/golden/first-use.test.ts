import { expect, test } from '@jest/globals';
import type { Done } from '../../src/sidebar/protocol';
import { allLayouts } from '../../src/tabs/all-tabs';
import { BundleFirm } from '../support/bundle-firm';
import { smallFirm } from '../support/small-firm';

const ORDER = allLayouts.map(({ name }) => name);

/** Names of the tabs that Tieout has made, and whether they stand in the order of the workbook. */
function tabsOf(firm: BundleFirm) {
  const names = firm.tabNames().filter((name) => name !== 'Sheet1');
  return { names, inOrder: names.join() === ORDER.filter((name) => names.includes(name)).join() };
}

test('tabs are made when they are first needed, in their order, and again when they are deleted', () => {
  const firm = BundleFirm.connected(smallFirm());
  let calls = 0;
  firm.watch({ before: () => void calls++ });
  firm.press('pull');
  firm.watch({});
  const pulled = tabsOf(firm);
  expect(calls).toBeLessThan(2_000);
  expect(pulled.inOrder).toBe(true);
  expect(pulled.names.length).toBeLessThan(22);
  expect(pulled.names).toEqual(
    expect.arrayContaining(['Time', 'Clients', 'Customers', 'Settings']),
  );
  expect(pulled.names).not.toEqual(expect.arrayContaining(['Drift']));

  expect(firm.call('showTab', 'Discounts', '')).toEqual({ ok: true, message: '' });
  expect((firm.call('showTab', 'Nowhere', '') as Done).message).toBe(
    "The workbook has no tab 'Nowhere' yet.",
  );
  expect(tabsOf(firm).names.filter((name) => !pulled.names.includes(name))).toEqual(['Discounts']);

  firm.press('review');
  firm.call('acceptSuggestions');
  for (const step of ['review', 'price', 'draft'] as const) firm.press(step);
  expect(tabsOf(firm).inOrder).toBe(true);
  const typed = ['Rates', 'Factors', 'Cost rates', 'Policies', 'Agreements', 'Discounts', 'Taxes'];
  expect(tabsOf(firm).names).toEqual(expect.arrayContaining(typed));
  expect(firm.formulas()).toEqual([]);

  for (const name of ['Rates', 'Invoices']) firm.deleteTab(name);
  for (const step of ['price', 'draft'] as const) firm.press(step);
  expect(firm.tab('Rates')[0]).toContain('Hourly rate');
  expect(firm.rows('Invoices')).toHaveLength(2);
  expect(tabsOf(firm).inOrder).toBe(true);
});

test.each(['Settings', 'Field rules'])(
  '%s has its rows though it is looked at before any step',
  (name) => {
    const firm = BundleFirm.connected(smallFirm());
    expect(firm.call('showTab', name, '')).toEqual({ ok: true, message: '' });
    const before = firm.tab(name);
    expect(before.length).toBeGreaterThan(3);
    firm.press('pull');
    expect(firm.tab(name)).toEqual(before);
  },
);

test('a tab that held what a person typed is missed when it is gone, until she brings it back or begins it anew', () => {
  const firm = BundleFirm.connected(smallFirm());
  firm.press('pull');
  const settings = firm.tab('Settings');
  firm.type('Policies', 'P1', {
    'Policy ID': 'P1',
    'Increment (minutes)': 15,
    Direction: 'up',
  });
  firm.press('price');
  for (const name of ['Policies', 'Settings']) {
    firm.deleteTab(name);
    const gone = `E-416 The tab '${name}' is missing, and with it what was typed there.`;
    expect(firm.press('price')).toMatchObject({
      status: 'failed',
      message: expect.stringContaining(gone),
    });
    expect((firm.call('showTab', name, '') as Done).message).toContain(gone);
    expect(firm.tabNames()).not.toContain(name);
    firm.insertTab(name);
    firm.press('price');
  }
  expect(firm.tab('Settings')).toEqual(settings);
  expect(firm.rows('Policies')).toEqual([]);
});

test('a tab whose making is cut off is made whole by the next step', () => {
  const firm = BundleFirm.connected(smallFirm());
  for (const step of ['pull', 'review'] as const) firm.press(step);
  firm.call('showTab', 'Agreements', '');
  const formats = firm.formats('Agreements');
  expect(new Set(formats).size).toBeGreaterThan(2);
  for (let [cut, whole] = [6, false]; !whole; cut += 6) {
    firm.deleteTab('Agreements');
    let calls = 0;
    firm.watch({ before: (_, execution) => ++calls === cut && execution.kill() });
    whole = firm.outcome('showTab', 'Agreements', '').kind === 'returned';
    firm.watch({});
    firm.press('price');
    expect([cut, firm.formats('Agreements')]).toEqual([cut, formats]);
  }
});
