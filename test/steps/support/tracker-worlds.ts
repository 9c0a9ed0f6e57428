import { localDayOf } from '../../../src/calendar/zone';
import { callerFor } from '../../../src/connectors/call';
import { clockify } from '../../../src/connectors/clockify/connector';
import { clockifySimulator } from '../../../src/connectors/clockify/simulator';
import type { Connection } from '../../../src/connectors/connection';
import type { Connector } from '../../../src/connectors/connector';
import { harvest } from '../../../src/connectors/harvest/connector';
import { harvestSimulator } from '../../../src/connectors/harvest/simulator';
import { kimai } from '../../../src/connectors/kimai/connector';
import { kimaiSimulator } from '../../../src/connectors/kimai/simulator';
import { quickbooks } from '../../../src/connectors/quickbooks/connector';
import { quickbooksSimulator } from '../../../src/connectors/quickbooks/simulator';
import type { SimulatedRequest, Simulator } from '../../../src/connectors/simulator';
import { instantOf } from '../../../src/connectors/simulator-instant';
import { toggl } from '../../../src/connectors/toggl/connector';
import { togglSimulator } from '../../../src/connectors/toggl/simulator';
import type { Host, HttpRequest } from '../../../src/host';
import { clockifyFirm } from '../../../src/local/providers/sample-firm/clockify-firm';
import { workOf } from '../../../src/local/providers/sample-firm/firm-work';
import { kimaiFirm } from '../../../src/local/providers/sample-firm/kimai-firm';
import { sampleFirm } from '../../../src/local/providers/sample-firm/sample-firm';
import { togglFirm } from '../../../src/local/providers/sample-firm/toggl-firm';
import { prepare } from '../../../src/steps/prepare';
import { pull } from '../../../src/steps/pull';
import { runStep } from '../../../src/steps/runner';
import { Workbook } from '../../../src/steps/workbook';
import type { World } from '../../../src/steps/world';
import { simulatedRequest } from '../../connectors/support/simulated';
import { MemoryHost, response } from '../../support/memory-host';

const firm = sampleFirm();
/** What was tracked, whatever tracker holds it. */
export const work = workOf(firm.harvest);

/** The state of a simulated tracker, with its time entries under some name. */
export type TrackerState = Readonly<Record<string, unknown>>;

/** A tracker as a test drives it. */
export interface Tracker {
  readonly connector: Connector;
  readonly simulator: Simulator<TrackerState>;
  readonly state: TrackerState;
  readonly connection: Connection;
  /** The zone of its days, where that is not the zone of whoever worked. */
  readonly dayZone?: string;
  /** Requests for its work in a pull that finds nothing new; null where it lists by changes. */
  readonly workPages: ((state: TrackerState) => number) | null;
  /** What an entry of its state says; running timers have no seconds. */
  tracked(entry: Entry, state: TrackerState): Tracked;
  /** An entry with other work in it, changed at some time. */
  written(entry: Entry, work: Partial<Tracked>, at: { state: TrackerState; now: number }): Entry;
  /** The same request for small pages, where that can be asked for. */
  inSmallPages(request: SimulatedRequest): SimulatedRequest;
  /** The state with its entries changed; each has at least an `id`. */
  change(
    state: TrackerState,
    change: (entries: readonly Entry[]) => readonly Entry[],
  ): TrackerState;
}

export type Entry = Readonly<Record<string, unknown>> & { readonly id: unknown };

/** A piece of work as a tracker holds it. */
export interface Tracked {
  readonly id: string;
  readonly day: string;
  readonly seconds: number | null;
}

const token = (connection: Partial<Connection>): Connection => ({
  token: '',
  tenant: '',
  sandbox: false,
  ...connection,
});

/** Every tracker, with the work of the sample firm. */
export const trackers: Readonly<Record<string, Tracker>> = {
  harvest: {
    connector: harvest,
    simulator: harvestSimulator('larkspurfinch') as unknown as Simulator<TrackerState>,
    state: { ...firm.harvest },
    connection: token({ token: firm.harvest.account.token, tenant: firm.harvest.account.id }),
    workPages: null,
    change: (state, change) => {
      const lists = state['lists'] as { time_entries: readonly Entry[] };
      return { ...state, lists: { ...lists, time_entries: change(lists.time_entries) } };
    },
    tracked: ({ id, spent_date, hours, is_running }) => ({
      id: String(id),
      day: String(spent_date),
      seconds: is_running ? null : Math.round(Number(hours) * 3600),
    }),
    written: (entry, { id, day, seconds }, { now }) => ({
      ...entry,
      ...(id === undefined ? {} : { id: Number(id) }),
      ...(day === undefined ? {} : { spent_date: day }),
      ...(seconds === undefined ? {} : { hours: Number(seconds) / 3600 }),
      updated_at: new Date(now).toISOString().replace(/\.\d+Z/, 'Z'),
    }),
    inSmallPages: (request) => withParameter(request, 'per_page', '5'),
  },
  toggl: {
    connector: toggl,
    simulator: togglSimulator as unknown as Simulator<TrackerState>,
    state: { ...togglFirm(work) },
    connection: token({ token: togglFirm(work).login.token, tenant: '7341902' }),
    workPages: ({ entries }) =>
      Math.ceil((entries as Entry[]).filter(({ seconds }) => seconds !== null).length / 50) + 1,
    change: (state, change) => ({ ...state, entries: change(state['entries'] as Entry[]) }),
    tracked: (entry, state) => byInstant(entry, zoneOfMember(entry, state)),
    written: (entry, work, { state, now }) => ({
      ...atInstant(entry, work, zoneOfMember(entry, state)),
      atMs: now,
    }),
    inSmallPages: (request) => {
      if (request.method !== 'POST') return request;
      const asked = JSON.parse(Buffer.from(request.body).toString()) as object;
      return { ...request, body: Buffer.from(JSON.stringify({ ...asked, page_size: 5 })) };
    },
  },
  clockify: {
    connector: clockify,
    simulator: clockifySimulator as unknown as Simulator<TrackerState>,
    state: { ...clockifyFirm(work) },
    connection: token({
      token: clockifyFirm(work).login.token,
      tenant: clockifyFirm(work).login.workspaceId,
    }),
    dayZone: 'America/New_York',
    workPages: null,
    change: (state, change) => ({ ...state, entries: change(state['entries'] as Entry[]) }),
    tracked: (entry) => byInstant(entry, 'America/New_York'),
    written: (entry, work) => atInstant(entry, work, 'America/New_York'),
    inSmallPages: (request) => withParameter(request, 'page-size', '5'),
  },
  kimai: {
    connector: kimai,
    simulator: kimaiSimulator('time.larkspurfinch.example') as unknown as Simulator<TrackerState>,
    state: { ...kimaiFirm(work) },
    connection: token({
      token: kimaiFirm(work).login.token,
      address: 'https://time.larkspurfinch.example',
    }),
    workPages: null,
    change: (state, change) => ({ ...state, timesheets: change(state['timesheets'] as Entry[]) }),
    tracked: ({ beginMs: startMs, duration: seconds, ...entry }) =>
      byInstant({ ...entry, startMs, seconds }, String(entry['zone'])),
    written: (entry, work, { now: modifiedMs }) => {
      const { startMs, seconds } = atInstant(
        { ...entry, startMs: entry['beginMs'], seconds: entry['duration'] },
        work,
        String(entry['zone']),
      );
      const id = work.id === undefined ? entry.id : Number(work.id);
      return { ...entry, id, beginMs: startMs, duration: seconds, modifiedMs };
    },
    inSmallPages: (request) => withParameter(request, 'size', '5'),
  },
};

function withParameter(request: SimulatedRequest, wanted: string, value: string): SimulatedRequest {
  const query = request.query.map(
    ([name, asked]) => [name, name === wanted ? value : asked] as const,
  );
  return { ...request, query };
}

function zoneOfMember(entry: Entry, state: TrackerState): string {
  const members = state['members'] as readonly { uid: number; timezone: string }[];
  return members.find(({ uid }) => uid === entry['user_id'])?.timezone ?? '';
}

function byInstant({ id, startMs, seconds }: Entry, zone: string): Tracked {
  const day = localDayOf(zone, Number(startMs));
  return { id: String(id), day, seconds: seconds === null ? null : Number(seconds) };
}

/** Work that begins at ten. */
function atInstant(entry: Entry, { id, day, seconds }: Partial<Tracked>, zone: string): Entry {
  return {
    ...entry,
    ...(id === undefined ? {} : { id: typeof entry.id === 'number' ? Number(id) : id }),
    ...(day === undefined ? {} : { startMs: instantOf(zone, day, 600) }),
    ...(seconds === undefined ? {} : { seconds }),
  };
}

/** A workbook that is connected to a tracker and to books; every call takes time. */
export class TrackerWorld {
  readonly host = new MemoryHost((request, now) => this.answer(request, now));
  private books: unknown = firm.quickbooks;
  state: TrackerState;

  constructor(readonly tracker: Tracker) {
    this.state = tracker.state;
    prepare(this.host, new Workbook(this.host));
  }

  world(host: Host = this.host): World {
    const { connector, connection } = this.tracker;
    const { token: bearer, realmId } = firm.quickbooks.login;
    const books = token({ token: bearer, tenant: realmId });
    return {
      host,
      workbook: new Workbook(host),
      source: callerFor(host, connector, connection),
      ledger: callerFor(host, quickbooks, books),
      rates: null,
    };
  }

  /** Pulls until the pull is through, as the clock would. */
  pull() {
    for (let runs = 0; runs < 50; runs += 1) {
      const record = runStep(this.world(), pull);
      if (record.outcome !== 'continues') return record;
    }
    throw new Error('the pull does not end');
  }

  /** Its entries, each as the sheet should have it. */
  get tracked(): readonly Tracked[] {
    let entries: readonly Entry[] = [];
    this.tracker.change(this.state, (all) => {
      entries = all;
      return all;
    });
    return entries.map((entry) => this.tracker.tracked(entry, this.state));
  }

  change(change: (entries: readonly Entry[]) => readonly Entry[]): void {
    this.state = this.tracker.change(this.state, change);
  }

  private answer(request: HttpRequest, now: number) {
    const simulated = simulatedRequest(request);
    this.host.clock += 250;
    if (this.tracker.simulator.hosts.includes(simulated.host)) {
      const { answer, state } = this.tracker.simulator.answer(simulated, this.state, now);
      this.state = state;
      return answered(answer);
    }
    const ledger = quickbooksSimulator as unknown as Simulator<unknown>;
    const { answer, state } = ledger.answer(simulated, this.books, now);
    this.books = state;
    return answered(answer);
  }
}

function answered({
  status,
  headers,
  body,
}: {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string | Uint8Array;
}) {
  const lowered = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
  return response(status, text, Object.fromEntries(lowered));
}
