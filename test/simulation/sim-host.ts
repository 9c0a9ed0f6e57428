import { createHash } from 'node:crypto';
import { Busy, type Host, type HttpRequest, type HttpResponse, type Store } from '../../src/host';
import type { Cell } from '../../src/tabs/cell';
import type { TabChange } from '../../src/tabs/change';
import type { TabLayout } from '../../src/tabs/layout';
import { applyChange } from '../support/apply-change';
import { LEDGER } from './fake-connector';
import type { FakeLedger } from './fake-ledger';
import type { Fault } from './faults';
import type { SimBook, SimWorld } from './sim-world';

/** The run was ended by the platform; no code of it runs after that. */
export class Killed extends Error {
  constructor() {
    super('killed');
    this.name = 'Killed';
  }
}

/** What happens to one run. */
export interface Script {
  /** Ends it at this call, counted from 1, before or after the call has had its effect. */
  readonly kill?: { readonly call: number; readonly when: 'before' | 'after' };
  /** Calls that the platform refuses with an error of its own. */
  readonly errors?: ReadonlySet<number>;
  /** Others that run inside a call of this one. */
  readonly rivals?: ReadonlyMap<number, () => void>;
  readonly fault?: (request: HttpRequest) => Fault | null;
  readonly latencyMs?: () => number;
  /** Sees the world as a kill would leave it, before and after each call. */
  readonly observe?: (left: SimWorld) => void;
  readonly limitMs?: number;
  /** How far the clock of the platform is off. */
  readonly clockMs?: () => number;
  /** What the platform says instead of keeping a value, or of giving the lock. */
  readonly refuses?: (what: 'value' | 'lock') => string | null;
  /** Another company is connected. */
  readonly company?: FakeLedger;
  readonly isDisconnected?: true;
}

const RUN_MS = 360_000;

/** What Google says instead of doing a call; which of it follows from the number of the call. */
export const serviceErrors = [
  "We're sorry, a server error occurred. Please wait a bit and try again.",
  'Service Spreadsheets timed out while accessing document with id 1.',
  'Service invoked too many times for one day: properties.',
] as const;

const errorAt = (call: number): string => serviceErrors[call % serviceErrors.length] ?? '';

/** What it says where there is no room for a value, or no lock to be had. */
export const refusals = {
  full: 'You have exceeded the property storage quota. Please remove some properties and try again.',
  tooLarge: 'Argument too large: value',
  lock: 'Service invoked too many times in a short time: lockBean rateMax. Try Utilities.sleep(1000).',
} as const;

const said: readonly string[] = [...serviceErrors, ...Object.values(refusals)];

/** Whether an error is one of Google's. */
export const isServiceError = ({ message }: Error): boolean => said.includes(message);

/** What happens to runs as such, by the names under which it is counted. */
export const runFaults: readonly string[] = [
  'killed',
  'killed after six minutes',
  'killed with some of the sheet written',
  'lock held by another run',
  ...serviceErrors.map((message) => `service error: ${message}`),
];

/** The host of one run: every service call is counted, and may be its last. */
export class SimHost implements Host {
  readonly journal: Store;
  readonly secrets: Store;
  readonly workbookId: string;
  readonly zone: string;
  calls = 0;
  /** Names of the calls in their order. */
  readonly names: string[] = [];
  readonly sent = new Map<string, number>();
  private readonly run: number;
  private readonly startedAt: number;
  private readonly startedClock: number;
  private dead = false;
  private nested = false;
  private pending: (() => void)[] = [];

  constructor(
    private readonly world: SimWorld,
    private readonly book: SimBook,
    readonly actor: string,
    private readonly script: Script = {},
  ) {
    this.run = ++world.runs;
    this.startedAt = world.now;
    this.startedClock = this.now();
    this.workbookId = book.id;
    this.zone = book.zone;
    this.journal = {
      get: (key) => this.call('get', () => book.journal.get(key) ?? null),
      set: (key, value) => this.call('set', () => this.store(key, value)),
      all: () => this.call('all', () => this.share()),
    };
    this.secrets = { get: () => null, set: () => {}, all: () => new Map() };
  }

  fetchAll(requests: readonly HttpRequest[]): readonly HttpResponse[] {
    return requests.map((request) => {
      const what = request.method === 'GET' ? 'http.read' : 'http.write';
      return this.call(what, () => this.fetch(request));
    });
  }

  readTab(name: string): readonly (readonly Cell[])[] | null {
    return this.call('read', () => {
      this.flush();
      return this.book.tabs.get(name) ?? null;
    });
  }

  shapeTab(layout: TabLayout): void {
    this.call('shape', () => {
      this.flush();
      const grid = this.book.tabs.get(layout.name) ?? [[]];
      const [headers = [], ...rows] = grid;
      const missing = layout.columns
        .map(({ header }) => header)
        .filter((h) => !headers.includes(h));
      this.book.tabs.set(layout.name, [[...headers, ...missing], ...rows]);
    });
  }

  changeTab(name: string, change: TabChange): void {
    this.call('change', () => {
      this.pending.push(() => {
        this.book.tabs.set(name, applyChange(this.book.tabs.get(name) ?? [[]], change));
      });
    });
  }

  alone<T>(work: () => T): T {
    if (this.book.lockedBy === this.run) return work();
    this.call('lock', () => {
      if (this.book.lockedBy !== null) {
        this.world.count('lock held by another run');
        throw new Busy();
      }
      this.refuse('lock');
      this.book.lockedBy = this.run;
    });
    try {
      return work();
    } finally {
      if (!this.dead) {
        this.call('unlock', () => {
          this.flush();
          this.book.lockedBy = null;
        });
      }
    }
  }

  /** Only for tokens, which no schedule renews. */
  aloneForPerson<T>(work: () => T): T {
    return work();
  }

  now(): number {
    return this.world.now + (this.script.clockMs?.() ?? 0);
  }

  remainingMs(): number {
    return this.startedClock + RUN_MS - 20_000 - this.now();
  }

  pause(ms: number): void {
    this.call('pause', () => this.world.pass(ms));
  }

  later(): void {
    this.call('later', () => {
      this.world.woken++;
    });
  }

  digest(text: string): string {
    return createHash('sha256').update(text).digest('hex');
  }

  log(): void {}

  /** The run came to its end: what was written is in the sheet. */
  end(): void {
    if (this.dead) return;
    this.flush();
    if (this.book.lockedBy === this.run) this.book.lockedBy = null;
  }

  private call<T>(name: string, effect: () => T): T {
    if (this.dead) throw new Killed();
    const { kill, errors, rivals, latencyMs, limitMs = RUN_MS } = this.script;
    const { world } = this;
    const number = ++this.calls;
    this.names.push(name);
    world.serviceCalls++;
    world.trace.push(`${this.run}.${name}`);
    world.pass(latencyMs?.() ?? 40);
    const rival = this.nested ? undefined : rivals?.get(number);
    if (rival) {
      this.nested = true;
      rival();
      this.nested = false;
    }
    if (world.now >= this.startedAt + limitMs) this.die('killed after six minutes');
    this.show();
    if (kill?.call === number && kill.when === 'before') this.die();
    if (errors?.has(number)) {
      world.count(`service error: ${errorAt(number)}`);
      throw new Error(errorAt(number));
    }
    const result = effect();
    this.show();
    if (world.now >= this.startedAt + limitMs) this.die('killed after six minutes');
    if (kill?.call === number && kill.when === 'after') this.die();
    return result;
  }

  /** The world as a kill would leave it now: with none of what was not flushed, and with all. */
  private show(): void {
    const { observe } = this.script;
    if (!observe) return;
    observe(this.world.fork());
    if (this.pending.length === 0) return;
    const { tabs } = this.book;
    this.book.tabs = new Map(tabs);
    for (const write of this.pending) write();
    observe(this.world.fork());
    this.book.tabs = tabs;
  }

  /** A part of what was not flushed yet may still reach the sheet; the lock is given back. */
  private die(how = 'killed'): never {
    const reached = this.world.random.int(0, this.pending.length);
    for (const write of this.pending.slice(0, reached)) write();
    if (reached > 0 && reached < this.pending.length) {
      this.world.count('killed with some of the sheet written');
    }
    this.pending = [];
    this.dead = true;
    if (this.book.lockedBy === this.run) this.book.lockedBy = null;
    this.world.count(how);
    throw new Killed();
  }

  private flush(): void {
    for (const write of this.pending) write();
    this.pending = [];
  }

  private share(): ReadonlyMap<string, string> {
    this.book.isShared = true;
    return this.book.journal;
  }

  private store(key: string, value: string | null): void {
    if (this.book.isShared) this.book.journal = new Map(this.book.journal);
    this.book.isShared = false;
    if (value === null) {
      this.book.journal.delete(key);
      return;
    }
    this.refuse('value');
    if (value.length > 9 * 1024) throw new Error(refusals.tooLarge);
    this.book.journal.set(key, value);
  }

  private refuse(what: 'value' | 'lock'): void {
    const message = this.script.refuses?.(what) ?? null;
    if (message !== null) throw new Error(message);
  }

  private fetch(request: HttpRequest): HttpResponse {
    const { world, script } = this;
    if (!request.url.startsWith(LEDGER)) return world.receipt(request);
    const key = request.headers['Idempotency-Key'];
    if (key !== undefined) this.sent.set(key, (this.sent.get(key) ?? 0) + 1);
    const fault = script.fault?.(request) ?? null;
    if (fault) world.count(fault.name);
    const response = (script.company ?? world.ledger).answer(request, world.now, fault);
    world.pass(fault?.takesMs ?? 300);
    return response;
  }
}
