import type { Host, HttpRequest, HttpResponse, Store } from '../host';
import type { StepName } from '../records/step';
import type { Cell } from '../tabs/cell';
import type { TabChange } from '../tabs/change';
import type { TabLayout } from '../tabs/layout';
import { loneliness, personLock } from './alone';
import { sha256 } from './bytes';
import { changeTab } from './change-tab';
import { fetchAll } from './fetch-all';
import { wakeLater } from './later';
import { markTabs } from './mark-tabs';
import { propertyStore } from './property-store';
import { readTab } from './read-tab';
import { CLOCK_RUN_MS, LONGEST_RUN_MS, leftOf } from './run-clock';
import { shapeTab } from './shape-tab';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** The outside world as Apps Script gives it to the run of a script in one spreadsheet. */
export class AppsScriptHost implements Host {
  readonly workbookId: string;
  readonly journal: Store = propertyStore(
    () => PropertiesService.getDocumentProperties(),
    'No workbook is open here, so its journal cannot be read.',
  );
  readonly secrets: Store = propertyStore(
    () => PropertiesService.getUserProperties(),
    'The properties of this user cannot be read.',
  );
  readonly alone: <T>(work: () => T) => T = loneliness();
  readonly aloneForPerson: <T>(work: () => T) => T = loneliness(personLock);
  private readonly opened: Spreadsheet | null;
  private readonly longestMs: number;

  /**
   * `spreadsheet` is null in a run that the platform gives none, as on the way back from a sign-in;
   * `longestMs`: how long the run may take, where that is less than the platform allows.
   */
  constructor(spreadsheet: Spreadsheet | null, longestMs: number = LONGEST_RUN_MS) {
    this.opened = spreadsheet;
    this.longestMs = longestMs;
    this.workbookId = spreadsheet?.getId() ?? '';
  }

  private get spreadsheet(): Spreadsheet {
    if (!this.opened) throw new Error('No workbook is open here.');
    return this.opened;
  }

  get zone(): string {
    return this.spreadsheet.getSpreadsheetTimeZone();
  }

  /**
   * E-mail address of the person; of the owner of the trigger where the clock began the run. Where
   * the platform does not say who is there, nobody's.
   */
  get actor(): string {
    const person = Session.getActiveUser().getEmail();
    if (person !== '') return person;
    const owner = Session.getEffectiveUser().getEmail();
    return this.longestMs === CLOCK_RUN_MS ? `trigger of ${owner}` : `somebody as ${owner}`;
  }

  fetchAll(requests: readonly HttpRequest[]): readonly HttpResponse[] {
    return fetchAll(requests);
  }

  readTab(name: string): readonly (readonly Cell[])[] | null {
    return readTab(this.spreadsheet, name);
  }

  shapeTab(layout: TabLayout): void {
    shapeTab(this.spreadsheet, layout);
  }

  markTabs(layouts: readonly TabLayout[], sandbox: boolean): void {
    markTabs(this.spreadsheet, layouts, sandbox);
  }

  changeTab(name: string, change: TabChange): void {
    changeTab(this.spreadsheet, name, change);
  }

  now(): number {
    return Date.now();
  }

  remainingMs(): number {
    return leftOf(this.longestMs);
  }

  pause(ms: number): void {
    Utilities.sleep(ms);
  }

  /** A clock that cannot be set is no reason to fail: the sidebar goes on as well. */
  later(step: StepName): void {
    try {
      wakeLater(this.journal, step);
      this.log('later', { step });
    } catch (error) {
      this.log('no clock', { step, message: String(error) });
    }
  }

  digest(text: string): string {
    return sha256(text);
  }

  log(event: string, detail: Readonly<Record<string, string | number>>): void {
    // biome-ignore lint/suspicious/noConsole: the console is the log of the platform.
    console.log(JSON.stringify({ event, ...detail }));
  }
}
