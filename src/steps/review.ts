import { localDayOf } from '../calendar/zone';
import type { Mapping } from '../records/mapping';
import { billingPeriod } from '../rules/billing-period';
import { isOptional } from '../rules/mapping-rows';
import { review as decide, type ReviewResult } from '../rules/review';
import { accountsTab } from '../tabs/accounts-tab';
import { classesTab } from '../tabs/classes-tab';
import { clientsTab } from '../tabs/clients-tab';
import { customersTab } from '../tabs/customers-tab';
import { expensesTab } from '../tabs/expenses-tab';
import { itemsTab } from '../tabs/items-tab';
import { mappingTab } from '../tabs/mapping-tab';
import { taxCodesTab } from '../tabs/tax-codes-tab';
import { termsTab } from '../tabs/terms-tab';
import { timeTab } from '../tabs/time-tab';
import { claimedEntries, readBook } from './posting/book';
import { settingsOf } from './settings';
import { compareClients } from './sync/find';
import { followNames } from './sync/follow-names';
import { type Step, StepStopped, type World } from './world';

/** Decides about every entry and expense, and proposes where they belong in the ledger. */
export const review: Step = {
  name: 'review',
  advance: (world) => {
    const { workbook } = world;
    if (workbook.records(timeTab).length + workbook.records(expensesTab).length === 0) {
      throw new StepStopped('There is no time and there are no expenses yet. Run Pull first.');
    }
    followNames(world);
    const first = decide(inputOf(world));
    putMappings(world, first);
    const { problems, billingMoved } = compareClients(world);
    const result = billingMoved ? decide(inputOf(world)) : first;
    if (billingMoved) putMappings(world, result);
    workbook.put(timeTab, { owner: 'review', values: result.time, mode: 'merge' });
    workbook.put(expensesTab, { owner: 'review', values: result.expenses, mode: 'merge' });
    return { cursor: null, ...summary(result), problems: [...result.problems, ...problems] };
  },
};

function inputOf(world: World): Parameters<typeof decide>[0] {
  const { host, workbook } = world;
  const { settings } = settingsOf(world);
  const today = localDayOf(settings.firmZone, host.now());
  const { from, to } = billingPeriod(settings, today);
  const billedHere = new Set(claimedEntries(readBook(host), 'receivable').keys());
  return {
    time: workbook.records(timeTab),
    expenses: workbook.records(expensesTab),
    clients: workbook.records(clientsTab),
    mappings: workbook.records(mappingTab),
    lists: {
      customers: workbook.records(customersTab),
      items: workbook.records(itemsTab),
      taxCodes: workbook.records(taxCodesTab),
      accounts: workbook.records(accountsTab),
      terms: workbook.records(termsTab),
      classes: workbook.records(classesTab),
    },
    policy: { ...settings, today, from, to, billedHere },
  };
}

function putMappings(world: World, result: ReviewResult): void {
  const values = withKept(world, result);
  world.workbook.put(mappingTab, { owner: 'review', values, mode: 'replace' });
}

/** Rows that nothing needs any more stay with their person's choices, below the others. */
function withKept({ workbook }: World, { mappings }: ReviewResult): ReviewResult['mappings'] {
  const { rows, broken } = workbook.table(mappingTab);
  const unneeded = [...rows, ...broken].filter(({ key }) => !mappings.has(key));
  return new Map([...mappings, ...unneeded.map(({ key }) => [key, {}] as const)]);
}

function summary({ time, expenses, mappings }: ReviewResult) {
  const all = [...time.values(), ...expenses.values()];
  const count = (wanted: string) => all.filter(({ disposition }) => disposition === wanted).length;
  const open = [...mappings.values()].filter(isOpen).length;
  const counts = [
    { label: 'to bill', value: count('bill') },
    { label: 'not billable', value: count('notBillable') },
    { label: 'held', value: count('held') },
    { label: 'blocked', value: count('blocked') },
    { label: 'mapping rows open', value: open },
  ];
  const message =
    open === 0
      ? `${count('bill')} of ${all.length} rows can be billed; everything is mapped.`
      : `${count('bill')} of ${all.length} rows can be billed; ${open} mapping rows wait for you.`;
  return { counts, message };
}

/** Rows of what nobody needs wait for nothing, unless there is something to confirm. */
function isOpen({ kind, targetId, suggestion }: Partial<Mapping>): boolean {
  if (targetId !== '') return false;
  return kind === undefined || !isOptional(kind) || suggestion !== '';
}
