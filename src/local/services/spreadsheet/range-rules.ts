import { ScriptError } from '../../engine/script-error';
import { checkDimensions } from './arguments';
import { checkCellValue } from './cell-values';
import { DataValidation, DataValidationBuilder } from './data-validation';
import { Filter } from './filter';
import { intersection } from './model/rectangle';
import type { Validation } from './model/rules';
import type { Scalar } from './model/scalar';
import type { SheetModel } from './model/sheet-model';
import { checkboxValues } from './model/validation-check';
import { putContent } from './model/write';
import { Protection } from './protection';
import { RangeText } from './range-text';

/** Rules, notes, checkboxes and protections of the cells of a range. */
export abstract class RangeRules extends RangeText {
  getDataValidation() {
    return this.validationAt(this.sheet, this.block.row, this.block.column);
  }

  getDataValidations() {
    const sheet = this.sheet;
    return this.grid((row, column) => this.validationAt(sheet, row, column));
  }

  setDataValidation(rule: DataValidation | null) {
    return this.changing((sheet) => {
      const made = rule?.toModel(sheet.parent.timeZone);
      sheet.validations.update(this.block, () => made);
    });
  }

  setDataValidations(rules: readonly (readonly (DataValidation | null)[])[]) {
    checkDimensions(rules, this.block);
    return this.changing((sheet) => {
      const made = new Map<DataValidation, Validation>();
      const modelOf = (rule: DataValidation) => {
        const known = made.get(rule) ?? rule.toModel(sheet.parent.timeZone);
        made.set(rule, known);
        return known;
      };
      sheet.validations.update(this.block, (_old, row, column) => {
        const rule = rules[row - this.block.row]?.[column - this.block.column];
        return rule ? modelOf(rule) : undefined;
      });
    });
  }

  clearDataValidations() {
    return this.changing((sheet) => sheet.validations.clear(this.block));
  }

  getNote() {
    return this.sheet.notes.get(this.block.row, this.block.column) ?? '';
  }
  getNotes() {
    const { notes } = this.sheet;
    return this.grid((row, column) => notes.get(row, column) ?? '');
  }
  setNote(note: string | number | null) {
    const text = note === null || note === '' ? undefined : String(note);
    return this.changing((sheet) => sheet.notes.update(this.block, () => text));
  }
  setNotes(notes: readonly (readonly unknown[])[]) {
    checkDimensions(notes, this.block);
    return this.changing((sheet) =>
      sheet.notes.update(this.block, (_old, row, column) =>
        noteText(notes[row - this.block.row]?.[column - this.block.column]),
      ),
    );
  }
  clearNote() {
    return this.changing((sheet) => sheet.notes.clear(this.block));
  }

  insertCheckboxes(...values: Scalar[]) {
    for (const value of values) checkCellValue(value);
    const rule = new DataValidationBuilder().requireCheckbox(...(values as string[])).build();
    return this.writingCells((sheet, row, column) => {
      const made = rule.toModel(sheet.parent.timeZone);
      const { on, off } = checkboxValues(made);
      const value = sheet.value(row, column);
      sheet.validations.set(row, column, made);
      if (value !== on && value !== off)
        putContent(sheet, row, column, off === '' ? undefined : off);
    });
  }

  removeCheckboxes() {
    return this.writingCells((sheet, row, column) => {
      if (sheet.validations.get(row, column)?.criteria !== 'CHECKBOX') return;
      sheet.validations.set(row, column, undefined);
      putContent(sheet, row, column, undefined);
    });
  }

  check() {
    return this.tick(true);
  }
  uncheck() {
    return this.tick(false);
  }

  /** True or false where all cells are boxes of that state, else null. */
  isChecked() {
    const sheet = this.sheet;
    const states = this.grid((row, column) => boxState(sheet, row, column)).flat();
    const [first = null] = states;
    return states.every((state) => state === first) ? first : null;
  }

  canEdit() {
    const sheet = this.sheet;
    try {
      this.session.mayEdit(sheet, this.block);
      return true;
    } catch (error) {
      if (error instanceof ScriptError) return false;
      throw error;
    }
  }

  protect() {
    return Protection.create(this.session, this.place, this.block);
  }

  createFilter() {
    const sheet = this.sheet;
    if (sheet.filter) {
      throw new ScriptError("You can't create a filter in a sheet that already has a filter.");
    }
    this.session.mayEdit(sheet, this.block);
    sheet.filter = { range: this.block, rules: {} };
    sheet.changed();
    return new Filter(this.session, this.place);
  }

  getFilter() {
    return this.sheet.filter ? new Filter(this.session, this.place) : null;
  }

  isPartOfMerge() {
    return this.sheet.merges.some((merge) => intersection(merge, this.block) !== null);
  }

  private writingCells(work: (sheet: SheetModel, row: number, column: number) => void): this {
    return this.edit((sheet) => {
      this.eachCell((row, column) => work(sheet, row, column));
      sheet.contentChanged();
    });
  }

  private tick(state: boolean): this {
    return this.writingCells((sheet, row, column) => {
      if (boxState(sheet, row, column) === null) return;
      const rule = sheet.validations.get(row, column) as Validation;
      const { on, off } = checkboxValues(rule);
      const value = state ? on : off;
      putContent(sheet, row, column, value === '' ? undefined : value);
    });
  }

  private validationAt(sheet: SheetModel, row: number, column: number) {
    const rule = sheet.validations.get(row, column);
    return rule ? DataValidation.fromModel(rule, this.session, this.place.bookId) : null;
  }
}

function boxState(sheet: SheetModel, row: number, column: number): boolean | null {
  const rule = sheet.validations.get(row, column);
  if (rule?.criteria !== 'CHECKBOX') return null;
  const { on, off } = checkboxValues(rule);
  const value = sheet.value(row, column) ?? '';
  if (value === on) return true;
  return value === off ? false : null;
}

/** `setNotes` writes a whole number with a decimal, as the live platform does. */
function noteText(note: unknown): string | undefined {
  if (note === null || note === undefined || note === '') return undefined;
  return typeof note === 'number' && Number.isInteger(note) ? note.toFixed(1) : String(note);
}
