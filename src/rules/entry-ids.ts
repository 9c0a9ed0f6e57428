import type { FoldedPosting } from '../records/folded-posting';

type PackedIds = FoldedPosting['entries'];

/**
 * Ids in little room: `harvest:1000`, `harvest:1007` are `{ "harvest:": "rs.7" }`, the numbers
 * after their prefix in order, each as its distance from the one before, in base 36.
 */
export function packIds(ids: readonly string[]): PackedIds {
  const byPrefix = new Map<string, number[]>();
  const other: string[] = [];
  for (const id of ids) {
    const [, prefix = '', digits = ''] = /^(.*?)([1-9]\d{0,14})$/s.exec(id) ?? [];
    if (digits === '') other.push(id);
    else byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), Number(digits)]);
  }
  const numbered = [...byPrefix].map(([prefix, numbers]) => {
    const sorted = [...numbers].sort((a, b) => a - b);
    const steps = sorted.map((number, index) => number - (sorted[index - 1] ?? 0));
    return [prefix, steps.map((step) => step.toString(36)).join('.')] as const;
  });
  return { numbered: Object.fromEntries(numbered), other };
}

/** The ids again, in no particular order. */
export function unpackIds({ numbered, other }: PackedIds): readonly string[] {
  const ids = Object.entries(numbered).flatMap(([prefix, steps]) => {
    let number = 0;
    return steps.split('.').map((step) => {
      number += Number.parseInt(step, 36);
      return `${prefix}${number}`;
    });
  });
  return [...ids, ...other];
}
