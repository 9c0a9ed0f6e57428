import type { Area, CellRule, CellView, EditReply, SheetView } from '../workbook/protocol';
import { areaBetween, type Place } from './a1';
import type { Connection } from './connection';
import type { Command } from './keys';
import { RowCache } from './row-cache';
import {
  neighbour,
  nextInArea,
  onlyCell,
  type Selection,
  same,
  selectedArea,
  within,
} from './selection';
import { parseTsv, quoted } from './tsv';

/** An open editor: the cell, and the text that it began with. */
export interface Editing {
  readonly place: Place;
  readonly text: string;
  /** Whether arrow keys leave the editor, because typing opened it. */
  readonly quick: boolean;
}

export interface ControllerHost {
  readonly connection: Connection;
  /** Something to draw has changed. */
  changed(): void;
  /** Scrolls a cell into view. */
  reveal(place: Place): void;
  pageSize(): number;
  otherSheet(step: 1 | -1): void;
  /** Opens the choices of a cell below it. */
  openChoices(place: Place): void;
  /** Asks whether a protected range is to be edited; true is yes. */
  confirm(warning: string): Promise<boolean>;
  fail(message: string): void;
}

/** What a person does in one sheet: moves, selects, types, pastes. */
export class SheetController {
  readonly cells: RowCache;
  selection: Selection = onlyCell({ row: 1, column: 1 });
  editing: Editing | null = null;
  private told = '';
  private moves: Promise<void> = Promise.resolve();
  private moving = 0;

  constructor(
    public sheet: SheetView,
    public host: ControllerHost,
  ) {
    const load = (from: number, to: number) =>
      this.host.connection.ask<never>({ kind: 'rows', sheet: this.sheet.id, from, to });
    this.cells = new RowCache(load, () => this.host.changed());
  }

  get area(): Area {
    return selectedArea(this.selection);
  }

  cellAt({ row, column }: Place): CellView | null {
    return this.cells.cell(row, column);
  }

  ruleAt(place: Place): CellRule | null {
    return this.cells.rule(place.row, this.cellAt(place));
  }

  /** What an editor of the cell begins with. */
  typedText(place: Place): string {
    const cell = this.cellAt(place);
    return cell?.typed ?? cell?.text ?? '';
  }

  /** Makes a cell the active one, or stretches the area to it. */
  go(place: Place, extend = false): void {
    const to = within(this.sheet, place);
    this.selection = extend ? { active: this.selection.active, reach: to } : onlyCell(to);
    this.afterSelection(to);
  }

  selectArea(area: Area, reveal = false): void {
    const active = { row: area.row, column: area.column };
    this.selection = { active, reach: { row: area.lastRow, column: area.lastColumn } };
    this.afterSelection(reveal ? active : undefined);
  }

  selectColumns(from: number, to: number): void {
    this.selection = {
      active: { row: 1, column: from },
      reach: { row: this.sheet.rows, column: to },
    };
    this.afterSelection();
  }

  selectRows(from: number, to: number): void {
    this.selection = {
      active: { row: from, column: 1 },
      reach: { row: to, column: this.sheet.columns },
    };
    this.afterSelection();
  }

  begin(options: { text?: string; quick?: boolean } = {}): void {
    const place = this.selection.active;
    this.editing = {
      place,
      text: options.text ?? this.typedText(place),
      quick: options.quick ?? false,
    };
    this.host.reveal(place);
    this.host.changed();
  }

  cancel(): void {
    this.editing = null;
    this.host.changed();
  }

  /** The text of the open editor has changed. */
  setText(text: string): void {
    if (!this.editing) return;
    this.editing = { ...this.editing, text };
    this.host.changed();
  }

  /** Ends the editor, keeps its text and moves on. */
  async commit(then: (Command & { kind: 'next' }) | null): Promise<void> {
    const editing = this.editing;
    this.editing = null;
    if (then) this.run(then);
    this.host.changed();
    if (!editing || editing.text === this.typedText(editing.place)) return;
    await this.type(editing.place, [[editing.text]]);
  }

  /** Puts texts into cells as a person would, from a cell to the right and down. */
  async type(place: Place, texts: readonly (readonly string[])[]): Promise<void> {
    const request = { kind: 'edit', sheet: this.sheet.id, ...place, texts } as const;
    const done = await this.attempt((sure) => ({ ...request, sure }));
    if (done && texts.length * (texts[0]?.length ?? 0) > 1) this.selectArea(done);
  }

  async clear(): Promise<void> {
    const request = { kind: 'clear', sheet: this.sheet.id, area: this.area } as const;
    await this.attempt((sure) => ({ ...request, sure }));
  }

  /** Pastes a clipboard text; one value fills the selected area. */
  async paste(text: string): Promise<void> {
    const rows = parseTsv(text);
    const { row, column, lastRow, lastColumn } = this.area;
    const single = rows.length === 1 && rows[0]?.length === 1;
    const value = rows[0]?.[0] ?? '';
    const texts = single
      ? Array.from({ length: lastRow - row + 1 }, () =>
          new Array<string>(lastColumn - column + 1).fill(value),
        )
      : rows;
    await this.type({ row, column }, texts);
  }

  /** The selected area as clipboard text where all of it is loaded and small; else null. */
  loadedText(): string | null {
    const { row, column, lastRow, lastColumn } = this.area;
    if ((lastRow - row + 1) * (lastColumn - column + 1) > 10_000) return null;
    const lines: string[] = [];
    for (let at = row; at <= lastRow; at++) {
      if (!this.cells.isLoaded(at)) return null;
      const line: string[] = [];
      for (let one = column; one <= lastColumn; one++) {
        line.push(quoted(this.cells.cell(at, one)?.text ?? ''));
      }
      lines.push(line.join('\t'));
    }
    return lines.join('\n');
  }

  copy(): Promise<string> {
    return this.host.connection.ask<string>({
      kind: 'copy',
      sheet: this.sheet.id,
      area: this.area,
    });
  }

  setWidth(column: number, pixels: number): void {
    const request = { kind: 'width', sheet: this.sheet.id, column, pixels } as const;
    void this.host.connection.ask(request).catch(() => {});
  }

  /** Turns a checkbox over; false where the active cell has none. */
  tick(): boolean {
    const place = this.selection.active;
    const rule = this.ruleAt(place);
    if (rule?.kind !== 'checkbox') return false;
    const ticked = this.cellAt(place)?.text === (rule.checked ?? 'TRUE');
    const text = ticked ? (rule.unchecked ?? 'FALSE') : (rule.checked ?? 'TRUE');
    void this.type(place, [[text]]);
    return true;
  }

  run(command: Command): void {
    switch (command.kind) {
      case 'move':
        this.move(command);
        break;
      case 'next':
        this.next(command.direction);
        break;
      case 'page':
        this.page(command);
        break;
      case 'end':
        this.end(command);
        break;
      case 'sheet':
        this.host.otherSheet(command.step);
        break;
      default:
        this.act(command.kind);
    }
  }

  private act(kind: Exclude<Command['kind'], 'move' | 'next' | 'page' | 'end' | 'sheet'>): void {
    const { row, column } = this.area;
    const { lastRow, lastColumn } = this.area;
    const actions: Record<typeof kind, () => void> = {
      edit: () => this.begin(),
      open: () => this.host.openChoices(this.selection.active),
      clear: () => void this.clear(),
      undo: () => void this.undo('undo'),
      redo: () => void this.undo('redo'),
      selectAll: () => this.selectArea(areaBetween({ row: 1, column: 1 }, this.corner())),
      selectRow: () => this.selectRows(row, lastRow),
      selectColumn: () => this.selectColumns(column, lastColumn),
      tick: () => {
        if (!this.tick()) this.begin({ text: ' ', quick: true });
      },
    };
    actions[kind]();
  }

  private async undo(kind: 'undo' | 'redo'): Promise<void> {
    try {
      await this.host.connection.ask({ kind });
    } catch (error) {
      this.host.fail((error as Error).message);
    }
  }

  /** A far move waits for the server, and later moves wait for it. */
  private move(command: Command & { kind: 'move' }): void {
    if (!command.far && this.moving === 0) {
      const { direction, extend } = command;
      this.go(neighbour(this.sheet, this.moveFrom(extend), direction), extend);
      return;
    }
    this.moving++;
    this.moves = this.moves
      .then(() => this.farMove(command))
      .catch((error: Error) => this.host.fail(error.message))
      .finally(() => {
        this.moving--;
      });
  }

  private async farMove({ direction, extend, far }: Command & { kind: 'move' }): Promise<void> {
    const from = this.moveFrom(extend);
    const { id } = this.sheet;
    const to = far
      ? await this.host.connection.ask<Place>({ kind: 'jump', sheet: id, ...from, direction })
      : neighbour(this.sheet, from, direction);
    this.go(to, extend);
  }

  private moveFrom(extend: boolean): Place {
    return extend ? this.selection.reach : this.selection.active;
  }

  /** Tab and Enter walk round within a selected area, and else to the neighbour. */
  private next(direction: 'up' | 'down' | 'left' | 'right'): void {
    const { active, reach } = this.selection;
    if (same(active, reach) && !this.selection.area) {
      this.go(neighbour(this.sheet, active, direction));
      return;
    }
    const forward = direction === 'right' || direction === 'down';
    if (!forward) return;
    const area = this.area;
    const to = nextInArea(area, active, direction === 'right');
    this.selection = { ...this.selection, active: to, area };
    this.afterSelection(to);
  }

  private page({ down, extend }: Command & { kind: 'page' }): void {
    const from = extend ? this.selection.reach : this.selection.active;
    const rows = this.host.pageSize() * (down ? 1 : -1);
    this.go({ row: from.row + rows, column: from.column }, extend);
  }

  private end({ first, ofSheet, extend }: Command & { kind: 'end' }): void {
    const from = extend ? this.selection.reach : this.selection.active;
    const corner = first ? { row: 1, column: 1 } : this.corner();
    this.go(ofSheet ? corner : { row: from.row, column: corner.column }, extend);
    const { frozenRows, frozenColumns } = this.sheet;
    const start = { row: frozenRows + 1, column: frozenColumns + 1 };
    if (first) this.host.reveal(ofSheet ? start : { ...start, row: from.row });
  }

  private corner(): Place {
    return { row: this.sheet.rows, column: this.sheet.columns };
  }

  private async attempt(
    request: (sure: boolean) => Parameters<Connection['ask']>[0],
  ): Promise<Area | null> {
    try {
      let reply = await this.host.connection.ask<EditReply>(request(false));
      if (!reply.done && (await this.host.confirm(reply.warning))) {
        reply = await this.host.connection.ask<EditReply>(request(true));
      }
      return reply.done ? reply.area : null;
    } catch (error) {
      this.host.fail((error as Error).message);
      return null;
    }
  }

  /** Scrolls to where the selection went and lets the script's side know of it. */
  private afterSelection(to?: Place): void {
    if (to) this.host.reveal(to);
    this.host.changed();
    const area = this.area;
    const told = JSON.stringify(area);
    if (told === this.told) return;
    this.told = told;
    void this.host.connection.ask({ kind: 'select', sheet: this.sheet.id, area }).catch(() => {});
  }
}
