import { expect, test } from '@jest/globals';
import type { Agreement } from '../../src/records/agreement';
import type { Factor } from '../../src/records/factor';
import type { HourlyRate } from '../../src/records/hourly-rate';
import type { Policy } from '../../src/records/policy';
import { price } from '../../src/steps/price';
import { agreementsTab } from '../../src/tabs/agreements-tab';
import { clientsTab } from '../../src/tabs/clients-tab';
import { costRatesTab } from '../../src/tabs/cost-rates-tab';
import { customersTab } from '../../src/tabs/customers-tab';
import { discountsTab } from '../../src/tabs/discounts-tab';
import { factorsTab } from '../../src/tabs/factors-tab';
import { peopleTab } from '../../src/tabs/people-tab';
import { policiesTab } from '../../src/tabs/policies-tab';
import { projectsTab } from '../../src/tabs/projects-tab';
import { ratesTab } from '../../src/tabs/rates-tab';
import { taxesTab } from '../../src/tabs/taxes-tab';
import { timeTab } from '../../src/tabs/time-tab';
import {
  aClient,
  aCustomer,
  aDiscount,
  aFactor,
  anAgreement,
  anEntry,
  aPolicy,
  aRate,
  aTaxRule,
  d,
  day,
} from '../support/sample-records';
import { aWorld, fill, nextRun, type TestWorld } from './support/a-world';

/** An hour of Ana on Alpha, for which the rate R0 and nothing else holds. */
function aFirm(): TestWorld {
  const world = aWorld();
  fill(world, timeTab, [anEntry()]);
  fill(world, clientsTab, [aClient()]);
  fill(world, customersTab, [aCustomer()]);
  fill(world, ratesTab, [aRate({ rateId: 'R0', person: 'Ana', project: 'Alpha' })], 'user');
  return world;
}

/** What Price says of a workbook; the hour of Ana is always billed at 120. */
function problemsOf(world: TestWorld): readonly string[] {
  const { problems } = price.advance(nextRun(world), null);
  expect(nextRun(world).workbook.records(timeTab)[0]).toMatchObject({ amount: '120.00' });
  return problems.map(({ code, tab, key, message }) => `${code} ${tab} ${key}: ${message}`);
}

const march = { from: day('2026-03-01'), to: day('2026-03-31') };
const anas = { person: 'Ana', client: 'Acme', project: 'Alpha', task: 'Design' };

test.each<[string, Partial<HourlyRate>[], string[]]>([
  [
    'one after the other',
    [
      { ...march, person: 'Ana' },
      { person: 'Ana', from: day('2026-04-01') },
    ],
    [],
  ],
  [
    'overlapping (62)',
    [
      { ...march, task: 'Design' },
      { task: 'Design', from: day('2026-03-15') },
    ],
    ['E-401 Rates R2: Rates R1 and R2 overlap 2026-03-15…2026-03-31.'],
  ],
  [
    'apart (63)',
    [
      { ...march, task: 'Design' },
      { task: 'Design', from: day('2026-05-01') },
    ],
    ['E-402 Rates R2: Rate R2 leaves 2026-04-01…2026-04-30 without a rate of its kind.'],
  ],
  [
    'zero (64)',
    [{ client: 'Acme', hourlyRate: d('0') }],
    ["E-403a Rates R1: Rate R1 is zero, only allowed with 'Courtesy'."],
  ],
  [
    'negative (64)',
    [{ client: 'Acme', hourlyRate: d('-5') }],
    ['E-403a Rates R1: Rate R1 is below zero.'],
  ],
  [
    'for a person whom nobody has',
    [{ person: 'Anna' }],
    ["W-131 Rates R1: Rates, row 'R1': no person is called 'Anna', so that it holds for no work."],
  ],
  [
    'for a task that nobody has',
    [{ task: 'Build' }],
    ["W-131 Rates R1: Rates, row 'R1': no task is called 'Build', so that it holds for no work."],
  ],
])('rates that are %s', (_, rows, expected) => {
  const world = aFirm();
  const rates = rows.map((row, at) => aRate({ rateId: `R${at + 1}`, ...row }));
  fill(world, ratesTab, rates, 'user');
  expect(problemsOf(world)).toEqual(expected);
});

test.each<[string, Partial<Policy>[], string[]]>([
  ['dated one after the other', [{ project: 'Beta' }, { project: 'Beta', from: march.from }], []],
  [
    'an increment of 7 (65)',
    [{ project: 'Beta', incrementMinutes: 7 }],
    [
      'E-404 Policies P1: Policy P1: increment must divide 60 (1, 5, 6, 10, 12, 15, 20, 30, 60), not 7.',
    ],
  ],
  [
    'an odd increment that is meant',
    [{ project: 'Beta', incrementMinutes: 7, oddIncrement: true }],
    [],
  ],
  [
    'an odd increment of more than a day (65)',
    [{ project: 'Beta', incrementMinutes: 1441, oddIncrement: true }],
    [
      'E-404 Policies P1: Policy P1: increment must divide 60 (1, 5, 6, 10, 12, 15, 20, 30, 60), not 1441.',
    ],
  ],
  [
    'a minimum of more than the longest entry (67)',
    [{ project: 'Beta', minimumMinutes: 1500 }],
    ['E-406 Policies P1: Policy P1: its minimum is more than the longest entry.'],
  ],
  [
    'beginning together (62)',
    [{ project: 'Beta' }, { project: 'Beta' }],
    ['E-401 Policies P2: Policies P1 and P2 begin together for the same work.'],
  ],
  [
    'for a client whom nobody has',
    [{ client: 'Acne' }],
    [
      "W-131 Policies P1: Policies, row 'P1': no client is called 'Acne', so that it holds for no work.",
    ],
  ],
])('policies with %s', (_, rows, expected) => {
  const world = aFirm();
  fill(world, projectsTab, [aProject('Alpha'), aProject('Beta')]);
  const policies = rows.map((row, at) => aPolicy({ policyId: `P${at + 1}`, ...row }));
  fill(world, policiesTab, policies, 'user');
  expect(problemsOf(world)).toEqual(expected);
});

test('an unknown mode is named with the list, a space after a known one is not (66)', () => {
  const world = aFirm();
  fill(
    world,
    policiesTab,
    [aPolicy({ project: 'Beta' }), aPolicy({ policyId: 'P2', project: 'Gamma' })],
    'user',
  );
  fill(world, projectsTab, [aProject('Beta'), aProject('Gamma')]);
  setCell(world, 'Policies', { row: 1, header: 'Direction', value: 'bankers ' });
  setCell(world, 'Policies', { row: 2, header: 'Direction', value: 'Up ' });
  expect(problemsOf(world)).toEqual([
    "E-405 Policies P1: Policies, row 'P1': Direction is 'bankers '; one of nearest, up, down is expected.",
  ]);
});

test.each(['six', '7.5', -6])('an increment of %p makes no sense (65)', (value) => {
  const world = aFirm();
  fill(world, projectsTab, [aProject('Beta')]);
  fill(world, policiesTab, [aPolicy({ project: 'Beta' })], 'user');
  setCell(world, 'Policies', { row: 1, header: 'Increment (minutes)', value });
  const [said, ...more] = problemsOf(world);
  expect(said).toMatch(/^E-404 Policies P1: .*increment must divide 60/);
  expect(more).toEqual([]);
});

test.each<[string, Partial<Agreement>[], string[]]>([
  [
    'one after the other',
    [
      { ...march, amount: d('900') },
      { amount: d('900'), from: day('2026-04-01') },
    ],
    [],
  ],
  [
    'overlapping (62)',
    [{ ...march, amount: d('900') }, { amount: d('800') }],
    ['E-401 Agreements A2: Agreements A1 and A2 overlap; the upper one counts.'],
  ],
  [
    'for a project that nobody has',
    [{ project: 'Alfa', amount: d('1') }],
    [
      "W-131 Agreements A1: Agreements, row 'A1': no project is called 'Alfa', so that it holds for no work.",
    ],
  ],
])('agreements that are %s', (_, rows, expected) => {
  const world = aFirm();
  const agreements = rows.map((row, at) => anAgreement({ agreementId: `A${at + 1}`, ...row }));
  fill(world, agreementsTab, agreements, 'user');
  expect(problemsOf(world)).toEqual(expected);
});

const saturday = { kind: 'weekday', days: 'Sat', ...anas } as const;

test.each<[string, Partial<Factor>[], string[]]>([
  [
    'zero (64)',
    [{ ...saturday, from: day('2026-04-01'), factor: d('0') }],
    ['E-403a Factors F1: Factor F1: its factor is 0.'],
  ],
  [
    'overlapping (62)',
    [saturday, saturday],
    ['E-401 Factors F2: Factors F1 and F2 overlap; the higher one counts.'],
  ],
  [
    'for a client whom nobody has',
    [{ ...saturday, client: 'Zenith' }],
    [
      "W-131 Factors F1: Factors, row 'F1': no client is called 'Zenith', so that it holds for no work.",
    ],
  ],
])('factors that are %s', (_, rows, expected) => {
  const world = aFirm();
  const factors = rows.map((row, at) => aFactor({ factorId: `F${at + 1}`, ...row }));
  fill(world, factorsTab, factors, 'user');
  expect(problemsOf(world)).toEqual(expected);
});

test('a discount and a tax for nobody are named too', () => {
  const world = aFirm();
  fill(world, discountsTab, [aDiscount({ project: 'Alfa' })], 'user');
  fill(world, taxesTab, [aTaxRule({ client: 'Acne' })], 'user');
  expect(problemsOf(world).map((line) => line.slice(0, 60))).toEqual([
    "W-131 Discounts D1: Discounts, row 'D1': no project is calle",
    "W-131 Taxes T1: Taxes, row 'T1': no client is called 'Acne',",
  ]);
});

test('a name that is on a list alone is known, and one like it is offered', () => {
  const world = aFirm();
  fill(world, peopleTab, [aPerson('Marie-Claire Dupont')]);
  const row = (rateId: string, person: string) => aRate({ rateId, person });
  fill(
    world,
    costRatesTab,
    [row('C1', 'marie-claire dupont'), row('C2', 'Marie Claire Dupond')],
    'user',
  );
  const { problems } = price.advance(nextRun(world), null);
  expect(problems.map(({ key, field, fix }) => [key, field, fix])).toEqual([
    [
      'C2',
      'person',
      "It may be 'Marie-Claire Dupont'. Choose the name from the list of the People tab.",
    ],
  ]);
});

const aProject = (name: string) => ({
  projectId: `harvest:${name}`,
  name,
  code: '',
  clientId: 'harvest:c1',
  client: 'Acme',
  billable: true,
  active: true,
});

const aPerson = (name: string) => ({
  personId: `harvest:${name}`,
  name,
  email: '',
  zone: '',
  contractor: false,
  active: true,
  supplier: '',
});

function setCell(
  { host }: TestWorld,
  tab: string,
  { row, header, value }: { row: number; header: string; value: string | number },
): void {
  const grid = host.tabs.get(tab) ?? [];
  const cells = grid[row];
  if (cells) cells[grid[0]?.indexOf(header) ?? -1] = value;
}
