import type { MenuEntry, MenuModel } from '../../engine/ui-host';
import type { SheetModel } from '../../services/spreadsheet/model/sheet-model';
import type { SpreadsheetModel } from '../../services/spreadsheet/model/spreadsheet-model';
import type { MenuEntryView, MenuView, SheetView, WorkbookView } from '../protocol';
import { rowHeights } from './row-heights';

interface Around {
  readonly menus: readonly MenuModel[];
  readonly now: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** What the page draws around the cells. */
export function workbookView(book: SpreadsheetModel, around: Around): WorkbookView {
  return {
    title: book.name,
    timeZone: book.timeZone,
    now: around.now,
    sheets: book.sheets.map(sheetView),
    activeSheet: book.activeSheet?.id ?? 0,
    menus: around.menus.map(menuView),
    canUndo: around.canUndo,
    canRedo: around.canRedo,
  };
}

function sheetView(sheet: SheetModel): SheetView {
  const { rows, columns } = sheet;
  const indexes = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  return {
    id: sheet.id,
    name: sheet.name,
    hidden: sheet.hidden,
    tabColor: sheet.tabColor ?? '',
    rows: rows.count,
    columns: columns.count,
    frozenRows: rows.frozen,
    frozenColumns: columns.frozen,
    heights: rowHeights(sheet),
    widths: indexes(columns.count).map((index) => columns.size(index)),
    hiddenColumns: indexes(columns.count).filter((index) => columns.isHidden(index)),
    hiddenRows: indexes(rows.count).filter((index) => rows.isHidden(index)),
    empty: sheet.dataExtent().row === 0,
    guarded: sheet.protections.some(({ range }) => range === null),
  };
}

function menuView({ caption, addOn, entries }: MenuModel): MenuView {
  return { caption, addOn, entries: entries.map(entryView) };
}

function entryView(entry: MenuEntry): MenuEntryView {
  return entry.kind === 'menu' ? { kind: 'menu', menu: menuView(entry.menu) } : entry;
}
