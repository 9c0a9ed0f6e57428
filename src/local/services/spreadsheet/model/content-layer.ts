import type { GridChange } from './grid-change';
import { Layer } from './layer';
import type { Rectangle } from './rectangle';
import { type Content, Formula } from './scalar';

/** Contents of the cells, which also knows where the formulas stand. */
export class ContentLayer extends Layer<Content> {
  readonly formulas = new Map<Formula, { readonly row: number; readonly column: number }>();

  override set(row: number, column: number, value: Content | undefined): void {
    if (this.formulas.size > 0) {
      const old = this.get(row, column);
      if (old instanceof Formula) this.formulas.delete(old);
    }
    if (value instanceof Formula) this.formulas.set(value, { row, column });
    super.set(row, column, value);
  }

  override clear(block: Rectangle): void {
    for (const { value } of this.formulas.size > 0 ? this.within(block) : []) {
      if (value instanceof Formula) this.formulas.delete(value);
    }
    super.clear(block);
  }

  override change(change: GridChange): void {
    super.change(change);
    if (this.formulas.size > 0) this.findFormulas();
  }

  override restore(rows: (Content | undefined)[][]): void {
    super.restore(rows);
    this.findFormulas();
  }

  private findFormulas(): void {
    this.formulas.clear();
    for (const [down, cells] of this.stored().entries()) {
      for (const [across, value] of (cells ?? []).entries()) {
        if (value instanceof Formula)
          this.formulas.set(value, { row: down + 1, column: across + 1 });
      }
    }
  }
}
