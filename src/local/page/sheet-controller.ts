import type { CellRule, CellView, RowsView, SheetView } from '../workbook/protocol';
import type { Place } from './a1';
import type { Command } from './keys';
import { RowCache } from './row-cache';
import { SheetCursor } from './sheet-cursor';
import type { SheetHost, SheetSeat } from './sheet-seat';
import { SheetWrites } from './sheet-writes';

/** An open editor: the cell, and the text in it. */
export interface Editing {
  readonly place: Place;
  readonly text: string;
  /** Whether arrow keys leave the editor, because typing opened it. */
  readonly quick: boolean;
}

/** What a person does in one sheet: moves, edits, and what the keys mean. */
export class SheetController implements SheetSeat {
  readonly cells: RowCache;
  readonly cursor: SheetCursor;
  readonly writes: SheetWrites;
  editing: Editing | null = null;

  constructor(
    public sheet: SheetView,
    public host: SheetHost,
  ) {
    const load = (from: number, to: number) =>
      this.host.connection.ask<RowsView>({ kind: 'rows', sheet: this.sheet.id, from, to });
    this.cells = new RowCache(load, () => this.host.changed());
    this.cursor = new SheetCursor(this);
    this.writes = new SheetWrites(this, this.cursor);
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

  /** Opens the editor of the active cell, with what it holds or with a text of its own. */
  begin(options: { text?: string; quick?: boolean } = {}): void {
    const place = this.cursor.active;
    const { text = this.typedText(place), quick = false } = options;
    this.editing = { place, text, quick };
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
    await this.writes.type(editing.place, [[editing.text]]);
  }

  /** Turns a checkbox over; false where the active cell has none. */
  tick(): boolean {
    const place = this.cursor.active;
    const rule = this.ruleAt(place);
    if (rule?.kind !== 'checkbox') return false;
    const { checked = 'TRUE', unchecked = 'FALSE' } = rule;
    const text = this.cellAt(place)?.text === checked ? unchecked : checked;
    void this.writes.type(place, [[text]]);
    return true;
  }

  run(command: Command): void {
    const { cursor, host } = this;
    switch (command.kind) {
      case 'move':
        cursor.move(command);
        break;
      case 'next':
        cursor.next(command.direction);
        break;
      case 'page':
        cursor.page(command);
        break;
      case 'end':
        cursor.end(command);
        break;
      case 'sheet':
        host.otherSheet(command.step);
        break;
      default:
        this.act(command.kind);
    }
  }

  private act(kind: Exclude<Command['kind'], 'move' | 'next' | 'page' | 'end' | 'sheet'>): void {
    const { cursor, writes } = this;
    const { row, column, lastRow, lastColumn } = cursor.area;
    const actions: Record<typeof kind, () => void> = {
      edit: () => this.begin(),
      open: () => this.host.openChoices(cursor.active),
      clear: () => void writes.clear(),
      undo: () => void writes.turn('undo'),
      redo: () => void writes.turn('redo'),
      selectAll: () => cursor.selectAll(),
      selectRow: () => cursor.selectRows(row, lastRow),
      selectColumn: () => cursor.selectColumns(column, lastColumn),
      tick: () => {
        this.tick();
      },
    };
    actions[kind]();
  }
}
