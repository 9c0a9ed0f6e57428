import { fulfils } from './conditions';
import { displayText } from './display';
import { lastRowOf } from './rectangle';
import type { FilterRule } from './rules';
import type { SheetModel } from './sheet-model';

/** Whether the filter of a sheet hides a row. The header of the filter always shows. */
export function isFilteredOut(sheet: SheetModel, row: number, now: number): boolean {
  const { filter } = sheet;
  if (!filter || row <= filter.range.row || row > lastRowOf(filter.range)) return false;
  return Object.entries(filter.rules).some(
    ([column, rule]) => !passes(sheet, { row, column: Number(column), rule, now }),
  );
}

function passes(
  sheet: SheetModel,
  { row, column, rule, now }: { row: number; column: number; rule: FilterRule; now: number },
): boolean {
  const text = displayText(sheet, row, column);
  if (rule.hiddenValues?.includes(text)) return false;
  if (rule.visibleValues && !rule.visibleValues.includes(text)) return false;
  if (!rule.condition) return true;
  const value = sheet.value(row, column);
  const anchor = { row: (sheet.filter?.range.row ?? 0) + 1, column };
  return fulfils(rule.condition, { sheet, row, column, value, now, anchor });
}
