/** Things by what they have in common, each group in the order in which they came. */
export function groupedBy<T>(
  all: readonly T[],
  keyOf: (one: T) => string,
): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}

/**
 * One text of several, to group by: no two lists of texts have the same, because no cell and no id
 * holds the character between them.
 */
export const joinedKey = (texts: readonly string[]): string => texts.join('\u0000');
