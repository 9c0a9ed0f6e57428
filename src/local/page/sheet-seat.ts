import type { SheetView } from '../workbook/protocol';
import type { Place } from './a1';
import type { Connection } from './connection';
import type { RowCache } from './row-cache';

/** What surrounds an open sheet: the line to the server, the grid, the dialogs. */
export interface SheetHost {
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

/** A sheet as it stands now, where it is shown, and what is loaded of it. */
export interface SheetSeat {
  readonly sheet: SheetView;
  readonly host: SheetHost;
  readonly cells: RowCache;
}
