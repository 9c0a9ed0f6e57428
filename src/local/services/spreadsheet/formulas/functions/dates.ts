import { serialOf } from '../../model/parse-date';
import { serialToMs } from '../../model/wall-clock';
import type { Evaluation } from '../evaluation';
import type { Node } from '../syntax';
import { type Cell, fail, numberInText, type Reading } from '../values';
import { cellsOf, type Functions, scalar } from './kit';

const dateAt = (serial: number): Date => new Date(serialToMs(serial));

/** Months and days may run over, as in `DATE(2026, 14, 1)`. */
function daySerial(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year < 1900 ? year + 1900 : year, month - 1, day);
  return date.getTime() / 86_400_000 + 25_569;
}

/** The same day some months later, or the last of a shorter month. */
function monthsLater(serial: number, months: number): number {
  const date = dateAt(Math.floor(serial));
  const month = date.getUTCMonth() + Math.trunc(months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return daySerial(date.getUTCFullYear(), month + 1, Math.min(date.getUTCDate(), last));
}

function readDate(text: string, reading: Reading): number {
  return (
    numberInText(text, reading) ??
    fail('#VALUE!', `DATEVALUE parameter '${text}' cannot be parsed to date/time.`)
  );
}

const weekday = (serial: number): number => dateAt(Math.floor(serial)).getUTCDay();

function weekdayNumber(serial: number, kind: number): number {
  const day = weekday(serial);
  if (kind === 1) return day + 1;
  if (kind === 2) return ((day + 6) % 7) + 1;
  return kind === 3 ? (day + 6) % 7 : fail('#NUM!');
}

function isoWeek(serial: number): number {
  const thursday = Math.floor(serial) - ((weekday(serial) + 6) % 7) + 3;
  const first = daySerial(dateAt(thursday).getUTCFullYear(), 1, 1);
  return Math.floor((thursday - first) / 7) + 1;
}

function weekNumber(serial: number, kind: number): number {
  if (kind === 21) return isoWeek(serial);
  const start = kind === 2 || kind === 11 ? 1 : 0;
  const first = daySerial(dateAt(serial).getUTCFullYear(), 1, 1);
  const shift = (weekday(first) - start + 7) % 7;
  return Math.floor((Math.floor(serial) - first + shift) / 7) + 1;
}

function difference(from: number, to: number, unit: string): number {
  if (from > to) fail('#NUM!', 'Function DATEDIF parameter 1 should be on or before parameter 2.');
  const [a, b] = [dateAt(from), dateAt(to)];
  const months =
    (b.getUTCFullYear() - a.getUTCFullYear()) * 12 +
    (b.getUTCMonth() - a.getUTCMonth()) -
    (b.getUTCDate() < a.getUTCDate() ? 1 : 0);
  switch (unit.toUpperCase()) {
    case 'D':
      return Math.floor(to) - Math.floor(from);
    case 'M':
      return months;
    case 'Y':
      return Math.floor(months / 12);
    case 'YM':
      return months % 12;
    case 'MD':
      return Math.floor(to) - monthsLater(from, months);
    case 'YD':
      return Math.floor(to) - monthsLater(from, Math.floor(months / 12) * 12);
    default:
      return fail('#NUM!', 'Function DATEDIF parameter 3 is not a unit.');
  }
}

function holidays(node: Node | null | undefined, run: Evaluation): ReadonlySet<number> {
  if (!node) return new Set();
  return new Set(
    [...cellsOf([node], run)].filter((cell) => typeof cell === 'number').map(Math.floor),
  );
}

const works = (day: number, free: ReadonlySet<number>): boolean =>
  weekday(day) % 6 !== 0 && !free.has(day);

function workDays(from: number, to: number, free: ReadonlySet<number>): number {
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  let count = 0;
  for (let day = Math.floor(first); day <= last; day++) if (works(day, free)) count++;
  return from <= to ? count : -count;
}

function workDay(start: number, days: number, free: ReadonlySet<number>): number {
  const step = Math.sign(days);
  let day = Math.floor(start);
  for (let left = Math.abs(Math.trunc(days)); left > 0; ) {
    day += step;
    if (works(day, free)) left--;
  }
  return day;
}

const part = (read: (date: Date) => number) =>
  scalar(1, 1, ([cell], { number }) => read(dateAt(number(cell))));

const numberAt = (node: Node | null | undefined, run: Evaluation): number => {
  const cell: Cell = run.cell(node);
  return typeof cell === 'string' ? readDate(cell, run.world.reading) : Number(cell ?? 0);
};

export const dates: Functions = {
  TODAY: (_args, run) => {
    run.world.volatile();
    return Math.floor(run.world.now());
  },
  NOW: (_args, run) => {
    run.world.volatile();
    return run.world.now();
  },
  DATE: scalar(3, 3, ([year, month, day], { number }) =>
    daySerial(Math.trunc(number(year)), Math.trunc(number(month)), Math.trunc(number(day))),
  ),
  TIME: scalar(3, 3, ([hours, minutes, seconds], { number }) => {
    const total = number(hours) * 3600 + number(minutes) * 60 + number(seconds);
    return (total / 86_400) % 1;
  }),
  YEAR: part((date) => date.getUTCFullYear()),
  MONTH: part((date) => date.getUTCMonth() + 1),
  DAY: part((date) => date.getUTCDate()),
  HOUR: part((date) => date.getUTCHours()),
  MINUTE: part((date) => date.getUTCMinutes()),
  SECOND: part((date) => date.getUTCSeconds()),
  WEEKDAY: scalar(1, 2, ([cell, kind], { number }) =>
    weekdayNumber(number(cell), kind === undefined ? 1 : number(kind)),
  ),
  WEEKNUM: scalar(1, 2, ([cell, kind], { number }) =>
    weekNumber(number(cell), kind === undefined ? 1 : number(kind)),
  ),
  ISOWEEKNUM: scalar(1, 1, ([cell], { number }) => isoWeek(number(cell))),
  EDATE: scalar(2, 2, ([cell, months], { number }) => monthsLater(number(cell), number(months))),
  EOMONTH: scalar(2, 2, ([cell, months], { number }) => {
    const date = dateAt(number(cell));
    return daySerial(date.getUTCFullYear(), date.getUTCMonth() + Math.trunc(number(months)) + 2, 0);
  }),
  DATEVALUE: scalar(1, 1, ([cell], take) =>
    Math.floor(typeof cell === 'number' ? cell : readDate(take.text(cell), take.run.world.reading)),
  ),
  TIMEVALUE: scalar(1, 1, ([cell], take) => readDate(take.text(cell), take.run.world.reading) % 1),
  TO_DATE: scalar(1, 1, ([cell]) => cell),
  TO_PERCENT: scalar(1, 1, ([cell]) => cell),
  TO_DOLLARS: scalar(1, 1, ([cell]) => cell),
  TO_PURE_NUMBER: scalar(1, 1, ([cell]) => cell),
  DAYS: scalar(2, 2, ([to, from], { number }) => Math.floor(number(to)) - Math.floor(number(from))),
  DATEDIF: scalar(3, 3, ([from, to, unit], { number, text }) =>
    difference(Math.floor(number(from)), Math.floor(number(to)), text(unit)),
  ),
  ISDATE: scalar(1, 1, ([cell], take) =>
    typeof cell === 'string'
      ? numberInText(cell, take.run.world.reading) !== null
      : typeof cell === 'number',
  ),
  NETWORKDAYS: (args, run) =>
    workDays(numberAt(args[0], run), numberAt(args[1], run), holidays(args[2], run)),
  WORKDAY: (args, run) =>
    workDay(numberAt(args[0], run), numberAt(args[1], run), holidays(args[2], run)),
  EPOCHTODATE: scalar(
    1,
    1,
    ([cell], { number }) => number(cell) / 86_400 + (serialOf(1970, 1, 1) ?? 0),
  ),
};
