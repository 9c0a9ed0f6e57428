/** Neighbours with the same value, as one: `start` counts from 0. */
export function runsOf<C, V>(
  columns: readonly C[],
  value: (column: C) => V,
): readonly { readonly start: number; readonly count: number; readonly value: V }[] {
  const runs: { start: number; count: number; value: V }[] = [];
  for (const [start, column] of columns.entries()) {
    const own = value(column);
    const last = runs[runs.length - 1];
    if (last && last.value === own) last.count++;
    else runs.push({ start, count: 1, value: own });
  }
  return runs;
}

/**
 * Addresses of the columns that pass a test, the leftmost of which is number `from`: `["B:C"]`,
 * or `["B2:C"]` with a first row; without a last row they are open to the bottom of the sheet.
 */
export function addressesOf<C>(
  columns: readonly C[],
  test: (column: C) => boolean,
  {
    from,
    first = '',
    last = '',
  }: { readonly from: number; readonly first?: number | ''; readonly last?: number | '' },
): string[] {
  return runsOf(columns, test)
    .filter(({ value }) => value)
    .map(({ start, count }) => {
      const end = columnLetters(from + start + count - 1);
      return `${columnLetters(from + start)}${first}:${end}${last}`;
    });
}

/** Letters of a column as a sheet names it: 1 is `A`, 27 is `AA`. */
export function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return before === 0 ? letter : columnLetters(before) + letter;
}
