/** A row of a file by its columns; what is not named is as in a good row. */
export type Cells = Readonly<Record<string, string>>;

/** Rows that are malformed, and the code and words of the catalogue that each has to give. */
export interface Malformed {
  /** Number in the catalogue of bad input. */
  readonly entry: number;
  readonly code: string;
  readonly says: string;
  readonly rows: readonly Cells[];
  /** Good rows arrive all the same; how many of the malformed ones do. */
  readonly arrive?: number;
  /** The step that finds it, where it is not the import. */
  readonly by?: 'review' | 'price';
  /** What the mapping says beyond what the headers do. */
  readonly mapping?: Readonly<Record<string, unknown>>;
  /** What is else than usual in the good rows. */
  readonly good?: Cells;
}

export const many = (
  entry: number,
  code: string,
  cases: readonly (readonly [says: string, cells: Cells])[],
): readonly Malformed[] => cases.map(([says, cells]) => ({ entry, code, says, rows: [cells] }));

export const found = (by: 'review' | 'price', all: readonly Malformed[]): readonly Malformed[] =>
  all.map((one) => ({ ...one, by, arrive: one.rows.length }));

export const told = (all: readonly Malformed[]): readonly Malformed[] =>
  all.map((one) => ({ ...one, arrive: one.rows.length }));
