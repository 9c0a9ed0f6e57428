import { virtualClock } from '../../src/local/engine/clock';
import type { CallObserver } from '../../src/local/engine/execution';
import { LocalAppsScript, type Outcome } from '../../src/local/engine/local-apps-script';
import type { Network } from '../../src/local/engine/network';
import { loadProject, type Project } from '../../src/local/engine/project';
import { callFromClient } from '../../src/local/engine/script-run';
import { defaultSwitches, type Switches } from '../../src/local/engine/switches';
import { nobody } from '../../src/local/engine/ui-host';
import { WebApp } from '../../src/local/engine/web-app';
import { World } from '../../src/local/engine/world';
import {
  otherLedgers,
  type ProvidersState,
  sampleCredentials,
} from '../../src/local/providers/providers-state';
import { gates, services } from '../../src/local/services/all-services';
import { Documents } from '../../src/local/services/spreadsheet/model/documents';
import { Formula } from '../../src/local/services/spreadsheet/model/scalar';
import type { SheetModel } from '../../src/local/services/spreadsheet/model/sheet-model';
import {
  restoreSpreadsheet,
  storeSheet,
  storeSpreadsheet,
} from '../../src/local/services/spreadsheet/model/snapshot';
import type { StepName } from '../../src/records/step';
import type { Done, StepView } from '../../src/sidebar/protocol';
import { allLayouts } from '../../src/tabs/all-tabs';
import { digestOf, sha1 } from './digest';
import { networkTo, SimulatedProviders, simulatedRequest } from './simulated-network';

/** Everything that outlives a run: the workbook with its properties, the providers, the time. */
export interface SavedFirm {
  readonly world: string;
  readonly providers: ProvidersState;
  readonly now: number;
}

/** How the platform behaves there, and what the spreadsheet is set to. */
export interface Place {
  readonly switches?: Switches;
  readonly locale?: string;
  readonly timeZone?: string;
  /** Which ledger it is connected to; QuickBooks where nothing is said. */
  readonly ledger?: 'quickbooks' | 'xero';
  /** What stands between the script and the providers. */
  readonly network?: (providers: SimulatedProviders, now: () => number) => Network;
}

const PERSON = 'ana@example.com';

let built: Project | undefined;

/** The bundle as it was built, read once: reading it takes longer than running it. */
function builtProject(): Project {
  built ??= loadProject('dist');
  return built;
}

const sheetDigests = new WeakMap<SheetModel, { readonly at: number; readonly digest: string }>();

/** Read anew where the sheet has changed. */
function sheetDigest(sheet: SheetModel): string {
  const known = sheetDigests.get(sheet);
  if (known?.at === sheet.changedAt) return known.digest;
  const digest = sha1(JSON.stringify(storeSheet(sheet)));
  sheetDigests.set(sheet, { at: sheet.changedAt, digest });
  return digest;
}

/** A firm whose workbook runs the built bundle in the local Apps Script. */
export class BundleFirm {
  readonly apps: LocalAppsScript;
  readonly documents: Documents;
  private readonly world: World;
  private readonly providers: SimulatedProviders;
  private readonly clock: ReturnType<typeof virtualClock>;
  /** The workbook that is open, and who sits before it. */
  documentId: string;
  person = PERSON;

  constructor(
    saved: SavedFirm,
    {
      switches = defaultSwitches,
      locale = 'en_US',
      timeZone = 'America/New_York',
      network = networkTo,
    }: Place = {},
  ) {
    this.world = new World(JSON.parse(saved.world));
    this.providers = new SimulatedProviders(saved.providers);
    this.clock = virtualClock(saved.now);
    this.documents = Documents.of(this.world);
    const [book] = this.documents.all();
    this.documentId = (
      book ?? this.documents.create({ name: 'Firm', owner: PERSON, locale, timeZone })
    ).id;
    this.apps = new LocalAppsScript({
      project: builtProject(),
      world: this.world,
      clock: this.clock,
      network: network(this.providers, () => this.clock.now()),
      switches,
      ui: nobody,
      services,
      gates,
    });
  }

  /** A fresh workbook that is connected to the providers. */
  static connected(providers: ProvidersState, place?: Place): BundleFirm {
    const now = Date.UTC(2026, 3, 2, 13);
    const firm = new BundleFirm({ world: '{}', providers, now }, place);
    firm.connect(place?.ledger);
    return firm;
  }

  /** Connects whoever sits before the workbook to the providers. */
  connect(ledger: Place['ledger'] = 'quickbooks'): void {
    const { quickbooks, ...others } = sampleCredentials(this.state);
    const books = ledger === 'xero' ? otherLedgers(this.state) : { quickbooks };
    for (const [id, fields] of Object.entries({ ...others, ...books })) {
      const done = this.call('connect', id, fields) as Done;
      if (!done.ok) throw new Error(done.message);
    }
  }

  /** Lets somebody else edit the workbook. */
  share(person: string): void {
    this.book.editors = [...this.book.editors, person];
  }

  /** Makes a copy of the workbook, as File › Make a copy does; with its properties if wanted. */
  makeCopy({ withProperties }: { readonly withProperties: boolean }): string {
    const id = this.documents.newId();
    const stored = storeSpreadsheet(this.book);
    this.documents.take(restoreSpreadsheet({ ...stored, id, name: `Copy of ${stored.name}` }));
    const stores = this.world.part<Record<string, unknown>>('properties', () => ({}));
    const own = stores[`document:${this.documentId}`];
    if (withProperties && own) stores[`document:${id}`] = structuredClone(own);
    return id;
  }

  save(): SavedFirm {
    const world = JSON.stringify(this.world.snapshot());
    return { world, providers: this.providers.state, now: this.clock.now() };
  }

  /** The same for worlds and providers that are the same, whatever the time. */
  fingerprint(): string {
    const { documents, ...parts } = this.world.snapshot();
    const sheets = this.documents.all().flatMap((book) => {
      const alone = Object.create(book, { sheets: { value: [] } }) as typeof book;
      return [JSON.stringify(storeSpreadsheet(alone)), ...book.sheets.map(sheetDigest)];
    });
    return sha1([JSON.stringify(parts), ...sheets, digestOf(this.state)].join('\n'));
  }

  get state(): ProvidersState {
    return this.providers.state;
  }

  watch(observer: CallObserver): void {
    this.apps.observer = observer;
  }

  wait(ms: number): void {
    this.clock.advance(ms);
  }

  /** Calls a global function as the sidebar does; throws what the page would be told. */
  call(name: string, ...args: readonly unknown[]): unknown {
    const { documentId, person: user } = this;
    const caller = { cause: 'rpc', authMode: 'FULL', user, documentId } as const;
    const answer = callFromClient(this.apps, name, args, caller);
    if (answer.kind === 'failure') throw Object.assign(new Error(answer.message), answer);
    return answer.value;
  }

  /**
   * Follows a link as the browser of the person does, without a script's clock or credentials: to a
   * provider, or back to the script. Gives the page, or where it sends her on to.
   */
  browse(address: string): { readonly status: number; readonly page: string; readonly to: string } {
    const url = new URL(address);
    if (url.pathname.endsWith('/usercallback')) {
      const request = { method: 'GET', path: url.search, headers: {}, body: new Uint8Array() };
      const { status, body } = new WebApp(this.apps, PERSON, '').callback(request);
      return { status, page: body, to: '' };
    }
    const sent = { method: 'GET', headers: [], body: new Uint8Array() };
    const answer = this.providers.answer(simulatedRequest(address, sent), this.clock.now());
    if (!answer) throw new Error(`nobody answers at ${address}`);
    const { status, headers, body } = answer;
    return { status, page: String(body), to: headers['Location'] ?? '' };
  }

  /** Runs a function and tells how it ended. */
  outcome(name: string, ...args: readonly unknown[]): Outcome {
    const { documentId, person: user } = this;
    return this.apps.run(name, args, { cause: 'rpc', authMode: 'FULL', user, documentId });
  }

  /** Presses a step until it has ended; throws where Tieout itself has made a mistake. */
  press(step: StepName): StepView {
    for (;;) {
      const view = this.call('runStep', step) as StepView;
      if (view.message.includes('Tieout made a mistake')) throw new Error(view.message);
      if (view.status !== 'continues') return view;
    }
  }

  /** Pull to Draft, suggestions accepted and clean drafts approved: all but posting. */
  approveMonth(): void {
    this.press('pull');
    this.press('review');
    this.call('acceptSuggestions');
    for (const step of ['review', 'price', 'draft'] as const) this.press(step);
    this.call('approveDrafts');
  }

  tabNames(): readonly string[] {
    return this.book.sheets.map(({ name }) => name);
  }

  /**
   * What the cells of a tab hold, the header row first; a formula stands with its `=`. Nothing
   * where no step has needed the tab yet.
   */
  tab(name: string): readonly (readonly unknown[])[] {
    const sheet = this.book.sheets.find((one) => one.name === name);
    if (!sheet && !allLayouts.some((one) => one.name === name)) throw new Error(`no tab ${name}`);
    if (!sheet) return [];
    const { row: rows, column: columns } = sheet.dataExtent();
    return Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => {
        const content = sheet.contents.get(row + 1, column + 1) ?? '';
        return content instanceof Formula ? `=${content.text}` : content;
      }),
    );
  }

  /** Rows of a tab as objects by header. */
  rows(name: string): readonly Readonly<Record<string, unknown>>[] {
    const [headers = [], ...rows] = this.tab(name);
    return rows.map((row) =>
      Object.fromEntries(headers.map((header, at) => [String(header), row[at]])),
    );
  }

  /** Types into the row whose first cells hold `key`, by header; a row that is not there is made. */
  type(
    name: string,
    key: string,
    cells: Readonly<Record<string, string | number | boolean>>,
  ): void {
    this.call('showTab', name, '');
    const sheet = this.book.sheets.find((one) => one.name === name);
    const [headers = [], ...rows] = this.tab(name);
    if (!sheet) throw new Error(`no tab ${name}`);
    const known = rows.findIndex((row) => row.includes(key));
    const free = rows.findIndex((row) => row.every((cell) => cell === '' || cell === false));
    const at = known >= 0 ? known : free >= 0 ? free : rows.length;
    for (const [header, value] of Object.entries(cells)) {
      const column = headers.indexOf(header);
      if (column < 0) throw new Error(`no column ${header} in ${name}`);
      sheet.contents.set(at + 2, column + 1, value);
      sheet.changed();
    }
  }

  /** Deletes a tab, as a person does. */
  deleteTab(name: string): void {
    const sheet = this.book.sheets.find((one) => one.name === name);
    if (!sheet) throw new Error(`no tab ${name}`);
    this.book.removeSheet(sheet);
  }

  /** Inserts an empty tab, as a person does. */
  insertTab(name: string): void {
    const { book } = this;
    book.addSheet({ id: book.nextId(), name, rows: 1000, columns: 26 }, book.sheets.length);
  }

  /** The number format of each column, as the first row below the header has it. */
  formats(name: string): readonly string[] {
    const sheet = this.book.sheets.find((one) => one.name === name);
    const [headers = []] = this.tab(name);
    return headers.map((_, at) => sheet?.styles.get(2, at + 1)?.numberFormat ?? '');
  }

  /** The note of the first cell of a tab. */
  note(name: string): string {
    const sheet = this.book.sheets.find((one) => one.name === name);
    return sheet?.notes.get(1, 1) ?? '';
  }

  /** Cells that hold a formula, anywhere in the workbook. */
  formulas(): readonly string[] {
    return this.book.sheets.flatMap((sheet) =>
      [...sheet.formulas].map(
        ([{ text }, { row, column }]) => `${sheet.name} ${row},${column} =${text}`,
      ),
    );
  }

  private get book() {
    const book = this.documents.all().find(({ id }) => id === this.documentId);
    if (!book) throw new Error('the workbook is gone');
    return book;
  }
}
