import type { Problem } from '../records/problem';
import { agreementOverlaps } from '../rules/agreement-overlaps';
import type { PriceInput } from '../rules/price';
import { type NamedRow, unknownNames } from '../rules/unknown-names';
import { agreementsTab } from '../tabs/agreements-tab';
import { costRatesTab } from '../tabs/cost-rates-tab';
import { discountsTab } from '../tabs/discounts-tab';
import { factorsTab } from '../tabs/factors-tab';
import { peopleTab } from '../tabs/people-tab';
import { policiesTab } from '../tabs/policies-tab';
import { projectsTab } from '../tabs/projects-tab';
import { ratesTab } from '../tabs/rates-tab';
import { tasksTab } from '../tabs/tasks-tab';
import { taxesTab } from '../tabs/taxes-tab';
import { cellProblems } from './cell-problems';
import type { World } from './world';

/**
 * What is wrong with the rows that prices follow from, whatever work there is: cells that cannot
 * be read, names that nobody has, agreements that hold together.
 */
export function priceChecks({ workbook }: World, input: PriceInput): readonly Problem[] {
  const agreements = workbook.records(agreementsTab);
  const rows: readonly NamedRow[] = [
    ...input.rates.map((names) => ({ tab: 'Rates', key: names.rateId, names })),
    ...input.costRates.map((names) => ({ tab: 'Cost rates', key: names.rateId, names })),
    ...input.policies.map((names) => ({ tab: 'Policies', key: names.policyId, names })),
    ...input.factors.map((names) => ({ tab: 'Factors', key: names.factorId, names })),
    ...agreements.map((names) => ({ tab: 'Agreements', key: names.agreementId, names })),
    ...workbook
      .records(discountsTab)
      .map((names) => ({ tab: 'Discounts', key: names.discountId, names })),
    ...workbook
      .records(taxesTab)
      .map(({ taxRuleId, client }) => ({ tab: 'Taxes', key: taxRuleId, names: { client } })),
  ];
  const { entries, clients } = input;
  const known = {
    person: namesOf(workbook.records(peopleTab), entries, 'person'),
    client: namesOf(clients, entries, 'client'),
    project: namesOf(workbook.records(projectsTab), entries, 'project'),
    task: namesOf(workbook.records(tasksTab), entries, 'task'),
  };
  return [
    ...cellProblems(workbook.table(ratesTab), 'price'),
    ...cellProblems(workbook.table(costRatesTab), 'price'),
    ...cellProblems(workbook.table(policiesTab), 'price'),
    ...cellProblems(workbook.table(factorsTab), 'price'),
    ...unknownNames(rows, known),
    ...agreementOverlaps(agreements),
  ];
}

/** The names of a list, and those of work whose record the list no longer has. */
const namesOf = <K extends 'person' | 'client' | 'project' | 'task'>(
  list: readonly { readonly name: string }[],
  entries: readonly Readonly<Record<K, string>>[],
  kind: K,
): ReadonlySet<string> =>
  new Set([...list.map(({ name }) => name), ...entries.map((entry) => entry[kind])]);
