import { isLocalDate, toSerial } from '../calendar/local-date';
import type { Cell, WrittenCell } from './cell';
import type { Block, Dropdown, Line, Shape, Wanted } from './change';
import { type Choices, type Column, type Field, fieldsOf, type Owner, type Tab } from './tab';
import type { Table } from './table';

/** Fields whose columns stand side by side. */
interface Strip<R> {
  readonly column: number;
  readonly fields: readonly Field<R>[];
}

/** The columns of one owner, or all. */
function stripsOf<R>({ tab, places }: Table<R>, owner: Owner | null): Strip<R>[] {
  const placed = fieldsOf(tab)
    .flatMap((field) => {
      const place = places.get(field);
      const wanted = owner === null || tab.columns[field].owner === owner;
      return place === undefined || !wanted ? [] : [{ field, column: place + 1 }];
    })
    .sort((a, b) => a.column - b.column);
  const strips: { column: number; fields: Field<R>[] }[] = [];
  for (const { field, column } of placed) {
    const last = strips[strips.length - 1];
    if (last && last.column + last.fields.length === column) last.fields.push(field);
    else strips.push({ column, fields: [field] });
  }
  return strips;
}

/** Writes whole runs of new lines, every known column of them. */
export function newBlocks<R>(table: Table<R>, lines: readonly Line[], wanted: Wanted<R>): Block[] {
  const { tab } = table;
  const runs = runsOf(lines, (line) => line.old === null);
  const strips = runs.length === 0 ? [] : stripsOf(table, null);
  return runs.flatMap(({ from, count }) => {
    const keys = lines.slice(from, from + count).map(({ key }) => key ?? '');
    return strips.map((strip) => ({
      row: from + 2,
      column: strip.column,
      shapes: strip.fields.map((field) => shapeOf(tab, field)),
      cells: keys.map((key) => {
        const values = wanted.values.get(key) ?? {};
        return strip.fields.map((field) => written(tab, field, values));
      }),
      dropdowns: strip.fields.flatMap((field, index) =>
        dropdownsOf(tab.columns[field], keys, { row: from + 2, column: strip.column + index }),
      ),
    }));
  });
}

/** Dropdowns of a column whose choices differ by row; neighbours with equal choices share one. */
function dropdownsOf<T>(
  { choicesFor }: Column<T>,
  keys: readonly string[],
  at: { row: number; column: number },
): Dropdown[] {
  const dropdowns: { row: number; column: number; rows: number; choices: Choices }[] = [];
  for (const [index, key] of keys.entries()) {
    const choices = choicesFor?.(key);
    if (!choices) continue;
    const last = dropdowns[dropdowns.length - 1];
    const row = at.row + index;
    const follows = last && last.row + last.rows === row;
    if (follows && JSON.stringify(last.choices) === JSON.stringify(choices)) last.rows++;
    else dropdowns.push({ row, column: at.column, rows: 1, choices });
  }
  return dropdowns;
}

/** Writes the owner's columns of the old lines that differ from what is wanted. */
export function changedBlocks<R>(
  table: Table<R>,
  lines: readonly Line[],
  wanted: Wanted<R>,
): Block[] {
  const { tab } = table;
  if (wanted.values.size === 0) return [];
  const strips = stripsOf(table, wanted.owner);
  return strips.flatMap((strip) => {
    const wants = (line: Line) => wantedCells(table, line, { strip, values: wanted.values });
    const differs = (line: Line) => lineDiffers(table, line, { strip, values: wanted.values });
    const asIs = (line: Line) => presentCells(table, line, strip);
    return bridged(runsOf(lines, differs), (index) => {
      const line = lines[index];
      return line !== undefined && asIs(line) !== null;
    }).map(({ from, count }) => ({
      row: from + 2,
      column: strip.column,
      shapes: strip.fields.map((field) => ({ ...shapeOf(tab, field), checkbox: false })),
      cells: lines.slice(from, from + count).map((line) => wants(line) ?? asIs(line) ?? []),
      dropdowns: [],
    }));
  });
}

/** Lines that may be written again as they are, so that two changes near each other cost one write. */
const BRIDGE = 20;

function bridged(runs: readonly Run[], passable: (index: number) => boolean): Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged[merged.length - 1];
    const gap = last ? range(last.from + last.count, run.from) : [];
    if (last && gap.length <= BRIDGE && gap.every(passable)) {
      last.count = run.from + run.count - last.from;
    } else merged.push({ ...run });
  }
  return merged;
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

/** The cells of a strip as they stand, or null where writing them again would change them. */
function presentCells<R>(
  { grid }: Table<R>,
  line: Line,
  { column, fields }: Strip<R>,
): WrittenCell[] | null {
  if (line.old === null) return null;
  const found = grid[line.old - 1] ?? [];
  const cells = fields.map((_, index) => found[column - 1 + index] ?? '');
  return cells.every(isRewritable) ? cells.map(rewritten) : null;
}

function isRewritable(cell: Cell): boolean {
  return typeof cell !== 'object' || ('wall' in cell && isLocalDate(cell.wall));
}

interface WantedStrip<R> {
  readonly strip: Strip<R>;
  readonly values: Wanted<R>['values'];
}

/** The cells of a strip as they must stand; null where nothing is wanted of the line. */
function wantedCells<R>(
  { tab, grid }: Table<R>,
  line: Line,
  { strip, values }: WantedStrip<R>,
): WrittenCell[] | null {
  const wanted = values.get(line.key ?? '');
  if (!wanted || line.old === null) return null;
  const found = grid[line.old - 1] ?? [];
  return strip.fields.map((field, index) =>
    field in wanted
      ? written(tab, field, wanted)
      : rewritten(found[strip.column - 1 + index] ?? ''),
  );
}

/** Whether a cell of a strip is not as it is wanted; most lines are, so nothing is built for them. */
function lineDiffers<R>(
  { tab, grid }: Table<R>,
  line: Line,
  { strip, values }: WantedStrip<R>,
): boolean {
  const wanted = values.get(line.key ?? '');
  if (!wanted || line.old === null) return false;
  const found = grid[line.old - 1] ?? [];
  return strip.fields.some((field, index) => {
    const present = found[strip.column - 1 + index] ?? '';
    return !sameCell(present, field in wanted ? written(tab, field, wanted) : rewritten(present));
  });
}

interface Run {
  from: number;
  count: number;
}

/** Runs of lines for which a test holds. */
function runsOf(lines: readonly Line[], test: (line: Line) => boolean): Run[] {
  const runs: Run[] = [];
  for (const [index, line] of lines.entries()) {
    if (!test(line)) continue;
    const last = runs[runs.length - 1];
    if (last && last.from + last.count === index) last.count++;
    else runs.push({ from: index, count: 1 });
  }
  return runs;
}

function shapeOf<R>(tab: Tab<R>, field: Field<R>): Shape {
  const { format, checkbox } = tab.columns[field].cell;
  return { format, checkbox: checkbox === true };
}

function written<R>(tab: Tab<R>, field: Field<R>, values: Partial<R>): WrittenCell {
  const { cell, blank, header } = tab.columns[field];
  const value = field in values ? values[field] : blank;
  if (value === undefined) throw new Error(`${tab.name}: a new row needs a value for '${header}'`);
  return cell.write(value as R[Field<R>]);
}

/** What has to be written to leave a cell as it is. */
function rewritten(cell: Cell): WrittenCell {
  if (typeof cell !== 'object') return cell;
  return 'wall' in cell && isLocalDate(cell.wall) ? toSerial(cell.wall) : '';
}

function sameCell(present: Cell, wanted: WrittenCell): boolean {
  if (typeof present !== 'object') return present === wanted;
  return 'wall' in present && isLocalDate(present.wall) && toSerial(present.wall) === wanted;
}
