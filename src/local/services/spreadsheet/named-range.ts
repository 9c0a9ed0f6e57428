import { ScriptError } from '../../engine/script-error';
import { ServiceObject } from '../../engine/service-object';
import type { NamedArea } from './model/rules';
import type { SpreadsheetModel } from './model/spreadsheet-model';
import type { RangeLike, SheetSession } from './sheet-session';

/** Letters, digits and underscores; no cell address, no leading digit, at most 250 characters. */
export function checkRangeName(name: string): void {
  const address = /^([a-z]{1,3}\d+|r\d*c\d*|true|false)$/i.test(name);
  if (!/^[\p{L}_][\p{L}\p{N}_.]{0,249}$/u.test(name) || address) {
    throw new ScriptError(`The name "${name}" is not valid for a range.`);
  }
}

export function putNamedArea(
  book: SpreadsheetModel,
  area: NamedArea,
  old: string = area.name,
): void {
  const same = (one: NamedArea) => one.name.toLowerCase() === old.toLowerCase();
  const known = book.namedAreas.some(same);
  book.namedAreas = known
    ? book.namedAreas.map((one) => (same(one) ? area : one))
    : [...book.namedAreas, area];
  for (const sheet of book.sheets) sheet.contentVersion++;
  book.nextVersion();
}

export function removeNamedArea(book: SpreadsheetModel, name: string): void {
  const left = book.namedAreas.filter((one) => one.name.toLowerCase() !== name.toLowerCase());
  if (left.length === book.namedAreas.length) {
    throw new ScriptError(`The named range "${name}" does not exist.`);
  }
  book.namedAreas = left;
  for (const sheet of book.sheets) sheet.contentVersion++;
  book.nextVersion();
}

/** A range with a name. */
export class NamedRange extends ServiceObject {
  readonly gasType = 'Spreadsheet.NamedRange';

  constructor(
    private readonly session: SheetSession,
    private readonly bookId: string,
    private name: string,
  ) {
    super();
  }

  getName() {
    return this.area.name;
  }
  getRange() {
    const { sheetId, range } = this.area;
    return this.session.make.range({ bookId: this.bookId, sheetId }, range);
  }
  setName(name: string) {
    checkRangeName(name);
    putNamedArea(this.session.book(this.bookId), { ...this.area, name }, this.name);
    this.name = name;
    return this;
  }
  setRange({ place, block }: RangeLike) {
    const area = { ...this.area, sheetId: place.sheetId, range: block };
    putNamedArea(this.session.book(this.bookId), area);
    return this;
  }
  remove() {
    removeNamedArea(this.session.book(this.bookId), this.name);
  }

  private get area(): NamedArea {
    const area = this.session.book(this.bookId).namedAreas.find(({ name }) => name === this.name);
    if (!area) throw new ScriptError(`The named range "${this.name}" does not exist.`);
    return area;
  }
}
