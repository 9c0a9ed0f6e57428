import { Axis } from './axis';
import { ContentLayer } from './content-layer';
import { type GridChange, movedRectangle, movedSpan } from './grid-change';
import { Layer } from './layer';
import { between, type Rectangle } from './rectangle';
import type { TextRun } from './rich-text';
import type {
  BandedArea,
  ConditionalFormat,
  FilterRule,
  NamedArea,
  ProtectedArea,
  SheetFilter,
  Validation,
} from './rules';
import type { Scalar } from './scalar';
import type { SpreadsheetModel } from './spreadsheet-model';
import type { Style } from './style';

/** Pixels of a new row and a new column. */
const ROW_HEIGHT = 21;
const COLUMN_WIDTH = 100;

/** One sheet: cells in layers, rows and columns, and what is laid over them. */
export class SheetModel {
  readonly contents = new ContentLayer();
  readonly styles = new Layer<Style>();
  readonly notes = new Layer<string>();
  readonly validations = new Layer<Validation>();
  readonly runs = new Layer<readonly TextRun[]>();
  readonly rows: Axis;
  readonly columns: Axis;
  merges: readonly Rectangle[] = [];
  conditionalFormats: readonly ConditionalFormat[] = [];
  protections: readonly ProtectedArea[] = [];
  bandings: readonly BandedArea[] = [];
  filter: SheetFilter | null = null;
  hidden = false;
  tabColor: string | null = null;
  rightToLeft = false;
  hiddenGridlines = false;
  /** The cells that a person has selected; the first one holds the current cell. */
  selection: readonly Rectangle[] = [{ row: 1, column: 1, rows: 1, columns: 1 }];
  /** Version of the spreadsheet at the last change of this sheet. */
  changedAt = 0;
  /** Counts changes of what formulas may read. */
  contentVersion = 0;

  constructor(
    readonly parent: SpreadsheetModel,
    readonly id: number,
    public name: string,
    rows: number,
    columns: number,
  ) {
    this.rows = new Axis(rows, ROW_HEIGHT);
    this.columns = new Axis(columns, COLUMN_WIDTH);
  }

  /** Where the formulas stand. */
  get formulas() {
    return this.contents.formulas;
  }

  get grid(): Rectangle {
    return between(1, 1, this.rows.count, this.columns.count);
  }

  /** Tells that cells have other contents; formulas are worked out again when read. */
  contentChanged(): void {
    this.contentVersion++;
    this.changed();
  }

  /** Tells that something else of this sheet has changed. */
  changed(): void {
    this.changedAt = this.parent.nextVersion();
  }

  /** Number format that a cell shows its value in: its own, or that which its formula asks for. */
  shownFormat(row: number, column: number): string | undefined {
    return this.styles.get(row, column)?.numberFormat ?? this.parent.formatOf(this, row, column);
  }

  /** Value of a cell; a formula gives its result. Undefined is an empty cell. */
  value(row: number, column: number): Scalar | undefined {
    return this.parent.valueOf(this, row, column);
  }

  /** Last row and column that hold content or show a result of a formula. */
  dataExtent(): { readonly row: number; readonly column: number } {
    const own = this.contents.extent();
    const shown = this.parent.spillExtent(this);
    return { row: Math.max(own.row, shown.row), column: Math.max(own.column, shown.column) };
  }

  /** The merged block that holds a cell, or null. */
  mergeAt(row: number, column: number): Rectangle | null {
    const holds = (block: Rectangle) =>
      row >= block.row &&
      row < block.row + block.rows &&
      column >= block.column &&
      column < block.column + block.columns;
    return this.merges.find(holds) ?? null;
  }

  /** Inserts, deletes or moves rows or columns, with all that belongs to them. */
  change(change: GridChange): void {
    const layers = [this.contents, this.styles, this.notes, this.validations, this.runs];
    for (const layer of layers) layer.change(change);
    this[change.axis].change(change);
    this.merges = movedAll(change, this.merges).filter(
      ({ rows, columns }) => rows > 1 || columns > 1,
    );
    this.selection = movedAll(change, this.selection);
    if (this.selection.length === 0) {
      this.selection = [{ row: 1, column: 1, rows: 1, columns: 1 }];
    }
    this.conditionalFormats = this.conditionalFormats
      .map((rule) => ({ ...rule, ranges: movedAll(change, rule.ranges) }))
      .filter(({ ranges }) => ranges.length > 0);
    this.protections = this.protections.flatMap((area) => movedProtection(change, area));
    this.bandings = this.bandings.flatMap((area) => {
      const range = movedRectangle(change, area.range);
      return range ? [{ ...area, range }] : [];
    });
    this.filter = this.filter && movedFilter(change, this.filter);
    this.parent.gridChanged(this, change);
    this.contentChanged();
  }
}

function movedAll(change: GridChange, blocks: readonly Rectangle[]): readonly Rectangle[] {
  return blocks.flatMap((block) => movedRectangle(change, block) ?? []);
}

function movedProtection(change: GridChange, area: ProtectedArea): readonly ProtectedArea[] {
  const unprotected = movedAll(change, area.unprotected);
  if (!area.range) return [{ ...area, unprotected }];
  const range = movedRectangle(change, area.range);
  return range ? [{ ...area, range, unprotected }] : [];
}

function movedFilter(change: GridChange, filter: SheetFilter): SheetFilter | null {
  const range = movedRectangle(change, filter.range);
  if (!range || change.axis === 'rows') return range && { ...filter, range };
  const rules: Record<number, FilterRule> = {};
  for (const [column, rule] of Object.entries(filter.rules)) {
    const span = movedSpan(change, Number(column), 1);
    if (span) rules[span.start] = rule;
  }
  return { range, rules };
}

/** A named area after a change of its sheet; kept as it was where its cells are gone. */
export function movedArea(change: GridChange, area: NamedArea): NamedArea | null {
  const range = movedRectangle(change, area.range);
  return range && { ...area, range };
}
