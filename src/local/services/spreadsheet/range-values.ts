import { ScriptError } from '../../engine/script-error';
import { checkDimensions } from './arguments';
import { CellWriter, checkCellValue, scriptValue } from './cell-values';
import { fromR1C1, movedFormula, toR1C1 } from './formulas/references';
import { displayText } from './model/display';
import { cellName } from './model/rectangle';
import { Formula } from './model/scalar';
import type { SheetModel } from './model/sheet-model';
import { CELL_LIMIT, TOO_LONG } from './model/typing';
import { putContent } from './model/write';
import { RangeBase } from './range-base';

/** What stands in the cells of a range. */
export abstract class RangeValues extends RangeBase {
  getValue() {
    return scriptValue(this.sheet, this.block.row, this.block.column);
  }

  getValues() {
    const sheet = this.sheet;
    return this.grid((row, column) => scriptValue(sheet, row, column));
  }

  getDisplayValue() {
    return displayText(this.sheet, this.block.row, this.block.column);
  }

  getDisplayValues() {
    const sheet = this.sheet;
    return this.grid((row, column) => displayText(sheet, row, column));
  }

  setValue(value: unknown) {
    checkCellValue(value);
    const formula = typeof value === 'string' && /^=./.test(value) ? value : null;
    return this.writingValues((row, column) =>
      formula ? movedFormula(formula, row - this.block.row, column - this.block.column) : value,
    );
  }

  setValues(values: readonly (readonly unknown[])[]) {
    checkDimensions(values, this.block);
    for (const row of values) for (const value of row) checkCellValue(value);
    const { row: top, column: left } = this.block;
    return this.writingValues((row, column) => values[row - top]?.[column - left]);
  }

  getFormula() {
    return this.formulaAt(this.sheet, this.block.row, this.block.column);
  }

  getFormulas() {
    const sheet = this.sheet;
    return this.grid((row, column) => this.formulaAt(sheet, row, column));
  }

  getFormulaR1C1() {
    return this.r1c1At(this.sheet, this.block.row, this.block.column);
  }

  getFormulasR1C1() {
    const sheet = this.sheet;
    return this.grid((row, column) => this.r1c1At(sheet, row, column));
  }

  /** In a larger range the references move along, as when a formula is copied. */
  setFormula(formula: string | number | null) {
    const text = formulaText(formula);
    return this.writing((sheet, row, column) => {
      const moved = movedFormula(text, row - this.block.row, column - this.block.column);
      this.putFormula(sheet, row, column, moved);
    });
  }

  setFormulas(formulas: readonly (readonly (string | null)[])[]) {
    checkDimensions(formulas, this.block);
    return this.writing((sheet, row, column) => {
      const formula = formulas[row - this.block.row]?.[column - this.block.column] ?? null;
      this.putFormula(sheet, row, column, formulaText(formula));
    });
  }

  setFormulaR1C1(formula: string | number | null) {
    const text = formulaText(formula);
    return this.writing((sheet, row, column) => {
      this.putFormula(sheet, row, column, text && fromR1C1(text, cellName(row, column)));
    });
  }

  setFormulasR1C1(formulas: readonly (readonly (string | null)[])[]) {
    checkDimensions(formulas, this.block);
    return this.writing((sheet, row, column) => {
      const formula = formulas[row - this.block.row]?.[column - this.block.column] ?? null;
      const text = formulaText(formula);
      this.putFormula(sheet, row, column, text && fromR1C1(text, cellName(row, column)));
    });
  }

  isBlank() {
    const sheet = this.sheet;
    return this.grid((row, column) => sheet.value(row, column))
      .flat()
      .every((value) => value === undefined);
  }

  protected writing(write: (sheet: SheetModel, row: number, column: number) => void): this {
    return this.edit((sheet) => {
      try {
        this.eachCell((row, column) => write(sheet, row, column));
      } finally {
        sheet.contentChanged();
      }
    });
  }

  private writingValues(valueAt: (row: number, column: number) => unknown): this {
    return this.edit((sheet) => {
      const writer = new CellWriter(this.session, sheet);
      try {
        this.eachCell((row, column) => writer.write(row, column, valueAt(row, column)));
      } finally {
        sheet.contentChanged();
      }
    });
  }

  private putFormula(sheet: SheetModel, row: number, column: number, text: string): void {
    if (text.length > CELL_LIMIT) throw new ScriptError(TOO_LONG);
    putContent(sheet, row, column, text === '' ? undefined : new Formula(text));
  }

  private formulaAt(sheet: SheetModel, row: number, column: number): string {
    const content = sheet.contents.get(row, column);
    return content instanceof Formula ? content.text : '';
  }

  private r1c1At(sheet: SheetModel, row: number, column: number): string | null {
    const formula = this.formulaAt(sheet, row, column);
    return formula === '' ? null : toR1C1(formula, cellName(row, column));
  }
}

/** A formula may be given without its equals sign. */
function formulaText(formula: string | number | null): string {
  const text = formula === null || formula === undefined ? '' : String(formula);
  return text === '' || text.startsWith('=') ? text : `=${text}`;
}
