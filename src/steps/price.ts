import type { Settings } from '../records/settings';
import type { TimeEntry } from '../records/time-entry';
import { counted } from '../rules/counted';
import { type PriceInput, type Prices, priceWork } from '../rules/price';
import { expensesTab } from '../tabs/expenses-tab';
import { timeTab } from '../tabs/time-tab';
import { distinctProblems } from './cell-problems';
import { expenseFixings } from './expense-fixings';
import { priceChecks } from './price-checks';
import { priceInputOf } from './price-input';
import { keepTerms } from './price-terms';
import { settingsOf } from './settings';
import { type Advance, type Step, StepStopped, type World } from './world';

/**
 * Prices all work that the review lets through; work on documents that were approved keeps the
 * price that it was billed at. A setting that cannot be read stops it: nothing is priced by a
 * default that nobody chose.
 */
export const price: Step = {
  name: 'price',
  advance: (world) => {
    const { settings, problems } = settingsOf(world);
    if (problems.length > 0) {
      const message = `Nothing was priced: ${counted(problems.length, 'setting')} cannot be used.`;
      return { cursor: null, counts: [], message, problems };
    }
    return priceAll(world, settings);
  },
};

function priceAll(world: World, settings: Settings): Advance {
  const { workbook } = world;
  const input = priceInputOf(world, settings);
  if ([...input.entries, ...input.expenses].every(({ disposition }) => disposition === null)) {
    throw new StepStopped('Nothing was reviewed yet. Run Review first.');
  }
  const fixings = expenseFixings(world, input);
  const prices = priceWork({ ...input, exchangeRates: fixings.rates });
  const checks = priceChecks(world, input);
  workbook.put(timeTab, { owner: 'price', values: timeValues(prices), mode: 'merge' });
  workbook.put(expensesTab, { owner: 'price', values: prices.expenses, mode: 'merge' });
  keepTerms(world.host, input);
  return {
    cursor: null,
    ...summary(prices, keptRows(input)),
    problems: distinctProblems([...checks, ...prices.problems, ...fixings.problems]),
  };
}

/** The price of every open entry and the cost of all: those on documents keep their price. */
function timeValues({ time, costs }: Prices): ReadonlyMap<string, Partial<TimeEntry>> {
  const ids = new Set([...time.keys(), ...costs.keys()]);
  return new Map([...ids].map((id) => [id, { ...time.get(id), ...costs.get(id) }]));
}

/** Rows whose price stays, because a document has billed them under the policy of its time. */
const keptRows = ({ entries, expenses, claimed }: PriceInput): number =>
  entries.filter(({ entryId }) => claimed.has(entryId)).length +
  expenses.filter(({ expenseId }) => claimed.has(expenseId)).length;

function summary({ time, expenses }: Prices, kept: number): Pick<Advance, 'counts' | 'message'> {
  const rows = [...time.values(), ...expenses.values()];
  const priced = (all: Iterable<{ readonly amount: string | null }>) =>
    [...all].filter(({ amount }) => amount !== null).length;
  const [entries, spent] = [priced(time.values()), priced(expenses.values())];
  const open = rows.filter(
    ({ amount, explanation }) => amount === null && explanation !== '',
  ).length;
  const done = `${counted(entries, 'entry', 'entries')} and ${counted(spent, 'expense')} priced`;
  const rest =
    open === 0 ? 'everything to bill has a price' : `${counted(open, 'row')} without a price`;
  const counts = [
    { label: 'entries priced', value: entries },
    { label: 'expenses priced', value: spent },
    { label: 'without a price', value: open },
  ];
  if (kept === 0) return { counts, message: `${done}; ${rest}.` };
  const stay =
    kept === 1 ? '1 row on a document keeps its' : `${kept} rows on documents keep their`;
  return {
    counts: [...counts, { label: 'kept as billed', value: kept }],
    message: `${done}; ${rest}. ${stay} price and policy.`,
  };
}
