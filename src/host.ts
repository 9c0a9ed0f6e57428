import type { StepName } from './records/step';
import type { Cell } from './tabs/cell';
import type { TabChange } from './tabs/change';
import type { TabLayout } from './tabs/layout';

/** A request as it is sent: the whole address, every header, the body as text or bytes. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
}

/** What came back; `status` 0 where nothing did, and `text` then says what the platform said. */
export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body as it came; read only where a file is wanted. */
  bytes(): Uint8Array;
}

/** Small texts by key, each written at once and whole. */
export interface Store {
  get(key: string): string | null;
  set(key: string, value: string | null): void;
  all(): ReadonlyMap<string, string>;
}

/** Everything that the outside world can do for us. Synchronous, because Apps Script is. */
export interface Host {
  /** Sends in parallel, answers in request order, never throws for what an answer says. */
  fetchAll(requests: readonly HttpRequest[]): readonly HttpResponse[];
  /** All cells of a tab, the header row first; null where the workbook has no such tab. */
  readTab(name: string): readonly (readonly Cell[])[] | null;
  /** Makes a tab, or gives it back the columns and looks that it has lost. */
  shapeTab(layout: TabLayout): void;
  /** Shows on each of these tabs that the workbook is a sandbox, or no longer does. */
  markTabs?(layouts: readonly TabLayout[], sandbox: boolean): void;
  changeTab(name: string, change: TabChange): void;
  /** The workbook's own memory: survives runs, is copied with nothing, seen by no person. */
  readonly journal: Store;
  /** The running person's own memory, for tokens. */
  readonly secrets: Store;
  /** Runs `work` alone in this workbook; throws Busy where somebody else does so for too long. */
  alone<T>(work: () => T): T;
  /** The same among all runs of this person, whose secrets are one for all her workbooks. */
  aloneForPerson<T>(work: () => T): T;
  /** Milliseconds since 1970, and how many are left before the run is stopped. */
  now(): number;
  remainingMs(): number;
  pause(ms: number): void;
  /** Has a step run again by itself when the platform next wakes us. */
  later(step: StepName): void;
  /** SHA-256 of a text, in hexadecimal. */
  digest(text: string): string;
  /** IANA time zone of the workbook. */
  readonly zone: string;
  /** Identity of the workbook, and who is at it. */
  readonly workbookId: string;
  readonly actor: string;
  log(event: string, detail: Readonly<Record<string, string | number>>): void;
}

/** Thrown when somebody else is at work in this workbook. */
export class Busy extends Error {
  constructor(
    message = 'Somebody else is running a step in this workbook. Try again in a minute.',
  ) {
    super(message);
    this.name = 'Busy';
  }
}
