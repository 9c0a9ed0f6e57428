import { amountOf } from '../money/amount';
import { minorUnits } from '../money/currency';
import { subtract } from '../money/decimal';
import type { Problem } from '../records/problem';
import type { TimeEntry } from '../records/time-entry';
import { type CostTerms, costRateFinder } from './cost-rate';
import { problem } from './problem';
import { priceOfTime } from './time-amount';

/** What some time costs the firm, and what is left of its price. */
export type TimeCost = Pick<TimeEntry, 'costRate' | 'costCurrency' | 'cost' | 'margin'>;

type Price = Pick<TimeEntry, 'amount' | 'currency'>;

const NO_COST: TimeCost = { costRate: null, costCurrency: null, cost: null, margin: null };

/**
 * Costs tracked time, billable or not, as it was worked: 1:07 at 60.00 an hour costs 67.00,
 * whatever is billed for it. The margin is the price less the cost, where both are in one currency.
 */
export function costTime(
  entries: readonly TimeEntry[],
  priceOf: (entry: TimeEntry) => Price,
  terms: CostTerms,
): { readonly costs: ReadonlyMap<string, TimeCost>; readonly problems: readonly Problem[] } {
  const rateOf = costRateFinder(terms);
  const problems: Problem[] = [];
  const costOf = (entry: TimeEntry): TimeCost => {
    if (entry.sourceState !== 'final') return NO_COST;
    const rate = rateOf(entry);
    if (rate.kind === 'tied') problems.push(tied(entry, rate.rateIds));
    if (rate.kind !== 'row') return NO_COST;
    const { hourlyRate: costRate, currency: costCurrency } = rate;
    const digits = minorUnits(costCurrency);
    const cost = amountOf(priceOfTime(entry.seconds, costRate, { digits }), costCurrency);
    const { amount, currency } = priceOf(entry);
    const isComparable = amount !== null && currency === costCurrency;
    const margin = isComparable ? amountOf(subtract(amount, cost), currency) : null;
    return { costRate, costCurrency, cost, margin };
  };
  const costs = new Map<string, TimeCost>();
  for (const entry of entries) costs.set(entry.entryId, costOf(entry));
  return { costs, problems };
}

function tied({ person, project, spentOn }: TimeEntry, rateIds: readonly string[]): Problem {
  const ids = rateIds.join(' and ');
  return problem({
    code: 'E-401',
    step: 'price',
    tab: 'Cost rates',
    key: rateIds[0] ?? '',
    field: 'person',
    message: `Cost rates ${ids} both cost ${person} on ${project} at ${spentOn}, and neither names more.`,
    fix: 'Let one of them name more, or end before the other begins.',
  });
}
