import { describe, expect, test } from '@jest/globals';
import { clientsTab } from '../../src/tabs/clients-tab';
import { mappingTab } from '../../src/tabs/mapping-tab';
import { termsTab } from '../../src/tabs/terms-tab';
import { ClientFirm, HOTEL, KESTREL, ledgers } from './support/client-conflicts';

const NAME = 'Kestrel Robotics, Inc.';
const THERE = 'Kestrel Robotics Inc';
const EMAIL = 'accounts@kestrelroboticsinc.example';
const ADDRESS = '88 Wythe Avenue, Brooklyn, NY 11249';

const customerOf = (one: ClientFirm, id: string) =>
  one.firm.records(mappingTab).find(({ mappingId }) => mappingId === `Client → customer|${id}`);

describe.each(ledgers)('clients and the customers of %s', (ledger) => {
  const missing = () => new ClientFirm(ledger).customer(THERE, null);

  test('a missing customer is asked about, made once, mapped and written down', () => {
    const one = missing().begin();
    const id = `${KESTREL}|Customer`;
    expect(one.conflict(id)).toMatchObject({ wins: 'ask', state: 'asks', tracker: NAME });
    expect(one.warnings()).toEqual([
      `W-417 Client '${NAME}' has no customer in the ledger. The ledger has no such customer. Field rules: client missing in the ledger, ask. Choose a Decision on the Conflicts tab: create or leave.`,
    ]);
    const before = one.customers().length;
    expect(one.sync().message).toMatch(/^Nothing was to be changed in the ledger\./);
    one.decide(id, 'create');
    expect(one.sync()).toMatchObject({
      outcome: 'done',
      message: expect.stringMatching(/^1 change made in the ledger\./),
    });
    expect(one.customers()).toContain(`${NAME} | ${ADDRESS} | USD`);
    expect(customerOf(one, KESTREL)).toMatchObject({ target: NAME, confirmed: true });
    expect(customerOf(one, KESTREL)?.targetId).not.toBe('');
    expect(one.conflict(id)).toBeUndefined();
    expect(one.said()).toEqual(
      expect.arrayContaining([
        `created a customer | Customer |  | ${NAME} | You decided so.`,
        `mapped | In the ledger |  | ${NAME} | The customer was made for it.`,
      ]),
    );
    const said = one.said();
    expect(one.look().sync().message).toMatch(/^Nothing was to be changed/);
    expect(one.customers()).toHaveLength(before + 1);
    expect(one.said()).toEqual(said);
  });

  test('a rule creates by itself, but not beside one that is called nearly the same', () => {
    const one = missing().begin().rule('missing', 'create').look();
    expect(one.conflict(`${KESTREL}|Customer`)).toMatchObject({ state: 'to apply' });
    one.customer('Amber Valley Dental', { name: 'Kestrel Robotics Holding Inc' }).look();
    const { suggestion = '' } = customerOf(one, KESTREL) ?? {};
    expect([one.conflict(`${KESTREL}|Customer`)?.state ?? 'not shown', suggestion]).toEqual(
      suggestion === '' ? ['asks', ''] : ['not shown', suggestion],
    );
    one.customer('Kestrel Robotics Holding Inc', { name: 'Quite another' }).look().sync();
    expect(one.customers()).toContain(`${NAME} | ${ADDRESS} | USD`);
  });

  test('what the rule leaves is not looked at', () => {
    const one = missing().begin().rule('missing', 'leave').rule('different', 'leave').look();
    expect(one.conflict(`${KESTREL}|Customer`)).toBeUndefined();
    expect(one.warnings()).toEqual([]);
  });

  test("the ledger's value is kept over what later pulls bring, and said once", () => {
    const one = new ClientFirm(ledger).begin();
    const kept = () =>
      one.firm.records(clientsTab).find(({ clientId }) => clientId === KESTREL)?.kept;
    expect(kept()).toBe(`Name: ${THERE}`);
    const line = `kept the ledger's value | Name | ${NAME} | ${THERE} | Field rules: name, ledger.`;
    one.client(KESTREL, {}).look().look();
    expect(one.said().filter((said) => said === line)).toHaveLength(1);
    one.customer(THERE, { name: 'Kestrel Group' }).look();
    expect(kept()).toBe('Name: Kestrel Group');
    expect(customerOf(one, KESTREL)).toMatchObject({ target: 'Kestrel Group', confirmed: true });
    expect(one.said()).toContain(
      `followed a new name | In the ledger | ${THERE} | Kestrel Group | The customer was renamed in the ledger; its id is the same.`,
    );
    expect(one.customers().some((row) => row.startsWith('Kestrel Group'))).toBe(true);
    one.client(KESTREL, { name: 'Kestrel Group' }).look();
    expect([kept(), one.conflict(`${KESTREL}|Name`)]).toEqual(['', undefined]);
  });

  test('the tracker wins where the rule says so: name and address, and the mapping follows', () => {
    const one = new ClientFirm(ledger).begin().rule('Name', 'tracker').rule('Address', 'tracker');
    one.customer(THERE, { line: 'Old street 1' }).look();
    expect(one.conflict(`${KESTREL}|Address`)).toMatchObject({
      wins: 'tracker',
      state: 'to apply',
      ledger: 'Old street 1',
    });
    one.sync();
    expect(one.customers()).toContain(
      [NAME, EMAIL, ADDRESS, ledger === 'xero' ? '' : 'USD'].filter(Boolean).join(' | '),
    );
    expect(customerOf(one, KESTREL)).toMatchObject({ target: NAME, confirmed: true });
    expect(one.said()).toEqual(
      expect.arrayContaining([
        `changed the ledger | Name | ${THERE} | ${NAME} | Field rules: name, tracker.`,
        `changed the ledger | Address | Old street 1 | ${ADDRESS} | Field rules: address, tracker.`,
      ]),
    );
    const said = one.said();
    one.look().sync();
    expect(one.said()).toEqual(said);
  });

  test('what was written and then changed in the ledger is not written a second time', () => {
    const one = new ClientFirm(ledger).begin().rule('Address', 'tracker');
    one.customer(THERE, { line: 'Old street 1' }).look().sync();
    one.customer(THERE, { line: 'New street 2' }).look();
    const id = `${KESTREL}|Address`;
    expect(one.conflict(id)).toMatchObject({ state: 'asks', ledger: 'New street 2' });
    expect(one.conflict(id)?.reason).toMatch(
      /^The ledger was changed after Tieout wrote '88 Wythe/,
    );
    one.sync();
    expect(one.customers().join()).toContain('New street 2');
    one.decide(id, 'tracker').sync();
    expect(one.customers().join()).not.toContain('New street 2');
    expect(one.said()).toContain(
      `changed the ledger | Address | New street 2 | ${ADDRESS} | You decided so.`,
    );
  });

  test('both changed since they agreed: a person is asked, whatever the rule says', () => {
    const one = new ClientFirm(ledger).begin().rule('Address', 'tracker');
    one.customer(THERE, { line: 'Old street 1' }).look().sync();
    one.customer(THERE, { line: 'Theirs 3' }).client(KESTREL, { address: 'Ours 4' }).look();
    const id = `${KESTREL}|Address`;
    expect(one.conflict(id)).toMatchObject({
      state: 'asks',
      tracker: 'Ours 4',
      ledger: 'Theirs 3',
    });
    expect(one.conflict(id)?.reason).toMatch(/^Both have changed since both said '88 Wythe/);
    one.decide(id, 'ledger').look();
    expect(one.conflict(id)).toMatchObject({ state: 'kept', decision: 'ledger' });
    one.client(KESTREL, { address: 'Ours 5' }).look();
    expect(one.conflict(id)).toMatchObject({ state: 'to apply', decision: null });
  });

  test('a decision is about the values that it was made for', () => {
    const one = new ClientFirm(ledger).begin().rule('Address', 'ask');
    const id = `${KESTREL}|Address`;
    one.customer(THERE, { line: 'Old street 1' }).look().decide(id, 'tracker');
    one.customer(THERE, { line: 'Old street 2' }).sync();
    expect(one.customers().join()).toContain('Old street 2');
    expect(one.conflict(id)).toMatchObject({
      ledger: 'Old street 2',
      decision: null,
      state: 'asks',
    });
  });

  test('a person leaves both as they are until one of them changes', () => {
    const one = new ClientFirm(ledger).begin().rule('Address', 'ask');
    const id = `${KESTREL}|Address`;
    one.customer(THERE, { line: 'Old street 1' }).look().decide(id, 'leave').look().look();
    expect(one.conflict(id)).toMatchObject({ state: 'left' });
    expect(one.warnings()).toEqual([]);
    one.customer(THERE, { line: 'Old street 2' }).look();
    expect(one.conflict(id)).toMatchObject({ state: 'asks', decision: null });
  });

  test('what the ledger refuses is said, and can be tried again', () => {
    const one = new ClientFirm(ledger).begin().rule('Name', 'tracker').look();
    one.client(KESTREL, { name: 'Amber Valley Dental' }).look();
    const id = `${KESTREL}|Name`;
    expect(one.sync()).toMatchObject({
      outcome: 'done',
      message: expect.stringContaining('1 change refused there: see Conflicts.'),
    });
    expect(one.conflict(id)?.state).toBe('refused');
    expect(one.warnings().join()).toMatch(
      ledger === 'xero'
        ? /^W-418 Client 'Amber Valley Dental': the name was not written into the ledger\. Xero refuses it: The contact name Amber Valley Dental is already assigned/
        : /^W-418 Client 'Amber Valley Dental': the name was not written into the ledger\. The name 'Amber Valley Dental' is taken in QuickBooks Online, by a customer/,
    );
    one.customer('Amber Valley Dental', { name: 'Somebody else' }).sync();
    expect(one.conflict(id)).toBeUndefined();
    expect(one.warnings()).toEqual([]);
  });

  test('an other currency is written only where the ledger has a way', () => {
    const one = new ClientFirm(ledger).begin().rule('Currency', 'tracker');
    one.client(KESTREL, { currency: 'EUR' }).look();
    one.sync();
    if (ledger === 'xero') expect(one.conflict(`${KESTREL}|Currency`)).toBeUndefined();
    else {
      expect(one.conflict(`${KESTREL}|Currency`)?.remark).toBe(
        'QuickBooks Online cannot take it: QuickBooks never changes the currency of a customer: make another customer in EUR there, and map the client to it.',
      );
    }
  });

  test('a customer of somebody else with the name is left to a person', () => {
    const one = missing().begin();
    one.customer('Amber Valley Dental', { name: NAME }).decide(`${KESTREL}|Customer`, 'create');
    expect(one.sync().message).toMatch(/^1 change refused there: see Conflicts\./);
    expect(customerOf(one, KESTREL)).toMatchObject({ confirmed: false, suggestion: NAME });
  });

  test('the currency of the ledger is billed in, where it is kept', () => {
    const one = new ClientFirm(ledger).begin();
    one.client(KESTREL, { currency: 'EUR' }).look();
    const id = `${KESTREL}|Currency`;
    const billed = () => one.firm.records(clientsTab).find(({ clientId }) => clientId === KESTREL);
    expect(one.conflict(id)).toMatchObject({ state: 'asks', tracker: 'EUR', ledger: 'USD' });
    expect(customerOf(one, KESTREL)?.targetId).toBe('');
    one.decide(id, 'ledger').firm.run('review');
    expect(billed()).toMatchObject({ currency: 'EUR', billedIn: 'USD' });
    expect(customerOf(one, KESTREL)?.targetId).not.toBe('');
    one.client(KESTREL, { currency: 'USD' }).look();
    expect(billed()).toMatchObject({ currency: 'USD', billedIn: null });
  });

  test('terms of the Mapping tab go into the ledger, and those of the ledger onto the tab', () => {
    const one = new ClientFirm(ledger).begin();
    const id = `${HOTEL}|Terms`;
    const names = one.firm.records(termsTab).map(({ name }) => name);
    const own = names.find((name) => name.includes('30'));
    const other = names.find((name) => name !== own);
    const rowOf = (firm: ClientFirm) =>
      firm.firm.records(mappingTab).find((row) => row.mappingId === `Client → terms|${HOTEL}`);
    expect(rowOf(one)?.target).toBe(own);
    one.choose(`Client → terms|${HOTEL}`, other ?? '').firm.run('review');
    expect(one.conflict(id)).toMatchObject({ state: 'asks', tracker: other, ledger: own });
    const there = new ClientFirm(ledger, one.save());
    there.decide(id, 'tracker').sync();
    expect(there.look().conflict(id)).toBeUndefined();
    expect(rowOf(there)?.target).toBe(other);
    expect(there.said()).toContain(
      `changed the ledger | Terms | ${own} | ${other} | You decided so.`,
    );
    one.decide(id, 'ledger').firm.run('review');
    expect(rowOf(one)).toMatchObject({ target: own, confirmed: true });
    expect(one.look().conflict(id)).toBeUndefined();
    expect(one.said()).toContain(
      `kept the ledger's value | Terms | ${other} | ${own} | You decided so.`,
    );
  });

  test('is not for a copy of the workbook', () => {
    const one = missing().begin().rule('missing', 'create').look();
    one.firm.host.journal.set('wb', 'another workbook');
    const { outcome, message } = one.sync();
    expect([outcome, message]).toEqual([
      'failed',
      expect.stringContaining('This is a copy of another workbook'),
    ]);
  });
});
