import { displayText } from '../../services/spreadsheet/model/display';
import type { Validation } from '../../services/spreadsheet/model/rules';
import type { SheetModel } from '../../services/spreadsheet/model/sheet-model';

/** Most choices that a dropdown shows. */
const MOST = 500;

/** The words of a list, or null for a rule of another kind. */
export function choicesOf(sheet: SheetModel, { criteria, values }: Validation): string[] | null {
  if (criteria === 'VALUE_IN_LIST') {
    return values.flatMap((one) => (one.kind === 'plain' ? [String(one.value)] : []));
  }
  const [source] = values;
  if (criteria !== 'VALUE_IN_RANGE' || source?.kind !== 'range') return null;
  const other = sheet.parent.sheet(source.sheetId);
  if (!other) return [];
  const words = new Set<string>();
  for (const { row, column } of other.contents.within(source.block)) {
    const text = displayText(other, row, column);
    if (text !== '') words.add(text);
    if (words.size >= MOST) break;
  }
  return [...words];
}
