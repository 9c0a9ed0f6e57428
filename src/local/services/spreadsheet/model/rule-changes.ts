import { type GridChange, movedIndex, movedRectangle } from './grid-change';
import type { Metadata, RuleValue, Validation } from './rules';
import type { SheetModel } from './sheet-model';

/** Metadata of a row or column goes with it; null when the row or column is gone. */
export function movedMetadata(change: GridChange, metadata: Metadata): Metadata | null {
  const { span } = metadata;
  if (!span || span.axis !== change.axis) return metadata;
  const at = movedIndex(change, span.at);
  return at === null ? null : { ...metadata, span: { ...span, at } };
}

/** Rules that take their values from cells of a changed sheet follow those cells. */
export function followRanges(sheet: SheetModel, changedId: number, change: GridChange): void {
  const moved = new Map<Validation, Validation>();
  const movedValue = (value: RuleValue): RuleValue => {
    if (value.kind !== 'range' || value.sheetId !== changedId) return value;
    return { ...value, block: movedRectangle(change, value.block) ?? value.block };
  };
  for (const { row, column, value: rule } of sheet.validations.within(sheet.grid)) {
    const names = rule.values.some(
      (value) => value.kind === 'range' && value.sheetId === changedId,
    );
    if (!names) continue;
    const known = moved.get(rule) ?? { ...rule, values: rule.values.map(movedValue) };
    moved.set(rule, known);
    sheet.validations.set(row, column, known);
  }
}
