import type { StoredAxis } from './axis';
import type { Layer } from './layer';
import type { Rectangle } from './rectangle';
import type { TextRun } from './rich-text';
import type {
  BandedArea,
  ConditionalFormat,
  Metadata,
  NamedArea,
  ProtectedArea,
  SheetFilter,
  Validation,
} from './rules';
import { CellError, type Content, type ErrorCode, Formula } from './scalar';
import { SheetModel } from './sheet-model';
import { SpreadsheetModel } from './spreadsheet-model';
import { type Style, styleOf } from './style';

/** A plain value stands for itself, `{f}` for a formula, `{e}` for an error, null for nothing. */
type StoredContent = string | number | boolean | null | { f: string } | { e: ErrorCode; m: string };

/** Rows of indices into `values`, each index as often as `[count, index]` says; -1 is nothing. */
interface StoredLayer<T> {
  readonly values: readonly T[];
  readonly rows: readonly (readonly number[])[];
}

interface StoredSheet {
  readonly id: number;
  readonly name: string;
  readonly rows: unknown;
  readonly columns: unknown;
  readonly contents: readonly (readonly StoredContent[])[];
  readonly styles: StoredLayer<Style>;
  readonly notes: StoredLayer<string>;
  readonly validations: StoredLayer<Validation>;
  readonly runs: StoredLayer<readonly TextRun[]>;
  readonly facts: SheetFacts;
}

interface SheetFacts {
  readonly merges: readonly Rectangle[];
  readonly conditionalFormats: readonly ConditionalFormat[];
  readonly protections: readonly ProtectedArea[];
  readonly bandings: readonly BandedArea[];
  readonly filter: SheetFilter | null;
  readonly hidden: boolean;
  readonly tabColor: string | null;
  readonly rightToLeft: boolean;
  readonly hiddenGridlines: boolean;
  readonly selection: readonly Rectangle[];
}

export interface StoredSpreadsheet {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly owner: string;
  readonly facts: {
    readonly editors: readonly string[];
    readonly viewers: readonly string[];
    readonly namedAreas: readonly NamedArea[];
    readonly metadata: readonly Metadata[];
    readonly activeSheetId: number;
    readonly lastId: number;
  };
  readonly sheets: readonly StoredSheet[];
}

/** A spreadsheet as plain JSON. Results of formulas are left out: they are worked out again. */
export function storeSpreadsheet(book: SpreadsheetModel): StoredSpreadsheet {
  const { id, name, locale, timeZone, owner } = book;
  const { editors, viewers, namedAreas, metadata, activeSheetId, lastId } = book;
  return {
    id,
    name,
    locale,
    timeZone,
    owner,
    facts: { editors, viewers, namedAreas, metadata, activeSheetId, lastId },
    sheets: book.sheets.map(storeSheet),
  };
}

export function restoreSpreadsheet(stored: StoredSpreadsheet): SpreadsheetModel {
  const book = new SpreadsheetModel(stored);
  Object.assign(book, stored.facts);
  book.sheets = stored.sheets.map((sheet) => restoreSheet(book, sheet));
  return book;
}

/** A sheet as plain JSON; its references to other sheets stay ids. */
export function storeSheet(sheet: SheetModel): StoredSheet {
  const { merges, conditionalFormats, protections, bandings, filter, hidden } = sheet;
  const { tabColor, rightToLeft, hiddenGridlines, selection } = sheet;
  const contents = sheet.contents.stored().map((cells) => trimmed(cells ?? []).map(storeContent));
  return {
    id: sheet.id,
    name: sheet.name,
    rows: sheet.rows.toJSON(),
    columns: sheet.columns.toJSON(),
    contents: contents.slice(0, contents.findLastIndex((cells) => cells.length > 0) + 1),
    styles: storeLayer(sheet.styles),
    notes: storeLayer(sheet.notes),
    validations: storeLayer(sheet.validations),
    runs: storeLayer(sheet.runs),
    facts: {
      merges,
      conditionalFormats,
      protections,
      bandings,
      filter,
      hidden,
      tabColor,
      rightToLeft,
      hiddenGridlines,
      selection,
    },
  };
}

export function restoreSheet(book: SpreadsheetModel, stored: StoredSheet): SheetModel {
  const sheet = new SheetModel(book, stored.id, stored.name, 0, 0);
  sheet.rows.restore(stored.rows as StoredAxis);
  sheet.columns.restore(stored.columns as StoredAxis);
  sheet.contents.restore(stored.contents.map((cells) => cells.map(restoreContent)));
  restoreLayer(sheet.styles, stored.styles, styleOf);
  restoreLayer(sheet.notes, stored.notes);
  restoreLayer(sheet.validations, stored.validations);
  restoreLayer(sheet.runs, stored.runs);
  Object.assign(sheet, stored.facts);
  return sheet;
}

function trimmed<T>(cells: readonly (T | undefined)[]): readonly (T | undefined)[] {
  const last = cells.findLastIndex((value) => value !== undefined);
  return last === cells.length - 1 ? cells : cells.slice(0, last + 1);
}

function storeContent(content: Content | undefined): StoredContent {
  if (content === undefined) return null;
  if (content instanceof Formula) return { f: content.text };
  if (content instanceof CellError) return { e: content.code, m: content.reason };
  return content;
}

function restoreContent(stored: StoredContent): Content | undefined {
  if (stored === null) return undefined;
  if (typeof stored !== 'object') return stored;
  return 'f' in stored ? new Formula(stored.f) : new CellError(stored.e, stored.m);
}

function storeLayer<T>(layer: Layer<T>): StoredLayer<T> {
  const places = new Map<T, number>();
  const placeOf = (value: T | undefined): number => {
    if (value === undefined) return -1;
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    return place;
  };
  const rows = layer.stored().map((cells) => {
    const runs: number[] = [];
    for (const value of trimmed(cells ?? [])) {
      const place = placeOf(value);
      if (runs.length > 0 && runs.at(-1) === place) runs[runs.length - 2] = (runs.at(-2) ?? 0) + 1;
      else runs.push(1, place);
    }
    return runs;
  });
  const last = rows.findLastIndex((runs) => runs.length > 0);
  return { values: [...places.keys()], rows: rows.slice(0, last + 1) };
}

function restoreLayer<T>(
  layer: Layer<T>,
  stored: StoredLayer<T>,
  known: (value: T) => T | undefined = (value) => value,
): void {
  const values = stored.values.map(known);
  const rows = stored.rows.map((runs) => {
    const cells: (T | undefined)[] = [];
    for (let at = 0; at < runs.length; at += 2) {
      const value = values[runs[at + 1] ?? -1];
      for (let count = runs[at] ?? 0; count > 0; count--) cells.push(value);
    }
    return cells;
  });
  layer.restore(rows);
}
