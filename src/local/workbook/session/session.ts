import type { Clock } from '../../engine/clock';
import type { Cause } from '../../engine/execution';
import { LocalAppsScript, type Outcome } from '../../engine/local-apps-script';
import type { Network } from '../../engine/network';
import type { Project } from '../../engine/project';
import { ScriptError } from '../../engine/script-error';
import { defaultSwitches } from '../../engine/switches';
import { gates, services } from '../../services/all-services';
import { Documents } from '../../services/spreadsheet/model/documents';
import {
  lastColumnOf,
  lastRowOf,
  type Rectangle,
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
    if (this.parts.project.functionNames.has('onOpen')) this.run('onOpen', [{}], 'simpleTrigger');
    this.tellChanges();
  }

  /** Runs a function of the script; throws what the script threw. */
  call(name: string, args: readonly unknown[], cause: Cause): Outcome & { kind: 'returned' } {
    const outcome = this.run(name, args, cause);
    if (outcome.kind === 'failed') throw new ScriptError(outcome.message, outcome.name);
    return outcome;
  }

  /** Answers `google.script.run`: JSON text in, JSON text out. */
  script(functionName: string, args: string): string {
    const outcome = this.call(functionName, JSON.parse(args) as unknown[], 'rpc');
    return outcome.json() ?? 'null';
  }

  /** Tells the script that a person has edited cells. */
  edited(_sheet: SheetModel, _block: Rectangle): void {
    this.tellChanges();
  }

  /** Moves the clock; triggers that are due fire. */
  advance(ms: number): null {
    this.parts.clock.advance(ms);
    this.parts.emit({ kind: 'clock', now: this.parts.clock.now() });
    return null;
  }

  /** Takes the selection as the page has it, so that only a script's own choice is told to it. */
  knowSelection(): void {
    this.known = this.selection();
  }

  run(name: string, args: readonly unknown[], cause: Cause): Outcome {
    this.running.push(name);
    this.tellRunning();
    try {
      return this.apps.run(name, args, callerOf(cause, this.book.id));
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
