import type { Rectangle } from '../../services/spreadsheet/model/rectangle';
import { lastColumnOf, lastRowOf } from '../../services/spreadsheet/model/rectangle';
import type { Validation } from '../../services/spreadsheet/model/rules';
import { CellError, type Scalar } from '../../services/spreadsheet/model/scalar';
import type { SheetModel } from '../../services/spreadsheet/model/sheet-model';
import type { Style } from '../../services/spreadsheet/model/style';
import type { CellRule, CellStyle, CellView, RowsView } from '../protocol';
import { displayedText, typedText } from './cell-text';
import { conditionalLooks } from './conditional-looks';
import { choicesOf, isInvalid } from './validation-view';

/** Rows of a sheet as the grid shows them; the only cells that are ever formatted. */
export function rowsView(sheet: SheetModel, from: number, to: number): RowsView {
  const last = Math.min(to, sheet.rows.count);
  const painter = new Painter(sheet, {
    row: from,
    column: 1,
    rows: last - from + 1,
    columns: sheet.columns.count,
  });
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
  private readonly conditional: ReturnType<typeof conditionalLooks>;

  constructor(
    private readonly sheet: SheetModel,
    block: Rectangle,
  ) {
    this.conditional = conditionalLooks(sheet, block);
  }

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
    const style = this.style(row, column);
    const note = sheet.notes.get(row, column);
    const validation = sheet.validations.get(row, column);
    const guard = guardOf(sheet, row, column);
    if (value === undefined && !note && !validation && !guard && style === undefined) return null;
    const text = value === undefined ? '' : displayedText(sheet, row, column);
    const typed = typedText(sheet, row, column);
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
      ...(validation && isInvalid(sheet, validation, value) && { invalid: true }),
    };
  }

  private style(row: number, column: number): number | undefined {
    const own = styleView(this.sheet.styles.get(row, column));
    const view = { ...own, ...this.conditional(row, column) };
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
    ...(style.bold && { bold: true }),
    ...(style.italic && { italic: true }),
    ...(style.underline && { underline: true }),
    ...(style.strikethrough && { strike: true }),
    ...(style.fontSize && { size: style.fontSize }),
    ...(style.horizontalAlignment && { align: style.horizontalAlignment }),
    ...(style.wrap === 'WRAP' && { wrap: true }),
  };
}

function ruleView(sheet: SheetModel, validation: Validation): CellRule {
  const { criteria, values, showDropdown, helpText } = validation;
  const help = helpText ?? '';
  if (criteria === 'CHECKBOX') {
    const [checked, unchecked] = values.map((one) => (one.kind === 'plain' ? one.value : null));
    return {
      kind: 'checkbox',
      choices: [],
      help,
      ...(checked !== undefined && { checked: String(checked) }),
      ...(unchecked !== undefined && { unchecked: String(unchecked) }),
    };
  }
  const choices = choicesOf(sheet, validation);
  return { kind: choices && showDropdown ? 'list' : 'other', choices: choices ?? [], help };
}

/** Description of the first warning that covers a cell; null where nothing does. */
export function guardOf(sheet: SheetModel, row: number, column: number): string | null {
  const holds = (block: Rectangle) =>
    row >= block.row &&
    row <= lastRowOf(block) &&
    column >= block.column &&
    column <= lastColumnOf(block);
  const found = sheet.protections.find(
    ({ range, unprotected }) => (range === null || holds(range)) && !unprotected.some(holds),
  );
  return found ? found.description : null;
}
