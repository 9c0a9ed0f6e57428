import { displayText } from '../../services/spreadsheet/model/display';
import type { SheetModel } from '../../services/spreadsheet/model/sheet-model';
import { ROW_HEIGHT } from '../protocol';

/** Pixels of one line of wrapped text, of a row's other space, and of an average letter. */
const LINE = 17;
const AROUND = 7;
const LETTER = 6.3;
const BOLD_LETTER = 7.2;

/** Sheets with more rows than this are shown with rows of one height below the frozen ones. */
const MEASURED_ROWS = 2000;

/** Rows that are not of the usual height: those that were given one, or grow with wrapped text. */
export function rowHeights(sheet: SheetModel): readonly (readonly [row: number, pixels: number])[] {
  const { rows } = sheet;
  const extent = sheet.dataExtent();
  const columns = Array.from({ length: extent.column }, (_, index) => index + 1);
  const wrapped = columns.filter((column) => wraps(sheet, rows.frozen + 1, column));
  const measured = extent.row <= MEASURED_ROWS ? extent.row : 0;
  const heights: (readonly [number, number])[] = [];
  for (let row = 1; row <= rows.count; row++) {
    const given = rows.size(row);
    const scaled = Math.round((given * ROW_HEIGHT) / rows.usual);
    const looked = row <= rows.frozen ? columns : row <= measured ? wrapped : [];
    const pixels = Math.max(scaled, grown(sheet, row, looked));
    if (pixels !== ROW_HEIGHT) heights.push([row, pixels]);
  }
  return heights;
}

const wraps = (sheet: SheetModel, row: number, column: number): boolean =>
  sheet.styles.get(row, column)?.wrap === 'WRAP' && !sheet.columns.isHidden(column);

/** What the tallest wrapped text of a row needs; a row without one needs nothing of its own. */
function grown(sheet: SheetModel, row: number, columns: readonly number[]): number {
  let lines = 0;
  for (const column of columns) {
    if (!wraps(sheet, row, column)) continue;
    const letter = sheet.styles.get(row, column)?.bold ? BOLD_LETTER : LETTER;
    const room = (sheet.columns.size(column) - 10) / letter;
    lines = Math.max(lines, lineCount(displayText(sheet, row, column), room));
  }
  return lines < 2 ? 0 : lines * LINE + AROUND;
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
