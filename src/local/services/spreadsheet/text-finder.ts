import { ScriptError } from '../../engine/script-error';
import { ServiceObject } from '../../engine/service-object';
import { CellWriter } from './cell-values';
import { displayText } from './model/display';
import { contains, intersection, lastColumnOf, lastRowOf, type Rectangle } from './model/rectangle';
import { Formula } from './model/scalar';
import type { SheetModel } from './model/sheet-model';
import type { RangeLike, SheetPlace, SheetSession } from './sheet-session';

interface Found {
  readonly place: SheetPlace;
  readonly row: number;
  readonly column: number;
}

/** Finds and replaces text in cells. */
export class TextFinder extends ServiceObject {
  readonly gasType = 'Spreadsheet.TextFinder';
  private caseMatters = false;
  private entireCell = false;
  private formulas = false;
  private plainLetters = false;
  private pattern = false;
  private current: Found | null = null;
  private start: Found | null = null;

  constructor(
    private readonly session: SheetSession,
    private readonly areas: readonly RangeLike[],
    private readonly text: string,
  ) {
    super();
  }

  matchCase(on: boolean) {
    this.caseMatters = on;
    return this;
  }
  matchEntireCell(on: boolean) {
    this.entireCell = on;
    return this;
  }
  matchFormulaText(on: boolean) {
    this.formulas = on;
    return this;
  }
  ignoreDiacritics(on: boolean) {
    this.plainLetters = on;
    return this;
  }
  useRegularExpression(on: boolean) {
    this.pattern = on;
    return this;
  }
  startFrom({ place, block }: RangeLike) {
    this.start = { place, row: block.row, column: block.column };
    return this;
  }

  findAll() {
    return this.all().map((found) => this.rangeOf(found));
  }
  findNext() {
    return this.step(1);
  }
  findPrevious() {
    return this.step(-1);
  }
  getCurrentMatch() {
    return this.current && this.rangeOf(this.current);
  }

  replaceAllWith(replacement: string) {
    return this.all().reduce((sum, found) => sum + this.replaceAt(found, replacement), 0);
  }
  replaceWith(replacement: string) {
    return this.current ? this.replaceAt(this.current, replacement) : 0;
  }

  private step(by: 1 | -1) {
    const all = this.all();
    const from = this.current ?? this.start;
    const index = from ? all.findIndex((one) => sameCell(one, from)) : -1;
    const first = by === 1 ? 0 : all.length - 1;
    this.current = all[index < 0 ? first : index + by] ?? null;
    return this.getCurrentMatch();
  }

  private all(): Found[] {
    const matches = this.matcher();
    return this.areas.flatMap(({ place, block }) => {
      const sheet = this.session.sheet(place);
      return cellsWithin(sheet, block)
        .filter(({ row, column }) => matches(this.searched(sheet, row, column)))
        .map((cell) => ({ place, ...cell }));
    });
  }

  private searched(sheet: SheetModel, row: number, column: number): string {
    const content = sheet.contents.get(row, column);
    return this.formulas && content instanceof Formula
      ? content.text
      : displayText(sheet, row, column);
  }

  private matcher(): (text: string) => boolean {
    if (this.pattern) {
      const regex = this.regex('');
      return (text) => regex.test(text);
    }
    const wanted = this.folded(this.text);
    return this.entireCell
      ? (text) => this.folded(text) === wanted
      : (text) => this.folded(text).includes(wanted);
  }

  private folded(text: string): string {
    const cased = this.caseMatters ? text : text.toLowerCase();
    return this.plainLetters ? cased.normalize('NFD').replace(/\p{M}/gu, '') : cased;
  }

  private regex(flags: string): RegExp {
    const source = this.pattern ? this.text : this.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    try {
      return new RegExp(
        this.entireCell ? `^(?:${source})$` : source,
        `${flags}${this.caseMatters ? '' : 'i'}u`,
      );
    } catch {
      throw new ScriptError(`Invalid regular expression: ${this.text}`);
    }
  }

  private replaceAt(found: Found, replacement: string): number {
    const { row, column } = found;
    const sheet = this.session.sheet(found.place);
    this.session.mayEdit(sheet, { row, column, rows: 1, columns: 1 });
    const text = this.searched(sheet, row, column);
    const regex = this.regex('g');
    const times = [...text.matchAll(regex)].length;
    if (times === 0) return 0;
    const fresh = this.pattern ? replacement : replacement.replaceAll('$', '$$$$');
    new CellWriter(this.session, sheet).write(row, column, text.replace(regex, fresh));
    sheet.contentChanged();
    return times;
  }

  private rangeOf({ place, row, column }: Found) {
    return this.session.make.range(place, { row, column, rows: 1, columns: 1 });
  }
}

const sameCell = (a: Found, b: Found): boolean =>
  a.place.sheetId === b.place.sheetId && a.row === b.row && a.column === b.column;

/** The cells of a block that hold something, row by row. */
function cellsWithin(sheet: SheetModel, block: Rectangle): { row: number; column: number }[] {
  const { row, column } = sheet.dataExtent();
  const filled = intersection(block, { row: 1, column: 1, rows: row, columns: column });
  if (!filled || !contains(sheet.grid, filled)) return [];
  const cells: { row: number; column: number }[] = [];
  for (let r = filled.row; r <= lastRowOf(filled); r++) {
    for (let c = filled.column; c <= lastColumnOf(filled); c++) {
      if (sheet.value(r, c) !== undefined) cells.push({ row: r, column: c });
    }
  }
  return cells;
}
