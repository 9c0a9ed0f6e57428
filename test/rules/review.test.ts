import { describe, expect, test } from '@jest/globals';
import type { Mapping } from '../../src/records/mapping';
import type { BillingPolicy } from '../../src/rules/disposition';
import { type ReviewInput, review } from '../../src/rules/review';
import {
  aClient,
  aCustomer,
  anEntry,
  anExpense,
  d,
  day,
  EUR,
  usd,
} from '../support/sample-records';

const policy: BillingPolicy = {
  today: day('2026-04-02'),
  from: null,
  to: day('2026-03-31'),
  billUnapproved: false,
  longestEntrySeconds: 24 * 3600,
  billedHere: new Set<string>(),
};

const lists: ReviewInput['lists'] = {
  terms: [],
  classes: [],
  customers: [aCustomer({ customerId: '11', name: 'Acme Inc.', taxCodeId: 'TAX' })],
  items: [
    {
      itemId: '5',
      name: 'Design',
      incomeAccountId: '80',
      incomeAccount: 'Services',
      taxable: true,
      active: true,
    },
    {
      itemId: '6',
      name: 'Travel',
      incomeAccountId: '81',
      incomeAccount: 'Costs',
      taxable: false,
      active: true,
    },
  ],
  taxCodes: [
    { taxCodeId: 'TAX', name: 'Sales tax', rates: [], percent: d('8.875'), active: true },
    { taxCodeId: 'NON', name: 'No tax', rates: [], percent: d('0'), active: true },
  ],
  accounts: [
    { accountId: '80', name: 'Services', number: '', kind: 'Income', active: true },
    { accountId: '81', name: 'Costs', number: '', kind: 'Income', active: true },
  ],
};

const input = (fields: Partial<ReviewInput> = {}): ReviewInput => ({
  time: [anEntry()],
  expenses: [anExpense()],
  clients: [aClient()],
  mappings: [],
  lists,
  policy,
  ...fields,
});

/** The mapping rows that a review proposes, with what a person does to each of them. */
function answered(
  given: ReviewInput,
  answer: (row: Mapping) => Partial<Mapping>,
): readonly Mapping[] {
  return [...review(given).mappings.values()].map((proposed) => {
    const row = { target: '', confirmed: false, ...proposed } as Mapping;
    return { ...row, ...answer(row) };
  });
}

const accept = ({ suggestion }: Mapping) => ({ target: suggestion, confirmed: true });

const acceptedAll = (fields: Partial<ReviewInput> = {}): ReviewInput =>
  input({ ...fields, mappings: answered(input(fields), accept) });

describe('a mapping', () => {
  test('is proposed for everything that work uses, with a reason', () => {
    const rows = [...review(input()).mappings.values()];
    expect(rows.map(({ kind, source, suggestion }) => [kind, source, suggestion])).toEqual([
      ['Client → customer', 'Acme', 'Acme Inc.'],
      ['Client → tax code', 'Acme', 'Sales tax'],
      ['Task → item', 'Design', 'Design'],
      ['Expense category → item', 'Travel', 'Travel'],
      ['Expense category → account', 'Travel', 'Costs'],
    ]);
    expect(rows.every(({ reason }) => reason !== '')).toBe(true);
  });

  test('counts only once a person has confirmed it', () => {
    const before = review(input());
    expect(before.time.get('harvest:1')).toMatchObject({ disposition: 'blocked', customerId: '' });
    expect(before.problems.map(({ code, key }) => `${code} ${key}`)).toContain(
      'E-114 Client → customer|harvest:c1',
    );
    const after = review(acceptedAll());
    expect(after.time.get('harvest:1')).toMatchObject({
      disposition: 'bill',
      customerId: '11',
      itemId: '5',
      taxCodeId: 'TAX',
    });
    expect(after.problems).toEqual([]);
  });

  test('that was confirmed stays, whatever the ledger would be proposed today', () => {
    const { mappings } = acceptedAll();
    const renamed = {
      ...lists,
      customers: [...lists.customers, aCustomer({ customerId: '12', name: 'Acme' })],
    };
    const again = review(input({ mappings, lists: renamed }));
    expect(again.mappings.get('Client → customer|harvest:c1')).toMatchObject({
      suggestion: 'Acme Inc.',
      targetId: '11',
    });
  });

  test.each([
    ['E-411', 'which is not in the ledger', { target: 'Nobody', confirmed: true }],
    ['E-114', 'only as a suggestion', { target: '', confirmed: false }],
  ])('that leads nowhere is %s, and says how much waits', (code, words, answer) => {
    const mappings = answered(input(), (row) =>
      row.kind === 'Client → customer' ? answer : accept(row),
    );
    const { problems } = review(input({ mappings }));
    expect(problems.map((one) => one.code)).toEqual([code]);
    expect(problems[0]?.message).toContain(words);
    expect(problems[0]?.message).toContain('2 rows wait for it');
  });

  test('to an inactive record of the ledger is E-412', () => {
    const { mappings } = acceptedAll();
    const items = lists.items.map((item) => ({ ...item, active: item.itemId !== '5' }));
    const result = review(input({ mappings, lists: { ...lists, items } }));
    expect(result.problems.map(({ code }) => code)).toEqual(['E-412']);
    expect(result.time.get('harvest:1')?.disposition).toBe('blocked');
    expect(result.expenses.get('harvest:x1')?.disposition).toBe('bill');
  });

  test('between two currencies is never proposed, and refused where a person chose it', () => {
    const clients = [aClient({ currency: EUR })];
    const proposed = review(input({ clients })).mappings.get('Client → customer|harvest:c1');
    expect(proposed).toMatchObject({ suggestion: '' });
    expect(proposed?.reason).toBe("'Acme Inc.' is billed in USD, this client in EUR.");
    const mappings = answered(input({ clients }), (row) =>
      row.kind === 'Client → customer' ? { target: 'Acme Inc.', confirmed: true } : accept(row),
    );
    const result = review(input({ clients, mappings }));
    expect(result.problems.map(({ code }) => code)).toContain('E-413');
    expect(result.time.get('harvest:1')?.disposition).toBe('blocked');
  });

  test('of two customers that fit equally well proposes neither', () => {
    const customers = [
      aCustomer({ customerId: '11', name: 'Acme Inc.' }),
      aCustomer({ customerId: '12', name: 'Acme LLC' }),
    ];
    const row = review(input({ lists: { ...lists, customers } })).mappings.get(
      'Client → customer|harvest:c1',
    );
    expect(row).toMatchObject({
      suggestion: '',
      reason: "'Acme Inc.' and 'Acme LLC' fit equally well.",
    });
  });

  test('of a category to another account than its item posts to is told', () => {
    const mappings = answered(input(), (row) =>
      row.kind === 'Expense category → account'
        ? { target: 'Services', confirmed: true }
        : accept(row),
    );
    expect(review(input({ mappings })).problems.map(({ code }) => code)).toEqual(['W-416']);
  });
});

describe('an entry', () => {
  test.each<[string, Parameters<typeof anEntry>[0], string, string]>([
    ['', {}, 'bill', ''],
    ['that is not billable', { billable: false }, 'notBillable', ''],
    ['that the tracker has billed', { sourceInvoice: '7' }, 'notBillable', ''],
    ['whose timer runs', { sourceState: 'running' }, 'held', 'W-105'],
    ['that has left the tracker', { sourceState: 'gone' }, 'held', ''],
    ['that a person holds', { hold: true }, 'held', ''],
    ['that nobody approved', { approval: 'submitted' }, 'held', ''],
    ['where nobody approves', { approval: 'none' }, 'bill', ''],
    ['after the period', { spentOn: day('2026-04-01') }, 'held', ''],
    ['of nothing', { seconds: 0 }, 'blocked', 'E-102'],
    ['below zero', { seconds: -60 }, 'blocked', 'E-103'],
    ['of 26 hours', { seconds: 26 * 3600 }, 'blocked', 'E-104'],
    ['of the year 1', { spentOn: day('0001-01-01') }, 'blocked', 'E-111'],
    ['in two weeks', { spentOn: day('2026-04-16') }, 'blocked', 'E-112'],
    ['not billable and of nothing', { billable: false, seconds: 0 }, 'notBillable', ''],
  ])('%s is decided', (_, fields, disposition, code) => {
    const time = [anEntry(fields)];
    const result = review(acceptedAll({ time, expenses: [] }));
    expect(result.time.get('harvest:1')?.disposition).toBe(disposition);
    expect(result.problems.map((one) => one.code)).toEqual(code === '' ? [] : [code]);
    const { dispositionReason } = result.time.get('harvest:1') ?? {};
    expect(dispositionReason === '').toBe(disposition === 'bill');
  });

  test.each([
    ['Alpha', "Project 'Alpha' has no client."],
    ['', 'It belongs to no project.'],
  ])("of project '%s' without a client is blocked", (project, message) => {
    const time = [anEntry({ clientId: '', client: '', project })];
    const result = review(acceptedAll({ time, expenses: [] }));
    expect(result.time.get('harvest:1')).toMatchObject({ disposition: 'blocked' });
    expect(result.problems).toMatchObject([{ code: 'E-115', message }]);
  });

  test('with moments instead of clock times can overlap another', () => {
    const at = (from: string, to: string) => ({
      startedTime: `2026-03-02T${from}:00-05:00`,
      endedTime: `2026-03-02T${to}:00-05:00`,
    });
    const time = [
      anEntry(at('09:00', '10:00')),
      anEntry({ entryId: 'harvest:2', notes: 'other', ...at('09:45', '10:30') }),
    ];
    const { problems } = review(acceptedAll({ time, expenses: [] }));
    expect(problems.map(({ message }) => message)).toEqual([
      'Ana on 2026-03-02: this entry overlaps harvest:1 by 15 min.',
    ]);
  });

  test('that looks tracked twice, or overlaps another, is told and still billed', () => {
    const time = [
      anEntry({ entryId: 'harvest:1', startedTime: '9:00am', endedTime: '10:00am' }),
      anEntry({ entryId: 'harvest:2', startedTime: '09:30', endedTime: '10:30' }),
      anEntry({ entryId: 'harvest:3', personId: 'harvest:p2' }),
      anEntry({ entryId: 'harvest:4', seconds: 900, startedTime: '09:45', endedTime: '10:00' }),
    ];
    const { problems, time: decided } = review(acceptedAll({ time, expenses: [] }));
    expect(problems.map(({ code, key }) => `${code} ${key}`)).toEqual([
      'W-118 harvest:2',
      'W-119 harvest:4',
    ]);
    expect(problems[1]?.message).toContain('by 15 min');
    expect([...decided.values()].every(({ disposition }) => disposition === 'bill')).toBe(true);
  });
});

test('amounts have no say in the review', () => {
  const cheap = review(acceptedAll({ expenses: [anExpense({ cost: usd('0.01') })] }));
  const dear = review(acceptedAll({ expenses: [anExpense({ cost: usd('9999.00') })] }));
  expect(cheap).toEqual(dear);
});
