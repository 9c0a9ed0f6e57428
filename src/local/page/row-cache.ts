import type { CellRule, CellStyle, CellView, RowsView } from '../workbook/protocol';

/** Rows are asked for in blocks of this many, so that scrolling by a row asks for nothing. */
const BLOCK = 100;
/** Blocks that are kept; more than any screen shows. */
const KEPT = 60;

interface Block {
  readonly rows: RowsView;
  /** The sheet has changed since; it is shown until the new one has come. */
  stale: boolean;
}

/** The cells of one sheet that the page knows, loaded as they come into view. */
export class RowCache {
  private readonly blocks = new Map<number, Block>();
  private readonly loading = new Set<number>();
  /** Counts loads; what was drawn of an earlier version is old. */
  version = 0;
  private changes = 0;

  constructor(
    private readonly load: (from: number, to: number) => Promise<RowsView>,
    private readonly loaded: () => void,
  ) {}

  cell(row: number, column: number): CellView | null {
    return this.viewOf(row)?.rows[(row - 1) % BLOCK]?.[column - 1] ?? null;
  }

  style(row: number, cell: CellView | null): CellStyle | null {
    return cell?.style === undefined ? null : (this.viewOf(row)?.styles[cell.style] ?? null);
  }

  rule(row: number, cell: CellView | null): CellRule | null {
    return cell?.rule === undefined ? null : (this.viewOf(row)?.rules[cell.rule] ?? null);
  }

  isLoaded(row: number): boolean {
    return this.viewOf(row) !== undefined;
  }

  /** Sees to it that these rows are there soon. */
  want(from: number, to: number): void {
    for (let at = blockOf(from); at <= blockOf(to); at++) {
      const block = this.blocks.get(at);
      if ((!block || block.stale) && !this.loading.has(at)) void this.fetch(at);
    }
  }

  /** Everything may have changed; what is in view is loaded again by the next `want`. */
  expire(): void {
    this.changes++;
    for (const block of this.blocks.values()) block.stale = true;
  }

  private viewOf(row: number): RowsView | undefined {
    return this.blocks.get(blockOf(row))?.rows;
  }

  private async fetch(at: number): Promise<void> {
    this.loading.add(at);
    const before = this.changes;
    try {
      const rows = await this.load(at * BLOCK + 1, (at + 1) * BLOCK);
      this.blocks.delete(at);
      this.blocks.set(at, { rows, stale: this.changes !== before });
      for (const oldest of this.blocks.keys()) {
        if (this.blocks.size <= KEPT) break;
        this.blocks.delete(oldest);
      }
    } catch {
      return; // the line is cut; the next look asks again
    } finally {
      this.loading.delete(at);
    }
    this.version++;
    this.loaded();
  }
}

const blockOf = (row: number): number => Math.floor((row - 1) / BLOCK);
