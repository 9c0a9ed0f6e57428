import type { Connection } from '../../../src/connectors/connection';
import { connectionOf } from '../../../src/connectors/connection';
import type { Connector, Page } from '../../../src/connectors/connector';
import { ecbSimulator } from '../../../src/connectors/ecb/simulator';
import type { Exchange } from '../../../src/connectors/exchange';
import { harvestSimulator } from '../../../src/connectors/harvest/simulator';
import type { HarvestList, HarvestRow } from '../../../src/connectors/harvest/simulator-state';
import { quickbooksSimulator } from '../../../src/connectors/quickbooks/simulator';
import type { Simulator } from '../../../src/connectors/simulator';
import { togglSimulator } from '../../../src/connectors/toggl/simulator';
import {
  otherTrackers,
  type ProvidersState,
  sampleCredentials,
} from '../../../src/local/providers/providers-state';
import { sampleFirm } from '../../../src/local/providers/sample-firm/sample-firm';
import { currencyOf } from '../../../src/money/currency';
import { day } from '../../support/sample-records';

import { anOrder, facts as ledgerFacts } from './quickbooks';
import { Simulated } from './simulated';

const firm = sampleFirm();

const sourceFacts = { account: '', usesApproval: true, currency: 'USD' };

/** So many records that each list has three pages or more, where pages are large and small. */
const CROWD = 4_200;
const SMALL_CROWD = 450;

/** A simulated provider and how it is connected. */
export interface ContractCase {
  /** A fresh one each time. */
  provider(): Simulated<unknown>;
  /** The same with more records than one page holds. */
  crowded(): Simulated<unknown>;
  /** How many records each list then has. */
  readonly crowd: number;
  /** Lists that come whole, however long they are. */
  readonly whole: readonly string[];
}

const caseOf = <S>(simulator: Simulator<S>, state: S, crowd: (state: S) => S): ContractCase => ({
  provider: () => new Simulated(simulator, state) as Simulated<unknown>,
  crowded: () => new Simulated(simulator, crowd(state)) as Simulated<unknown>,
  crowd: CROWD,
  whole: [],
});

/** Every connector of the registry has to have one. */
export const contractCases: Readonly<Record<string, ContractCase>> = {
  harvest: caseOf(harvestSimulator('larkspurfinch'), firm.harvest, crowdedHarvest),
  toggl: {
    ...caseOf(togglSimulator, firm.toggl, crowdedToggl),
    crowd: SMALL_CROWD,
    whole: ['clients', 'people'],
  },
  quickbooks: caseOf(quickbooksSimulator, firm.quickbooks, crowdedBooks),
  ecb: caseOf(ecbSimulator, firm.ecb, (state) => state),
};

function crowdedHarvest(state: ProvidersState['harvest']): ProvidersState['harvest'] {
  const lists: Record<HarvestList, readonly HarvestRow[]> = { ...state.lists };
  for (const name of Object.keys(lists) as HarvestList[]) {
    const rows = lists[name];
    lists[name] = Array.from({ length: CROWD }, (_, index) => {
      const row = rows[index % rows.length];
      return { ...row, updated_at: row?.updated_at ?? '', id: index + 1 };
    });
  }
  return { ...state, lists };
}

function crowdedToggl(state: ProvidersState['toggl']): ProvidersState['toggl'] {
  const many = <R extends { readonly id: number }>(rows: readonly R[]): readonly R[] =>
    Array.from({ length: SMALL_CROWD }, (_, at) => ({
      ...(rows[at % rows.length] as R),
      id: at + 1,
    }));
  const stopped = state.entries.filter(({ seconds }) => seconds !== null);
  return {
    ...state,
    clients: many(state.clients),
    projects: many(state.projects),
    tasks: many(state.tasks),
    members: many(state.members).map((member) => ({ ...member, uid: member.id })),
    entries: many(stopped),
    hourlyQuota: 100_000,
    bucket: 100_000,
  };
}

function crowdedBooks(state: ProvidersState['quickbooks']): ProvidersState['quickbooks'] {
  const kinds = ['Customer', 'Item', 'Account', 'TaxCode'] as const;
  const crowds = kinds.map((kind) => {
    const [first] = state.rows[kind];
    if (!first) throw new Error(`no ${kind}`);
    return [
      kind,
      Array.from({ length: CROWD }, (_, at) => ({ ...first, Id: String(at + 1) })),
    ] as const;
  });
  return { ...state, rows: { ...state.rows, ...Object.fromEntries(crowds) } };
}

export function connectionFor(connector: Connector): Connection {
  const known = { ...sampleCredentials(firm), ...otherTrackers(firm) };
  return connectionOf(connector, known[connector.id] ?? {});
}

/** A list of a connector: its pages by the name of the list. */
export type Pages = (next: string | null) => Exchange<Page<unknown>>;

export function pagesOf({ source, ledger }: Connector): Readonly<Record<string, Pages>> {
  const streams = source && {
    clients: source.clients,
    projects: source.projects,
    tasks: source.tasks,
    people: source.people,
    expenseCategories: source.expenseCategories,
    timeEntries: source.timeEntries,
    expenses: source.expenses,
  };
  const lists = ledger && {
    customers: ledger.customers,
    items: ledger.items,
    accounts: ledger.accounts,
    taxCodes: ledger.taxCodes,
  };
  const read = Object.entries(streams ?? {}).flatMap(([name, stream]) => {
    if (!stream) return [];
    const days = stream.byDays ? { from: day('2026-02-01'), to: day('2026-04-03') } : undefined;
    const pages: Pages = (next) => stream.page({ since: null, next, days }, sourceFacts);
    return [[name, pages] as const];
  });
  const listed = Object.entries(lists ?? {}).map(([name, list]) => {
    const pages: Pages = (next) => list.page(next, ledgerFacts);
    return [name, pages] as const;
  });
  return Object.fromEntries([...read, ...listed]);
}

/** Everything that a connector can read, by a name for the title of a test. */
export function readsOf(connector: Connector): Readonly<Record<string, Exchange<unknown>>> {
  const { source, ledger, rates } = connector;
  const facts = [...(source?.facts ?? []), ...(ledger?.facts ?? [])];
  const wanted = { number: 'INV-1001', customerId: '64', issuedOn: day('2026-03-31') };
  const [from, to] = [day('2026-03-01'), day('2026-03-31')];
  return {
    ...Object.fromEntries(facts.map((exchange, index) => [`facts ${index}`, exchange])),
    ...Object.fromEntries(
      Object.entries(pagesOf(connector)).map(([name, pages]) => [name, pages(null)]),
    ),
    ...(ledger && {
      findInvoices: ledger.findInvoices(wanted, ledgerFacts),
      fetchInvoice: ledger.fetchInvoice('140'),
      attachments: ledger.attachments('140'),
    }),
    ...(rates && { fixings: rates.fixings({ currencies: [currencyOf('USD')], from, to }) }),
  };
}

/** Everything that a connector can change. */
export function writesOf({ ledger }: Connector): Readonly<Record<string, Exchange<unknown>>> {
  if (!ledger) return {};
  const request = ledger.keyed(ledger.invoiceRequest(anOrder(), ledgerFacts), 'KEY');
  const file = { name: 'a.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.4') };
  return {
    invoice: { request, read: ledger.readInvoice },
    attach: ledger.attach('140', file),
  };
}
