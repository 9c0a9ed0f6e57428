import type { Settings } from '../records/settings';
import { type Agreements, agreementFinder } from '../rules/agreements';
import { type Policies, policyFinder } from '../rules/policy-finder';
import type { PriceInput } from '../rules/price';
import { agreementsTab } from '../tabs/agreements-tab';
import { clientsTab } from '../tabs/clients-tab';
import { customersTab } from '../tabs/customers-tab';
import { expensesTab } from '../tabs/expenses-tab';
import { policiesTab } from '../tabs/policies-tab';
import { ratesTab } from '../tabs/rates-tab';
import type { Tab } from '../tabs/tab';
import { timeTab } from '../tabs/time-tab';
import { claims } from './journal';
import { periodOf } from './settings';
import type { Workbook } from './workbook';
import type { World } from './world';

/** Everything that prices depend on, as the tabs and the journal have it now. */
export function priceInputOf(world: World, settings: Settings): PriceInput {
  const { workbook } = world;
  const claimed = claims(world).flatMap(({ allocations }) => allocations);
  return {
    settings,
    period: periodOf(world, settings),
    entries: workbook.records(timeTab),
    expenses: workbook.records(expensesTab),
    clients: workbook.records(clientsTab),
    customers: workbook.records(customersTab),
    rates: workbook.records(ratesTab),
    policies: workbook.records(policiesTab),
    unreadable: {
      rates: unreadable(workbook, ratesTab),
      policies: unreadable(workbook, policiesTab),
    },
    claimed: new Set(claimed.map(({ entryId }) => entryId)),
  };
}

/** The policies in force. */
export function policiesOf({ workbook }: World, settings: Settings): Policies {
  return policyFinder(workbook.records(policiesTab), {
    settings,
    unreadable: unreadable(workbook, policiesTab),
  });
}

/** The agreements in force. */
export function agreementsOf({ workbook }: World): Agreements {
  return agreementFinder(workbook.records(agreementsTab), unreadable(workbook, agreementsTab));
}

/** Keys of rows with a cell that is not what its column wants. */
function unreadable<R>(workbook: Workbook, tab: Tab<R>): ReadonlySet<string> {
  const { rows } = workbook.table(tab);
  return new Set(rows.filter(({ faults }) => faults.length > 0).map(({ key }) => key));
}
