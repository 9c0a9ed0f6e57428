import type { HarvestRow, HarvestState } from '../src/connectors/harvest/simulator-state';
import type { ServiceCall } from '../src/local/engine/membrane';
import { otherTrackers, type ProvidersState } from '../src/local/providers/providers-state';
import { clockifyFirm } from '../src/local/providers/sample-firm/clockify-firm';
import { workOf } from '../src/local/providers/sample-firm/firm-work';
import { kimaiFirm } from '../src/local/providers/sample-firm/kimai-firm';
import { sampleFirm } from '../src/local/providers/sample-firm/sample-firm';
import { togglFirm } from '../src/local/providers/sample-firm/toggl-firm';
import { BundleFirm } from '../test/support/bundle-firm';

/** Pulls a number of entries out of one source through the bundle, and prints its calls as JSON. */

const source = process.argv[2] ?? 'harvest';
const size = Number(process.argv[3]);

/** How a source lists: rows of a page, questions about the account, whether it tells changes. */
interface Listing {
  readonly work: number;
  readonly list: number;
  readonly facts: number;
  readonly tellsChanges: boolean;
  /** Days that a question may span, where it lists only by days, and whether it hints at changes. */
  readonly longest?: number;
  readonly hints?: true;
}

/** Days that a pull on 2 April lists whole, and those before them down to the horizon. */
const LISTED_DAYS = 62;
const OLDER_DAYS = 340;

const listings: Readonly<Record<string, Listing>> = {
  harvest: { work: 2000, list: 2000, facts: 1, tellsChanges: true },
  // A Premium workspace is asked for its timesheets too.
  toggl: { work: 50, list: 200, facts: 2, tellsChanges: false, longest: 365, hints: true },
  clockify: { work: 200, list: 200, facts: 2, tellsChanges: false, longest: 30 },
  kimai: { work: 500, list: Number.POSITIVE_INFINITY, facts: 1, tellsChanges: true },
};

/** The sample firm with its entries again and again under other ids, until there are `size`. */
function largeFirm(): ProvidersState {
  const small = sampleFirm();
  const { time_entries: sample } = small.harvest.lists;
  const finished = sample.filter((row) => row['is_running'] === false);
  const rows = Array.from({ length: size }, (_, index): HarvestRow => {
    const row = finished[index % finished.length];
    if (!row) throw new Error('the sample firm has no time entries');
    return { ...row, id: 700_000_000 + index };
  });
  const lists = { ...small.harvest.lists, time_entries: rows };
  const harvest: HarvestState = { ...small.harvest, lists };
  const work = workOf(harvest);
  const toggl = togglFirm(work);
  return { ...small, harvest, toggl, clockify: clockifyFirm(work), kimai: kimaiFirm(work) };
}

interface Calls {
  requests: number;
  sheetCalls: number;
  readonly writes: Map<string, number>;
  readonly reads: Map<string, number>;
}

function pulled(firm: BundleFirm) {
  const calls: Calls = { requests: 0, sheetCalls: 0, writes: new Map(), reads: new Map() };
  const begin = process.cpuUsage();
  firm.watch({ before: (call) => count(calls, call) });
  const { status, message } = firm.press('pull');
  firm.watch({});
  if (status !== 'done') throw new Error(message);
  const { user, system } = process.cpuUsage(begin);
  const sum = (of: ReadonlyMap<string, number>) => [...of.values()].reduce((a, b) => a + b, 0);
  return {
    requests: calls.requests,
    sheetCalls: calls.sheetCalls,
    timeWrites: calls.writes.get('Time') ?? 0,
    writes: sum(calls.writes),
    tabsWritten: calls.writes.size,
    timeReads: calls.reads.get('Time') ?? 0,
    seconds: (user + system) / 1e6,
    message,
  };
}

function count(calls: Calls, { gasType, method, target, args }: ServiceCall): void {
  if (gasType.startsWith('Spreadsheet.')) calls.sheetCalls++;
  if (method === 'fetch' || method === 'fetchAll') {
    const addresses = [args[0]].flat().map((one) => JSON.stringify(one));
    calls.requests += addresses.filter((one) => !/intuit/.test(one)).length;
  }
  if (method !== 'setValues' && method !== 'getValues') return;
  const range = target as unknown as { getSheet(): { getName(): string } };
  const tab = range.getSheet().getName();
  const of = method === 'setValues' ? calls.writes : calls.reads;
  of.set(tab, (of.get(tab) ?? 0) + 1);
}

/**
 * Requests that a pull cannot do without: one for each page. A later pull reads all work as well,
 * for no tracker tells what was deleted; where it tells changes, they are one page more. Where it
 * lists only by days, each stretch of days is a question of its own, older days without work too.
 */
function pagesNeeded(firm: BundleFirm): { readonly first: number; readonly second: number } {
  const listing = listings[source];
  if (!listing) throw new Error(`${source}: no source that is known here`);
  const { work, list, facts, tellsChanges, longest, hints } = listing;
  const stretches = (days: number) => (longest ? Math.ceil(days / longest) : 0);
  const byDays = longest ? stretches(LISTED_DAYS) - 1 + stretches(OLDER_DAYS) : 0;
  const needed = (tab: string, perPage: number) =>
    Math.max(1, Math.ceil(firm.rows(tab).length / perPage));
  const lists = ['Clients', 'Projects', 'Tasks', 'People'];
  const spends = ['harvest', 'clockify'].includes(source);
  if (spends) lists.push('Expense categories');
  const expenses = spends ? needed('Expenses', list) : 0;
  const first =
    facts +
    lists.reduce((sum, tab) => sum + needed(tab, list), 0) +
    needed('Time', work) +
    byDays +
    expenses;
  return { first, second: first + (tellsChanges ? (spends ? 2 : 1) : 0) + (hints ? 1 : 0) };
}

const firm = BundleFirm.connected(largeFirm());
if (source !== 'harvest') {
  firm.call('disconnect', 'harvest');
  firm.call('connect', source, otherTrackers(firm.state)[source]);
}
const first = pulled(firm);
const entries = firm.rows('Time').length;
if (entries !== size) throw new Error(`${entries} of ${size} entries arrived: ${first.message}`);
firm.wait(3_600_000);
const second = pulled(firm);
const needed = pagesNeeded(firm);
console.log(JSON.stringify({ source, entries, needed, first, second }));
