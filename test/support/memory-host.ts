import { createHash } from 'node:crypto';
import { Busy, type Host, type HttpRequest, type HttpResponse, type Store } from '../../src/host';
import type { StepName } from '../../src/records/step';
import type { Cell } from '../../src/tabs/cell';
import type { TabChange } from '../../src/tabs/change';
import type { TabLayout } from '../../src/tabs/layout';
import { applyChange } from './apply-change';

/** Small texts in a map; `onWrite` sees each write. */
export class MemoryStore implements Store {
  readonly values = new Map<string, string>();

  get(key: string): string | null {
    return this.values.get(key) ?? null;
  }

  set(key: string, value: string | null): void {
    if (value === null) this.values.delete(key);
    else this.values.set(key, value);
  }

  all(): ReadonlyMap<string, string> {
    return new Map(this.values);
  }
}

export type Answerer = (request: HttpRequest, now: number) => HttpResponse;

/** The outside world in memory: tabs as grids, a clock that a test moves, an answerer for HTTP. */
export class MemoryHost implements Host {
  readonly tabs = new Map<string, Cell[][]>();
  readonly journal = new MemoryStore();
  readonly secrets = new MemoryStore();
  readonly woken = new Set<StepName>();
  readonly logged: { event: string; detail: Readonly<Record<string, string | number>> }[] = [];
  readonly requests: HttpRequest[] = [];
  /** Times that `readTab` and `changeTab` were called. */
  reads = 0;
  writes = 0;
  zone = 'America/New_York';
  workbookId = 'workbook-1';
  actor = 'ana@example.com';
  clock = Date.UTC(2026, 3, 2, 13);
  endsAt = Number.POSITIVE_INFINITY;
  /** Somebody else holds the workbook. */
  busy = false;

  constructor(private readonly answer: Answerer = () => response(0, 'DNS error')) {}

  fetchAll(requests: readonly HttpRequest[]): readonly HttpResponse[] {
    this.requests.push(...requests);
    return requests.map((request) => this.answer(request, this.clock));
  }

  readTab(name: string): readonly (readonly Cell[])[] | null {
    this.reads++;
    return this.tabs.get(name)?.map((row) => [...row]) ?? null;
  }

  shapeTab(layout: TabLayout): void {
    const grid = this.tabs.get(layout.name) ?? [[]];
    const headers = grid[0] ?? [];
    const missing = layout.columns.map(({ header }) => header).filter((h) => !headers.includes(h));
    grid[0] = [...headers, ...missing];
    this.tabs.set(layout.name, grid);
  }

  changeTab(name: string, change: TabChange): void {
    this.writes++;
    const grid = applyChange(this.tabs.get(name) ?? [[]], change);
    this.tabs.set(
      name,
      grid.map((row) => [...row]),
    );
  }

  alone<T>(work: () => T): T {
    if (this.busy) throw new Busy();
    return work();
  }

  aloneForPerson<T>(work: () => T): T {
    return work();
  }

  now(): number {
    return this.clock;
  }

  remainingMs(): number {
    return this.endsAt - this.clock;
  }

  pause(ms: number): void {
    this.clock += ms;
  }

  later(step: StepName): void {
    this.woken.add(step);
  }

  digest(text: string): string {
    return createHash('sha256').update(text).digest('hex');
  }

  log(event: string, detail: Readonly<Record<string, string | number>>): void {
    this.logged.push({ event, detail });
  }
}

/** An answer with a text body; headers in lower case. */
export function response(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  return { status, text, headers, bytes: () => new TextEncoder().encode(text) };
}
