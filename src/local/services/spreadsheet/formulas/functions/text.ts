import { formatValue } from '../../model/display';
import { CellError } from '../../model/scalar';
import { wildcard } from '../criteria';
import type { Evaluation, FormulaFunction } from '../evaluation';
import type { Node } from '../syntax';
import { type Cell, FormulaError, fail, Matrix, numberInText, toNumber, toText } from '../values';
import { cellsOf, type Functions, scalar, wrongCount } from './kit';

function allText(args: readonly (Node | null)[], run: Evaluation): string[] {
  return [...cellsOf(args, run)].map((cell) => toText(cell, run.world.reading));
}

function proper(text: string): string {
  return text
    .toLowerCase()
    .replace(
      /(^|[^\p{L}'’])(\p{L})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    );
}

function position(needle: string, hay: string, from: number): number {
  if (from < 1) fail('#VALUE!');
  const at = hay.indexOf(needle, from - 1);
  return at < 0 ? fail('#VALUE!', `Cannot find '${needle}' within '${hay}'.`) : at + 1;
}

function search(needle: string, hay: string, from: number): number {
  if (!/[*?~]/.test(needle)) return position(needle.toLowerCase(), hay.toLowerCase(), from);
  const source = wildcard(needle).source.slice(1, -1);
  const at = hay.slice(from - 1).search(new RegExp(source, 'i'));
  return at < 0 ? fail('#VALUE!', `Cannot find '${needle}' within '${hay}'.`) : at + from;
}

function count(cell: Cell, run: Evaluation, otherwise: number): number {
  const number = cell === undefined ? otherwise : Math.trunc(toNumber(cell, run.world.reading));
  return number < 0 ? fail('#VALUE!', 'A count of characters must not be negative.') : number;
}

/** RE2 has neither look-around nor back references; such a pattern is refused as there. */
function regex(pattern: string, flags = ''): RegExp {
  if (/\(\?<?[=!]|\\[1-9]/.test(pattern)) {
    fail('#REF!', `'${pattern}' is not a valid regular expression.`);
  }
  const insensitive = pattern.startsWith('(?i)');
  try {
    const source = insensitive ? pattern.slice(4) : pattern;
    return new RegExp(source, `u${flags}${insensitive ? 'i' : ''}`);
  } catch {
    return fail('#REF!', `'${pattern}' is not a valid regular expression.`);
  }
}

const split: FormulaFunction = (args, run) => {
  if (args.length < 2 || args.length > 4) wrongCount(args);
  const { reading } = run.world;
  const text = toText(run.cell(args[0]), reading);
  const delimiter = toText(run.cell(args[1]), reading);
  const each = args[2] ? run.cell(args[2]) !== false : true;
  const dropEmpty = args[3] ? run.cell(args[3]) !== false : true;
  const escaped = (one: string) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = each
    ? `[${[...delimiter].map((one) => `\\u{${one.codePointAt(0)?.toString(16)}}`).join('')}]`
    : escaped(delimiter);
  const parts = text.split(new RegExp(pattern, 'u')).filter((part) => !dropEmpty || part !== '');
  return new Matrix([parts.map((part): Cell => numberInText(part, reading) ?? part)]);
};

const extract: FormulaFunction = (args, run) => {
  if (args.length !== 2) wrongCount(args);
  const { reading } = run.world;
  const pattern = run.cell(args[1]);
  const groups: (readonly Cell[])[] = [];
  const first = run.map([run.value(args[0])], ([cell]) => {
    const match = regex(toText(pattern, reading)).exec(toText(cell, reading));
    if (!match)
      throw new FormulaError(
        new CellError('#N/A', 'Function REGEXEXTRACT parameter 2 value does not match text.'),
      );
    groups.push(match.length > 1 ? match.slice(1) : [match[0]]);
    return match[1] ?? match[0];
  });
  return groups.length === 1 && !(first instanceof Matrix) && (groups[0]?.length ?? 0) > 1
    ? new Matrix(groups)
    : first;
};

export const text: Functions = {
  CONCATENATE: (args, run) => allText(args, run).join(''),
  CONCAT: scalar(2, 2, ([a, b], take) => take.text(a) + take.text(b)),
  JOIN: (args, run) =>
    allText(args.slice(1), run).join(toText(run.cell(args[0]), run.world.reading)),
  TEXTJOIN: (args, run) => {
    if (args.length < 3) wrongCount(args);
    const skip = run.cell(args[1]) === true;
    const parts = allText(args.slice(2), run).filter((part) => !skip || part !== '');
    return parts.join(toText(run.cell(args[0]), run.world.reading));
  },
  SPLIT: split,
  LEN: scalar(1, 1, ([cell], take) => take.text(cell).length),
  LEFT: scalar(1, 2, ([cell, n], take) => take.text(cell).slice(0, count(n, take.run, 1))),
  RIGHT: scalar(1, 2, ([cell, n], take) => {
    const size = count(n, take.run, 1);
    return size === 0 ? '' : take.text(cell).slice(-size);
  }),
  MID: scalar(3, 3, ([cell, from, n], take) => {
    const start = Math.trunc(take.number(from));
    if (start < 1) fail('#VALUE!', 'Function MID parameter 2 value should be positive.');
    return take.text(cell).slice(start - 1, start - 1 + count(n, take.run, 0));
  }),
  UPPER: scalar(1, 1, ([cell], take) => take.text(cell).toUpperCase()),
  LOWER: scalar(1, 1, ([cell], take) => take.text(cell).toLowerCase()),
  PROPER: scalar(1, 1, ([cell], take) => proper(take.text(cell))),
  TRIM: scalar(1, 1, ([cell], take) => take.text(cell).trim().replace(/ {2,}/g, ' ')),
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what CLEAN removes
  CLEAN: scalar(1, 1, ([cell], take) => take.text(cell).replace(/[\u0000-\u001f]/g, '')),
  EXACT: scalar(2, 2, ([a, b], take) => take.text(a) === take.text(b)),
  FIND: scalar(2, 3, ([needle, hay, from], take) =>
    position(take.text(needle), take.text(hay), from === undefined ? 1 : take.number(from)),
  ),
  SEARCH: scalar(2, 3, ([needle, hay, from], take) =>
    search(take.text(needle), take.text(hay), from === undefined ? 1 : take.number(from)),
  ),
  SUBSTITUTE: scalar(3, 4, ([cell, old, fresh, which], take) => {
    const [from, to] = [take.text(old), take.text(fresh)];
    if (from === '') return take.text(cell);
    const parts = take.text(cell).split(from);
    if (which === undefined) return parts.join(to);
    const at = Math.trunc(take.number(which));
    if (at >= parts.length) return take.text(cell);
    return `${parts.slice(0, at).join(from)}${to}${parts.slice(at).join(from)}`;
  }),
  REPLACE: scalar(4, 4, ([cell, from, n, fresh], take) => {
    const start = Math.trunc(take.number(from)) - 1;
    const whole = take.text(cell);
    return whole.slice(0, start) + take.text(fresh) + whole.slice(start + count(n, take.run, 0));
  }),
  REPT: scalar(2, 2, ([cell, n], take) => take.text(cell).repeat(count(n, take.run, 0))),
  TEXT: scalar(2, 2, ([cell, pattern], take) => {
    const value =
      typeof cell === 'string' ? (numberInText(cell, take.run.world.reading) ?? cell) : (cell ?? 0);
    return formatValue(value, take.text(pattern), take.run.world.reading.locale);
  }),
  VALUE: scalar(1, 1, ([cell], take) => take.number(cell)),
  TO_TEXT: scalar(1, 1, ([cell], take) => take.text(cell)),
  DOLLAR: scalar(1, 2, ([cell, places], take) => {
    const digits = places === undefined ? 2 : take.number(places);
    return formatValue(
      take.number(cell),
      `"$"#,##0${digits > 0 ? `.${'0'.repeat(digits)}` : ''}`,
      take.run.world.reading.locale,
    );
  }),
  FIXED: scalar(1, 3, ([cell, places, plain], take) => {
    const digits = places === undefined ? 2 : take.number(places);
    const whole = plain === true ? '0' : '#,##0';
    return formatValue(
      take.number(cell),
      digits > 0 ? `${whole}.${'0'.repeat(digits)}` : whole,
      take.run.world.reading.locale,
    );
  }),
  CHAR: scalar(1, 1, ([cell], take) => String.fromCodePoint(take.number(cell))),
  UNICHAR: scalar(1, 1, ([cell], take) => String.fromCodePoint(take.number(cell))),
  CODE: scalar(1, 1, ([cell], take) => take.text(cell).codePointAt(0) ?? fail('#VALUE!')),
  UNICODE: scalar(1, 1, ([cell], take) => take.text(cell).codePointAt(0) ?? fail('#VALUE!')),
  REGEXMATCH: scalar(2, 2, ([cell, pattern], take) =>
    regex(take.text(pattern)).test(take.text(cell)),
  ),
  REGEXREPLACE: scalar(3, 3, ([cell, pattern, fresh], take) =>
    take
      .text(cell)
      .replace(regex(take.text(pattern), 'g'), take.text(fresh).replace(/\\(\d)/g, '$$$1')),
  ),
  REGEXEXTRACT: extract,
  HYPERLINK: scalar(1, 2, ([url, label]) => (label === undefined ? url : label)),
  ENCODEURL: scalar(1, 1, ([cell], take) => encodeURIComponent(take.text(cell))),
};
