import type { GridChange } from '../model/grid-change';
import { localeOf } from '../model/locale';
import type { Rectangle } from '../model/rectangle';
import { CellError, Formula, type Scalar } from '../model/scalar';
import type { SheetModel } from '../model/sheet-model';
import type { Calculator, SpreadsheetModel } from '../model/spreadsheet-model';
import { wallClock } from '../model/wall-clock';
import { Evaluation, type Surroundings } from './evaluation';
import { SPILLING } from './functions/arrays';
import { functionNamed } from './functions/registry';
import { naturalFormat } from './natural-format';
import { adjustedFormula, movedFormula, renamedFormula } from './references';
import { type Node, parseFormula } from './syntax';
import { type Cell, FormulaError, Lambda, Matrix, Reference, type Value } from './values';

/** A result and what it stands on: it holds while those sheets have not changed. */
interface Result {
  readonly row: number;
  readonly column: number;
  readonly value: Cell;
  readonly matrix: Matrix | null;
  readonly sheets: ReadonlyMap<SheetModel, number>;
  /** Version of the spreadsheet, for results of time and chance. */
  readonly version: number | null;
}

interface Spill {
  readonly formula: Formula;
  readonly block: Rectangle;
}

/** Works out formulas when their values are asked for, and keeps results while they hold. */
export class FormulaCalculator implements Calculator {
  private readonly results = new WeakMap<Formula, Result>();
  private readonly running = new Set<Formula>();
  private readonly spilling = new Set<SheetModel>();
  private readonly spillsOf = new WeakMap<
    SheetModel,
    { readonly version: number; readonly spills: readonly Spill[] }
  >();
  /** Sheets that the evaluations under way have read, innermost last. */
  private readonly reading: { sheets: Map<SheetModel, number>; volatile: boolean }[] = [];

  constructor(
    private readonly book: SpreadsheetModel,
    private readonly now: () => number,
  ) {}

  valueOf(sheet: SheetModel, row: number, column: number): Scalar | undefined {
    this.reads(sheet);
    const content = sheet.contents.get(row, column);
    if (content instanceof Formula) return this.result(content, sheet, row, column).value;
    if (content !== undefined) return content;
    const spill = this.spillAt(sheet, row, column);
    if (!spill) return undefined;
    const { matrix } = this.results.get(spill.formula) ?? { matrix: null };
    return matrix?.at(row - spill.block.row, column - spill.block.column);
  }

  spillExtent(sheet: SheetModel): { readonly row: number; readonly column: number } {
    const spills = this.spills(sheet);
    return {
      row: Math.max(0, ...spills.map(({ block }) => block.row + block.rows - 1)),
      column: Math.max(0, ...spills.map(({ block }) => block.column + block.columns - 1)),
    };
  }

  /** Format that a result asks for where its cell has none, as that of the cell it refers to. */
  formatOf(sheet: SheetModel, row: number, column: number): string | undefined {
    const own = sheet.contents.get(row, column);
    const spill = own === undefined ? this.spillAt(sheet, row, column) : null;
    const formula = own instanceof Formula ? own : spill?.formula;
    if (!formula) return undefined;
    const node = this.parsed(formula);
    const home = spill ? { row: spill.block.row, column: spill.block.column } : { row, column };
    if (!node) return undefined;
    const run = new Evaluation({ sheet, ...home }, this.surroundings());
    return naturalFormat(node, run, { down: row - home.row, across: column - home.column });
  }

  /** The value of a formula that stands in no cell, as one of a rule. */
  evaluate(text: string, sheet: SheetModel, row: number, column: number): Cell {
    const node = parseFormula(text, localeOf(this.book.locale).decimal);
    if (!node) return new CellError('#ERROR!', 'Formula parse error.');
    return this.attempt(node, { sheet, row, column }).value;
  }

  moved(text: string, rows: number, columns: number): string {
    return movedFormula(text, rows, columns);
  }

  gridChanged(sheet: SheetModel, change: GridChange): void {
    this.rewrite((text, home) =>
      adjustedFormula(text, change, { homeName: home.name, changedName: sheet.name }),
    );
  }

  sheetRenamed(sheet: SheetModel, oldName: string): void {
    this.rewrite((text) => renamedFormula(text, oldName, sheet.name));
  }

  private rewrite(change: (text: string, home: SheetModel) => string): void {
    for (const sheet of this.book.sheets) {
      let changed = false;
      for (const [formula, { row, column }] of [...sheet.formulas]) {
        const text = change(formula.text, sheet);
        if (text === formula.text) continue;
        sheet.contents.set(row, column, new Formula(text));
        changed = true;
      }
      if (changed) sheet.contentChanged();
    }
  }

  private parsed(formula: Formula): Node | null {
    return parseFormula(formula.text, localeOf(this.book.locale).decimal);
  }

  private result(formula: Formula, sheet: SheetModel, row: number, column: number): Result {
    const known = this.results.get(formula);
    if (known && known.row === row && known.column === column && this.holds(known)) {
      for (const read of known.sheets.keys()) this.reads(read);
      return known;
    }
    if (this.running.has(formula)) {
      const value = new CellError('#REF!', 'Circular dependency detected.');
      return { row, column, value, matrix: null, sheets: new Map(), version: null };
    }
    this.running.add(formula);
    try {
      const made = this.compute(formula, sheet, row, column);
      this.results.set(formula, made);
      return made;
    } finally {
      this.running.delete(formula);
    }
  }

  private holds({ sheets, version }: Result): boolean {
    if (version !== null && version !== this.book.version) return false;
    for (const [sheet, at] of sheets) if (sheet.contentVersion !== at) return false;
    return true;
  }

  private compute(formula: Formula, sheet: SheetModel, row: number, column: number): Result {
    const frame = { sheets: new Map([[sheet, sheet.contentVersion]]), volatile: false };
    this.reading.push(frame);
    try {
      const node = this.parsed(formula);
      const { value, matrix } = node
        ? this.attempt(node, { sheet, row, column })
        : { value: new CellError('#ERROR!', 'Formula parse error.'), matrix: null };
      const blocked = matrix && this.blockedBy(sheet, row, column, matrix);
      return {
        row,
        column,
        value: blocked ?? value,
        matrix: blocked ? null : matrix,
        sheets: frame.sheets,
        version: frame.volatile ? this.book.version : null,
      };
    } finally {
      this.reading.pop();
      const outer = this.reading.at(-1);
      if (outer) {
        for (const [read, version] of frame.sheets) outer.sheets.set(read, version);
        outer.volatile ||= frame.volatile;
      }
    }
  }

  private attempt(node: Node, home: { sheet: SheetModel; row: number; column: number }) {
    try {
      const run = new Evaluation(home, this.surroundings());
      return shown(run.value(node), run);
    } catch (error) {
      if (error instanceof FormulaError) return { value: error.cell, matrix: null };
      throw error;
    }
  }

  /** A result never overwrites what stands in its way. */
  private blockedBy(sheet: SheetModel, row: number, column: number, matrix: Matrix) {
    const block = { row, column, rows: matrix.height, columns: matrix.width };
    for (const { row: r, column: c } of sheet.contents.within(block)) {
      if (r !== row || c !== column) {
        return new CellError(
          '#REF!',
          'Array result was not expanded because it would overwrite data.',
        );
      }
    }
    return null;
  }

  private reads(sheet: SheetModel): void {
    this.reading.at(-1)?.sheets.set(sheet, sheet.contentVersion);
  }

  private spillAt(sheet: SheetModel, row: number, column: number): Spill | null {
    if (sheet.formulas.size === 0) return null;
    const covers = ({ block }: Spill) =>
      row >= block.row &&
      row < block.row + block.rows &&
      column >= block.column &&
      column < block.column + block.columns;
    return this.spills(sheet).find(covers) ?? null;
  }

  /** Results of a sheet that cover more than their own cell; the same until something changes. */
  private spills(sheet: SheetModel): readonly Spill[] {
    if (sheet.formulas.size === 0 || this.spilling.has(sheet)) return [];
    const known = this.spillsOf.get(sheet);
    if (known?.version === this.book.version) return known.spills;
    this.spilling.add(sheet);
    try {
      const spills = this.findSpills(sheet);
      if (this.running.size === 0) {
        this.spillsOf.set(sheet, { version: this.book.version, spills });
      }
      return spills;
    } finally {
      this.spilling.delete(sheet);
    }
  }

  private findSpills(sheet: SheetModel): Spill[] {
    const spills: Spill[] = [];
    for (const [formula, { row, column }] of sheet.formulas) {
      if (!this.maySpill(formula)) continue;
      const { matrix } = this.result(formula, sheet, row, column);
      if (!matrix) continue;
      spills.push({ formula, block: { row, column, rows: matrix.height, columns: matrix.width } });
    }
    return spills;
  }

  private readonly spillers = new WeakMap<Formula, boolean>();

  private maySpill(formula: Formula): boolean {
    let may = this.spillers.get(formula);
    if (may === undefined) {
      const text = formula.text.toUpperCase();
      may =
        /[{]|^=[^(]*:/.test(text) ||
        [...text.matchAll(/[A-Z.]+(?=\()/g)].some(([name]) => SPILLING.has(name));
      this.spillers.set(formula, may);
    }
    return may;
  }

  private surroundings(): Surroundings {
    const { book } = this;
    const clock = wallClock(book.timeZone);
    const today = clock.serial(new Date(this.now()));
    return {
      reading: {
        locale: localeOf(book.locale),
        currentYear: new Date((today - 25_569) * 86_400_000).getUTCFullYear(),
      },
      now: () => today,
      read: (sheet, row, column) => this.valueOf(sheet, row, column),
      sheetNamed: (name) => {
        const wanted = name.toLowerCase();
        return book.sheets.find((sheet) => sheet.name.toLowerCase() === wanted) ?? null;
      },
      area: (name) => {
        const wanted = name.toLowerCase();
        const area = book.namedAreas.find((one) => one.name.toLowerCase() === wanted);
        const sheet = area && book.sheet(area.sheetId);
        return area && sheet ? new Reference(sheet, area.range) : null;
      },
      find: functionNamed,
      volatile: () => {
        const frame = this.reading.at(-1);
        if (frame) frame.volatile = true;
      },
    };
  }
}

/** What a result puts into its own cell, and the cells around it if it is larger. */
function shown(value: Value, run: Evaluation): { value: Cell; matrix: Matrix | null } {
  if (value instanceof Lambda) {
    return { value: new CellError('#N/A', 'A LAMBDA is not a value.'), matrix: null };
  }
  if (!(value instanceof Matrix || value instanceof Reference))
    return { value: value ?? '', matrix: null };
  const matrix = run.asMatrix(value);
  const first = matrix.at(0, 0);
  const single = matrix.height === 1 && matrix.width === 1;
  return { value: single ? (first ?? '') : first, matrix: single ? null : matrix };
}
