import { type Entry, readEntry } from './entry';
import { localeOf } from './locale';
import { type Content, Formula } from './scalar';
import type { SheetModel } from './sheet-model';
import { styleOf } from './style';
import { wallClock } from './wall-clock';

/** How texts are read, where the platform's behaviour is disputed. */
export interface EntrySwitches {
  readonly textFormatHidesApostrophe: boolean;
  readonly textFormatStopsFormulas: boolean;
}

/** What a text becomes in a cell; `now` in milliseconds since 1970 supplies a missing year. */
export function entryFor(
  sheet: SheetModel,
  at: { readonly row: number; readonly column: number },
  text: string,
  reading: { readonly now: number; readonly switches: EntrySwitches },
): Entry {
  const { timeZone, locale } = sheet.parent;
  return readEntry(text, {
    locale: localeOf(locale),
    currentYear: yearIn(timeZone, reading.now),
    format: sheet.styles.get(at.row, at.column)?.numberFormat,
    ...reading.switches,
  });
}

/** Puts an entry into a cell; a cell without a format takes the one that the entry asks for. */
export function putEntry(sheet: SheetModel, row: number, column: number, entry: Entry): void {
  putContent(sheet, row, column, entry.content);
  if (entry.format !== null) suggestFormat(sheet, row, column, entry.format);
}

/** Puts content into a cell. Looks of single characters go with the old text. */
export function putContent(
  sheet: SheetModel,
  row: number,
  column: number,
  content: Content | undefined,
): void {
  // a formula belongs to one cell, because its result does
  const own = content instanceof Formula ? new Formula(content.text) : content;
  sheet.contents.set(row, column, own);
  if (sheet.runs.get(row, column)) sheet.runs.set(row, column, undefined);
}

export function suggestFormat(
  sheet: SheetModel,
  row: number,
  column: number,
  numberFormat: string,
): void {
  const style = sheet.styles.get(row, column);
  if (style?.numberFormat === undefined) {
    sheet.styles.set(row, column, styleOf({ ...style, numberFormat }));
  }
}

function yearIn(timeZone: string, now: number): number {
  const serial = wallClock(timeZone).serial(new Date(now));
  return new Date((serial - 25_569) * 86_400_000).getUTCFullYear();
}
