import { Fault } from './simulator-fault';
import {
  asObject,
  type QuickBooksEntity,
  type QuickBooksRow,
  quickBooksEntities,
} from './simulator-state';

const LARGEST_PAGE = 1000;
const USUAL_PAGE = 100;

/** A query of the kind `select * from Item where Active = true orderby Id maxresults 100`. */
export interface Query {
  readonly entity: QuickBooksEntity;
  /** `*`, `count(*)` or names of fields. */
  readonly columns: readonly string[];
  readonly conditions: readonly Condition[];
  readonly order: { readonly path: string; readonly descending: boolean } | null;
  readonly start: number;
  readonly size: number;
}

interface Condition {
  readonly path: string;
  readonly operator: string;
  readonly values: readonly string[];
}

const TOKEN = /\s*('(?:[^'\\]|\\.)*'|[\w.]+(?:\(\*\))?|<=|>=|[*=<>(),])/y;

/** Reads a query. Throws a Fault for what QuickBooks would not understand. */
export function parseQuery(text: string): Query {
  const tokens = new Tokens(text);
  tokens.expect('select');
  const columns = tokens.list();
  tokens.expect('from');
  const name = tokens.take();
  const entity = quickBooksEntities.find((one) => one.toLowerCase() === name.toLowerCase());
  if (!entity)
    throw new Fault('4001', `QueryValidationError: invalid context declaration: ${name}`);
  const conditions: Condition[] = [];
  if (tokens.skip('where')) {
    do conditions.push(condition(tokens));
    while (tokens.skip('and'));
  }
  const order = tokens.skip('orderby') ? ordering(tokens) : null;
  const start = tokens.skip('startposition') ? tokens.number() : 1;
  const size = tokens.skip('maxresults') ? tokens.number() : USUAL_PAGE;
  tokens.end();
  if (size > LARGEST_PAGE) {
    throw new Fault(
      '4001',
      `QueryValidationError: value ${size} is too large. Max allowed is 1000.`,
    );
  }
  return { entity, columns, conditions, order, start, size };
}

class Tokens {
  private readonly tokens: string[] = [];

  constructor(text: string) {
    TOKEN.lastIndex = 0;
    const end = text.trimEnd().length;
    while (TOKEN.lastIndex < end) {
      const from = TOKEN.lastIndex;
      const match = TOKEN.exec(text);
      if (!match) {
        throw new Fault('4000', `QueryParserError: Encountered "${text.slice(from, from + 10)}"`);
      }
      this.tokens.push(match[1] ?? '');
    }
  }

  take(): string {
    const token = this.tokens.shift();
    if (token === undefined) throw new Fault('4000', 'QueryParserError: Encountered "<EOF>"');
    return token;
  }

  skip(word: string): boolean {
    if (this.tokens[0]?.toLowerCase() !== word) return false;
    this.tokens.shift();
    return true;
  }

  expect(word: string): void {
    const found = this.tokens[0] ?? '<EOF>';
    if (!this.skip(word)) throw new Fault('4000', `QueryParserError: Encountered "${found}"`);
  }

  number(): number {
    return Number(this.take());
  }

  list(): string[] {
    const names = [this.take()];
    while (this.skip(',')) names.push(this.take());
    return names;
  }

  end(): void {
    const [rest] = this.tokens;
    if (rest !== undefined) throw new Fault('4000', `QueryParserError: Encountered "${rest}"`);
  }
}

function condition(tokens: Tokens): Condition {
  const path = tokens.take();
  const operator = tokens.take().toLowerCase();
  if (!(operator in operators)) {
    throw new Fault('4000', `QueryParserError: Encountered "${operator}"`);
  }
  if (operator !== 'in') return { path, operator, values: [plain(tokens.take())] };
  tokens.expect('(');
  const values = tokens.list().map(plain);
  tokens.expect(')');
  return { path, operator, values };
}

function ordering(tokens: Tokens): Query['order'] {
  const path = tokens.take();
  if (tokens.skip('asc')) return { path, descending: false };
  return { path, descending: tokens.skip('desc') };
}

const plain = (token: string): string =>
  token.startsWith("'") ? token.slice(1, -1).replace(/\\(.)/g, '$1') : token;

/** Rows that a query asks for; records that are inactive come only where it asks for them. */
export function select(query: Query, rows: readonly QuickBooksRow[]): readonly QuickBooksRow[] {
  const activeOnly = !query.conditions.some(({ path }) => path.toLowerCase() === 'active');
  const found = rows.filter(
    (row) =>
      !(activeOnly && row['Active'] === false) &&
      query.conditions.every((one) => matches(row, one)),
  );
  if (!query.order) return found;
  const { path, descending } = query.order;
  const sorted = [...found].sort((a, b) => compare(first(a, path), first(b, path)));
  return descending ? sorted.reverse() : sorted;
}

function matches(row: QuickBooksRow, { path, operator, values }: Condition): boolean {
  const holds = operators[operator];
  return valuesAt(row, path.split('.')).some((value) => holds?.(value, values) ?? false);
}

const operators: Readonly<Record<string, (value: string, wanted: readonly string[]) => boolean>> = {
  '=': (value, [wanted = '']) => compare(value, wanted) === 0,
  '<': (value, [wanted = '']) => compare(value, wanted) < 0,
  '>': (value, [wanted = '']) => compare(value, wanted) > 0,
  '<=': (value, [wanted = '']) => compare(value, wanted) <= 0,
  '>=': (value, [wanted = '']) => compare(value, wanted) >= 0,
  in: (value, wanted) => wanted.some((one) => compare(value, one) === 0),
  like: (value, [wanted = '']) => {
    const escaped = wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/%/g, '.*');
    return new RegExp(`^${escaped}$`, 'is').test(value);
  },
};

/** Values under a path, each branch of a list followed; a reference stands for its id. */
function valuesAt(value: unknown, path: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => valuesAt(one, path));
  const [name, ...rest] = path;
  if (name === undefined) {
    const plainValue = typeof value === 'object' ? asObject(value)['value'] : value;
    return plainValue === undefined || plainValue === null ? [] : [String(plainValue)];
  }
  const entry = Object.entries(asObject(value)).find(
    ([one]) => one.toLowerCase() === name.toLowerCase(),
  );
  return entry ? valuesAt(entry[1], rest) : [];
}

const first = (row: QuickBooksRow, path: string): string => valuesAt(row, path.split('.'))[0] ?? '';

/** Numbers by value, times by instant, texts without case. */
function compare(a: string, b: string): number {
  for (const read of [Number, instant]) {
    const [left, right] = [read(a), read(b)];
    if (a !== '' && b !== '' && !Number.isNaN(left) && !Number.isNaN(right)) return left - right;
  }
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

const instant = (text: string): number =>
  /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
