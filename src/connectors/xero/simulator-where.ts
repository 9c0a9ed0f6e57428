import { Invalid } from './simulator-error';
import type { XeroRow } from './simulator-state';

/** `Type=="ACCREC" AND Contact.ContactID==Guid("…")`, of which each part has to hold. */
const PART =
  /^\s*([\w.]+)\s*(==|!=|>=|<=|>|<)\s*(?:"([^"]*)"|Guid\("([^"]*)"\)|DateTime\((\d+),\s*(\d+),\s*(\d+)\)|(true|false|-?\d+(?:\.\d+)?))\s*$/;

/** Rows that a filter lets pass; an empty one all. Throws Invalid for what Xero cannot read. */
export function where<R extends XeroRow>(rows: readonly R[], filter: string): readonly R[] {
  if (filter.trim() === '') return rows;
  const tests = filter.split(/\s+AND\s+/i).map((part) => testOf(part));
  return rows.filter((row) => tests.every((test) => test(row)));
}

/** Rows that were created or changed since an instant, which a header names. */
export function modifiedSince<R extends XeroRow>(
  rows: readonly R[],
  since: string | undefined,
): readonly R[] {
  const from = Date.parse(since ?? '');
  if (Number.isNaN(from)) return rows;
  return rows.filter((row) => (instantOf(row['UpdatedDateUTC']) ?? from) >= from);
}

/** Rows in the order of `InvoiceID ASC`; as they stand where none is named. */
export function ordered<R extends XeroRow>(rows: readonly R[], order: string): readonly R[] {
  const [field = '', direction = 'ASC'] = order.trim().split(/\s+/);
  if (field === '') return rows;
  const sortable = (row: XeroRow) => instantOf(row[field]) ?? String(row[field] ?? '');
  const sorted = [...rows].sort((a, b) => {
    const [left, right] = [sortable(a), sortable(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  });
  return direction.toUpperCase() === 'DESC' ? sorted.reverse() : sorted;
}

/** `InvoiceNumber.StartsWith("T09F")`. */
const START = /^\s*([\w.]+)\.StartsWith\("([^"]*)"\)\s*$/;

function testOf(part: string): (row: XeroRow) => boolean {
  const [, field, start = ''] = START.exec(part) ?? [];
  if (field !== undefined) {
    return (row) => String(valueAt(row, field.split('.')) ?? '').startsWith(start);
  }
  const [, path, operator = '', text, id, year, month, day, plain] = PART.exec(part) ?? [];
  if (path === undefined) throw new Invalid([`Parse error: '${part.trim()}' is no filter`]);
  const wanted =
    year === undefined
      ? (text ?? id ?? plain ?? '')
      : Date.UTC(Number(year), Number(month) - 1, Number(day));
  return (row) => compares(valueAt(row, path.split('.')), operator, wanted);
}

function compares(value: unknown, operator: string, wanted: string | number): boolean {
  const own = typeof wanted === 'number' ? (instantOf(value) ?? 0) : String(value ?? '');
  const order = own < wanted ? -1 : own > wanted ? 1 : 0;
  return (
    { '==': order === 0, '!=': order !== 0, '>=': order >= 0, '<=': order <= 0 }[operator] ??
    (operator === '>' ? order > 0 : order < 0)
  );
}

function valueAt(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  return valueAt((value as XeroRow)[name], rest);
}

/** Milliseconds of `/Date(1552262400000+0000)/`; undefined for anything else. */
function instantOf(value: unknown): number | undefined {
  const found = /^\/Date\((-?\d+)/.exec(typeof value === 'string' ? value : '');
  return found ? Number(found[1]) : undefined;
}
