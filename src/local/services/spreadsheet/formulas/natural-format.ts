import { isDateSection } from '../model/date-pattern';
import { dateTimePattern } from '../model/locale';
import type { Evaluation } from './evaluation';
import { attempted } from './functions/kit';
import { ARRAY_OF_ROWS, ARRAY_ROW, type Node } from './syntax';
import { Reference } from './values';

interface Offset {
  readonly down: number;
  readonly across: number;
}

/** Functions that give a date, a time or a percentage, and the format that they ask for. */
const DATES = new Set('TODAY DATE EDATE EOMONTH DATEVALUE WORKDAY TO_DATE'.split(' '));
const TIMES = new Set('TIME TIMEVALUE'.split(' '));

/** Functions that show their result as their argument of that place is shown. */
const LIKE_ARGUMENT: Readonly<Record<string, number>> = {
  SUM: 0,
  MAX: 0,
  MIN: 0,
  AVERAGE: 0,
  MEDIAN: 0,
  LARGE: 0,
  SMALL: 0,
  MODE: 0,
  ABS: 0,
  SUMIFS: 0,
  AVERAGEIFS: 0,
  MINIFS: 0,
  MAXIFS: 0,
  INDEX: 0,
  OFFSET: 0,
  INDIRECT: 0,
  IFERROR: 0,
  IFNA: 0,
  ARRAYFORMULA: 0,
  FILTER: 0,
  SORT: 0,
  UNIQUE: 0,
  IF: 1,
  CHOOSE: 1,
  XLOOKUP: 2,
};

/** The format in which Sheets shows the result of a formula in a cell without a format. */
export function naturalFormat(node: Node, run: Evaluation, offset: Offset): string | undefined {
  switch (node.type) {
    case 'ReferenceIdentifier':
      return formatOfReference(node, run, offset);
    case 'UnaryExpression':
      return node.operator === '%' ? undefined : formatOf(node.arguments[0], run, offset);
    case 'BinaryExpression':
      return formatOfOperation(node.operator, node.arguments, run);
    case 'CallExpression':
      return formatOfCall(node, run, offset);
    default:
      return undefined;
  }
}

const NO_OFFSET: Offset = { down: 0, across: 0 };

function formatOf(node: Node | null | undefined, run: Evaluation, offset = NO_OFFSET) {
  return node ? naturalFormat(node, run, offset) : undefined;
}

function formatOfReference(node: Node, run: Evaluation, { down, across }: Offset) {
  const value = attempted(node, run);
  if (!(value instanceof Reference)) return undefined;
  const { row, column, rows, columns } = value.block;
  const at = {
    row: row + Math.min(down, rows - 1),
    column: column + Math.min(across, columns - 1),
  };
  const { sheet, row: homeRow, column: homeColumn } = run.home;
  if (sheet === value.sheet && at.row === homeRow && at.column === homeColumn) return undefined;
  return value.sheet.shownFormat(at.row, at.column);
}

function formatOfOperation(operator: string, nodes: readonly Node[], run: Evaluation) {
  if (!/^[-+*/]$/.test(operator)) return undefined;
  const [left, right] = nodes.map((node) => formatOf(node, run));
  if (operator === '-' && left && right && isDateSection(left) && isDateSection(right))
    return undefined;
  const shown = left ?? right;
  const scales = operator === '*' || operator === '/';
  return scales && shown && (isDateSection(shown) || shown.includes('%')) ? undefined : shown;
}

function formatOfCall(node: Node & { type: 'CallExpression' }, run: Evaluation, offset: Offset) {
  const name = node.callee.name?.toUpperCase() ?? '';
  const { locale } = run.world.reading;
  if (DATES.has(name)) return locale.datePattern;
  if (name === 'NOW') return dateTimePattern(locale);
  if (TIMES.has(name)) return 'h:mm:ss am/pm';
  if (name === 'TO_PERCENT') return '0.00%';
  if (name === 'TO_DOLLARS') return '"$"#,##0.00';
  if (name === ARRAY_OF_ROWS) return formatOf(node.arguments[0], run, offset);
  if (name === ARRAY_ROW) return formatInRow(node.arguments, run, offset);
  if (name === 'VLOOKUP') return formatOfLookup(node.arguments, run);
  const place = LIKE_ARGUMENT[name];
  return place === undefined ? undefined : formatOf(node.arguments[place], run, offset);
}

/** `{A1:B9, D1:D9}`: the third column looks like column D. */
function formatInRow(nodes: readonly Node[], run: Evaluation, { down, across }: Offset) {
  let left = across;
  for (const node of nodes) {
    const value = attempted(node, run);
    const width = value instanceof Reference ? value.block.columns : 1;
    if (left < width) return formatOf(node, run, { down, across: left });
    left -= width;
  }
  return undefined;
}

function formatOfLookup(nodes: readonly Node[], run: Evaluation) {
  const column = attempted(nodes[2] ?? null, run);
  const across = typeof column === 'number' ? column - 1 : 0;
  return formatOf(nodes[1], run, { down: 0, across });
}
