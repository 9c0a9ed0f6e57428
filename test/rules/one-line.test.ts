import { expect, test } from '@jest/globals';
import type { TimeEntry } from '../../src/records/time-entry';
import { spent } from '../support/drafting';
import { billed, on, type Terms } from '../support/one-line';
import { aDiscount, anAgreement, aTaxRule, d, day } from '../support/sample-records';

test('the time of all projects is one line, before what was spent', () => {
  const { document } = billed(
    [on('Beta', { seconds: 2400, spentOn: day('2026-03-09') }), on('Alpha', { task: 'Build' })],
    {},
    { expenses: [spent({ taxCodeId: 'NON' })] },
  );
  expect(
    document.lines.map(({ project, description, quantity, net }) => [
      project,
      description,
      quantity,
      net,
    ]),
  ).toEqual([
    ['Alpha, Beta', 'Alpha, Beta: 2026-03-02 to 2026-03-09', '1.75', '210.00'],
    ['Alpha', 'Alpha: Travel, 2026-03-05: Train to Boston', '1', '45.00'],
  ]);
  expect(document.lines[0]?.explanation).toBe(
    '2 entries, 1:40 tracked, 1:45 billed (Settings: up to 15 min); 120.00/h from rate R1; 210.00 USD; State 4 % + City 4.875 %',
  );
});

test.each<[string, Partial<TimeEntry>, Terms, string]>([
  ['a rate', { person: 'Ben', personId: 'p2' }, {}, 'rates differ'],
  ['an item', { itemId: '6' }, {}, 'items differ'],
  ['a tax code', { taxCodeId: 'NON' }, {}, 'tax codes differ'],
  ['a class', {}, { classes: { Beta: 'West' } }, 'classes differ'],
  [
    'a discount of its project',
    {},
    { discounts: [aDiscount({ project: 'Beta' })] },
    'discounts differ',
  ],
  [
    'an amount off its project',
    {},
    { discounts: [aDiscount({ project: 'Beta', percent: null, amount: d('10') })] },
    'discounts differ',
  ],
  [
    'a cap of its project',
    {},
    { agreements: [anAgreement({ project: 'Beta', amount: d('5000') })] },
    'agreements differ',
  ],
  [
    'a fee of its project',
    {},
    { agreements: [anAgreement({ kind: 'fixedFee', project: 'Beta', amount: d('500') })] },
    'agreements differ',
  ],
  [
    'a client who is taxed otherwise',
    { client: 'Bolt', clientId: 'c2' },
    {
      taxRules: [
        aTaxRule({ client: 'Bolt', kind: 'withheld', percent: d('5'), reason: 'x', source: 'y' }),
      ],
    },
    'taxes differ',
  ],
  [
    'another rate and class',
    { person: 'Ben', personId: 'p2' },
    { classes: { Beta: 'West' } },
    'rates and classes differ',
  ],
  ['an agreed amount', { billPart: '50.00', partReason: 'as agreed' }, {}, 'agreed amounts differ'],
])('work with %s is apart, and the line says why', (_, fields, terms, why) => {
  const { document } = billed([on('Alpha'), on('Beta', fields), on('Delta')], terms);
  const lines = document.lines.filter(({ kind }) => kind !== 'discount');
  expect(lines.map(({ project }) => project)).toHaveLength(2);
  expect(lines.map(({ project }) => project)).toContain('Alpha, Delta');
  const first = lines.find(({ project }) => project === 'Alpha, Delta');
  expect(first?.explanation).toContain(`; not on one line, as ${why}; `);
});

test('work under another policy is apart, as lines record their policy', () => {
  const { document } = billed([on('Alpha'), on('Gamma')]);
  expect(document.lines.map(({ policy }) => policy)).toEqual([
    'Settings: up to 15 min',
    'P1: up to 6 min',
  ]);
  expect(document.lines[0]?.explanation).toContain('not on one line, as policies differ');
});

test('what holds for all projects alike keeps nothing apart', () => {
  const { document } = billed([on('Alpha'), on('Beta')], {
    discounts: [aDiscount()],
    agreements: [anAgreement({ client: 'Acme', project: '', amount: d('5000') })],
    classes: { Alpha: 'West', Beta: 'West' },
  });
  const [line] = document.lines.filter(({ kind }) => kind === 'time');
  expect(line).toMatchObject({ project: 'Alpha, Beta', className: 'West', net: '240.00' });
  expect(line?.explanation).not.toContain('not on one line');
  expect(document.lines).toHaveLength(2);
});

test('a discount of one project is taken off its own line only', () => {
  const { document } = billed([on('Alpha'), on('Beta'), on('Delta')], {
    discounts: [aDiscount({ project: 'Beta' })],
  });
  expect(document.lines.map(({ project, discount, net }) => [project, discount, net])).toEqual([
    ['Alpha, Delta', '0.00', '240.00'],
    ['Beta', '12.00', '108.00'],
  ]);
});

test.each([
  ['line', { Beta: 'West' }, ['1.75', '0.5']],
  ['line', {}, ['2']],
  ['invoice', {}, ['2']],
  ['entry', {}, ['2.25']],
] as const)('time is rounded by the %s that there is: %j', (level, classes, quantities) => {
  const entries = [
    on('Alpha', { seconds: 2400 }),
    on('Beta', { seconds: 1620 }),
    on('Delta', { seconds: 3060 }),
  ];
  const { document } = billed(entries, { level, classes });
  expect(document.lines.map(({ quantity }) => quantity)).toEqual(quantities);
});

test('time under a cap of a month is rounded by the month, as its lines are', () => {
  const entries = [
    on('Alpha', { seconds: 2400 }),
    on('Beta', { seconds: 2400, spentOn: day('2026-02-27') }),
  ];
  const { document } = billed(entries, {
    level: 'line',
    agreements: [anAgreement({ client: 'Acme', project: '', amount: d('900'), span: 'month' })],
  });
  expect(document.lines.map(({ quantity }) => quantity)).toEqual(['0.75', '0.75']);
});

test('a template names all projects of the line', () => {
  const { document } = billed([on('Beta'), on('Alpha')], {
    lineTemplate: '{project} ({hours})',
  });
  expect(document.lines[0]?.description).toBe('Alpha, Beta (2:00)');
});
