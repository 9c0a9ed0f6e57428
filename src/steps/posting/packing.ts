/** Equal records as columns: what all have in common is kept once. */
export type Packed = Readonly<Record<string, PackedColumn>>;

type PackedColumn =
  | { readonly all: unknown }
  | { readonly head: string; readonly rest: readonly string[] }
  | { readonly join: readonly [left: string, between: string, right: string] }
  | readonly unknown[];

/** Fields whose text may be two other fields with something between them. */
export interface Joined {
  readonly field: string;
  readonly left: string;
  readonly right: string;
}

type Plain = Readonly<Record<string, unknown>>;

/**
 * Packs records of one kind: `[{ id: "a:1", day: 1 }, { id: "a:2", day: 1 }]` becomes
 * `{ id: { head: "a:", rest: ["1", "2"] }, day: { all: 1 } }`.
 */
export function pack(records: readonly object[], joined: readonly Joined[] = []): Packed {
  const rows = records as readonly Plain[];
  const columns = Object.keys(rows[0] ?? {}).map((field) => {
    const join = joined.find((one) => one.field === field);
    return [field, (join && joinedColumn(rows, join)) ?? plainColumn(rows, field)] as const;
  });
  return Object.fromEntries(columns);
}

/** The records again; `count` because a column may name its value only once. */
export function unpack<R>(packed: Packed, count: number): R[] {
  return Array.from({ length: count }, (_, index) => {
    const fieldOf = (field: string): unknown => {
      const column = packed[field];
      if (column === undefined || Array.isArray(column)) return column?.[index];
      return namedValue(column as Exclude<PackedColumn, readonly unknown[]>, index, fieldOf);
    };
    return Object.fromEntries(Object.keys(packed).map((field) => [field, fieldOf(field)])) as R;
  });
}

function namedValue(
  column: Exclude<PackedColumn, readonly unknown[]>,
  index: number,
  fieldOf: (field: string) => unknown,
): unknown {
  if ('all' in column) return column.all;
  if ('rest' in column) return `${column.head}${column.rest[index]}`;
  const [left, between, right] = column.join;
  return `${fieldOf(left)}${between}${fieldOf(right)}`;
}

function joinedColumn(rows: readonly Plain[], { field, left, right }: Joined): PackedColumn | null {
  const betweenOf = (row: Plain): string | null => {
    const [whole, start, end] = [String(row[field]), String(row[left]), String(row[right])];
    const length = whole.length - start.length - end.length;
    if (length < 0 || !whole.startsWith(start) || !whole.endsWith(end)) return null;
    return whole.slice(start.length, start.length + length);
  };
  const [first] = rows.map(betweenOf);
  if (first === undefined || first === null) return null;
  return rows.every((row) => betweenOf(row) === first) ? { join: [left, first, right] } : null;
}

function plainColumn(rows: readonly Plain[], field: string): PackedColumn {
  const values = rows.map((row) => row[field]);
  const [first] = values;
  if (values.every((value) => value === first)) return { all: first };
  if (!values.every((value) => typeof value === 'string')) return values;
  const texts = values as readonly string[];
  const head = commonHead(texts);
  return head.length < 4 ? values : { head, rest: texts.map((one) => one.slice(head.length)) };
}

function commonHead(texts: readonly string[]): string {
  const [first = ''] = texts;
  let length = first.length;
  for (const text of texts) while (!text.startsWith(first.slice(0, length))) length--;
  return first.slice(0, length);
}
