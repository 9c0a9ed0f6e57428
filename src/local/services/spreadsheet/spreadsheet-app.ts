import type { ServiceContext } from '../../engine/local-apps-script';
import { NotEmulated, ScriptError } from '../../engine/script-error';
import { ServiceObject } from '../../engine/service-object';
import { Ui } from '../ui';
import { ColorBuilder } from './color';
import { ConditionalFormatRuleBuilder } from './conditional-format-rule';
import { DataValidationBuilder } from './data-validation';
import { FilterCriteriaBuilder } from './filter-criteria';
import type { SpreadsheetModel } from './model/spreadsheet-model';
import { Range } from './range';
import { RangeList } from './range-list';
import { RichTextValueBuilder } from './rich-text-value';
import { Sheet } from './sheet';
import { type RangeLike, SheetSession } from './sheet-session';
import { Spreadsheet } from './spreadsheet';
import { TextStyleBuilder } from './text-style';

const FEWEST = 1;

/** `SpreadsheetApp`. */
export class SpreadsheetApp extends ServiceObject {
  readonly gasType = 'Spreadsheet.SpreadsheetApp';
  private readonly session: SheetSession;
  private ui: Ui | undefined;

  constructor(private readonly context: ServiceContext) {
    super();
    const session: SheetSession = new SheetSession(context, {
      spreadsheet: (bookId) => new Spreadsheet(session, bookId),
      sheet: (place) => new Sheet(session, place),
      range: (place, block, bounds) => new Range(session, place, block, bounds),
      rangeList: (place, blocks) => new RangeList(session, place, blocks),
    });
    this.session = session;
  }

  create(name: string, rows?: number, columns?: number) {
    const size = { rows: rows ?? 1000, columns: columns ?? 26 };
    if (size.rows < FEWEST || size.columns < FEWEST) {
      throw new ScriptError('The number of rows and columns must be at least 1.');
    }
    const { timeZone } = this.context.project.manifest;
    const made = this.session.documents.create({
      name: String(name),
      owner: this.session.user,
      timeZone,
      ...size,
    });
    return new Spreadsheet(this.session, made.id);
  }

  openById(id: string) {
    const book = this.session.documents.get(String(id));
    if (!book) {
      throw new ScriptError(
        'Unexpected error while getting the method or property openById on object SpreadsheetApp.',
      );
    }
    return this.opened(book);
  }

  openByUrl(url: string) {
    const id = /\/spreadsheets\/d\/([\w-]+)/.exec(String(url))?.[1];
    const book = id === undefined ? null : this.session.documents.get(id);
    if (!book) throw new ScriptError('Invalid argument: url');
    return this.opened(book);
  }

  getActive() {
    return this.getActiveSpreadsheet();
  }
  getActiveSpreadsheet() {
    const { activeId } = this.session;
    return activeId === null ? null : new Spreadsheet(this.session, activeId);
  }
  setActiveSpreadsheet(spreadsheet: Spreadsheet) {
    this.session.activeId = spreadsheet.bookId;
  }
  getActiveSheet() {
    return this.getActiveSpreadsheet()?.getActiveSheet() ?? null;
  }
  setActiveSheet(sheet: Sheet, restoreSelection = false) {
    const spreadsheet = new Spreadsheet(this.session, sheet.place.bookId);
    return spreadsheet.setActiveSheet(sheet, restoreSelection);
  }
  getActiveRange() {
    return this.getActiveSheet()?.getActiveRange() ?? null;
  }
  getActiveRangeList() {
    return this.getActiveSheet()?.getActiveRangeList() ?? null;
  }
  getCurrentCell() {
    return this.getActiveSheet()?.getCurrentCell() ?? null;
  }
  getSelection() {
    return this.getActiveSheet()?.getSelection() ?? null;
  }
  setActiveRange(range: RangeLike) {
    return new Sheet(this.session, range.place).setActiveRange(range);
  }
  setActiveRangeList(list: RangeList) {
    list.activate();
    return list;
  }
  setCurrentCell(cell: RangeLike) {
    return this.setActiveRange(cell);
  }

  flush() {
    this.session.settle();
  }
  getUi() {
    this.ui ??= new Ui(this.context);
    return this.ui;
  }

  newColor() {
    return new ColorBuilder();
  }
  newConditionalFormatRule() {
    return new ConditionalFormatRuleBuilder();
  }
  newDataValidation() {
    return new DataValidationBuilder();
  }
  newFilterCriteria() {
    return new FilterCriteriaBuilder();
  }
  newRichTextValue() {
    return new RichTextValueBuilder();
  }
  newTextStyle() {
    return new TextStyleBuilder();
  }
  open(): never {
    throw new NotEmulated('SpreadsheetApp.open, because there is no Drive');
  }

  private opened(book: SpreadsheetModel): Spreadsheet {
    const { user } = this.session;
    if (![book.owner, ...book.editors, ...book.viewers].includes(user)) {
      throw new ScriptError('You do not have permissions to access the requested document.');
    }
    return new Spreadsheet(this.session, book.id);
  }
}
