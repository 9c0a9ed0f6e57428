/**
 * Months of work repeat few combinations of names; what depends on some fields alone is worked out
 * once for each combination of them. Nobody may change what is given back.
 */
export function rememberedBy<W, T>(
  fields: readonly (keyof W)[],
  find: (work: W) => T,
): (work: W) => T {
  const root: Branch<T> = { branches: new Map() };
  return (work) => {
    let branch = root;
    for (const field of fields) {
      let next = branch.branches.get(work[field]);
      if (next === undefined) {
        next = { branches: new Map() };
        branch.branches.set(work[field], next);
      }
      branch = next;
    }
    branch.leaf ??= { value: find(work) };
    return branch.leaf.value;
  };
}

interface Branch<T> {
  readonly branches: Map<unknown, Branch<T>>;
  leaf?: { readonly value: T };
}
