import { NotEmulated, ScriptError } from '../../engine/script-error';
import { EnumConstant } from '../../engine/service-object';
import { blockFrom, toInteger } from './arguments';
import {
  copyBlock,
  EVERYTHING,
  NOTHING,
  type PasteParts,
  pasteBlock,
  pastedBlock,
  transposedCopy,
  wipeBlock,
} from './model/paste';
import { contains, lastColumnOf, lastRowOf, type Rectangle } from './model/rectangle';
import { fillSeries } from './model/series';
import type { SheetModel } from './model/sheet-model';
import { RangeRules } from './range-rules';
import type { RangeLike, SheetPlace } from './sheet-session';

const PARTS: Readonly<Record<string, PasteParts>> = {
  PASTE_NORMAL: EVERYTHING,
  PASTE_NO_BORDERS: { ...EVERYTHING, styles: 'withoutBorders' },
  PASTE_FORMAT: { ...NOTHING, styles: 'all', merges: true, conditionalFormats: true },
  PASTE_FORMULA: { ...NOTHING, contents: 'formulas' },
  PASTE_DATA_VALIDATION: { ...NOTHING, validations: true },
  PASTE_VALUES: { ...NOTHING, contents: 'values' },
  PASTE_CONDITIONAL_FORMATTING: { ...NOTHING, conditionalFormats: true },
};

interface CopyOptions {
  readonly formatOnly?: boolean;
  readonly contentsOnly?: boolean;
}

/** Copies, moves and series of the cells of a range. */
export abstract class RangeCopies extends RangeRules {
  copyTo(destination: RangeLike, kind?: EnumConstant | CopyOptions, transposed = false) {
    if (kind instanceof EnumConstant && kind.name === 'PASTE_COLUMN_WIDTHS') {
      this.copyWidths(destination);
      return;
    }
    this.paste(destination.place, destination.block, partsOf(kind), transposed);
  }

  copyValuesToRange(
    sheet: number | { readonly place: SheetPlace },
    ...[column, columnEnd, row, rowEnd]: [number, number, number, number]
  ) {
    const block = this.targetBlock(sheet, column, columnEnd, row, rowEnd);
    this.paste(this.targetPlace(sheet), block, PARTS['PASTE_VALUES'] as PasteParts, false);
  }

  copyFormatToRange(
    sheet: number | { readonly place: SheetPlace },
    ...[column, columnEnd, row, rowEnd]: [number, number, number, number]
  ) {
    const block = this.targetBlock(sheet, column, columnEnd, row, rowEnd);
    this.paste(this.targetPlace(sheet), block, PARTS['PASTE_FORMAT'] as PasteParts, false);
  }

  /** The cells go; what stood at the target is lost. Formulas elsewhere do not follow. */
  moveTo(target: RangeLike) {
    const source = this.sheet;
    const sheet = this.session.sheet(target.place);
    const block = { ...target.block, rows: this.block.rows, columns: this.block.columns };
    this.refuseOutside(sheet, block);
    this.session.mayEdit(source, this.block);
    this.session.mayEdit(sheet, block);
    if (source.formulas.size + sheet.formulas.size > 0) {
      throw new NotEmulated('Range.moveTo in a sheet with formulas');
    }
    const copied = copyBlock(source, this.block, EVERYTHING);
    wipeBlock(source, this.block);
    source.contentChanged();
    pasteBlock(copied, sheet, block, { ...EVERYTHING, conditionalFormats: false });
  }

  autoFill(destination: RangeLike, series: EnumConstant) {
    const { block } = destination;
    if (!contains(block, this.block)) {
      throw new ScriptError('The destination range must contain the source range.');
    }
    if (block.rows !== this.block.rows && block.columns !== this.block.columns) {
      throw new ScriptError(
        'AutoFill destination range must extend the source range in only one direction.',
      );
    }
    const sheet = this.sheet;
    this.session.mayEdit(sheet, block);
    fillSeries(sheet, this.block, block, series.name === 'ALTERNATE_SERIES');
  }

  autoFillToNeighbor(series: EnumConstant) {
    const sheet = this.sheet;
    const bottom = neighbourEnd(sheet, this.block);
    if (bottom <= lastRowOf(this.block)) return;
    const block = { ...this.block, rows: bottom - this.block.row + 1 };
    this.session.mayEdit(sheet, block);
    fillSeries(sheet, this.block, block, series.name === 'ALTERNATE_SERIES');
  }

  private paste(
    place: SheetPlace,
    target: Rectangle,
    parts: PasteParts,
    transposed: boolean,
  ): void {
    const source = this.sheet;
    const sheet = this.session.sheet(place);
    const copied = copyBlock(source, this.block, parts);
    const turned = transposed ? transposedCopy(copied) : copied;
    const block = pastedBlock(turned.block, target);
    this.refuseOutside(sheet, block);
    this.session.mayEdit(sheet, block);
    pasteBlock(turned, sheet, block, parts);
  }

  private copyWidths({ place, block }: RangeLike): void {
    const [source, target] = [this.sheet, this.session.sheet(place)];
    for (let across = 0; across < this.block.columns; across++) {
      target.columns.setSize(
        block.column + across,
        source.columns.size(this.block.column + across),
      );
    }
    target.changed();
  }

  private refuseOutside(sheet: SheetModel, block: Rectangle): void {
    if (!contains(sheet.grid, block)) {
      throw new ScriptError(
        'The coordinates of the range are outside the dimensions of the sheet.',
      );
    }
  }

  private targetPlace(sheet: number | { readonly place: SheetPlace }): SheetPlace {
    if (typeof sheet !== 'number') return sheet.place;
    return { bookId: this.place.bookId, sheetId: toInteger(sheet) };
  }

  private targetBlock(
    sheet: number | { readonly place: SheetPlace },
    ...[column, columnEnd, row, rowEnd]: [number, number, number, number]
  ): Rectangle {
    const { rows, columns } = this.session.sheet(this.targetPlace(sheet));
    return blockFrom(row, column, rowEnd - row + 1, columnEnd - column + 1, {
      rows: rows.count,
      columns: columns.count,
    });
  }
}

/** Unknown and contradictory options are refused; the live platform overlooks them. */
function partsOf(kind: EnumConstant | CopyOptions | undefined): PasteParts {
  if (kind === undefined || kind === null) return EVERYTHING;
  if (kind instanceof EnumConstant) {
    const parts = PARTS[kind.name];
    if (!parts) throw new NotEmulated(`CopyPasteType.${kind.name}`);
    return parts;
  }
  const unknown = Object.keys(kind).filter((key) => !['formatOnly', 'contentsOnly'].includes(key));
  if (unknown.length > 0 || (kind.formatOnly && kind.contentsOnly)) {
    throw new NotEmulated(`copyTo with the options ${JSON.stringify(kind)}`);
  }
  if (kind.formatOnly) return PARTS['PASTE_FORMAT'] as PasteParts;
  return kind.contentsOnly ? (PARTS['PASTE_VALUES'] as PasteParts) : EVERYTHING;
}

/** Last row of the data beside a block: left of it, or else right of it. */
function neighbourEnd(sheet: SheetModel, block: Rectangle): number {
  for (const column of [block.column - 1, lastColumnOf(block) + 1]) {
    if (column < 1 || column > sheet.columns.count) continue;
    let row = lastRowOf(block);
    while (row < sheet.rows.count && sheet.value(row + 1, column) !== undefined) row++;
    if (row > lastRowOf(block)) return row;
  }
  return lastRowOf(block);
}
