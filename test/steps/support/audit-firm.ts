import type { AuditFinding } from '../../../src/records/audit-finding';
import { audit } from '../../../src/steps/audit';
import { accountsTab } from '../../../src/tabs/accounts-tab';
import { auditTab } from '../../../src/tabs/audit-tab';
import { clientsTab } from '../../../src/tabs/clients-tab';
import { customersTab } from '../../../src/tabs/customers-tab';
import { eventLogTab } from '../../../src/tabs/event-log-tab';
import { mappingTab } from '../../../src/tabs/mapping-tab';
import { settingRows, settingsTab } from '../../../src/tabs/settings-tab';
import { aClient, aCustomer, USD } from '../../support/sample-records';
import { aWorld, fill, nextRun, type TestWorld } from './a-world';

export const aPerson = (fields: object = {}) => ({
  personId: 'harvest:p1',
  name: 'Ana Ruiz',
  email: 'ana@firm.example',
  zone: '',
  contractor: false,
  active: true,
  supplier: '',
  ...fields,
});

export const aProject = (fields: object = {}) => ({
  projectId: 'harvest:j1',
  name: 'Harbour Tower',
  code: '',
  clientId: 'harvest:c1',
  client: 'Acme',
  billable: true,
  active: true,
  ...fields,
});

export const anItem = (fields: object = {}) => ({
  itemId: '5',
  name: 'Services:Design',
  incomeAccountId: '79',
  incomeAccount: 'Income',
  taxable: false,
  active: true,
  ...fields,
});

export const aSupplier = (fields: object = {}) => ({
  ...{ supplierId: 'v1', name: 'Ruiz Consulting', currency: USD, email: '', taxCodeId: '' },
  active: true,
  ...fields,
});

/** A workbook in which nothing is doubtful but what is put into it. */
export function aFirm(): TestWorld {
  const world = aWorld();
  fill(world, clientsTab, [aClient({ name: 'Acme Inc.' })]);
  fill(world, customersTab, [aCustomer()]);
  fill(world, accountsTab, [
    { accountId: '79', name: 'Income', number: '', kind: 'Revenue', active: true },
  ]);
  fill(world, mappingTab, [confirmed('Client → customer', 'harvest:c1', 'Acme Inc.')], 'user');
  return nextRun(world);
}

export function confirmed(
  kind: 'Client → customer' | 'Task → item',
  sourceId: string,
  target: string,
) {
  const made = { mappingId: `${kind}|${sourceId}`, kind, sourceId, source: 'Acme Inc.' };
  return { ...made, suggestion: '', reason: '', target, confirmed: true, targetId: '' };
}

/** Runs the audit and gives its rows by id. */
export function found(world: TestWorld): Readonly<Record<string, AuditFinding>> {
  audit(nextRun(world));
  const rows = nextRun(world).workbook.records(auditTab);
  return Object.fromEntries(rows.map((row) => [row.findingId, row]));
}

export function decide(world: TestWorld, findingId: string, decision: string, chosen = ''): void {
  const values = new Map([[findingId, { decision, chosen } as Partial<AuditFinding>]]);
  nextRun(world).workbook.put(auditTab, { owner: 'user', values, mode: 'merge' });
}

export const events = (world: TestWorld) =>
  nextRun(world)
    .workbook.records(eventLogTab)
    .map(({ action, tab, key, field, before, after, reason }) => {
      return { action, tab, key, field, before, after, reason };
    });

export const choose = (world: TestWorld, setting: keyof typeof settingRows, value: string) => {
  const { name, meaning } = settingRows[setting];
  nextRun(world).workbook.put(settingsTab, {
    owner: 'user',
    values: new Map([[name, { name, meaning, value }]]),
    mode: 'merge',
  });
};
