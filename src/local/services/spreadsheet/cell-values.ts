import { types } from 'node:util';
import { NotEmulated, ScriptError } from '../../engine/script-error';
import { isDateSection } from './model/date-pattern';
import { dateTimePattern, localeOf } from './model/locale';
import { CellError, Formula, type Scalar } from './model/scalar';
import type { SheetModel } from './model/sheet-model';
import { CELL_LIMIT, TOO_LONG } from './model/typing';
import { refusalText, refusingRule } from './model/validation-check';
import { wallClock } from './model/wall-clock';
import { entryFor, putContent, putEntry, suggestFormat } from './model/write';
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

const isDateFormat = (format: string): boolean =>
  isDateSection(format.split(';')[0] ?? '') && !format.startsWith('@');

/** Refuses what no cell can hold, before anything is written. */
export function checkCellValue(value: unknown): void {
  if (value === null || value === undefined || types.isDate(value)) return;
  if (['string', 'number', 'boolean'].includes(typeof value)) return;
  throw new NotEmulated(
    `setValue of ${Array.isArray(value) ? 'an array' : `a value of type ${typeof value}`}`,
  );
}

export interface Target {
  readonly session: SheetSession;
  readonly sheet: SheetModel;
  readonly row: number;
  readonly column: number;
}

/** Writes one value as `setValue` does (apps-script.md 3.1). */
export function writeCell(target: Target, value: unknown): void {
  const { sheet, row, column } = target;
  if (typeof value === 'string') {
    writeText(target, value);
    return;
  }
  if (types.isDate(value)) {
    writeDate(target, value);
    return;
  }
  const content = plainContent(value);
  checkRule(target, content);
  putContent(sheet, row, column, content);
}

function plainContent(value: unknown): Scalar | undefined {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : new CellError('#NUM!', 'Not a number.');
  }
  return typeof value === 'boolean' ? value : undefined;
}

function writeText(target: Target, text: string): void {
  const { session, sheet, row, column } = target;
  if (text.length > CELL_LIMIT) throw new ScriptError(TOO_LONG);
  const { clock, switches } = session.context;
  const entry = entryFor(sheet, { row, column }, text, { now: clock.now(), switches });
  if (!(entry.content instanceof Formula)) checkRule(target, entry.content);
  putEntry(sheet, row, column, entry);
}

function writeDate(target: Target, date: Date): void {
  const { sheet, row, column } = target;
  if (Number.isNaN(date.getTime())) throw new ScriptError('Invalid argument: date');
  const serial = wallClock(sheet.parent.timeZone).serial(date);
  checkRule(target, serial);
  putContent(sheet, row, column, serial);
  const locale = localeOf(sheet.parent.locale);
  const whole = Math.abs(serial - Math.round(serial)) < 1e-9;
  suggestFormat(sheet, row, column, whole ? locale.datePattern : dateTimePattern(locale));
}

function checkRule({ session, sheet, row, column }: Target, value: Scalar | undefined): void {
  const rule = refusingRule(sheet, { row, column }, value, session.context.clock.now());
  if (rule) throw new ScriptError(refusalText(rule, row, column));
}
