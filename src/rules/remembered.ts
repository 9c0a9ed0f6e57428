/**
 * Months of work repeat few combinations of names; what depends on some keys of the work alone, as
 * on client and project, is worked out once for each combination of them. Nobody may change what is
 * given back.
 */
export function rememberedBy<W, T>(
  keysOf: (work: W) => readonly unknown[],
  find: (work: W) => T,
): (work: W) => T {
  const root: Branch<T> = { branches: new Map() };
  return (work) => {
    let branch = root;
    for (const key of keysOf(work)) {
      let next = branch.branches.get(key);
      if (next === undefined) {
        next = { branches: new Map() };
        branch.branches.set(key, next);
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
