import { between, type Rectangle } from '../../services/spreadsheet/model/rectangle';
import type { Content } from '../../services/spreadsheet/model/scalar';
import type { SheetModel } from '../../services/spreadsheet/model/sheet-model';
import type { SpreadsheetModel } from '../../services/spreadsheet/model/spreadsheet-model';
import type { Style } from '../../services/spreadsheet/model/style';

interface CellChange {
  readonly row: number;
  readonly column: number;
  readonly before: CellState;
  readonly after: CellState;
}

interface CellState {
  readonly content: Content | undefined;
  readonly style: Style | undefined;
}

interface Edit {
  readonly sheet: number;
  readonly cells: readonly CellChange[];
}

/** Where an edit was undone or done again. */
export interface Turned {
  readonly sheet: number;
  readonly block: Rectangle;
}

/** Edits that are remembered; older ones can no longer be undone. */
const REMEMBERED = 100;

/** What a person has edited, so that it can be undone and done again. */
export class Edits {
  private readonly done: Edit[] = [];
  private readonly undone: Edit[] = [];

  get canUndo(): boolean {
    return this.done.length > 0;
  }

  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  /** Has `work` change the cells of a block and remembers what they held. */
  record(sheet: SheetModel, block: Rectangle, work: () => void): void {
    const before = statesOf(sheet, block);
    work();
    const after = statesOf(sheet, block);
    const cells = before.flatMap((one, index): CellChange[] => {
      const other = after[index];
      if (!other || sameState(one.state, other.state)) return [];
      return [{ row: one.row, column: one.column, before: one.state, after: other.state }];
    });
    if (cells.length === 0) return;
    this.done.push({ sheet: sheet.id, cells });
    if (this.done.length > REMEMBERED) this.done.shift();
    this.undone.length = 0;
  }

  /** Gives cells back what they held, except those that somebody else has changed since. */
  undo(book: SpreadsheetModel): Turned | null {
    return this.turn(book, { from: this.done, to: this.undone, backwards: true });
  }

  redo(book: SpreadsheetModel): Turned | null {
    return this.turn(book, { from: this.undone, to: this.done, backwards: false });
  }

  private turn(
    book: SpreadsheetModel,
    { from, to, backwards }: { from: Edit[]; to: Edit[]; backwards: boolean },
  ): Turned | null {
    const edit = from.pop();
    const sheet = edit && book.sheet(edit.sheet);
    if (!edit || !sheet) return null;
    to.push(edit);
    for (const { row, column, before, after } of edit.cells) {
      const [expected, wanted] = backwards ? [after, before] : [before, after];
      if (!sameState(stateOf(sheet, row, column), expected)) continue;
      sheet.contents.set(row, column, wanted.content);
      sheet.styles.set(row, column, wanted.style);
    }
    sheet.contentChanged();
    return { sheet: edit.sheet, block: around(edit.cells) };
  }
}

function statesOf(sheet: SheetModel, block: Rectangle) {
  const states: { row: number; column: number; state: CellState }[] = [];
  for (let row = block.row; row < block.row + block.rows; row++) {
    for (let column = block.column; column < block.column + block.columns; column++) {
      states.push({ row, column, state: stateOf(sheet, row, column) });
    }
  }
  return states;
}

function stateOf(sheet: SheetModel, row: number, column: number): CellState {
  return { content: sheet.contents.get(row, column), style: sheet.styles.get(row, column) };
}

const sameState = (one: CellState, other: CellState): boolean =>
  one.content === other.content && one.style === other.style;

function around(cells: readonly CellChange[]): Rectangle {
  let [top, left, bottom, right] = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 1, 1];
  for (const { row, column } of cells) {
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
    [left, right] = [Math.min(left, column), Math.max(right, column)];
  }
  return between(top, left, bottom, right);
}
