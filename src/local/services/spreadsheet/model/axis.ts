import { changeList, type GridChange } from './grid-change';

/** Rows or columns of a sheet: how many, how large, which are hidden or frozen. */
export class Axis {
  /** Pixels, where they differ from `usual`. */
  private sizes: (number | undefined)[] = [];
  private hidden: (true | undefined)[] = [];
  private depths: (number | undefined)[] = [];
  frozen = 0;

  constructor(
    public count: number,
    readonly usual: number,
  ) {}

  size(index: number): number {
    return this.sizes[index - 1] ?? this.usual;
  }

  setSize(index: number, pixels: number): void {
    this.sizes[index - 1] = pixels;
  }

  isHidden(index: number): boolean {
    return this.hidden[index - 1] === true;
  }

  setHidden(index: number, hidden: boolean): void {
    this.hidden[index - 1] = hidden ? true : undefined;
  }

  /** How many groups enclose this row or column. */
  depth(index: number): number {
    return this.depths[index - 1] ?? 0;
  }

  setDepth(index: number, depth: number): void {
    this.depths[index - 1] = depth > 0 ? depth : undefined;
  }

  change(change: GridChange): void {
    for (const list of [this.sizes, this.hidden, this.depths])
      changeList(list as unknown[], change);
    if (change.kind === 'insert') {
      this.count += change.count;
      if (change.at <= this.frozen) this.frozen += change.count;
    } else if (change.kind === 'delete') {
      this.count -= change.count;
      const cut = Math.min(change.at + change.count - 1, this.frozen) - change.at + 1;
      this.frozen -= Math.max(0, cut);
    }
  }

  toJSON(): unknown {
    const { count, frozen } = this;
    const [sizes, hidden, depths] = [this.sizes, this.hidden, this.depths].map(sparse);
    return { count, frozen, sizes, hidden, depths };
  }

  restore(stored: StoredAxis): this {
    this.count = stored.count;
    this.frozen = stored.frozen;
    for (const [index, size] of stored.sizes) this.sizes[index] = size;
    for (const [index] of stored.hidden) this.hidden[index] = true;
    for (const [index, depth] of stored.depths) this.depths[index] = depth;
    return this;
  }
}

export interface StoredAxis {
  readonly count: number;
  readonly frozen: number;
  readonly sizes: readonly [number, number][];
  readonly hidden: readonly [number, true][];
  readonly depths: readonly [number, number][];
}

function sparse(list: readonly unknown[]): [number, unknown][] {
  return list.flatMap((value, index): [number, unknown][] =>
    value === undefined ? [] : [[index, value]],
  );
}
