import { callerFor } from '../../../src/connectors/call';
import type { Page, SourceFacts, Stream } from '../../../src/connectors/connector';
import { harvest } from '../../../src/connectors/harvest/connector';
import { harvestSimulator } from '../../../src/connectors/harvest/simulator';
import type { HarvestList, HarvestState } from '../../../src/connectors/harvest/simulator-state';
import type { HttpRequest } from '../../../src/host';
import { sampleCredentials } from '../../../src/local/providers/providers-state';
import { sampleFirm } from '../../../src/local/providers/sample-firm/sample-firm';
import { Simulated } from './simulated';

export const firm = sampleFirm();
const { token = '', tenant = '' } = sampleCredentials(firm)['harvest'] ?? {};

export const facts: SourceFacts = { account: 'Larkspur & Finch LLC', usesApproval: true };

export const simulatedHarvest = (state: HarvestState = firm.harvest) =>
  new Simulated(harvestSimulator('larkspurfinch'), state);

export const callerOf = (provider: Simulated<HarvestState>) =>
  callerFor(provider.host(), harvest, { token, tenant, sandbox: false });

/** A request with everything that Harvest asks for. */
export const get = (path: string, headers: Record<string, string> = {}): HttpRequest => ({
  method: 'GET',
  url: `https://api.harvestapp.com/v2/${path}`,
  headers: {
    Authorization: `Bearer ${token}`,
    'Harvest-Account-Id': tenant,
    'User-Agent': 'test (test@example.com)',
    ...headers,
  },
  body: null,
});

/** All pages of a stream, as a pull would read them. */
export function pull<R>(provider: Simulated<HarvestState>, stream: Stream<R>): Page<R>[] {
  const caller = callerOf(provider);
  const pages: Page<R>[] = [];
  let next: string | null = null;
  do {
    const page: Page<R> = caller.call(stream.page({ since: null, next }, facts));
    pages.push(page);
    next = page.next;
  } while (next !== null);
  return pages;
}

/** Every stream by the name of its list. */
export const streams: Readonly<Record<HarvestList, Stream<unknown>>> = {
  clients: harvest.source.clients,
  projects: harvest.source.projects,
  tasks: harvest.source.tasks,
  users: harvest.source.people,
  expense_categories: harvest.source.expenseCategories,
  time_entries: harvest.source.timeEntries,
  expenses: harvest.source.expenses,
};

export const lists = Object.keys(streams) as HarvestList[];
