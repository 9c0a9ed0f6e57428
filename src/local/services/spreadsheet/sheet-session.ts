import type { ServiceContext } from '../../engine/local-apps-script';
import { ScriptError } from '../../engine/script-error';
import type { ServiceObject } from '../../engine/service-object';
import { Documents } from './model/documents';
import { forbiddingArea, PROTECTED_MESSAGE } from './model/protection-check';
import type { Rectangle } from './model/rectangle';
import type { SheetModel } from './model/sheet-model';
import type { SpreadsheetModel } from './model/spreadsheet-model';

/** A sheet as service objects remember it. */
export interface SheetPlace {
  readonly bookId: string;
  readonly sheetId: number;
}

/** Which edges of a range a script has named: `A2:A` has no end row. */
export interface Bounds {
  readonly startRow: boolean;
  readonly endRow: boolean;
  readonly startColumn: boolean;
  readonly endColumn: boolean;
}

export const BOUNDED: Bounds = { startRow: true, endRow: true, startColumn: true, endColumn: true };

/** Makes the objects that scripts hold; handed in, because they refer to each other. */
export interface ObjectMaker {
  spreadsheet(bookId: string): ServiceObject;
  sheet(place: SheetPlace): ServiceObject;
  range(place: SheetPlace, block: Rectangle, bounds?: Bounds): ServiceObject & RangeLike;
  rangeList(place: SheetPlace, blocks: readonly Rectangle[]): ServiceObject;
}

/** What other objects need to know of a range. */
export interface RangeLike {
  readonly place: SheetPlace;
  readonly block: Rectangle;
}

/** Largest workbook (apps-script.md 2). */
const CELL_LIMIT = 10_000_000;
const TOO_MANY_CELLS =
  'This action would increase the number of cells in the workbook above the limit of 10000000 cells.';
/** The last column is ZZZ. */
const COLUMN_LIMIT = 18_278;

/**
 * One execution's view of the spreadsheets. Writes wait until something is read, `flush` is called
 * or the run ends, as the platform bundles them; so a bad write may fail late, and what a killed
 * run has not flushed is lost (apps-script.md 3.1).
 */
export class SheetSession {
  readonly documents: Documents;
  /** Id of the active spreadsheet, or null. */
  activeId: string | null;
  private pending: (() => void)[] = [];

  constructor(
    readonly context: ServiceContext,
    readonly make: ObjectMaker,
  ) {
    const { world, clock, execution } = context;
    this.documents = Documents.of(world);
    this.documents.now = () => clock.now();
    this.activeId = execution.caller.documentId;
    execution.atReturn(() => this.settle());
    execution.atEnd(() => {
      if (execution.killed === undefined) this.settleQuietly();
    });
  }

  get user(): string {
    return this.context.execution.effectiveUser;
  }

  /** Does what was written so far. After a failure the rest of the bundle is lost. */
  settle(): void {
    while (this.pending.length > 0) {
      const [work] = this.pending.splice(0, 1);
      try {
        work?.();
      } catch (error) {
        this.pending = [];
        throw error;
      }
    }
  }

  private settleQuietly(): void {
    try {
      this.settle();
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error;
    }
  }

  /** Takes a write; it happens with its bundle. */
  write(work: () => void): void {
    this.pending.push(work);
    if (!this.context.switches.deferredWriteErrors) this.settle();
  }

  /** Takes a change of cells; it fails for a person whom a protection forbids it. */
  edit(place: SheetPlace, block: Rectangle, work: (sheet: SheetModel) => void): void {
    this.write(() => {
      const sheet = this.liveSheet(place);
      this.mayEdit(sheet, block);
      work(sheet);
    });
  }

  mayEdit(sheet: SheetModel, block: Rectangle): void {
    if (forbiddingArea(sheet, block, this.user)) throw new ScriptError(PROTECTED_MESSAGE);
  }

  /** A spreadsheet after all pending writes. */
  book(id: string): SpreadsheetModel {
    this.settle();
    return this.liveBook(id);
  }

  sheet(place: SheetPlace): SheetModel {
    this.settle();
    return this.liveSheet(place);
  }

  liveBook(id: string): SpreadsheetModel {
    const book = this.documents.get(id);
    if (!book) throw new ScriptError('Document is missing (perhaps it was deleted?)');
    return book;
  }

  liveSheet({ bookId, sheetId }: SheetPlace): SheetModel {
    const sheet = this.liveBook(bookId).sheet(sheetId);
    if (!sheet) throw new ScriptError(`Sheet ${sheetId} not found`);
    return sheet;
  }

  /** Fails where more cells or columns would break the limits of a workbook. */
  checkGrowth(book: SpreadsheetModel, added: { cells: number; columns?: number }): void {
    const cells = book.sheets.reduce(
      (sum, { rows, columns }) => sum + rows.count * columns.count,
      0,
    );
    if (cells + added.cells > CELL_LIMIT || (added.columns ?? 0) > COLUMN_LIMIT) {
      throw new ScriptError(TOO_MANY_CELLS);
    }
  }
}

/** The object for a live sheet. */
export const placeOf = (sheet: SheetModel): SheetPlace => ({
  bookId: sheet.parent.id,
  sheetId: sheet.id,
});
