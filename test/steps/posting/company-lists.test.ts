import { expect, test } from '@jest/globals';
import { currencyOf } from '../../../src/money/currency';
import type { WholeInvoice } from '../../../src/rules/footing';
import type { Desk } from '../../../src/steps/posting/desk';
import { strangeId } from '../../../src/steps/posting/known-ids';
import type { World } from '../../../src/steps/world';
import { accountsTab } from '../../../src/tabs/accounts-tab';
import { currenciesTab } from '../../../src/tabs/currencies-tab';
import { customersTab } from '../../../src/tabs/customers-tab';
import { itemsTab } from '../../../src/tabs/items-tab';
import { suppliersTab } from '../../../src/tabs/suppliers-tab';
import { scene } from '../../simulation/scene';

const customers =
  (...ids: readonly string[]) =>
  ({ workbook }: World) => {
    const values = new Map(
      ids.map((customerId) => [
        customerId,
        {
          customerId,
          name: `Customer ${customerId}`,
          currency: currencyOf('USD'),
          email: '',
          address: '',
          taxNumber: '',
          number: '',
          taxCodeId: '',
          termsId: '',
          active: true,
        },
      ]),
    );
    workbook.put(customersTab, { owner: 'pull', values, mode: 'replace' });
  };

const items =
  (itemId: string) =>
  ({ workbook }: World) => {
    const item = { itemId, name: 'Work', incomeAccountId: '', incomeAccount: '' };
    const values = new Map([[itemId, { ...item, taxable: true, active: true }]]);
    workbook.put(itemsTab, { owner: 'pull', values, mode: 'replace' });
  };

const euros =
  (active: boolean) =>
  ({ workbook }: World) => {
    const euro = { code: currencyOf('EUR'), name: 'Euro', active };
    const values = new Map([['EUR', euro]]);
    workbook.put(currenciesTab, { owner: 'pull', values, mode: 'replace' });
  };

test.each([
  ['customer', customers('other'), /^E-411 .*customer C3 is not in Simulated Ltd/, customers('C3')],
  ['item', items('other'), /^E-411 .*item I1 is not in Simulated Ltd/, items('I1')],
  [
    'currency',
    euros(false),
    /^E-611 .*billed in EUR, which Simulated Ltd has not switched on in The ledger/,
    euros(true),
  ],
] as const)(
  'a %s that the company does not have is not sent until it has',
  (_, without, said, made) => {
    const { sim, change, post, problems, row } = scene('receipt');
    change(without);
    post();
    expect(problems()).toEqual([expect.stringMatching(said)]);
    expect(sim.ledger.documents).toEqual([]);
    change(made);
    post();
    expect(row()['State']).toBe('posted');
    expect(problems()).toEqual([]);
  },
);

test.each([
  [suppliersTab, 'supplier V1'],
  [accountsTab, 'account A1'],
  [null, null],
])('a bill names what another company has: %#', (tab, said) => {
  const { invoice, lines } = {
    invoice: { kind: 'bill', customerId: 'V1' },
    lines: [{ itemId: 'A1' }],
  } as unknown as WholeInvoice;
  const others = [{ supplierId: 'V9', accountId: 'A9' }];
  const records = (asked: unknown) => (asked === tab ? others : []);
  const desk = { workbook: { records } } as unknown as Desk;
  expect(strangeId(desk, { invoice, lines, allocations: [] })).toBe(said);
});
