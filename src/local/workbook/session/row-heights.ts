import { displayText } from '../../services/spreadsheet/model/display';
import type { SheetModel } from '../../services/spreadsheet/model/sheet-model';
import { ROW_HEIGHT } from '../protocol';

/** Pixels of one line of wrapped text, of a row's other space, and of an average letter. */
const LINE = 17;
const AROUND = 7;
const LETTER = 7;
const BOLD_LETTER = 7.6;

/**
 * Rows that are not of the usual height: those that were given one, and frozen rows that grow with
 * wrapped text, as heads do.
 */
export function rowHeights(sheet: SheetModel): readonly (readonly [row: number, pixels: number])[] {
  const { rows } = sheet;
  const heights: (readonly [number, number])[] = [];
  for (let row = 1; row <= rows.count; row++) {
    const given = rows.size(row);
    const scaled = Math.round((given * ROW_HEIGHT) / rows.usual);
    const pixels = row <= rows.frozen ? Math.max(scaled, grown(sheet, row)) : scaled;
    if (pixels !== ROW_HEIGHT) heights.push([row, pixels]);
  }
  return heights;
}

/** What the tallest wrapped text of a row needs. */
function grown(sheet: SheetModel, row: number): number {
  let lines = 1;
  const { column: last } = sheet.dataExtent();
  for (let column = 1; column <= last; column++) {
    const style = sheet.styles.get(row, column);
    if (style?.wrap !== 'WRAP' || sheet.columns.isHidden(column)) continue;
    const room = (sheet.columns.size(column) - 10) / (style.bold ? BOLD_LETTER : LETTER);
    lines = Math.max(lines, lineCount(displayText(sheet, row, column), room));
  }
  return lines === 1 ? ROW_HEIGHT : lines * LINE + AROUND;
}

/** Lines of a text that breaks between words, with room for so many letters in each. */
function lineCount(text: string, room: number): number {
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    let used = 0;
    lines++;
    for (const word of paragraph.split(' ')) {
      const wanted = used === 0 ? word.length : used + 1 + word.length;
      if (wanted > room && used > 0) lines++;
      used = wanted > room ? word.length : wanted;
    }
  }
  return lines;
}
