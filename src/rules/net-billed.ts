import type { Allocation } from '../records/allocation';

/** Entries of which something is billed once what was credited is taken off, in time or in money. */
export function netBilled(
  allocations: readonly Pick<Allocation, 'entryId' | 'kind' | 'seconds'>[],
): ReadonlySet<string> {
  const billed = new Map<string, number>();
  const credited = new Map<string, number>();
  for (const { entryId, kind, seconds } of allocations) {
    const of = kind === 'credited' ? credited : billed;
    if (kind !== 'writtenOff') of.set(entryId, (of.get(entryId) ?? 0) + seconds);
  }
  return new Set(
    [...billed]
      .filter(([id, seconds]) => {
        const back = credited.get(id);
        return back === undefined || seconds > back;
      })
      .map(([id]) => id),
  );
}
