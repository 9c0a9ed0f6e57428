import { ScriptError } from '../../engine/script-error';
import { type EnumConstant, enumOf } from '../../engine/service-object';
import { addOldMenu, type OldMenuEntry } from '../ui';
import { bandingsOf } from './banding';
import { copySpreadsheet } from './copies';
import { addMetadata, metadataWhere } from './metadata-access';
import { DeveloperMetadataFinder } from './metadata-finder';
import { sheetLocale } from './model/locale';
import { wallClock } from './model/wall-clock';
import { checkRangeName, NamedRange, putNamedArea, removeNamedArea } from './named-range';
import { findRange } from './notation';
import { emailOf, type Person, User } from './people';
import { Protection } from './protection';
import type { RangeLike } from './sheet-session';
import { placeOf } from './sheet-session';
import { SpreadsheetOfActiveSheet } from './spreadsheet-active';
import { TextFinder } from './text-finder';

/** A spreadsheet as a script holds it. */
export class Spreadsheet extends SpreadsheetOfActiveSheet {
  getId() {
    return this.bookId;
  }
  getName() {
    return this.book.name;
  }
  rename(name: string) {
    const book = this.book;
    book.name = String(name);
    book.structureChanged();
  }
  getUrl() {
    return `https://docs.google.com/spreadsheets/d/${this.bookId}/edit`;
  }
  copy(name: string) {
    return this.session.make.spreadsheet(copySpreadsheet(this.session, this.book, String(name)).id);
  }

  getSpreadsheetTimeZone() {
    return this.book.timeZone;
  }
  setSpreadsheetTimeZone(timeZone: string) {
    const book = this.book;
    try {
      wallClock(timeZone);
    } catch {
      throw new ScriptError(`Invalid argument: timezone. Should be of type: String`);
    }
    book.timeZone = timeZone;
    this.allChanged();
  }
  getSpreadsheetLocale() {
    return this.book.locale;
  }
  setSpreadsheetLocale(locale: string) {
    if (!sheetLocale(locale)) throw new ScriptError(`Invalid argument: locale ${locale}`);
    this.book.locale = locale;
    this.allChanged();
  }

  getRange(notation: string) {
    const sheet = this.session.sheet(this.active.place);
    const found = findRange(notation, sheet);
    return this.session.make.range(placeOf(found.sheet), found.block, found.bounds);
  }
  getRangeByName(name: string) {
    const wanted = String(name).toLowerCase();
    const area = this.book.namedAreas.find((one) => one.name.toLowerCase() === wanted);
    if (!area) return null;
    return this.session.make.range({ bookId: this.bookId, sheetId: area.sheetId }, area.range);
  }
  getNamedRanges() {
    return this.book.namedAreas.map(({ name }) => new NamedRange(this.session, this.bookId, name));
  }
  setNamedRange(name: string, range: RangeLike) {
    checkRangeName(name);
    if (range.place.bookId !== this.bookId) throw new ScriptError('Range not found');
    putNamedArea(this.book, { name, sheetId: range.place.sheetId, range: range.block });
  }
  removeNamedRange(name: string) {
    removeNamedArea(this.book, name);
  }
  getProtections(kind: EnumConstant) {
    return this.book.sheets.flatMap((sheet) => Protection.all(this.session, sheet, kind.name));
  }

  getOwner() {
    return new User(this.book.owner);
  }
  getEditors() {
    const { owner, editors } = this.book;
    return [...new Set([owner, ...editors])].map((email) => new User(email));
  }
  /** Everybody who may see it, the owner and the editors too, as the live platform answers. */
  getViewers() {
    const { owner, editors, viewers } = this.book;
    return [...new Set([owner, ...editors, ...viewers])].map((email) => new User(email));
  }
  addEditor(person: Person) {
    return this.addEditors([person]);
  }
  addEditors(people: readonly Person[]) {
    const book = this.book;
    book.editors = [...new Set([...book.editors, ...people.map(emailOf)])];
    book.structureChanged();
    return this;
  }
  removeEditor(person: Person) {
    const book = this.book;
    book.editors = book.editors.filter((email) => email !== emailOf(person));
    book.structureChanged();
    return this;
  }
  addViewer(person: Person) {
    return this.addViewers([person]);
  }
  addViewers(people: readonly Person[]) {
    const book = this.book;
    book.viewers = [...new Set([...book.viewers, ...people.map(emailOf)])];
    book.structureChanged();
    return this;
  }
  removeViewer(person: Person) {
    const book = this.book;
    book.viewers = book.viewers.filter((email) => email !== emailOf(person));
    book.structureChanged();
    return this;
  }

  toast(message: string, title = '', seconds: number | null = 5) {
    const { ui } = this.session.context;
    this.session.settle();
    ui.toast(String(message), String(title), seconds ?? 5);
  }
  addMenu(name: string, subMenus: readonly OldMenuEntry[]) {
    addOldMenu(this.session.context, name, subMenus);
  }
  updateMenu(name: string, subMenus: readonly OldMenuEntry[]) {
    addOldMenu(this.session.context, name, subMenus);
  }
  createTextFinder(text: string) {
    const areas = this.book.sheets.map((sheet) => ({ place: placeOf(sheet), block: sheet.grid }));
    return new TextFinder(this.session, areas, text);
  }
  addDeveloperMetadata(key: string, ...rest: (string | EnumConstant)[]) {
    addMetadata(this.book, { sheetId: null, span: null }, key, rest);
    return this;
  }
  getDeveloperMetadata() {
    return metadataWhere(this.session, this.bookId, ({ sheetId }) => sheetId === null);
  }
  createDeveloperMetadataFinder() {
    return new DeveloperMetadataFinder(this.session, { bookId: this.bookId });
  }
  getRecalculationInterval() {
    return enumOf('Spreadsheet.RecalculationInterval')['ON_CHANGE'];
  }
  getBandings() {
    return this.book.sheets.flatMap((sheet) => bandingsOf(this.session, sheet));
  }
  getFormUrl() {
    return null;
  }
  getImages() {
    return [];
  }
  isIterativeCalculationEnabled() {
    return false;
  }

  private allChanged(): void {
    for (const sheet of this.book.sheets) sheet.contentChanged();
    this.book.structureChanged();
  }
}
