import { types } from 'node:util';
import { NotEmulated, ScriptError } from '../../engine/script-error';
import { isDateSection } from './model/date-pattern';
import { dateTimePattern, localeOf } from './model/locale';
import { CellError, Formula, type Scalar } from './model/scalar';
import type { SheetModel } from './model/sheet-model';
import { CELL_LIMIT, TOO_LONG } from './model/typing';
import { refusalText, refusingRule } from './model/validation-check';
import { wallClock } from './model/wall-clock';
import { entryReader, putContent, putEntry, suggestFormat } from './model/write';
import type { SheetSession } from './sheet-session';

/** A value as a script reads it: dates by format, errors as their text, nothing as "". */
export function scriptValue(sheet: SheetModel, row: number, column: number): unknown {
  const value = sheet.value(row, column);
  if (value === undefined) return '';
  if (value instanceof CellError) return value.code;
  if (typeof value !== 'number') return value;
  const format = sheet.shownFormat(row, column);
  if (format === undefined || !isDateFormat(format)) return value;
  return wallClock(sheet.parent.timeZone).instant(value);
}

const dateFormats = new Map<string, boolean>();

function isDateFormat(format: string): boolean {
  let known = dateFormats.get(format);
  if (known === undefined) {
    known = isDateSection(format.split(';')[0] ?? '');
    dateFormats.set(format, known);
  }
  return known;
}

/** Refuses what no cell can hold, before anything is written. */
export function checkCellValue(value: unknown): void {
  if (value === null || value === undefined || types.isDate(value)) return;
  if (['string', 'number', 'boolean'].includes(typeof value)) return;
  throw new NotEmulated(
    `setValue of ${Array.isArray(value) ? 'an array' : `a value of type ${typeof value}`}`,
  );
}

/** Writes values into the cells of a sheet as `setValue` does (apps-script.md 3.1). */
export class CellWriter {
  private readonly read: ReturnType<typeof entryReader>;
  private readonly now: number;

  constructor(
    { context }: SheetSession,
    private readonly sheet: SheetModel,
  ) {
    this.now = context.clock.now();
    this.read = entryReader(sheet, { now: this.now, switches: context.switches });
  }

  write(row: number, column: number, value: unknown): void {
    if (typeof value === 'string') this.writeText(row, column, value);
    else if (types.isDate(value)) this.writeDate(row, column, value);
    else this.put(row, column, plainContent(value));
  }

  private writeText(row: number, column: number, text: string): void {
    if (text.length > CELL_LIMIT) throw new ScriptError(TOO_LONG);
    const entry = this.read(row, column, text);
    if (!(entry.content instanceof Formula)) this.check(row, column, entry.content);
    putEntry(this.sheet, row, column, entry);
  }

  private writeDate(row: number, column: number, date: Date): void {
    if (Number.isNaN(date.getTime())) throw new ScriptError('Invalid argument: date');
    const { timeZone, locale } = this.sheet.parent;
    const serial = wallClock(timeZone).serial(date);
    this.put(row, column, serial);
    const data = localeOf(locale);
    const whole = Math.abs(serial - Math.round(serial)) < 1e-9;
    suggestFormat(this.sheet, row, column, whole ? data.datePattern : dateTimePattern(data));
  }

  private put(row: number, column: number, content: Scalar | undefined): void {
    this.check(row, column, content);
    putContent(this.sheet, row, column, content);
  }

  private check(row: number, column: number, value: Scalar | undefined): void {
    const rule = refusingRule(this.sheet, { row, column }, value, this.now);
    if (rule) throw new ScriptError(refusalText(rule, row, column));
  }
}

function plainContent(value: unknown): Scalar | undefined {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : new CellError('#NUM!', 'Not a number.');
  }
  return typeof value === 'boolean' ? value : undefined;
}
