import { CellError } from '../model/scalar';
import { type Cell, compareCells, numberInText, type Reading } from './values';

export type Criterion = (cell: Cell) => boolean;

/** What COUNTIF and its like look for: `">=5"`, `"<>done"`, `"Ac*"`, a number. */
export function criterionOf(wanted: Cell, reading: Reading): Criterion {
  if (typeof wanted !== 'string') return equalTo(wanted ?? '');
  const [, operator = '', rest = ''] = /^(<=|>=|<>|<|>|=)?([\s\S]*)$/.exec(wanted) ?? [];
  const number = numberInText(rest, reading);
  const flag = /^(true|false)$/i.test(rest) ? /^true$/i.test(rest) : null;
  const target = number ?? flag ?? rest;
  if (operator === '' || operator === '=')
    return operator === '=' && rest === '' ? blank : same(target);
  if (operator === '<>') {
    const is = rest === '' ? blank : same(target);
    return (cell) => !is(cell);
  }
  return (cell) => {
    if (cell === undefined || cell instanceof CellError || typeof cell !== typeof target)
      return false;
    const order = compareCells(cell, target);
    if (operator === '<') return order < 0;
    if (operator === '<=') return order <= 0;
    return operator === '>' ? order > 0 : order >= 0;
  };
}

const blank: Criterion = (cell) => cell === undefined;

function same(target: number | boolean | string): Criterion {
  if (typeof target !== 'string') return equalTo(target);
  if (target === '') return (cell) => cell === undefined || cell === '';
  const pattern = wildcard(target);
  return (cell) => typeof cell === 'string' && pattern.test(cell);
}

function equalTo(target: Cell): Criterion {
  return (cell) => typeof cell === typeof target && compareCells(cell, target) === 0;
}

/** `*` stands for any text, `?` for one character, `~` takes their meaning away. */
export function wildcard(text: string): RegExp {
  const source = text.replace(/~([*?~])|[.+^${}()|[\]\\]|\*|\?/g, (token, plain: string) => {
    if (plain) return `\\${plain}`;
    if (token === '*') return '[\\s\\S]*';
    return token === '?' ? '[\\s\\S]' : `\\${token}`;
  });
  return new RegExp(`^${source}$`, 'i');
}
