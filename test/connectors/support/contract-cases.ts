import { clockifySimulator } from '../../../src/connectors/clockify/simulator';
import type { Connection } from '../../../src/connectors/connection';
import { connectionOf } from '../../../src/connectors/connection';
import type { Connector, Page } from '../../../src/connectors/connector';
import { ecbSimulator } from '../../../src/connectors/ecb/simulator';
import type { Exchange } from '../../../src/connectors/exchange';
import { harvestSimulator } from '../../../src/connectors/harvest/simulator';
import type { HarvestList, HarvestRow } from '../../../src/connectors/harvest/simulator-state';
import { kimaiSimulator } from '../../../src/connectors/kimai/simulator';
import { quickbooksSimulator } from '../../../src/connectors/quickbooks/simulator';
import type { Simulator } from '../../../src/connectors/simulator';
import { togglSimulator } from '../../../src/connectors/toggl/simulator';
import { xero } from '../../../src/connectors/xero/connector';
import { xeroSimulator } from '../../../src/connectors/xero/simulator';
import { bookedInvoice } from '../../../src/connectors/xero/simulator-invoice';
import { type XeroRow, xeroId } from '../../../src/connectors/xero/simulator-state';
import {
  otherLedgers,
  otherTrackers,
  type ProvidersState,
  sampleCredentials,
} from '../../../src/local/providers/providers-state';
import { sampleFirm } from '../../../src/local/providers/sample-firm/sample-firm';
import { currencyOf } from '../../../src/money/currency';
import { day } from '../../support/sample-records';

import { anOrder, facts as ledgerFacts } from './quickbooks';
import { NOW, Simulated } from './simulated';

const firm = sampleFirm();

const sourceFacts = { account: '', usesApproval: true, currency: 'USD', zone: 'America/New_York' };

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
  /** Writes whose answers say nothing, so that nothing can be wrong in them. */
  readonly tacit?: readonly string[];
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
  clockify: {
    ...caseOf(clockifySimulator, firm.clockify, crowdedClockify),
    crowd: 600,
    tacit: ['mark'],
  },
  kimai: {
    ...caseOf(kimaiSimulator(firm.kimai.login.host), firm.kimai, crowdedKimai),
    crowd: 1_200,
    whole: ['clients', 'projects', 'tasks', 'people'],
  },
  quickbooks: caseOf(quickbooksSimulator, firm.quickbooks, crowdedBooks),
  xero: {
    ...caseOf(xeroSimulator, xeroWithInvoice(), crowdedXero),
    whole: ['items', 'accounts', 'taxCodes'],
  },
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

function crowdedClockify(state: ProvidersState['clockify']): ProvidersState['clockify'] {
  const many = <R extends { readonly id: string }>(rows: readonly R[]): readonly R[] =>
    Array.from({ length: 600 }, (_, at) => ({ ...(rows[at % rows.length] as R), id: `x${at}` }));
  const projects = many(state.projects).map((project, at) => ({
    ...project,
    tasks: [{ id: `t${at}`, name: 'Design', billable: true, status: 'ACTIVE' }],
  }));
  return {
    ...state,
    login: { ...state.login, userId: 'x0' },
    clients: many(state.clients),
    projects,
    users: many(state.users),
    categories: many(state.categories),
    expenses: many(state.expenses),
    entries: many(state.entries),
  };
}

function crowdedKimai(state: ProvidersState['kimai']): ProvidersState['kimai'] {
  const many = <R extends { readonly id: number }>(rows: readonly R[]): readonly R[] =>
    Array.from({ length: 1_200 }, (_, at) => ({ ...(rows[at % rows.length] as R), id: at + 1 }));
  const place = { user: 1, activity: 1, project: 1 };
  return {
    ...state,
    customers: many(state.customers),
    projects: many(state.projects).map((project) => ({ ...project, customer: 1 })),
    activities: many(state.activities),
    users: many(state.users),
    timesheets: many(state.timesheets).map((one) => ({ ...one, ...place })),
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

/** One invoice is there, as in the other books. */
function xeroWithInvoice(): ProvidersState['xero'] {
  const invoice = { ...anOrder().invoice, customerId: xeroId(104), number: 'INV-0999' };
  const { json } = xero.ledger.documents.invoice.request(
    { ...anOrder(), invoice, lines: anOrder().lines.map((line) => ({ ...line, itemId: 'ENG' })) },
    ledgerFacts,
  );
  const [body] = (json as { Invoices: XeroRow[] }).Invoices;
  const row = bookedInvoice(body ?? {}, { state: firm.xero, now: NOW });
  return { ...firm.xero, invoices: [row], count: firm.xero.count + 1 };
}

function crowdedXero(state: ProvidersState['xero']): ProvidersState['xero'] {
  const many = <R extends XeroRow>(rows: readonly R[], numbered: (at: number) => XeroRow) =>
    Array.from({ length: CROWD }, (_, at) => ({ ...(rows[0] as R), ...numbered(at + 1) }));
  return {
    ...state,
    contacts: many(state.contacts, (at) => ({ ContactID: xeroId(at) })),
    items: many(state.items, (at) => ({ Code: `C${at}` })),
    accounts: many(state.accounts, (at) => ({ AccountID: xeroId(at) })),
    taxRates: many(state.taxRates, (at) => ({ TaxType: `TAX${at}` })),
  };
}

/** Ids of a customer, an item and an invoice that are there, by ledger. */
const known: Readonly<Record<string, { customerId: string; itemId: string; invoiceId: string }>> = {
  quickbooks: { customerId: '64', itemId: '21', invoiceId: '140' },
  xero: { customerId: xeroId(104), itemId: 'ENG', invoiceId: xeroId(firm.xero.count) },
};

export function connectionFor(connector: Connector): Connection {
  const all = { ...sampleCredentials(firm), ...otherTrackers(firm), ...otherLedgers(firm) };
  return connectionOf(connector, all[connector.id] ?? {});
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
  const { customerId = '', invoiceId = '' } = known[connector.id] ?? {};
  const wanted = { number: 'INV-1001', customerId, issuedOn: day('2026-03-31') };
  const [from, to] = [day('2026-03-01'), day('2026-03-31')];
  return {
    ...Object.fromEntries(facts.map((exchange, index) => [`facts ${index}`, exchange])),
    ...(source?.marks?.isMarked && {
      isMarked: source.marks.isMarked(knownEntries[connector.id] ?? ''),
    }),
    ...(source?.approvals && {
      approvals: source.approvals.work.page(
        { since: null, next: null, days: { from, to } },
        sourceFacts,
      ),
    }),
    ...(source?.changedDays && { changedDays: source.changedDays('2026-03-01T00:00:00Z') }),
    ...Object.fromEntries(
      Object.entries(pagesOf(connector)).map(([name, pages]) => [name, pages(null)]),
    ),
    ...(ledger && {
      find: ledger.documents.invoice.find(wanted, ledgerFacts),
      fetch: ledger.documents.invoice.fetch(invoiceId),
      attachments: ledger.documents.invoice.attachments(invoiceId),
      ...(ledger.customers.writes && {
        customer: ledger.customers.writes.fetch(customerId, ledgerFacts),
        namedCustomer: ledger.customers.writes.find('Northgate Partners L.P.', ledgerFacts),
      }),
      ...(ledger.documents.invoice.changed && {
        changed: ledger.documents.invoice.changed({ since: null, next: null }, ledgerFacts),
      }),
    }),
    ...(rates && { fixings: rates.fixings({ currencies: [currencyOf('USD')], from, to }) }),
  };
}

/** A time entry that is there, by tracker. */
const knownEntries: Readonly<Record<string, string>> = {
  toggl: `toggl:${firm.toggl.entries[0]?.id}`,
  clockify: `clockify:${firm.clockify.entries[0]?.id}`,
  kimai: `kimai:${firm.kimai.timesheets[0]?.id}`,
};

/** Everything that a connector can change. */
export function writesOf(connector: Connector): Readonly<Record<string, Exchange<unknown>>> {
  const { id, ledger, source } = connector;
  if (source?.marks) return { mark: source.marks.mark([knownEntries[id] ?? ''], true) };
  if (!ledger) return {};
  const { customerId = '', itemId = '', invoiceId = '' } = known[id] ?? {};
  const { invoice, lines, ...order } = anOrder();
  const request = ledger.documents.invoice.request(
    {
      ...order,
      invoice: { ...invoice, customerId },
      lines: lines.map((line) => ({ ...line, itemId })),
    },
    ledgerFacts,
  );
  const { writes } = ledger.customers;
  const customer = { name: 'New Ltd', currency: currencyOf('USD'), email: '', address: 'Quay 1' };
  const named = writes?.create({ ...customer, termsId: '', marker: 'tt:1' }, ledgerFacts);
  const file = { name: 'a.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.4') };
  return {
    invoice: { request: ledger.keyed(request, 'KEY'), read: ledger.documents.invoice.read },
    attach: ledger.documents.invoice.attach(invoiceId, file),
    ...(named && { customer: { ...named, request: ledger.keyed(named.request, 'KEY2') } }),
  };
}
