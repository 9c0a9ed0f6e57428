import type { Cell, DateCell } from '../tabs/cell';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** All cells of a tab up to its last row and column; null where there is no such tab. */
export function readTab(spreadsheet: Spreadsheet, name: string): Cell[][] | null {
  const sheet = spreadsheet.getSheetByName(name);
  if (!sheet) return null;
  const range = sheet.getDataRange();
  const values = range.getValues() as unknown[][];
  const formulas = range.getFormulas();
  const hasFormula = formulas.some((row) => row.some((formula) => formula !== ''));
  const shown = hasFormula ? range.getDisplayValues() : [];
  const toDate = dateReader(spreadsheet);
  return values.map((row, down) =>
    row.map((value, right) => {
      const formula = formulas[down]?.[right] ?? '';
      if (formula !== '') return { formula, shows: shown[down]?.[right] ?? '' };
      return value instanceof Date ? toDate(value) : (value as string | number | boolean);
    }),
  );
}

/**
 * A sheet keeps days and times as its own zone's wall clock and hands them out as instants: they
 * are turned back in that zone, which need not be the zone of the script.
 */
function dateReader(spreadsheet: Spreadsheet): (date: Date) => DateCell {
  const known = new Map<number, DateCell>();
  let zone: string | undefined;
  return (date) => {
    const instant = Math.round(date.getTime() / 1000) * 1000;
    const before = known.get(instant);
    if (before) return before;
    zone ??= spreadsheet.getSpreadsheetTimeZone();
    const text = Utilities.formatDate(new Date(instant), zone, "yyyy-MM-dd'T'HH:mm:ss");
    const cell = { wall: text.replace(/T00:00:00$/, '') };
    known.set(instant, cell);
    return cell;
  };
}
