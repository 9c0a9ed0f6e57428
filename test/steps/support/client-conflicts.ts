import { forgetConnection, saveConnection } from '../../../src/connectors/connection';
import { connectorOf } from '../../../src/connectors/registry';
import type { XeroRow } from '../../../src/connectors/xero/simulator-state';
import type { Host } from '../../../src/host';
import { otherLedgers, type ProvidersState } from '../../../src/local/providers/providers-state';
import type { Conflict } from '../../../src/records/conflict';
import { acceptSuggestions } from '../../../src/steps/accept-suggestions';
import { openWorld } from '../../../src/steps/open-world';
import { runStep } from '../../../src/steps/runner';
import type { StepRecord } from '../../../src/steps/step-record';
import { syncClients } from '../../../src/steps/sync/sync';
import { conflictsTab } from '../../../src/tabs/conflicts-tab';
import { eventLogTab } from '../../../src/tabs/event-log-tab';
import { fieldRuleRows, fieldRulesTab } from '../../../src/tabs/field-rules-tab';
import { mappingTab } from '../../../src/tabs/mapping-tab';
import { problemsTab } from '../../../src/tabs/problems-tab';
import type { Tab } from '../../../src/tabs/tab';
import { SimulatedFirm } from '../../support/simulated-firm';
import { smallFirm } from '../../support/small-firm';

export const ledgers = ['quickbooks', 'xero'] as const;

export type LedgerName = (typeof ledgers)[number];

export const KESTREL = 'harvest:15320427';
export const HOTEL = 'harvest:15320411';

interface Saved {
  readonly tabs: MemoryTabs;
  readonly journal: ReadonlyMap<string, string>;
  readonly state: ProvidersState;
  readonly clock: number;
}

type MemoryTabs = SimulatedFirm['host']['tabs'];

/** What a customer says, whichever ledger it is in. */
interface Customer {
  readonly name?: string;
  readonly email?: string;
  readonly line?: string;
  readonly currency?: string;
}

/** A firm of two clients, and what people do on either side of it. */
export class ClientFirm {
  readonly firm: SimulatedFirm;

  constructor(
    readonly ledger: LedgerName,
    saved?: Saved,
  ) {
    this.firm = new SimulatedFirm(saved?.state ?? smallFirm());
    const { host } = this.firm;
    if (ledger === 'xero' && !saved) this.firm.change(withSecondTerms);
    if (ledger === 'xero') {
      forgetConnection(host, connectorOf('quickbooks'));
      saveConnection(host, connectorOf('xero'), otherLedgers(this.firm.state)['xero'] ?? {});
    }
    if (!saved) return;
    for (const [name, grid] of saved.tabs) host.tabs.set(name, structuredClone(grid));
    for (const [key, value] of saved.journal) host.journal.set(key, value);
    host.clock = saved.clock;
  }

  save(): Saved {
    const { tabs, journal, clock } = this.firm.host;
    const copied = new Map([...tabs].map(([name, grid]) => [name, structuredClone(grid)]));
    return { tabs: copied, journal: journal.all(), state: this.firm.state, clock };
  }

  /** Pull and Review, and the suggestions accepted. */
  begin(): this {
    this.look();
    acceptSuggestions(openWorld(this.firm.host));
    this.firm.run('review');
    return this;
  }

  /** Pull and Review a while later. */
  look(): this {
    this.firm.host.clock += 60_000;
    for (const step of ['pull', 'review'] as const) {
      const { outcome, message } = this.firm.run(step);
      if (outcome !== 'done') throw new Error(message);
    }
    return this;
  }

  sync(host: Host = this.firm.host): StepRecord {
    this.firm.host.clock += 60_000;
    for (;;) {
      const record = runStep(openWorld(host), syncClients);
      if (record.outcome !== 'continues') return record;
    }
  }

  rule(key: keyof typeof fieldRuleRows, choice: string): this {
    this.type(fieldRulesTab, fieldRuleRows[key].rule, { choice });
    return this;
  }

  decide(conflictId: string, decision: Conflict['decision']): this {
    this.type(conflictsTab, conflictId, { decision });
    return this;
  }

  /** A person chooses another target on the Mapping tab. */
  choose(mappingId: string, target: string): this {
    this.type(mappingTab, mappingId, { target, confirmed: true });
    return this;
  }

  conflict(id: string): Conflict | undefined {
    return this.firm.records(conflictsTab).find(({ conflictId }) => conflictId === id);
  }

  /** What the log says was done to the ledger and the mapping, without when and by whom. */
  said(): readonly string[] {
    return this.firm
      .records(eventLogTab)
      .filter(({ action }) => action !== 'accepted a suggestion')
      .map(({ action, field, before, after, reason }) =>
        [action, field, before, after, reason].join(' | ').replace(/\s*\n\s*/g, ', '),
      );
  }

  warnings(): readonly string[] {
    return this.firm
      .records(problemsTab)
      .filter(({ tab }) => tab === 'Conflicts')
      .map(({ code, message, fix }) => `${code} ${message} ${fix}`);
  }

  /** Somebody changes a client in the tracker. */
  client(id: string, change: Readonly<Record<string, unknown>>): this {
    const updated_at = new Date(this.firm.host.clock).toISOString();
    this.firm.change((state) => ({
      ...state,
      harvest: {
        ...state.harvest,
        lists: {
          ...state.harvest.lists,
          clients: state.harvest.lists.clients.map((row) =>
            `harvest:${row['id']}` === id ? { ...row, ...change, updated_at } : row,
          ),
        },
      },
    }));
    return this;
  }

  /** Somebody changes a customer in the ledger; with null they were never there. */
  customer(name: string, change: Customer | null): this {
    const at = this.firm.host.clock;
    this.firm.change((state) =>
      this.ledger === 'xero'
        ? inXero(state, name, change, at)
        : inQuickBooks(state, name, change, at),
    );
    return this;
  }

  /** Customers as the ledger has them: name, e-mail, address in one line, currency. */
  customers(): readonly string[] {
    const { quickbooks, xero } = this.firm.state;
    const rows =
      this.ledger === 'xero'
        ? xero.contacts.map((row) => xeroRow(row))
        : quickbooks.rows.Customer.map((row) => bookRow(row));
    return rows.map((parts) => parts.filter(Boolean).join(' | ')).sort();
  }

  private type<R>(tab: Tab<R>, key: string, cells: Partial<R>): void {
    const { workbook } = openWorld(this.firm.host);
    workbook.put(tab, { owner: 'user', values: new Map([[key, cells]]), mode: 'merge' });
  }
}

/** Xero has the terms that any of its contacts has. */
const withSecondTerms = (state: ProvidersState): ProvidersState => ({
  ...state,
  xero: {
    ...state.xero,
    contacts: state.xero.contacts.map((row) =>
      row['Name'] === 'Amber Valley Dental'
        ? { ...row, PaymentTerms: { Sales: { Day: 14, Type: 'DAYSAFTERBILLDATE' } } }
        : row,
    ),
  },
});

type Row = Readonly<Record<string, unknown>>;

const rowOf = (value: unknown): Row => (value ?? {}) as Row;

const linesOf = (address: Row, name: string): string =>
  [1, 2, 3, 4, 5].flatMap((at) => (address[`${name}${at}`] as string) || []).join(', ');

const bookRow = (row: Row): readonly string[] => [
  String(row['DisplayName']),
  String(rowOf(row['PrimaryEmailAddr'])['Address'] ?? ''),
  linesOf(rowOf(row['BillAddr']), 'Line'),
  String(rowOf(row['CurrencyRef'])['value']),
];

const xeroRow = (row: Row): readonly string[] => [
  String(row['Name']),
  String(row['EmailAddress']),
  linesOf(rowOf((row['Addresses'] as Row[])[0]), 'AddressLine'),
  String(row['DefaultCurrency'] ?? ''),
];

function inQuickBooks(
  state: ProvidersState,
  name: string,
  change: Customer | null,
  at: number,
): ProvidersState {
  const { quickbooks } = state;
  const Customer = quickbooks.rows.Customer.flatMap((row) => {
    if (row['DisplayName'] !== name) return [row];
    if (!change) return [];
    const LastUpdatedTime = new Date(at).toISOString();
    return [
      {
        ...row,
        ...(change.name && { DisplayName: change.name }),
        ...(change.email && { PrimaryEmailAddr: { Address: change.email } }),
        ...(change.line && { BillAddr: { Line1: change.line } }),
        ...(change.currency && { CurrencyRef: { value: change.currency } }),
        SyncToken: String(Number(row.SyncToken) + 1),
        MetaData: { ...rowOf(row['MetaData']), LastUpdatedTime },
      },
    ];
  });
  return { ...state, quickbooks: { ...quickbooks, rows: { ...quickbooks.rows, Customer } } };
}

function inXero(
  state: ProvidersState,
  name: string,
  change: Customer | null,
  at: number,
): ProvidersState {
  const contacts = state.xero.contacts.flatMap((row: XeroRow & { ContactID: string }) => {
    if (row['Name'] !== name) return [row];
    if (!change) return [];
    return [
      {
        ...row,
        ...(change.name && { Name: change.name }),
        ...(change.email && { EmailAddress: change.email }),
        ...(change.line && {
          Addresses: [{ AddressType: 'POBOX', AddressLine1: change.line }],
        }),
        ...(change.currency && { DefaultCurrency: change.currency }),
        UpdatedDateUTC: `/Date(${at}+0000)/`,
      },
    ];
  });
  return { ...state, xero: { ...state.xero, contacts } };
}
