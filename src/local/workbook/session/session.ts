import type { Clock } from '../../engine/clock';
import type { Cause } from '../../engine/execution';
import { LocalAppsScript, type Outcome } from '../../engine/local-apps-script';
import type { Network } from '../../engine/network';
import type { Project } from '../../engine/project';
import { advanceTime, nextTriggerTime } from '../../engine/scheduler';
import { ScriptError } from '../../engine/script-error';
import { callFromClient } from '../../engine/script-run';
import { defaultSwitches } from '../../engine/switches';
import { personEdits, personOpens } from '../../engine/user-events';
import { type WebAnswer, WebApp } from '../../engine/web-app';
import { gates, services } from '../../services/all-services';
import { displayText } from '../../services/spreadsheet/model/display';
import { Documents } from '../../services/spreadsheet/model/documents';
import {
  lastColumnOf,
  lastRowOf,
  type Rectangle,
  rectangleName,
} from '../../services/spreadsheet/model/rectangle';
import type { SheetModel } from '../../services/spreadsheet/model/sheet-model';
import type { SpreadsheetModel } from '../../services/spreadsheet/model/spreadsheet-model';
import type { TypingPerson } from '../../services/spreadsheet/model/typing';
import type { WorkbookEvent } from '../protocol';
import type { SavedWorld } from '../state/saved-world';
import { Edits } from './edits';
import { PageUi, type PageUiParts } from './page-ui';
import { callerOf, PERSON } from './person';
import { workbookView } from './workbook-view';

const TITLE = 'Tieout sample firm';

export interface SessionParts extends PageUiParts {
  readonly project: Project;
  readonly saved: SavedWorld;
  readonly clock: Clock;
  readonly network: Network;
}

/** One workbook with its bound script, its person and its place on the disk. */
export class Session {
  readonly apps: LocalAppsScript;
  readonly book: SpreadsheetModel;
  readonly ui: PageUi;
  readonly edits = new Edits();
  private readonly running: string[] = [];
  private told = { version: -1, view: '' };
  private known: string;

  constructor(readonly parts: SessionParts) {
    const { saved, clock, project } = parts;
    const documents = Documents.of(saved.world);
    documents.now = () => clock.now();
    this.book = documents.all()[0] ?? documents.create({ name: TITLE, owner: PERSON });
    this.known = this.selection();
    this.ui = new PageUi(parts);
    this.apps = new LocalAppsScript({
      project,
      world: saved.world,
      clock,
      network: this.savingNetwork(parts.network),
      switches: defaultSwitches,
      ui: this.ui,
      services,
      gates,
      realLimitMs: 'none',
    });
  }

  get now(): number {
    return this.parts.clock.now();
  }

  /** The person as one who types, and has read the warnings of protected cells. */
  get typist(): TypingPerson {
    return { user: PERSON, now: this.now, switches: defaultSwitches, agreed: true };
  }

  /** Does what opening the spreadsheet does: the menus are built. */
  open(): void {
    personOpens(this.apps, { user: PERSON, documentId: this.book.id });
    this.tellChanges();
  }

  /** Runs a function of the script; throws what the script threw. */
  call(name: string, args: readonly unknown[], cause: Cause): Outcome & { kind: 'returned' } {
    const outcome = this.run(name, args, cause);
    if (outcome.kind === 'failed') throw new ScriptError(outcome.message, outcome.name);
    return outcome;
  }

  /** Answers `google.script.run`; `args` is what the page's client has let through. */
  script(functionName: string, args: readonly unknown[]): unknown {
    const answer = this.during(functionName, () =>
      callFromClient(this.apps, functionName, args, callerOf('rpc', this.book.id)),
    );
    if (answer.kind === 'failure') throw new ScriptError(answer.message, answer.name);
    return answer.value;
  }

  /** Takes the person back from a sign-in, by the function that its state names. */
  callback(query: string): WebAnswer {
    const request = { method: 'GET', path: query, headers: {}, body: new Uint8Array() };
    return this.during('usercallback', () => new WebApp(this.apps, PERSON, '').callback(request));
  }

  /** Tells the script that a person has edited cells. */
  edited(sheet: SheetModel, block: Rectangle, before: string | undefined): void {
    const single = block.rows === 1 && block.columns === 1;
    const value = displayText(sheet, block.row, block.column);
    personEdits(this.apps, {
      user: PERSON,
      documentId: this.book.id,
      sheetName: sheet.name,
      range: rectangleName(block),
      ...(single && value !== '' && { value }),
      ...(single && before !== undefined && before !== '' && { oldValue: before }),
    });
    this.tellChanges();
  }

  /** Moves the clock; triggers that come due fire. Gives how many did. */
  advance(ms: number): number {
    const fired = advanceTime(this.apps, ms);
    this.parts.saved.world.changed('clock');
    this.parts.emit({ kind: 'clock', now: this.now });
    return fired.length;
  }

  /** Fires what has come due while the clock ran by itself. */
  fireDue(): void {
    const next = nextTriggerTime(this.apps);
    if (next !== undefined && next <= this.now) this.advance(0);
  }

  /** Takes the selection as the page has it, so that only a script's own choice is told to it. */
  knowSelection(): void {
    this.known = this.selection();
  }

  run(name: string, args: readonly unknown[], cause: Cause): Outcome {
    return this.during(name, () => this.apps.run(name, args, callerOf(cause, this.book.id)));
  }

  /** Tells the pages that a function runs as long as it does. */
  private during<T>(name: string, work: () => T): T {
    this.running.push(name);
    this.tellRunning();
    try {
      return work();
    } finally {
      this.running.splice(this.running.lastIndexOf(name), 1);
      this.tellRunning();
    }
  }

  /** Tells the pages what has changed since they were last told. */
  tellChanges(): void {
    const { book, told, parts } = this;
    this.tellSelection();
    if (told.version !== book.version) {
      for (const { id } of book.changedSheets(told.version)) {
        parts.emit({ kind: 'changed', sheet: id });
      }
      this.told = { ...told, version: book.version };
    }
    const event = this.view();
    const text = JSON.stringify({ ...event.workbook, now: 0 });
    if (text === this.told.view) return;
    this.told = { ...this.told, view: text };
    parts.emit(event);
  }

  private tellSelection(): void {
    const selection = this.selection();
    if (selection === this.known) return;
    this.known = selection;
    const sheet = this.book.activeSheet;
    const block = sheet?.selection[0];
    if (!sheet || !block) return;
    const area = {
      row: block.row,
      column: block.column,
      lastRow: lastRowOf(block),
      lastColumn: lastColumnOf(block),
    };
    this.parts.emit({ kind: 'activate', sheet: sheet.id, area });
  }

  /** The sheet in front and what is selected in it, as one text. */
  private selection(): string {
    const sheet = this.book.activeSheet;
    return JSON.stringify([sheet?.id, sheet?.selection[0]]);
  }

  view(): WorkbookEvent & { readonly kind: 'workbook' } {
    const { book, ui, edits, parts } = this;
    const around = {
      menus: ui.menus,
      now: parts.clock.now(),
      canUndo: edits.canUndo,
      canRedo: edits.canRedo,
    };
    return { kind: 'workbook', workbook: workbookView(book, around) };
  }

  /** Keeps everything on the disk, where anything has changed. */
  save(): void {
    const { saved, clock } = this.parts;
    if (saved.hasChanged) saved.save(clock.now());
  }

  /** What is about to change the world outside must find our own intent on the disk. */
  private savingNetwork(network: Network): Network {
    return {
      sendAll: (requests) => {
        if (requests.some(({ method }) => !/^(get|head)$/i.test(method))) this.save();
        return network.sendAll(requests);
      },
    };
  }

  private tellRunning(): void {
    this.parts.emit({ kind: 'running', functions: [...this.running] });
  }
}
