import { conditionalLook } from '../../services/spreadsheet/model/conditional-look';
import { displayText, formatColor } from '../../services/spreadsheet/model/display';
import { editText } from '../../services/spreadsheet/model/edit-text';
import { touchedAreas } from '../../services/spreadsheet/model/protection-check';
import { cellAt } from '../../services/spreadsheet/model/rectangle';
import type { Validation } from '../../services/spreadsheet/model/rules';
import { CellError, type Scalar } from '../../services/spreadsheet/model/scalar';
import type { SheetModel } from '../../services/spreadsheet/model/sheet-model';
import type { Style } from '../../services/spreadsheet/model/style';
import { checkboxValues, isValid } from '../../services/spreadsheet/model/validation-check';
import type { CellRule, CellStyle, CellView, RowsView } from '../protocol';
import { choicesOf } from './choices';

/** Rows of a sheet as the grid shows them; the only cells that are ever formatted. */
export function rowsView(
  sheet: SheetModel,
  { from, to, now }: { readonly from: number; readonly to: number; readonly now: number },
): RowsView {
  const last = Math.min(to, sheet.rows.count);
  const painter = new Painter(sheet, now);
  const rows: (CellView | null)[][] = [];
  for (let row = from; row <= last; row++) rows.push(painter.row(row));
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop();
  return { sheet: sheet.id, from, rows, styles: painter.styles, rules: painter.rules };
}

class Painter {
  readonly styles: CellStyle[] = [];
  readonly rules: CellRule[] = [];
  private readonly styleIndex = new Map<string, number>();
  private readonly ruleIndex = new Map<Validation, number>();

  constructor(
    private readonly sheet: SheetModel,
    private readonly now: number,
  ) {}

  /** Cells of a row without the bare ones at its end. */
  row(row: number): (CellView | null)[] {
    const cells: (CellView | null)[] = [];
    for (let column = 1; column <= this.sheet.columns.count; column++) {
      cells.push(this.cell(row, column));
    }
    return cells.slice(0, cells.findLastIndex((cell) => cell !== null) + 1);
  }

  private cell(row: number, column: number): CellView | null {
    const { sheet } = this;
    const value = sheet.value(row, column);
    const style = this.style(row, column, value);
    const note = sheet.notes.get(row, column);
    const validation = sheet.validations.get(row, column);
    const guard = guardOf(sheet, row, column);
    if (value === undefined && !note && !validation && !guard && style === undefined) return null;
    const text = value === undefined ? '' : displayText(sheet, row, column);
    const typed = editText(sheet, row, column);
    const link = sheet.runs.get(row, column)?.find((run) => run.link !== null)?.link;
    return {
      text,
      kind: kindOf(value),
      ...(typed !== text && { typed }),
      ...(style !== undefined && { style }),
      ...(validation && { rule: this.rule(validation) }),
      ...(note && { note }),
      ...(guard !== null && { guard }),
      ...(link && { link }),
      ...(value instanceof CellError && { reason: value.reason || value.code }),
      ...(validation && !this.fits(validation, { row, column, value }) && { invalid: true }),
    };
  }

  private fits(
    rule: Validation,
    cell: { readonly row: number; readonly column: number; readonly value: Scalar | undefined },
  ): boolean {
    const { sheet, now } = this;
    return isValid(rule, { sheet, now, ...cell, anchor: cell });
  }

  private style(row: number, column: number, value: Scalar | undefined): number | undefined {
    const { sheet } = this;
    const own = styleView(sheet.styles.get(row, column));
    const demanded =
      value === undefined ? null : formatColor(value, sheet.shownFormat(row, column));
    const look = conditionalLook(sheet, row, column, this.now);
    const view = {
      ...own,
      ...(demanded && { color: demanded.toLowerCase() }),
      ...(look && styleView(look)),
    };
    const key = JSON.stringify(view);
    if (key === '{}') return undefined;
    const known = this.styleIndex.get(key);
    if (known !== undefined) return known;
    this.styleIndex.set(key, this.styles.length);
    return this.styles.push(view) - 1;
  }

  private rule(validation: Validation): number {
    const known = this.ruleIndex.get(validation);
    if (known !== undefined) return known;
    this.ruleIndex.set(validation, this.rules.length);
    return this.rules.push(ruleView(this.sheet, validation)) - 1;
  }
}

function kindOf(value: Scalar | undefined): CellView['kind'] {
  if (value === undefined) return 'empty';
  if (value instanceof CellError) return 'error';
  return typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean';
}

function styleView(style: Style | undefined): CellStyle {
  if (!style) return {};
  return {
    ...(style.background && { background: style.background }),
    ...(style.fontColor && { color: style.fontColor }),
    ...(style.bold !== undefined && { bold: style.bold }),
    ...(style.italic !== undefined && { italic: style.italic }),
    ...(style.underline !== undefined && { underline: style.underline }),
    ...(style.strikethrough !== undefined && { strike: style.strikethrough }),
    ...(style.fontSize && { size: style.fontSize }),
    ...(style.horizontalAlignment && { align: style.horizontalAlignment }),
    ...(style.wrap === 'WRAP' && { wrap: true }),
  };
}

function ruleView(sheet: SheetModel, validation: Validation): CellRule {
  const { criteria, showDropdown, helpText } = validation;
  const help = helpText ?? '';
  if (criteria === 'CHECKBOX') {
    const { on, off } = checkboxValues(validation);
    const [checked, unchecked] = [on, off].map(typedAs);
    return {
      kind: 'checkbox',
      choices: [],
      help,
      checked: checked ?? '',
      unchecked: unchecked ?? '',
    };
  }
  const choices = choicesOf(sheet, validation);
  return { kind: choices && showDropdown ? 'list' : 'other', choices: choices ?? [], help };
}

const typedAs = (value: Scalar): string =>
  typeof value === 'boolean' ? String(value).toUpperCase() : String(value);

/** Description of the first protection of a cell; null where it has none. */
function guardOf(sheet: SheetModel, row: number, column: number): string | null {
  if (sheet.protections.length === 0) return null;
  return touchedAreas(sheet, cellAt(row, column))[0]?.description ?? null;
}
