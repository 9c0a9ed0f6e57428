import type { CurrencyCode } from '../money/currency';
import type { Settings } from '../records/settings';
import type { BillingPeriod } from '../rules/billing-period';
import { costRateFinder } from '../rules/cost-rate';
import { sideOf } from '../rules/document-words';
import { type Factors, factorFinder } from '../rules/entry-factors';
import { checkFixings } from '../rules/fixings';
import { type SplitsOf, splitsOn } from '../rules/line-splits';
import { type Policies, policyFinder } from '../rules/policy-finder';
import type { PriceInput } from '../rules/price';
import { checkRates } from '../rules/rate-checks';
import { takenWork } from '../rules/work-taken';
import { clientsTab } from '../tabs/clients-tab';
import { costRatesTab } from '../tabs/cost-rates-tab';
import { customersTab } from '../tabs/customers-tab';
import { exchangeRatesTab } from '../tabs/exchange-rates-tab';
import { expensesTab } from '../tabs/expenses-tab';
import { factorsTab } from '../tabs/factors-tab';
import { policiesTab } from '../tabs/policies-tab';
import { ratesTab } from '../tabs/rates-tab';
import { timeTab } from '../tabs/time-tab';
import { unreadable } from './cell-problems';
import { agreementsOf, discountsOf, taxRulesOf, trackingFor } from './document-terms';
import { claims } from './journal';
import { readLedgerFacts } from './ledger-facts';
import { periodOf } from './settings';
import type { World } from './world';

/** Everything that prices depend on, as the tabs and the journal have it now. */
export function priceInputOf(world: World, settings: Settings): PriceInput {
  const { workbook } = world;
  const claimed = takenWork(
    claims(world).filter(({ invoice }) => sideOf(invoice.kind) === 'receivable'),
  );
  const period = periodOf(world, settings);
  return {
    settings,
    period,
    splitsOf: splitsFor(world, period),
    entries: workbook.records(timeTab),
    expenses: workbook.records(expensesTab),
    clients: workbook.records(clientsTab),
    customers: workbook.records(customersTab),
    rates: workbook.records(ratesTab),
    costRates: workbook.records(costRatesTab),
    baseCurrency: readLedgerFacts(world.host.journal)?.baseCurrency ?? null,
    exchangeRates: checkFixings(workbook.records(exchangeRatesTab)).usable,
    policies: workbook.records(policiesTab),
    factors: workbook.records(factorsTab),
    unreadable: {
      rates: unreadable(workbook, ratesTab),
      costRates: unreadable(workbook, costRatesTab),
      policies: unreadable(workbook, policiesTab),
      factors: unreadable(workbook, factorsTab),
    },
    claimed: new Set([...claimed].flatMap(([id, { isFree }]) => (isFree ? [] : [id]))),
  };
}

/** What keeps work off one line; its tabs are read once, and only where time is rounded by the line. */
function splitsFor(world: World, period: BillingPeriod): SplitsOf {
  let splitsOf: SplitsOf | null = null;
  return (work) => {
    splitsOf ??= splitsOn({
      period,
      scopeOf: agreementsOf(world).scopeOf,
      discounts: discountsOf(world),
      taxes: taxRulesOf(world),
      tracking: trackingFor(world),
    });
    return splitsOf(work);
  };
}

/** The policies in force. */
export function policiesOf({ workbook }: World, settings: Settings): Policies {
  return policyFinder(workbook.records(policiesTab), {
    settings,
    unreadable: unreadable(workbook, policiesTab),
  });
}

/** How the time of work divides over the factors in force. */
export function factorsOf({ workbook }: World, { firmZone }: Settings): Factors {
  return factorFinder(workbook.records(factorsTab), {
    firmZone,
    unreadable: unreadable(workbook, factorsTab),
    entries: workbook.records(timeTab),
  });
}

/** What an hour of work costs, by the Cost rates tab. */
export function costRatesOf(
  { workbook }: World,
  baseCurrency: CurrencyCode,
): ReturnType<typeof costRateFinder> {
  const costRates = workbook.records(costRatesTab);
  const { unusable } = checkRates(costRates, 'Cost rates');
  const wrong = new Set([...unusable, ...unreadable(workbook, costRatesTab)]);
  return costRateFinder({ costRates, unusable: wrong, baseCurrency });
}
