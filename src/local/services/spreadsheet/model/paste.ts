import { movedFormula } from '../formulas/references';
import { between, intersection, type Rectangle, without } from './rectangle';
import type { TextRun } from './rich-text';
import type { ConditionalFormat, Validation } from './rules';
import { type Content, Formula } from './scalar';
import type { SheetModel } from './sheet-model';
import { type Style, styleOf } from './style';

/** Which parts of cells a copy takes along. */
export interface PasteParts {
  readonly contents: 'formulas' | 'values' | 'none';
  readonly styles: 'all' | 'withoutBorders' | 'none';
  readonly validations: boolean;
  readonly notes: boolean;
  readonly merges: boolean;
  readonly conditionalFormats: boolean;
}

export const EVERYTHING: PasteParts = {
  contents: 'formulas',
  styles: 'all',
  validations: true,
  notes: true,
  merges: true,
  conditionalFormats: true,
};

export const NOTHING: PasteParts = {
  contents: 'none',
  styles: 'none',
  validations: false,
  notes: false,
  merges: false,
  conditionalFormats: false,
};

interface CopiedCell {
  readonly content: Content | undefined;
  readonly style: Style | undefined;
  readonly note: string | undefined;
  readonly validation: Validation | undefined;
  readonly runs: readonly TextRun[] | undefined;
}

/** A block of cells, taken before anything is written over it. */
export interface Copied {
  readonly sheet: SheetModel;
  readonly block: Rectangle;
  readonly cells: readonly (readonly CopiedCell[])[];
  readonly merges: readonly Rectangle[];
  readonly conditionalFormats: readonly ConditionalFormat[];
}

export function copyBlock(sheet: SheetModel, block: Rectangle, parts: PasteParts): Copied {
  const cells = Array.from({ length: block.rows }, (_, down) =>
    Array.from({ length: block.columns }, (__, across) => {
      const [row, column] = [block.row + down, block.column + across];
      return {
        content:
          parts.contents === 'values' ? sheet.value(row, column) : sheet.contents.get(row, column),
        style: sheet.styles.get(row, column),
        note: sheet.notes.get(row, column),
        validation: sheet.validations.get(row, column),
        runs: sheet.runs.get(row, column),
      };
    }),
  );
  const merges = sheet.merges.filter((merge) => intersection(merge, block) !== null);
  return { sheet, block, cells, merges, conditionalFormats: sheet.conditionalFormats };
}

export function transposedCopy(copied: Copied): Copied {
  const { block, cells } = copied;
  const turned = Array.from({ length: block.columns }, (_, across) =>
    cells.map((row) => row[across] as CopiedCell),
  );
  return {
    ...copied,
    block: { ...block, rows: block.columns, columns: block.rows },
    cells: turned,
    merges: [],
  };
}

/** The block that a paste fills: as often as the source fits into the target, at least once. */
export function pastedBlock(source: Rectangle, target: Rectangle): Rectangle {
  const down = Math.max(1, Math.floor(target.rows / source.rows));
  const across = Math.max(1, Math.floor(target.columns / source.columns));
  return { ...target, rows: source.rows * down, columns: source.columns * across };
}

/** Fills a block, whose size is a multiple of the source's, with copies of it. */
export function pasteBlock(
  copied: Copied,
  sheet: SheetModel,
  target: Rectangle,
  parts: PasteParts,
): void {
  const { block, cells } = copied;
  for (let down = 0; down < target.rows; down++) {
    for (let across = 0; across < target.columns; across++) {
      const cell = cells[down % block.rows]?.[across % block.columns];
      const from = {
        row: block.row + (down % block.rows),
        column: block.column + (across % block.columns),
      };
      const to = { row: target.row + down, column: target.column + across };
      if (cell) pasteCell(cell, { sheet, from, to, parts });
    }
  }
  if (parts.merges) pasteMerges(copied, sheet, target);
  if (parts.conditionalFormats) pasteFormats(copied, sheet, target);
  sheet.contentChanged();
}

interface Spot {
  readonly row: number;
  readonly column: number;
}

interface Step {
  readonly sheet: SheetModel;
  readonly from: Spot;
  readonly to: Spot;
  readonly parts: PasteParts;
}

function pasteCell(cell: CopiedCell, { sheet, from, to, parts }: Step): void {
  const { row, column } = to;
  if (parts.contents !== 'none') {
    sheet.contents.set(row, column, shifted(cell.content, row - from.row, column - from.column));
    sheet.runs.set(row, column, cell.runs);
  }
  if (parts.styles === 'all') sheet.styles.set(row, column, cell.style);
  if (parts.styles === 'withoutBorders') {
    const { borders } = sheet.styles.get(row, column) ?? {};
    sheet.styles.set(row, column, styleOf({ ...cell.style, borders }));
  }
  if (parts.notes) sheet.notes.set(row, column, cell.note);
  if (parts.validations) sheet.validations.set(row, column, cell.validation);
}

function shifted(content: Content | undefined, rows: number, columns: number): Content | undefined {
  if (!(content instanceof Formula)) return content;
  return new Formula(movedFormula(content.text, rows, columns));
}

function pasteMerges({ block, merges }: Copied, sheet: SheetModel, target: Rectangle): void {
  const kept = sheet.merges.filter((merge) => intersection(merge, target) === null);
  const added: Rectangle[] = [];
  for (let down = 0; down < target.rows; down += block.rows) {
    for (let across = 0; across < target.columns; across += block.columns) {
      for (const merge of merges) {
        const row = merge.row - block.row + target.row + down;
        const column = merge.column - block.column + target.column + across;
        added.push({ ...merge, row, column });
      }
    }
  }
  sheet.merges = [...kept, ...added];
}

/** The target gets the rules of the source and loses its own. */
function pasteFormats(copied: Copied, sheet: SheetModel, target: Rectangle): void {
  const { block, conditionalFormats } = copied;
  const cleared = sheet.conditionalFormats.map((rule) => ({
    ...rule,
    ranges: rule.ranges.flatMap((range) => without(range, target)),
  }));
  const same = copied.sheet === sheet;
  const extended = (same ? cleared : conditionalFormats).map((rule, index) => {
    const source = conditionalFormats[index];
    const parts = source?.ranges.flatMap((range) => intersection(range, block) ?? []) ?? [];
    const moved = parts.map((part) => spread(part, block, target));
    return { ...rule, ranges: same ? [...rule.ranges, ...moved] : moved };
  });
  const all = same ? extended : [...cleared, ...extended];
  sheet.conditionalFormats = all.filter(({ ranges }) => ranges.length > 0);
}

/** A part of the source in the target; one that covers the whole source covers the whole target. */
function spread(part: Rectangle, source: Rectangle, target: Rectangle): Rectangle {
  const row = target.row + part.row - source.row;
  const column = target.column + part.column - source.column;
  const bottom = part.rows === source.rows ? target.row + target.rows - 1 : row + part.rows - 1;
  const right =
    part.columns === source.columns
      ? target.column + target.columns - 1
      : column + part.columns - 1;
  return between(row, column, bottom, right);
}

/** Empties a block of contents and looks, as after its cells were moved away. */
export function wipeBlock(sheet: SheetModel, block: Rectangle): void {
  for (const layer of [sheet.contents, sheet.styles, sheet.notes, sheet.validations, sheet.runs]) {
    layer.clear(block);
  }
  sheet.merges = sheet.merges.filter((merge) => intersection(merge, block) === null);
}
