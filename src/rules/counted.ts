/** A number with its noun: `counted(1, "entry", "entries")` is `"1 entry"`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
