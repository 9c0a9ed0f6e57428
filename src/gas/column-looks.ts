import type { ColumnLayout } from '../tabs/layout';
import type { Owner } from '../tabs/tab';
import { addressesOf, runsOf } from './column-runs';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Who fills a column: the colour of its header, and words for the first one of that colour. */
const owners: Readonly<Record<Owner, { readonly band: string; readonly note: string }>> = {
  user: { band: '#fdeeb5', note: 'Yours to type.' },
  pull: { band: '#d7e3f7', note: 'Filled by Pull.' },
  review: { band: '#e4dcf3', note: 'Filled by Review.' },
  price: { band: '#d5ead8', note: 'Filled by Price.' },
  draft: { band: '#fbdfc7', note: 'Filled by Draft.' },
  post: { band: '#f6d6d9', note: 'Filled by Post.' },
  tieout: { band: '#cde8ea', note: 'Filled by Tie out.' },
  setup: { band: '#e6e8eb', note: 'Filled by Tieout.' },
};

const HEADER_HEIGHT = 34;
/** Cells that a person types in, as accountants mark their inputs. */
const TYPED_PAPER = '#fffcee';

/** Writes the headers of columns that stand side by side, with their bands and notes. */
export function dressHeader(sheet: Sheet, from: number, columns: readonly ColumnLayout[]): void {
  const notes = columns.map(({ note, owner }, index) => {
    const first = columns[index - 1]?.owner !== owner;
    return [note, first ? owners[owner].note : ''].filter((text) => text !== '').join('\n');
  });
  sheet
    .getRange(1, from, 1, columns.length)
    .setValues([columns.map(({ header }) => header)])
    .setBackgrounds([columns.map(({ owner }) => owners[owner].band)])
    .setFontWeight('bold')
    .setVerticalAlignment('middle')
    .setHorizontalAlignments([columns.map(alignmentOf)])
    .setWrap(true)
    .setNotes([notes]);
  sheet.setRowHeight(1, HEADER_HEIGHT);
  setWidths(sheet, from, columns);
}

/** The usual width for all of them first, because each call takes its time. */
function setWidths(sheet: Sheet, from: number, columns: readonly ColumnLayout[]): void {
  const widths = columns.map(({ width }) => width);
  const times = (width: number) => widths.filter((one) => one === width).length;
  const usual = widths.reduce((best, width) => (times(width) > times(best) ? width : best));
  sheet.setColumnWidths(from, widths.length, usual);
  for (const { start, count, value } of runsOf(widths, (width) => width)) {
    if (value !== usual) sheet.setColumnWidths(from + start, count, value);
  }
}

/** Formats of whole columns below the header, so that what a person types looks right at once. */
export function dressBody(sheet: Sheet, from: number, columns: readonly ColumnLayout[]): void {
  const rows = sheet.getMaxRows() - 1;
  if (rows < 1) return;
  sheet.getRange(2, from, rows, columns.length).setVerticalAlignment('top').setWrap(false);
  const formats = new Set(columns.map(({ format }) => format));
  const list = (test: (column: ColumnLayout) => boolean) => {
    const addresses = addressesOf(columns, test, { from, first: 2 });
    return addresses.length > 0 ? sheet.getRangeList(addresses) : null;
  };
  for (const format of formats) {
    list((column) => column.format === format)?.setNumberFormat(format);
  }
  list(({ owner }) => owner === 'user')?.setBackground(TYPED_PAPER);
  list(({ wraps }) => wraps)?.setWrap(true);
}

/** A header stands where its values do: numbers to the right, boxes to tick in the middle. */
function alignmentOf({ format, checkbox }: ColumnLayout): 'left' | 'center' | 'right' {
  if (checkbox) return 'center';
  return format === '@' ? 'left' : 'right';
}
