import { ScriptError } from '../../engine/script-error';
import { ServiceObject } from '../../engine/service-object';
import { toInteger } from './arguments';
import { copySheet, newSheetId } from './copies';
import type { SheetModel } from './model/sheet-model';
import type { SpreadsheetModel } from './model/spreadsheet-model';
import type { Sheet } from './sheet';
import { checkSheetName, nextSheetName } from './sheet-names';
import { placeOf, type SheetPlace, type SheetSession } from './sheet-session';

interface InsertOptions {
  readonly template?: { readonly place: SheetPlace };
}

const ROWS = 1000;
const COLUMNS = 26;

/** The sheets of a spreadsheet. */
export abstract class SpreadsheetSheets extends ServiceObject {
  readonly gasType = 'Spreadsheet.Spreadsheet';

  constructor(
    readonly session: SheetSession,
    readonly bookId: string,
  ) {
    super();
  }

  /** The spreadsheet after all pending writes. */
  protected get book(): SpreadsheetModel {
    return this.session.book(this.bookId);
  }

  protected sheetOf(sheet: SheetModel): Sheet {
    return this.session.make.sheet(placeOf(sheet)) as Sheet;
  }

  /** The active sheet; most methods of a spreadsheet stand for it. */
  protected get active(): Sheet {
    const sheet = this.book.activeSheet;
    if (!sheet) throw new ScriptError('The spreadsheet has no sheet.');
    return this.sheetOf(sheet);
  }

  getSheets() {
    return this.book.sheets.map((sheet) => this.sheetOf(sheet));
  }
  getNumSheets() {
    return this.book.sheets.length;
  }
  getSheetByName(name: string) {
    const sheet = this.book.sheetNamed(String(name));
    return sheet && this.sheetOf(sheet);
  }
  getSheetById(id: number) {
    const sheet = this.book.sheet(id);
    return sheet && this.sheetOf(sheet);
  }
  getActiveSheet() {
    return this.active;
  }
  setActiveSheet(sheet: Sheet, restoreSelection = false) {
    this.own(sheet);
    sheet.activate();
    const model = this.session.sheet(sheet.place);
    if (!restoreSelection) model.selection = [{ row: 1, column: 1, rows: 1, columns: 1 }];
    return sheet;
  }
  getSheetName() {
    return this.active.getName();
  }
  getSheetId() {
    return this.active.getSheetId();
  }
  renameActiveSheet(name: string) {
    this.active.setName(name);
  }

  /** Name, index and options in that order, each of them optional. */
  insertSheet(...args: (string | number | InsertOptions | null)[]) {
    const name = args.find((one) => typeof one === 'string') as string | undefined;
    const index = args.find((one) => typeof one === 'number') as number | undefined;
    const options = args.find((one) => typeof one === 'object') as InsertOptions | null | undefined;
    const book = this.book;
    if (name !== undefined) checkSheetName(book, name);
    const at = index ?? this.afterActive(book);
    if (toInteger(at) < 0 || at > book.sheets.length) {
      throw new ScriptError('The sheet index is out of bounds.');
    }
    const made = options?.template
      ? this.fromTemplate(book, options.template, at)
      : this.empty(book, name ?? nextSheetName(book), at);
    if (options?.template) book.renameSheet(made, name ?? nextSheetName(book));
    book.activeSheetId = made.id;
    return this.sheetOf(made);
  }

  deleteSheet(sheet: Sheet) {
    this.own(sheet);
    this.remove(sheet);
  }
  deleteActiveSheet() {
    this.remove(this.active);
    return this.active;
  }
  duplicateActiveSheet() {
    const book = this.book;
    const source = this.session.sheet(this.active.place);
    const made = copySheet(this.session, source, book, book.sheets.indexOf(source) + 1);
    book.activeSheetId = made.id;
    return this.sheetOf(made);
  }
  /** Positions count from 1. */
  moveActiveSheet(position: number) {
    const book = this.book;
    const sheet = this.session.sheet(this.active.place);
    if (toInteger(position) < 1 || position > book.sheets.length) {
      throw new ScriptError('The sheet index is out of bounds.');
    }
    const others = book.sheets.filter((one) => one !== sheet);
    book.sheets = others.toSpliced(position - 1, 0, sheet);
    book.structureChanged();
  }

  private afterActive(book: SpreadsheetModel): number {
    return book.activeSheet ? book.sheets.indexOf(book.activeSheet) + 1 : book.sheets.length;
  }

  private empty(book: SpreadsheetModel, name: string, at: number): SheetModel {
    this.session.checkGrowth(book, { cells: ROWS * COLUMNS });
    return book.addSheet({ id: newSheetId(book), name, rows: ROWS, columns: COLUMNS }, at);
  }

  private fromTemplate(
    book: SpreadsheetModel,
    template: { readonly place: SheetPlace },
    at: number,
  ) {
    if (template.place.bookId !== this.bookId) {
      throw new ScriptError('The template must be a sheet of this spreadsheet.');
    }
    return copySheet(this.session, this.session.sheet(template.place), book, at);
  }

  private own(sheet: Sheet): void {
    if (sheet.place.bookId !== this.bookId) {
      throw new ScriptError('The sheet does not belong to this spreadsheet.');
    }
  }

  private remove(sheet: Sheet): void {
    const book = this.book;
    const model = this.session.sheet(sheet.place);
    const left = book.sheets.filter((one) => one !== model);
    if (left.length === 0) throw new ScriptError("You can't remove all the sheets in a document.");
    const visible = left.find(({ hidden }) => !hidden);
    if (!visible) throw new ScriptError("You can't remove all the visible sheets in a document.");
    this.session.mayEdit(model, model.grid);
    const place = book.sheets.indexOf(model);
    book.removeSheet(model);
    if (book.activeSheetId !== model.id) return;
    const next = book.sheets[Math.min(place, book.sheets.length - 1)];
    book.activeSheetId = next && !next.hidden ? next.id : visible.id;
  }
}
