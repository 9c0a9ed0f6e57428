import type { Settings } from '../records/settings';
import { counted } from '../rules/counted';
import { type Prices, priceWork } from '../rules/price';
import { clientsTab } from '../tabs/clients-tab';
import { customersTab } from '../tabs/customers-tab';
import { expensesTab } from '../tabs/expenses-tab';
import { ratesTab } from '../tabs/rates-tab';
import { timeTab } from '../tabs/time-tab';
import { cellProblems, distinctProblems } from './cell-problems';
import { claims } from './journal';
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
  const entries = workbook.records(timeTab);
  const expenses = workbook.records(expensesTab);
  if ([...entries, ...expenses].every(({ disposition }) => disposition === null)) {
    throw new StepStopped('Nothing was reviewed yet. Run Review first.');
  }
  const claimed = claims(world).flatMap(({ allocations }) => allocations);
  const prices = priceWork({
    entries,
    expenses,
    settings,
    clients: workbook.records(clientsTab),
    customers: workbook.records(customersTab),
    rates: workbook.records(ratesTab),
    claimed: new Set(claimed.map(({ entryId }) => entryId)),
  });
  const cells = cellProblems(workbook.table(ratesTab), 'price');
  workbook.put(timeTab, { owner: 'price', values: prices.time, mode: 'merge' });
  workbook.put(expensesTab, { owner: 'price', values: prices.expenses, mode: 'merge' });
  return {
    cursor: null,
    ...summary(prices),
    problems: distinctProblems([...cells, ...prices.problems]),
  };
}

function summary({ time, expenses, problems }: Prices): Pick<Advance, 'counts' | 'message'> {
  const priced = (rows: Iterable<{ readonly amount: string | null }>) =>
    [...rows].filter(({ amount }) => amount !== null).length;
  const [entries, spent] = [priced(time.values()), priced(expenses.values())];
  const open = problems.filter(({ tab }) => tab === 'Time' || tab === 'Expenses').length;
  const done = `${counted(entries, 'entry', 'entries')} and ${counted(spent, 'expense')} priced`;
  const rest =
    open === 0 ? 'everything to bill has a price' : `${counted(open, 'row')} without a price`;
  const counts = [
    { label: 'entries priced', value: entries },
    { label: 'expenses priced', value: spent },
    { label: 'without a price', value: open },
  ];
  return { counts, message: `${done}; ${rest}.` };
}
