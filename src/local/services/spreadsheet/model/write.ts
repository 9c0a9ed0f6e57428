import { type Entry, readEntry } from './entry';
import { localeOf } from './locale';
import { type Content, Formula } from './scalar';
import type { SheetModel } from './sheet-model';
import { styleChanger } from './style';
import { wallClock } from './wall-clock';

/** How texts are read, where the platform's behaviour is disputed. */
export interface EntrySwitches {
  readonly textFormatHidesApostrophe: boolean;
  readonly textFormatStopsFormulas: boolean;
}

export interface EntryReading {
  /** Milliseconds since 1970; supplies a missing year. */
  readonly now: number;
  readonly switches: EntrySwitches;
}

/** Says what texts become in the cells of a sheet. */
export function entryReader(
  sheet: SheetModel,
  { now, switches }: EntryReading,
): (row: number, column: number, text: string) => Entry {
  const { timeZone, locale } = sheet.parent;
  let year: number | undefined;
  const rules = {
    locale: localeOf(locale),
    get currentYear() {
      year ??= yearIn(timeZone, now);
      return year;
    },
    format: undefined as string | undefined,
    textFormatHidesApostrophe: switches.textFormatHidesApostrophe,
    textFormatStopsFormulas: switches.textFormatStopsFormulas,
  };
  return (row, column, text) => {
    rules.format = sheet.styles.get(row, column)?.numberFormat;
    return readEntry(text, rules);
  };
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
  if (style?.numberFormat !== undefined) return;
  let change = formatChanges.get(numberFormat);
  if (!change) {
    change = styleChanger({ numberFormat });
    formatChanges.set(numberFormat, change);
  }
  sheet.styles.set(row, column, change(style));
}

/** Looks with a format added, by format: the same ones are asked for again and again. */
const formatChanges = new Map<string, ReturnType<typeof styleChanger>>();

function yearIn(timeZone: string, now: number): number {
  const serial = wallClock(timeZone).serial(new Date(now));
  return new Date((serial - 25_569) * 86_400_000).getUTCFullYear();
}
