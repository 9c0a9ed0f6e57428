import { type AuditResult, auditMasterData } from '../rules/audit';
import { applyAuditDecisions } from '../rules/audit-apply';
import type { AuditInput } from '../rules/audit-input';
import { auditRows, stateOf } from '../rules/audit-rows';
import type { LedgerLists } from '../rules/mapping-suggestion';
import { accountsTab } from '../tabs/accounts-tab';
import { auditTab } from '../tabs/audit-tab';
import { categoriesTab } from '../tabs/categories-tab';
import { classesTab } from '../tabs/classes-tab';
import { clientsTab } from '../tabs/clients-tab';
import { conflictsTab } from '../tabs/conflicts-tab';
import { costRatesTab } from '../tabs/cost-rates-tab';
import { customersTab } from '../tabs/customers-tab';
import { expensesTab } from '../tabs/expenses-tab';
import { itemsTab } from '../tabs/items-tab';
import { mappingTab } from '../tabs/mapping-tab';
import { peopleTab } from '../tabs/people-tab';
import { projectsTab } from '../tabs/projects-tab';
import { suppliersTab } from '../tabs/suppliers-tab';
import { tasksTab } from '../tabs/tasks-tab';
import { taxCodesTab } from '../tabs/tax-codes-tab';
import { termsTab } from '../tabs/terms-tab';
import { timeTab } from '../tabs/time-tab';
import { logEvents } from './event-log';
import { settingsOf } from './settings';
import type { Workbook } from './workbook';
import { StepStopped, type World } from './world';

/** When the lists were last gone through. */
export const AUDIT_KEY = 'audit:at';

/**
 * Goes through the lists of the tracker and of the ledger and puts what a person should decide
 * about on the Audit tab; decisions that were taken stay. Gives a sentence for the person.
 */
export function audit(world: World): string {
  const { host, workbook } = world;
  const { settings } = settingsOf(world);
  if (workbook.records(clientsTab).length + workbook.records(peopleTab).length === 0) {
    throw new StepStopped('There are no lists to go through yet. Run Pull first.');
  }
  let result = auditMasterData(inputOf(workbook, settings.names));
  const sure = settings.mapsItself ? mapSure(world, result.sure) : 0;
  if (sure > 0) result = auditMasterData(inputOf(workbook, settings.names));
  const { rows, broken } = workbook.table(auditTab);
  const values = auditRows(
    result.found,
    rows.map(({ record }) => record),
  );
  const unread = broken.filter(({ key }) => !values.has(key)).map(({ key }) => [key, {}] as const);
  workbook.put(auditTab, {
    owner: 'setup',
    values: new Map([...values, ...unread]),
    mode: 'replace',
  });
  host.journal.set(AUDIT_KEY, new Date(host.now()).toISOString());
  const states = [...values.values()].map(({ state }) => state);
  const open = states.filter((state) => state === 'open').length;
  return [
    open === 0
      ? 'No finding is open.'
      : `${counted(open, 'finding')} to decide about on the Audit tab.`,
    sure > 0 ? `${counted(sure, 'client')} mapped, because name and another identifier agree.` : '',
    broken.length > 0 ? `${counted(broken.length, 'row')} of the tab cannot be read.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** Carries out what was decided on the Audit tab; each change is on the Event log. */
export function applyAudit(world: World): string {
  const { workbook } = world;
  const findings = workbook.records(auditTab);
  const done = applyAuditDecisions({
    findings,
    mappings: workbook.records(mappingTab),
    clients: workbook.records(clientsTab),
    people: workbook.records(peopleTab),
    suppliers: workbook.records(suppliersTab),
    lists: listsOf(workbook),
    conflicts: workbook.records(conflictsTab),
  });
  workbook.put(conflictsTab, { owner: 'user', values: done.conflicts, mode: 'merge' });
  workbook.put(mappingTab, { owner: 'user', values: done.mappings, mode: 'merge' });
  workbook.put(peopleTab, { owner: 'user', values: done.people, mode: 'merge' });
  workbook.put(auditTab, { owner: 'setup', values: done.findings, mode: 'merge' });
  logEvents(
    world,
    done.changes.map((change) => ({ ...change, field: FIELDS[change.tab] })),
  );
  const waiting = [...done.findings.values()].filter(({ state }) => state === 'decided').length;
  const count = done.findings.size - waiting;
  const rest =
    waiting === 0
      ? ''
      : ` ${counted(waiting, 'decision')} could not be: see 'What was done' on the Audit tab.`;
  return `${counted(count, 'decision')} applied.${rest}`;
}

const FIELDS = {
  Mapping: mappingTab.columns.target.header,
  People: peopleTab.columns.supplier.header,
  Conflicts: conflictsTab.columns.decision.header,
  Audit: auditTab.columns.decision.header,
} as const;

/** How many decisions wait to be applied. */
export const decidedIn = (workbook: Workbook): number =>
  workbook.records(auditTab).filter((row) => row.state !== 'closed' && stateOf(row) === 'decided')
    .length;

/** Maps what name and a second identifier agree on; gives how many clients. */
function mapSure(world: World, sure: AuditResult['sure']): number {
  const { workbook } = world;
  const known = new Map(workbook.records(mappingTab).map((row) => [row.mappingId, row]));
  const values = new Map(
    sure.map(({ mappingId, target, found }) => {
      const made = { mappingId, kind: 'Client → customer', sourceId: found.recordId } as const;
      const blank = { ...made, source: found.name, suggestion: target, targetId: '' };
      const row = { ...blank, reason: found.why, ...known.get(mappingId) };
      return [mappingId, { ...row, target, confirmed: true }];
    }),
  );
  workbook.put(mappingTab, { owner: 'user', values, mode: 'merge' });
  logEvents(
    world,
    sure.map(({ mappingId: key, target: after, found }) => ({
      action: 'mapped by the audit',
      tab: mappingTab.name,
      key,
      field: FIELDS.Mapping,
      before: '',
      after,
      reason: `${found.name}: ${found.why}`,
    })),
  );
  return sure.length;
}

function inputOf(workbook: Workbook, names: AuditInput['names']): AuditInput {
  const work = [...workbook.records(timeTab), ...workbook.records(expensesTab)];
  return {
    clients: workbook.records(clientsTab),
    projects: workbook.records(projectsTab),
    people: workbook.records(peopleTab),
    tasks: workbook.records(tasksTab),
    categories: workbook.records(categoriesTab),
    lists: listsOf(workbook),
    suppliers: workbook.records(suppliersTab),
    mappings: workbook.records(mappingTab),
    costRates: workbook.records(costRatesTab),
    usedClients: new Set(work.map(({ clientId }) => clientId)),
    names,
    known: workbook.records(auditTab),
  };
}

function listsOf(workbook: Workbook): LedgerLists {
  return {
    customers: workbook.records(customersTab),
    items: workbook.records(itemsTab),
    taxCodes: workbook.records(taxCodesTab),
    accounts: workbook.records(accountsTab),
    terms: workbook.records(termsTab),
    classes: workbook.records(classesTab),
  };
}

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;
