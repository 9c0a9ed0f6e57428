/** A notification as a service sends it to an address that a customer has named. */
export interface Notification {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What happened to a record between two states. */
export interface RecordEvent<R> {
  readonly kind: 'created' | 'updated' | 'deleted';
  readonly row: R;
}

/** Records that were made, changed or deleted, by their ids. */
export function eventsBetween<R>(
  before: readonly R[],
  after: readonly R[],
  idOf: (row: R) => string,
): readonly RecordEvent<R>[] {
  const known = new Map(before.map((row) => [idOf(row), JSON.stringify(row)]));
  const left = new Set(after.map(idOf));
  return [
    ...after.flatMap((row): readonly RecordEvent<R>[] => {
      const was = known.get(idOf(row));
      if (was === JSON.stringify(row)) return [];
      return [{ kind: was === undefined ? 'created' : 'updated', row }];
    }),
    ...before.flatMap((row): readonly RecordEvent<R>[] =>
      left.has(idOf(row)) ? [] : [{ kind: 'deleted', row }],
    ),
  ];
}
