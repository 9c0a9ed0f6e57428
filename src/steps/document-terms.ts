import type { Problem } from '../records/problem';
import { type Agreements, agreementFinder } from '../rules/agreements';
import { type ClientTemplates, clientTemplates } from '../rules/client-templates';
import { type Discounts, discountFinder } from '../rules/discounts';
import { type Tracking, trackingOf } from '../rules/document-tracking';
import { type TaxRules, taxRuleFinder } from '../rules/tax-rules';
import { agreementsTab } from '../tabs/agreements-tab';
import { classesTab } from '../tabs/classes-tab';
import { clientsTab } from '../tabs/clients-tab';
import { discountsTab } from '../tabs/discounts-tab';
import { mappingTab } from '../tabs/mapping-tab';
import { taxCodesTab } from '../tabs/tax-codes-tab';
import { taxesTab } from '../tabs/taxes-tab';
import { termsTab } from '../tabs/terms-tab';
import { cellProblems, distinctProblems, unreadable } from './cell-problems';
import type { World } from './world';

/** The agreements in force. */
export function agreementsOf({ workbook }: World): Agreements {
  return agreementFinder(workbook.records(agreementsTab), unreadable(workbook, agreementsTab));
}

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

/** The terms of clients and the classes of projects that the mapping says. */
export function trackingFor({ workbook }: World): Tracking {
  return trackingOf(workbook.records(mappingTab), {
    terms: workbook.records(termsTab),
    classes: workbook.records(classesTab),
  });
}

/** Texts of time lines that the Clients tab has of clients. */
export const templatesOf = ({ workbook }: World): ClientTemplates =>
  clientTemplates(workbook.records(clientsTab));

/**
 * What is wrong with agreements, discounts, taxes and texts of clients. A row that cannot be read may be about any
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
    ...templatesOf(world).problems,
  ]);
}
