import { expect, test } from '@jest/globals';
import { applyAudit } from '../../src/steps/audit';
import { cleanUpList } from '../../src/steps/clean-up-list';
import { categoriesTab } from '../../src/tabs/categories-tab';
import { clientsTab } from '../../src/tabs/clients-tab';
import { costRatesTab } from '../../src/tabs/cost-rates-tab';
import { customersTab } from '../../src/tabs/customers-tab';
import { itemsTab } from '../../src/tabs/items-tab';
import { mappingTab } from '../../src/tabs/mapping-tab';
import { peopleTab } from '../../src/tabs/people-tab';
import { projectsTab } from '../../src/tabs/projects-tab';
import type { settingRows } from '../../src/tabs/settings-tab';
import { suppliersTab } from '../../src/tabs/suppliers-tab';
import { tasksTab } from '../../src/tabs/tasks-tab';
import { aClient, aCustomer, aRate } from '../support/sample-records';
import { fill, nextRun } from './support/a-world';

import {
  aFirm,
  anItem,
  aPerson,
  aProject,
  aSupplier,
  choose,
  confirmed,
  decide,
  events,
  found,
} from './support/audit-firm';

test('what is missing or inactive is found, each with what to do', () => {
  const world = aFirm();
  fill(world, projectsTab, [
    aProject(),
    aProject({ projectId: 'harvest:j2', name: 'Nobody', clientId: 'harvest:gone', client: '' }),
    aProject({ projectId: 'harvest:j3', name: 'Old', clientId: 'harvest:c9', client: 'Gone Ltd' }),
  ]);
  fill(world, clientsTab, [aClient({ clientId: 'harvest:c9', name: 'Gone Ltd', active: false })]);
  const task = { billableByDefault: true, active: true };
  fill(world, tasksTab, [
    { ...task, taskId: 'harvest:t1', name: 'Design' },
    { ...task, taskId: 'harvest:t2', name: 'Travel' },
  ]);
  fill(world, categoriesTab, [{ categoryId: 'harvest:g1', name: 'Lodging', active: true }]);
  fill(world, itemsTab, [anItem(), anItem({ itemId: '6', name: 'Old travel', active: false })]);
  fill(world, mappingTab, [confirmed('Task → item', 'harvest:t2', 'Old travel')], 'user');
  fill(world, peopleTab, [
    aPerson(),
    aPerson({ personId: 'harvest:p2', name: 'Bo Lee', email: 'bo@firm.example', contractor: true }),
  ]);
  fill(world, costRatesTab, [aRate({ person: 'ANA RUIZ' })], 'user');
  fill(world, suppliersTab, [aSupplier({ name: 'Bo Lee' })]);
  const rows = Object.values(found(nextRun(world)));
  expect(
    rows.map(({ findingId, kind, suggestion, proposed }) => [
      findingId,
      kind,
      suggestion,
      proposed,
    ]),
  ).toEqual([
    ['unmapped|Task → item|harvest:t1', 'no item', 'map', 'Services:Design'],
    ['unmapped|Expense category → item|harvest:g1', 'no item', 'create', 'Lodging'],
    ['orphan|project|harvest:j2', 'no client', 'clean up', ''],
    ['supplier|harvest:p2', 'no supplier', 'map', 'Bo Lee'],
    ['cost|harvest:p2', 'no cost rate', 'leave', ''],
    ['inactive|project|harvest:j3', 'inactive', 'clean up', ''],
    ['inactive|Task → item|harvest:t2', 'inactive', 'clean up', ''],
  ]);
  decide(world, 'supplier|harvest:p2', 'map');
  applyAudit(nextRun(world));
  expect(nextRun(world).workbook.records(peopleTab)[1]?.supplier).toBe('Bo Lee');
  expect(events(world)).toMatchObject([
    { tab: 'People', field: 'Supplier', before: '', after: 'Bo Lee' },
  ]);
});

test('customers that are one: what was mapped to the one goes to the other', () => {
  const world = aFirm();
  fill(world, customersTab, [
    aCustomer({ customerId: '12', name: 'ACME, Inc.', email: 'a@acme.example' }),
  ]);
  const pair = 'pair|customer|11|12';
  expect(found(nextRun(world))[pair]).toMatchObject({ name: 'ACME, Inc.', proposed: 'ACME, Inc.' });
  decide(world, pair, 'merge');
  applyAudit(nextRun(world));
  expect(nextRun(world).workbook.records(mappingTab)[0]?.target).toBe('ACME, Inc.');
  expect(events(world)).toMatchObject([
    { tab: 'Mapping', before: 'Acme Inc.', after: 'ACME, Inc.' },
    { tab: 'Audit', action: 'put on the clean-up list' },
  ]);
});

test.each([
  [
    {},
    ' Harbour  Tower ',
    'Harbour Tower',
    'begins or ends with a space and has a double or an unusual space',
  ],
  [
    { namesInCapitals: 'no' },
    'HARBOUR TOWER LTD',
    'Harbour Tower Ltd',
    'is in capitals throughout',
  ],
  [{ namesInCapitals: 'no' }, 'BANK OF AMERICA', 'Bank of America', 'is in capitals throughout'],
  [{ forbiddenCharacters: ': /' }, 'Harbour/Tower', 'Harbour Tower', "has '/'"],
  [{ projectCode: 'AAA-000' }, 'Harbour Tower', '', 'does not begin with a code as AAA-000'],
  [{ projectCode: '0.0' }, '1x2 Tower', '', 'does not begin with a code as 0.0'],
] as const)('%j: %s is a name to put right', (settings, name, proposed, fault) => {
  const world = aFirm();
  for (const [setting, value] of Object.entries(settings)) {
    choose(world, setting as keyof typeof settingRows, value);
  }
  fill(nextRun(world), projectsTab, [aProject({ name })]);
  const row = found(world)['name|project|harvest:j1'];
  expect(row).toMatchObject({ suggestion: 'rename', proposed, why: `The name ${fault}.` });
});

test.each([
  [{ namesInCapitals: 'no' }, 'IBM UK'],
  [{ projectCode: 'AAA-000' }, 'HAR-014 Harbour Tower'],
  [{ projectCode: '0.0' }, '1.2 Tower'],
  [{ forbiddenCharacters: ':' }, 'Harbour/Tower'],
] as const)('%j: %s is as agreed', (settings, name) => {
  const world = aFirm();
  for (const [setting, value] of Object.entries(settings)) {
    choose(world, setting as keyof typeof settingRows, value);
  }
  fill(nextRun(world), projectsTab, [aProject({ name })]);
  expect(found(world)).toEqual({});
});

test('the clean-up list is safe to open, and holds only what a person decided', () => {
  const world = aFirm();
  fill(world, projectsTab, [aProject({ name: ' =1+1 ' })]);
  found(nextRun(world));
  expect(() => cleanUpList(nextRun(world))).toThrow('The clean-up list is empty.');
  decide(world, 'name|project|harvest:j1', 'rename', '=HYPERLINK("x")');
  const { rows, text } = cleanUpList(nextRun(world));
  expect(rows).toBe(1);
  expect(text).toContain('Harvest,project," =1+1 ",j1,');
  expect(text).toContain(`"'=HYPERLINK(""x"")"`);
});

test('projects of two clients are one only where their clients may be, or their codes agree', () => {
  const world = aFirm();
  const second = { projectId: 'harvest:j2', clientId: 'harvest:c2', client: 'ACME, Incorporated' };
  fill(world, clientsTab, [
    aClient({ clientId: 'harvest:c2', name: 'ACME, Incorporated' }),
    aClient({ clientId: 'harvest:c3', name: 'Zenith' }),
  ]);
  fill(world, projectsTab, [
    aProject({ name: 'Website' }),
    aProject({ ...second, name: 'website' }),
    aProject({
      projectId: 'harvest:j3',
      name: 'Website',
      clientId: 'harvest:c3',
      client: 'Zenith',
    }),
    aProject({ projectId: 'harvest:j4', name: 'Phase 1' }),
    aProject({ projectId: 'harvest:j5', name: 'Phase 2' }),
    aProject({ projectId: 'harvest:j6', name: 'Web-site' }),
  ]);
  const pairs = Object.keys(found(nextRun(world))).filter((id) => id.startsWith('pair|project'));
  expect(pairs.sort()).toEqual([
    'pair|project|harvest:j1|harvest:j2',
    'pair|project|harvest:j1|harvest:j6',
  ]);
});
