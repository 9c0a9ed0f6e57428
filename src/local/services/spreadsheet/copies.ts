import { createHash } from 'node:crypto';
import type { RuleValue, Validation } from './model/rules';
import type { SheetModel } from './model/sheet-model';
import { restoreSheet, restoreSpreadsheet, storeSheet, storeSpreadsheet } from './model/snapshot';
import type { SpreadsheetModel } from './model/spreadsheet-model';
import { copyName } from './sheet-names';
import type { SheetSession } from './sheet-session';

/** An id for a new sheet: unlike any that the spreadsheet has had, the same in every run. */
export function newSheetId(book: SpreadsheetModel): number {
  for (;;) {
    const hash = createHash('sha256').update(`${book.id} sheet ${book.nextId()}`).digest();
    const id = hash.readUInt32BE(0) & 0x7fffffff;
    if (id !== 0 && !book.sheet(id)) return id;
  }
}

/** Copies a sheet with all that belongs to it, except protections, into any spreadsheet. */
export function copySheet(
  session: SheetSession,
  source: SheetModel,
  target: SpreadsheetModel,
  index: number,
): SheetModel {
  const cells = source.rows.count * source.columns.count;
  session.checkGrowth(target, { cells });
  const stored = JSON.parse(JSON.stringify(storeSheet(source)));
  const name = copyName(target, source.name);
  const made = restoreSheet(target, { ...stored, id: newSheetId(target), name });
  made.protections = [];
  made.validations.update(made.grid, (rule) => rule && redirected(rule, source.id, made.id));
  target.sheets = target.sheets.toSpliced(index, 0, made);
  made.contentChanged();
  target.structureChanged();
  return made;
}

/** Rules about cells of the copied sheet now name the copy. */
function redirected(rule: Validation, from: number, to: number): Validation {
  const moved = (value: RuleValue): RuleValue =>
    value.kind === 'range' && value.sheetId === from ? { ...value, sheetId: to } : value;
  return rule.values.some(({ kind }) => kind === 'range')
    ? { ...rule, values: rule.values.map(moved) }
    : rule;
}

/** Copies a whole spreadsheet; the copy belongs to the person who makes it. */
export function copySpreadsheet(
  session: SheetSession,
  source: SpreadsheetModel,
  name: string,
): SpreadsheetModel {
  const stored = JSON.parse(JSON.stringify(storeSpreadsheet(source)));
  const { documents, user } = session;
  const made = restoreSpreadsheet({ ...stored, id: documents.newId(), name, owner: user });
  made.editors = [];
  made.viewers = [];
  documents.take(made);
  made.structureChanged();
  return made;
}
