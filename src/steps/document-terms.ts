import type { Problem } from '../records/problem';
import { type Discounts, discountFinder } from '../rules/discounts';
import { type TaxRules, taxRuleFinder } from '../rules/tax-rules';
import { agreementsTab } from '../tabs/agreements-tab';
import { discountsTab } from '../tabs/discounts-tab';
import { taxCodesTab } from '../tabs/tax-codes-tab';
import { taxesTab } from '../tabs/taxes-tab';
import { cellProblems, distinctProblems } from './cell-problems';
import { agreementsOf, unreadable } from './price-input';
import type { World } from './world';

/** The discounts that the Discounts tab gives. */
export function discountsOf({ workbook }: World): Discounts {
  return discountFinder(workbook.records(discountsTab), unreadable(workbook, discountsTab));
}

/** How work is taxed by the Taxes tab, over the tax codes of the ledger. */
export function taxRulesOf({ workbook, ledger }: World): TaxRules {
  return taxRuleFinder(workbook.records(taxesTab), {
    taxCodes: new Map(workbook.records(taxCodesTab).map((code) => [code.taxCodeId, code])),
    ledger: ledger?.connector.title ?? 'the ledger',
  });
}

/**
 * What is wrong with agreements, discounts and taxes. A row that cannot be read may be about any
 * work, so that nothing is drafted before it is put right.
 */
export function termProblems(world: World): readonly Problem[] {
  const { workbook } = world;
  return distinctProblems([
    ...cellProblems(workbook.table(agreementsTab), 'draft'),
    ...agreementsOf(world).problems,
    ...cellProblems(workbook.table(discountsTab), 'draft'),
    ...discountsOf(world).problems,
    ...cellProblems(workbook.table(taxesTab), 'draft'),
    ...taxRulesOf(world).problems,
  ]);
}
