import { ScriptError } from '../../engine/script-error';
import type { EnumConstant } from '../../engine/service-object';
import { applyBanding, type Banding, bandingsOf } from './banding';
import { shiftGroupDepth } from './groups';
import { addRowOrColumnMetadata, metadataOfRange } from './metadata-access';
import { DeveloperMetadataFinder } from './metadata-finder';
import { displayText } from './model/display';
import { intersection, type Rectangle } from './model/rectangle';
import { dataRegion, nextDataCell } from './model/regions';
import type { Scalar } from './model/scalar';
import { RangeOrder } from './range-order';
import { TextFinder } from './text-finder';

interface ClearOptions {
  readonly commentsOnly?: boolean;
  readonly contentsOnly?: boolean;
  readonly formatOnly?: boolean;
  readonly validationsOnly?: boolean;
  readonly skipFilteredRows?: boolean;
}

/** A range of cells as a script holds it. */
export class Range extends RangeOrder {
  activate() {
    return this.select([this.block]);
  }

  activateAsCurrentCell() {
    if (this.block.rows > 1 || this.block.columns > 1) {
      throw new ScriptError('The range must consist of exactly one cell.');
    }
    return this.select([this.block]);
  }

  clear(options: ClearOptions = {}) {
    const named = Object.entries(options)
      .filter(([, value]) => value === true)
      .map(([key]) => key);
    if (named.includes('skipFilteredRows')) {
      throw new ScriptError('Clearing without filtered rows is not supported.');
    }
    const all = named.length === 0;
    if (all || options.contentsOnly) this.clearContent();
    if (all || options.formatOnly) this.clearFormat();
    if (options.commentsOnly) this.clearNote();
    if (options.validationsOnly) this.clearDataValidations();
    return this;
  }

  clearContent() {
    return this.edit((sheet) => {
      sheet.contents.clear(this.block);
      sheet.runs.clear(this.block);
      sheet.contentChanged();
    });
  }

  clearFormat() {
    return this.changing((sheet) => {
      sheet.styles.clear(this.block);
      sheet.runs.clear(this.block);
    });
  }

  trimWhitespace() {
    return this.writing((sheet, row, column) => {
      const content = sheet.contents.get(row, column);
      if (typeof content !== 'string') return;
      const trimmed = content.trim().replace(/\s+/g, ' ');
      sheet.contents.set(row, column, trimmed === '' ? undefined : trimmed);
    });
  }

  merge() {
    return this.mergeBlocks([this.block]);
  }
  mergeAcross() {
    const { row, rows } = this.block;
    const lines = Array.from({ length: rows }, (_, down) => ({
      ...this.block,
      row: row + down,
      rows: 1,
    }));
    return this.mergeBlocks(lines);
  }
  mergeVertically() {
    const { column, columns } = this.block;
    const lines = Array.from({ length: columns }, (_, across) => ({
      ...this.block,
      column: column + across,
      columns: 1,
    }));
    return this.mergeBlocks(lines);
  }
  breakApart() {
    return this.changing((sheet) => {
      sheet.merges = sheet.merges.filter((merge) => intersection(merge, this.block) === null);
    });
  }
  getMergedRanges() {
    return this.sheet.merges
      .filter((merge) => intersection(merge, this.block) !== null)
      .map((merge) => this.rangeAt(merge));
  }

  getDataRegion(dimension?: EnumConstant) {
    return this.rangeAt(dataRegion(this.sheet, this.block, dimension?.name ?? null));
  }
  getNextDataCell(direction: EnumConstant) {
    return this.rangeAt(nextDataCell(this.sheet, this.block, direction.name));
  }
  createTextFinder(text: string) {
    return new TextFinder(this.session, [{ place: this.place, block: this.block }], text);
  }
  getDataSourceUrl() {
    const { bookId, sheetId } = this.place;
    return `https://docs.google.com/spreadsheets/d/${bookId}/gviz/tq?gid=${sheetId}&range=${this.getA1Notation()}`;
  }

  addDeveloperMetadata(key: string, ...rest: (string | EnumConstant)[]) {
    addRowOrColumnMetadata(this.session, this, key, rest);
    return this;
  }
  getDeveloperMetadata() {
    return metadataOfRange(this.session, this);
  }
  createDeveloperMetadataFinder() {
    return new DeveloperMetadataFinder(this.session, { ...this.place, range: this });
  }

  applyRowBanding(theme?: EnumConstant, header = true, footer = false) {
    return applyBanding(this.session, this, { axis: 'rows', theme, header, footer });
  }
  applyColumnBanding(theme?: EnumConstant, header = true, footer = false) {
    return applyBanding(this.session, this, { axis: 'columns', theme, header, footer });
  }
  getBandings() {
    const inside = (banding: Banding) =>
      intersection(banding.getRange().block, this.block) !== null;
    return bandingsOf(this.session, this.sheet).filter(inside);
  }

  shiftRowGroupDepth(delta: number) {
    return this.changing((sheet) =>
      shiftGroupDepth(sheet.rows, this.block.row, this.block.rows, delta),
    );
  }
  shiftColumnGroupDepth(delta: number) {
    return this.changing((sheet) =>
      shiftGroupDepth(sheet.columns, this.block.column, this.block.columns, delta),
    );
  }

  splitTextToColumns(delimiter?: string | EnumConstant) {
    const separator = typeof delimiter === 'object' ? DELIMITERS[delimiter.name] : delimiter;
    const sheet = this.sheet;
    const parts = this.grid((row, column) => splitCell(displayText(sheet, row, column), separator));
    const width = Math.max(...parts.map(([first = []]) => first.length));
    const target = this.rangeAt({ ...this.block, columns: width }) as unknown as Range;
    target.setValues(
      parts.map(([first = []]) => Array.from({ length: width }, (_, index) => first[index] ?? '')),
    );
  }

  private select(blocks: readonly Rectangle[]): this {
    const sheet = this.sheet;
    sheet.selection = blocks;
    sheet.parent.activeSheetId = sheet.id;
    this.session.activeId = this.place.bookId;
    sheet.changed();
    return this;
  }

  /** Only the first value of merged cells stays. */
  private mergeBlocks(blocks: readonly Rectangle[]): this {
    return this.edit((sheet) => {
      const touched = sheet.merges.filter((merge) => intersection(merge, this.block) !== null);
      if (touched.some((merge) => !blocks.some((block) => covers(block, merge)))) {
        throw new ScriptError(
          'You must select all cells in a merged range to merge or unmerge them.',
        );
      }
      const larger = blocks.filter(({ rows, columns }) => rows * columns > 1);
      for (const block of larger) {
        const value: Scalar | undefined = sheet.value(block.row, block.column);
        const kept = value === undefined ? firstContent(sheet.contents.within(block)) : undefined;
        const content = sheet.contents.get(block.row, block.column) ?? kept;
        sheet.contents.clear(block);
        sheet.contents.set(block.row, block.column, content);
      }
      sheet.merges = [...sheet.merges.filter((merge) => !touched.includes(merge)), ...larger];
      sheet.contentChanged();
    });
  }
}

const DELIMITERS: Readonly<Record<string, string>> = {
  COMMA: ',',
  SEMICOLON: ';',
  PERIOD: '.',
  SPACE: ' ',
};

function splitCell(text: string, delimiter: string | undefined): string[] {
  const separator = delimiter ?? [',', ';', ' ', '.'].find((one) => text.includes(one)) ?? ',';
  return text.split(separator).map((part) => part.trim());
}

const covers = (outer: Rectangle, inner: Rectangle): boolean => {
  const common = intersection(outer, inner);
  return common?.rows === inner.rows && common.columns === inner.columns;
};

function firstContent<T>(cells: Iterable<{ readonly value: T }>): T | undefined {
  for (const { value } of cells) return value;
  return undefined;
}
