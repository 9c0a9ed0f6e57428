import type { Area, Direction } from '../workbook/protocol';
import { areaBetween, type Place } from './a1';
import type { Command } from './keys';
import {
  neighbour,
  nextInArea,
  onlyCell,
  type Selection,
  same,
  selectedArea,
  within,
} from './selection';
import type { SheetSeat } from './sheet-seat';

type CommandOf<K extends Command['kind']> = Command & { readonly kind: K };

/** The active cell and the selected area, and how they move. */
export class SheetCursor {
  selection: Selection = onlyCell({ row: 1, column: 1 });
  private told = '';
  private moves: Promise<void> = Promise.resolve();
  private moving = 0;

  constructor(private readonly seat: SheetSeat) {}

  get active(): Place {
    return this.selection.active;
  }

  get area(): Area {
    return selectedArea(this.selection);
  }

  /** Makes a cell the active one, or stretches the area to it. */
  go(place: Place, extend = false): void {
    const to = within(this.seat.sheet, place);
    this.selection = extend ? { active: this.active, reach: to } : onlyCell(to);
    this.moved(to);
  }

  selectArea(area: Area, reveal = false): void {
    const active = { row: area.row, column: area.column };
    this.selection = { active, reach: { row: area.lastRow, column: area.lastColumn } };
    this.moved(reveal ? active : undefined);
  }

  selectColumns(from: number, to: number): void {
    const { rows } = this.seat.sheet;
    this.selection = { active: { row: 1, column: from }, reach: { row: rows, column: to } };
    this.moved();
  }

  selectRows(from: number, to: number): void {
    const { columns } = this.seat.sheet;
    this.selection = { active: { row: from, column: 1 }, reach: { row: to, column: columns } };
    this.moved();
  }

  selectAll(): void {
    this.selectArea(areaBetween({ row: 1, column: 1 }, this.corner()));
  }

  /** A far move waits for the server, and later moves wait for it. */
  move(command: CommandOf<'move'>): void {
    const { direction, extend, far } = command;
    if (!far && this.moving === 0) {
      this.go(neighbour(this.seat.sheet, this.movedEnd(extend), direction), extend);
      return;
    }
    this.moving++;
    this.moves = this.moves
      .then(() => this.farMove(command))
      .catch((error: Error) => this.seat.host.fail(error.message))
      .finally(() => {
        this.moving--;
      });
  }

  /** Tab and Enter walk round within a selected area, and else to the neighbour. */
  next(direction: Direction): void {
    const { active, reach } = this.selection;
    if (same(active, reach) && !this.selection.area) {
      this.go(neighbour(this.seat.sheet, active, direction));
      return;
    }
    if (direction === 'left' || direction === 'up') return;
    const { area } = this;
    const to = nextInArea(area, active, direction === 'right');
    this.selection = { ...this.selection, active: to, area };
    this.moved(to);
  }

  page({ down, extend }: CommandOf<'page'>): void {
    const { row, column } = this.movedEnd(extend);
    const rows = this.seat.host.pageSize() * (down ? 1 : -1);
    this.go({ row: row + rows, column }, extend);
  }

  /** To the first or last cell of the row or sheet; what is not frozen is then seen from its start. */
  end({ first, ofSheet, extend }: CommandOf<'end'>): void {
    const { row } = this.movedEnd(extend);
    const corner = first ? { row: 1, column: 1 } : this.corner();
    this.go(ofSheet ? corner : { row, column: corner.column }, extend);
    const { frozenRows, frozenColumns } = this.seat.sheet;
    const start = { row: frozenRows + 1, column: frozenColumns + 1 };
    if (first) this.seat.host.reveal(ofSheet ? start : { ...start, row });
  }

  private async farMove({ direction, extend, far }: CommandOf<'move'>): Promise<void> {
    const from = this.movedEnd(extend);
    const { sheet, host } = this.seat;
    const to = far
      ? await host.connection.ask<Place>({ kind: 'jump', sheet: sheet.id, ...from, direction })
      : neighbour(sheet, from, direction);
    this.go(to, extend);
  }

  private movedEnd(extend: boolean): Place {
    return extend ? this.selection.reach : this.active;
  }

  private corner(): Place {
    return { row: this.seat.sheet.rows, column: this.seat.sheet.columns };
  }

  /** Scrolls to where the selection went and lets the script's side know of it. */
  private moved(to?: Place): void {
    const { host, sheet } = this.seat;
    if (to) host.reveal(to);
    host.changed();
    const { area } = this;
    const told = JSON.stringify(area);
    if (told === this.told) return;
    this.told = told;
    void host.connection.ask({ kind: 'select', sheet: sheet.id, area }).catch(() => {});
  }
}
