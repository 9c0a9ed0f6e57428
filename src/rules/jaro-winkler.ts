/**
 * Likeness of two texts from 0 to 1 by Jaro and Winkler: letters that both have near the same
 * place, with a bonus for a common beginning. `jaroWinkler("MARTHA", "MARHTA")` is 0.961.
 */
export function jaroWinkler(a: string, b: string): number {
  const likeness = jaro([...a], [...b]);
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return likeness + prefix * 0.1 * (1 - likeness);
}

function jaro(a: readonly string[], b: readonly string[]): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Set<number>();
  const common = a.filter((letter, at) => {
    for (
      let there = Math.max(0, at - reach);
      there <= Math.min(b.length - 1, at + reach);
      there++
    ) {
      if (b[there] !== letter || taken.has(there)) continue;
      taken.add(there);
      return true;
    }
    return false;
  });
  if (common.length === 0) return 0;
  const others = b.filter((_, at) => taken.has(at));
  const transposed = common.filter((letter, at) => letter !== others[at]).length / 2;
  const matches = common.length;
  return (matches / a.length + matches / b.length + (matches - transposed) / matches) / 3;
}
