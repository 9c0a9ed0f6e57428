import { NotEmulated, ScriptError } from '../../engine/script-error';
import { type EnumConstant, enumOf } from '../../engine/service-object';
import { bandingsOf } from './banding';
import { type Color, colorObject, readColor } from './color';
import { ConditionalFormatRule } from './conditional-format-rule';
import { copySheet } from './copies';
import { Filter } from './filter';
import { addMetadata, metadataWhere } from './metadata-access';
import { DeveloperMetadataFinder } from './metadata-finder';
import { isFilteredOut } from './model/filtered-rows';
import { NamedRange } from './named-range';
import { Protection } from './protection';
import { Selection } from './selection';
import { SheetAxes } from './sheet-axes';
import { checkSheetName } from './sheet-names';
import { placeOf, type RangeLike } from './sheet-session';
import { TextFinder } from './text-finder';

/** A sheet as a script holds it. */
export class Sheet extends SheetAxes {
  getName() {
    return this.sheet.name;
  }
  getSheetName() {
    return this.sheet.name;
  }
  setName(name: string) {
    const sheet = this.sheet;
    const wanted = String(name);
    if (wanted === sheet.name) return this;
    checkSheetName(sheet.parent, wanted, sheet);
    sheet.parent.renameSheet(sheet, wanted);
    return this;
  }
  getSheetId() {
    return this.place.sheetId;
  }
  getIndex() {
    const { parent } = this.sheet;
    return parent.sheets.findIndex(({ id }) => id === this.place.sheetId) + 1;
  }
  getParent() {
    return this.session.make.spreadsheet(this.place.bookId);
  }
  getType() {
    return enumOf('Spreadsheet.SheetType')['GRID'];
  }

  activate() {
    const sheet = this.sheet;
    if (sheet.hidden) this.showSheet();
    sheet.parent.activeSheetId = sheet.id;
    this.session.activeId = this.place.bookId;
    sheet.parent.structureChanged();
    return this;
  }
  isSheetHidden() {
    return this.sheet.hidden;
  }
  hideSheet() {
    const sheet = this.sheet;
    const others = sheet.parent.sheets.filter((one) => one !== sheet && !one.hidden);
    if (others.length === 0) throw new ScriptError("You can't hide all the sheets in a document.");
    sheet.hidden = true;
    if (sheet.parent.activeSheetId === sheet.id) sheet.parent.activeSheetId = others[0]?.id ?? 0;
    sheet.parent.structureChanged();
    return this;
  }
  showSheet() {
    const sheet = this.sheet;
    sheet.hidden = false;
    sheet.parent.structureChanged();
    return this;
  }
  copyTo(spreadsheet: { readonly bookId: string }) {
    const target = this.session.book(spreadsheet.bookId);
    const made = copySheet(this.session, this.sheet, target, target.sheets.length);
    return this.session.make.sheet(placeOf(made));
  }

  getTabColor() {
    return this.sheet.tabColor;
  }
  setTabColor(color: string | null) {
    const sheet = this.sheet;
    sheet.tabColor = readColor(color) ?? null;
    sheet.parent.structureChanged();
    return this;
  }
  getTabColorObject() {
    return colorObject(this.sheet.tabColor);
  }
  setTabColorObject(color: Color | null) {
    return this.setTabColor(color?.color.hex ?? null);
  }
  isRightToLeft() {
    return this.sheet.rightToLeft;
  }
  setRightToLeft(on: boolean) {
    const sheet = this.sheet;
    sheet.rightToLeft = on;
    sheet.changed();
    return this;
  }
  hasHiddenGridlines() {
    return this.sheet.hiddenGridlines;
  }
  setHiddenGridlines(on: boolean) {
    const sheet = this.sheet;
    sheet.hiddenGridlines = on;
    sheet.changed();
    return this;
  }

  protect() {
    return Protection.create(this.session, this.place, null);
  }
  getProtections(kind: EnumConstant) {
    return Protection.all(this.session, this.sheet, kind.name);
  }
  getFilter() {
    return this.sheet.filter ? new Filter(this.session, this.place) : null;
  }
  isRowHiddenByFilter(row: number) {
    return isFilteredOut(this.sheet, row, this.session.context.clock.now());
  }
  getNamedRanges() {
    const { parent } = this.sheet;
    return parent.namedAreas
      .filter(({ sheetId }) => sheetId === this.place.sheetId)
      .map(({ name }) => new NamedRange(this.session, this.place.bookId, name));
  }

  getConditionalFormatRules() {
    const sheet = this.sheet;
    return sheet.conditionalFormats.map((rule) =>
      ConditionalFormatRule.fromModel(rule, this.session, sheet),
    );
  }
  setConditionalFormatRules(rules: readonly ConditionalFormatRule[]) {
    const sheet = this.sheet;
    this.session.mayEdit(sheet, sheet.grid);
    sheet.conditionalFormats = rules.map((rule) => rule.toModel(sheet));
    sheet.changed();
  }
  clearConditionalFormatRules() {
    this.setConditionalFormatRules([]);
  }

  createTextFinder(text: string) {
    return new TextFinder(this.session, [{ place: this.place, block: this.sheet.grid }], text);
  }
  addDeveloperMetadata(key: string, ...rest: (string | EnumConstant)[]) {
    addMetadata(this.sheet.parent, { sheetId: this.place.sheetId, span: null }, key, rest);
    return this;
  }
  getDeveloperMetadata() {
    const { bookId, sheetId } = this.place;
    const own = (one: { sheetId: number | null; span: unknown }) =>
      one.sheetId === sheetId && !one.span;
    return metadataWhere(this.session, bookId, own);
  }
  createDeveloperMetadataFinder() {
    return new DeveloperMetadataFinder(this.session, this.place);
  }

  getBandings() {
    return bandingsOf(this.session, this.sheet);
  }

  getRowGroupDepth(row: number) {
    return this.sheet.rows.depth(row);
  }
  getColumnGroupDepth(column: number) {
    return this.sheet.columns.depth(column);
  }

  getSelection() {
    return new Selection(this.session, this.place);
  }
  getActiveRange() {
    return this.getSelection().getActiveRange();
  }
  getActiveRangeList() {
    return this.getSelection().getActiveRangeList();
  }
  getActiveCell() {
    return this.getSelection().getCurrentCell();
  }
  getCurrentCell() {
    return this.getSelection().getCurrentCell();
  }
  setActiveRange(range: RangeLike) {
    return this.getSelection().select(range);
  }
  setActiveSelection(range: RangeLike | string) {
    return this.setActiveRange(typeof range === 'string' ? this.getRange(range) : range);
  }
  setCurrentCell(cell: RangeLike) {
    return this.setActiveRange(cell);
  }
  setActiveRangeList(list: { readonly blocks: readonly RangeLike['block'][] }) {
    return this.getSelection().selectAll(list);
  }

  /** Sheets made by the local Apps Script have neither charts nor pictures. */
  getCharts() {
    return [];
  }
  getImages() {
    return [];
  }
  getDrawings() {
    return [];
  }
  getPivotTables() {
    return [];
  }
  getFormUrl() {
    return null;
  }
  asDataSourceSheet() {
    return null;
  }
  getSheetProtection(): never {
    throw new NotEmulated('Spreadsheet.PageProtection, which the platform has deprecated');
  }
}
