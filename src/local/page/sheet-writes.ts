import type { Area, EditReply, Request } from '../workbook/protocol';
import type { Place } from './a1';
import type { SheetCursor } from './sheet-cursor';
import type { SheetSeat } from './sheet-seat';
import { parseTsv, quoted } from './tsv';

/** Cells that are copied from what is loaded; the server copies more. */
const LOADED_COPY = 10_000;

/** What a person changes in a sheet, and what is copied from it. */
export class SheetWrites {
  constructor(
    private readonly seat: SheetSeat,
    private readonly cursor: SheetCursor,
  ) {}

  /** Puts texts into cells as a person would, from a cell to the right and down. */
  async type(place: Place, texts: readonly (readonly string[])[]): Promise<void> {
    const edit = { kind: 'edit', sheet: this.seat.sheet.id, ...place, texts } as const;
    const done = await this.attempt((sure) => ({ ...edit, sure }));
    if (done && texts.length * (texts[0]?.length ?? 0) > 1) this.cursor.selectArea(done);
  }

  async clear(): Promise<void> {
    const clear = { kind: 'clear', sheet: this.seat.sheet.id, area: this.cursor.area } as const;
    await this.attempt((sure) => ({ ...clear, sure }));
  }

  /** Pastes a clipboard text; one value fills the selected area. */
  async paste(text: string): Promise<void> {
    const rows = parseTsv(text);
    const { row, column, lastRow, lastColumn } = this.cursor.area;
    const single = rows.length === 1 && rows[0]?.length === 1;
    const line = new Array<string>(lastColumn - column + 1).fill(rows[0]?.[0] ?? '');
    const texts = single ? Array.from({ length: lastRow - row + 1 }, () => line) : rows;
    await this.type({ row, column }, texts);
  }

  /** The selected area as clipboard text where all of it is loaded and small; else null. */
  loadedText(): string | null {
    const { row, column, lastRow, lastColumn } = this.cursor.area;
    const { cells } = this.seat;
    if ((lastRow - row + 1) * (lastColumn - column + 1) > LOADED_COPY) return null;
    const lines: string[] = [];
    for (let at = row; at <= lastRow; at++) {
      if (!cells.isLoaded(at)) return null;
      const line: string[] = [];
      for (let one = column; one <= lastColumn; one++) {
        line.push(quoted(cells.cell(at, one)?.text ?? ''));
      }
      lines.push(line.join('\t'));
    }
    return lines.join('\n');
  }

  copy(): Promise<string> {
    const { sheet, host } = this.seat;
    return host.connection.ask({ kind: 'copy', sheet: sheet.id, area: this.cursor.area });
  }

  setWidth(column: number, pixels: number): void {
    const { sheet, host } = this.seat;
    const request = { kind: 'width', sheet: sheet.id, column, pixels } as const;
    void host.connection.ask(request).catch(() => {});
  }

  async turn(kind: 'undo' | 'redo'): Promise<void> {
    try {
      await this.seat.host.connection.ask({ kind });
    } catch (error) {
      this.seat.host.fail((error as Error).message);
    }
  }

  /** Sends an edit, and again when the person is sure; null where it was not done. */
  private async attempt(edit: (sure: boolean) => Request): Promise<Area | null> {
    const { host } = this.seat;
    try {
      let reply = await host.connection.ask<EditReply>(edit(false));
      if (!reply.done && (await host.confirm(reply.warning))) {
        reply = await host.connection.ask<EditReply>(edit(true));
      }
      return reply.done ? reply.area : null;
    } catch (error) {
      host.fail((error as Error).message);
      return null;
    }
  }
}
