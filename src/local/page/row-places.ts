import { ROW_HEIGHT, type SheetView } from '../workbook/protocol';

/** Where the rows of a sheet stand that scroll, from top to bottom, hidden ones left out. */
export class RowPlaces {
  readonly frozen: readonly number[];
  readonly body: readonly number[];
  private readonly heights: ReadonlyMap<number, number>;
  /** Rows of another height, as places in `body`. */
  private readonly odd: readonly { readonly at: number; readonly extra: number }[];

  constructor({ rows, frozenRows, hiddenRows, heights }: SheetView) {
    const hidden = new Set(hiddenRows);
    const shown: number[] = [];
    for (let row = 1; row <= rows; row++) if (!hidden.has(row)) shown.push(row);
    this.frozen = shown.filter((row) => row <= frozenRows);
    this.body = this.frozen.length === 0 ? shown : shown.slice(this.frozen.length);
    this.heights = new Map(heights);
    this.odd = heights
      .map(([row, pixels]) => ({ at: this.placeOf(row), extra: pixels - ROW_HEIGHT }))
      .filter(({ at }) => at >= 0);
  }

  height(row: number): number {
    return this.heights.get(row) ?? ROW_HEIGHT;
  }

  /** Pixels above a row that scrolls. */
  top(row: number): number {
    const place = this.placeOf(row);
    return place * ROW_HEIGHT + this.extraAbove(place);
  }

  /** The row at so many pixels below the first one that scrolls. */
  rowAt(pixels: number): number {
    let place = Math.floor(pixels / ROW_HEIGHT);
    for (const { at, extra } of this.odd) {
      if (at * ROW_HEIGHT + this.extraAbove(at) >= pixels) break;
      place = Math.max(at, place - Math.ceil(extra / ROW_HEIGHT));
    }
    return this.body[Math.min(Math.max(0, place), this.body.length - 1)] ?? 1;
  }

  private placeOf(row: number): number {
    const direct = row - 1 - this.frozen.length;
    return this.body[direct] === row ? direct : this.body.indexOf(row);
  }

  private extraAbove(place: number): number {
    let sum = 0;
    for (const { at, extra } of this.odd) {
      if (at >= place) break;
      sum += extra;
    }
    return sum;
  }
}
