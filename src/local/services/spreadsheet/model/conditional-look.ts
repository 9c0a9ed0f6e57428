import { fulfils } from './conditions';
import { cellAt, contains } from './rectangle';
import type { ConditionalLook } from './rules';
import type { SheetModel } from './sheet-model';

/** Look that the conditional formats of a sheet give a cell; the first rule that fits wins. */
export function conditionalLook(
  sheet: SheetModel,
  row: number,
  column: number,
  now: number,
): ConditionalLook | null {
  const value = sheet.value(row, column);
  for (const { ranges, condition } of sheet.conditionalFormats) {
    const [first] = ranges;
    if (!condition || !first || !ranges.some((range) => contains(range, cellAt(row, column))))
      continue;
    const candidate = { sheet, row, column, value, now, anchor: first };
    if (fulfils(condition, candidate)) return condition.look;
  }
  return null;
}
