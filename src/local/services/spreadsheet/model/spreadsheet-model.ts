import type { GridChange } from './grid-change';
import { followRanges, movedMetadata } from './rule-changes';
import type { Metadata, NamedArea } from './rules';
import { type Content, Formula, type Scalar } from './scalar';
import { movedArea, SheetModel } from './sheet-model';

/** Works out formulas; the model asks it for every value that a formula decides. */
export interface Calculator {
  /** The result of the formula in a cell; what another formula spills into an empty one. */
  valueOf(sheet: SheetModel, row: number, column: number): Scalar | undefined;
  spillExtent(sheet: SheetModel): { readonly row: number; readonly column: number };
  /** Number format that a result asks for. */
  formatOf(sheet: SheetModel, row: number, column: number): string | undefined;
  /** Value of a formula that stands in no cell, worked out as if it stood there. */
  evaluate(text: string, sheet: SheetModel, row: number, column: number): Scalar | undefined;
  /** A formula some cells further, as when it is copied. */
  moved(text: string, rows: number, columns: number): string;
  /** Formulas follow the cells that they name. */
  gridChanged(sheet: SheetModel, change: GridChange): void;
  sheetRenamed(sheet: SheetModel, oldName: string): void;
}

export interface SpreadsheetFacts {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly owner: string;
}

/** One spreadsheet with its sheets in the order of their tabs. */
export class SpreadsheetModel {
  readonly id: string;
  name: string;
  /** As `en_US`. */
  locale: string;
  timeZone: string;
  readonly owner: string;
  editors: readonly string[] = [];
  viewers: readonly string[] = [];
  sheets: readonly SheetModel[] = [];
  namedAreas: readonly NamedArea[] = [];
  metadata: readonly Metadata[] = [];
  activeSheetId = 0;
  /** Source of ids that are unique in this spreadsheet. */
  lastId = 0;
  /** Counts all changes. */
  version = 0;
  /** Version at the last change of names, order or visibility of sheets, or of the facts above. */
  structureChangedAt = 0;
  calculator: Calculator | undefined;
  /** Called after every change. */
  onChange: () => void = () => {};

  constructor(facts: SpreadsheetFacts) {
    this.id = facts.id;
    this.name = facts.name;
    this.locale = facts.locale;
    this.timeZone = facts.timeZone;
    this.owner = facts.owner;
  }

  nextVersion(): number {
    this.version++;
    this.onChange();
    return this.version;
  }

  structureChanged(): void {
    this.structureChangedAt = this.nextVersion();
  }

  nextId(): number {
    this.lastId++;
    return this.lastId;
  }

  sheet(id: number): SheetModel | null {
    return this.sheets.find((sheet) => sheet.id === id) ?? null;
  }

  sheetNamed(name: string): SheetModel | null {
    return this.sheets.find((sheet) => sheet.name === name) ?? null;
  }

  get activeSheet(): SheetModel | null {
    return this.sheet(this.activeSheetId) ?? this.sheets[0] ?? null;
  }

  /** Adds an empty sheet; `index` counts from 0. */
  addSheet(sheet: { id: number; name: string; rows: number; columns: number }, index: number) {
    const made = new SheetModel(this, sheet.id, sheet.name, sheet.rows, sheet.columns);
    this.sheets = this.sheets.toSpliced(index, 0, made);
    made.changed();
    this.structureChanged();
    return made;
  }

  removeSheet(sheet: SheetModel): void {
    this.sheets = this.sheets.filter((one) => one !== sheet);
    this.namedAreas = this.namedAreas.filter(({ sheetId }) => sheetId !== sheet.id);
    this.metadata = this.metadata.filter(({ sheetId }) => sheetId !== sheet.id);
    for (const one of this.sheets) one.contentVersion++;
    this.structureChanged();
  }

  /** Sheets that have changed after a version, for a view or a save. */
  changedSheets(since: number): readonly SheetModel[] {
    return this.sheets.filter(({ changedAt }) => changedAt > since);
  }

  valueOf(sheet: SheetModel, row: number, column: number): Scalar | undefined {
    const content: Content | undefined = sheet.contents.get(row, column);
    if (content !== undefined && !(content instanceof Formula)) return content;
    if (sheet.formulas.size === 0 && content === undefined) return undefined;
    return this.calculator?.valueOf(sheet, row, column);
  }

  formatOf(sheet: SheetModel, row: number, column: number): string | undefined {
    return sheet.formulas.size > 0 ? this.calculator?.formatOf(sheet, row, column) : undefined;
  }

  /** Gives a sheet another name; formulas follow. */
  renameSheet(sheet: SheetModel, name: string): void {
    const old = sheet.name;
    sheet.name = name;
    this.calculator?.sheetRenamed(sheet, old);
    this.structureChanged();
  }

  spillExtent(sheet: SheetModel): { readonly row: number; readonly column: number } {
    return this.calculator?.spillExtent(sheet) ?? { row: 0, column: 0 };
  }

  gridChanged(sheet: SheetModel, change: GridChange): void {
    this.namedAreas = this.namedAreas.flatMap((area) =>
      area.sheetId === sheet.id ? (movedArea(change, area) ?? []) : area,
    );
    this.metadata = this.metadata.flatMap((one) =>
      one.sheetId === sheet.id ? (movedMetadata(change, one) ?? []) : one,
    );
    for (const one of this.sheets) followRanges(one, sheet.id, change);
    this.calculator?.gridChanged(sheet, change);
  }
}
