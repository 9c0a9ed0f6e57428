/** Largest page that a query gives (read 2026-11). */
export const PAGE_SIZE = 1000;

/** A text inside a query: `quoted("O'Brien")` is `'O\'Brien'`. */
export function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, (mark) => `\\${mark}`)}'`;
}

/**
 * Checks an id before it stands in a query or an address. Throws a RangeError for anything that
 * QuickBooks does not give out.
 */
export function checkedId(id: string): string {
  if (!/^\d{1,20}$/.test(id)) throw new RangeError(`id: '${id}' is none of QuickBooks`);
  return id;
}
