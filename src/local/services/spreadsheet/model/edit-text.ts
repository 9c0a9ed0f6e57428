import { isDateSection } from './date-pattern';
import { displayText } from './display';
import { localeOf } from './locale';
import { CellError, Formula } from './scalar';
import type { SheetModel } from './sheet-model';

/** What a person finds in a cell when starting to edit it: its formula, or its value in full. */
export function editText(sheet: SheetModel, row: number, column: number): string {
  const content = sheet.contents.get(row, column);
  if (content === undefined) return '';
  if (content instanceof Formula) return content.text;
  if (typeof content === 'string') return content;
  if (content instanceof CellError) return content.code;
  const locale = localeOf(sheet.parent.locale);
  if (typeof content === 'boolean') return content ? locale.words.true : locale.words.false;
  const format = sheet.shownFormat(row, column);
  if (format !== undefined && isDateSection(format)) return displayText(sheet, row, column);
  const percent = format?.includes('%') === true;
  const number = Number((percent ? content * 100 : content).toPrecision(15));
  return String(number).replace('.', locale.decimal) + (percent ? '%' : '');
}
