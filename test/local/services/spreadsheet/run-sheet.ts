import type { Parts } from '../../../../src/local/engine/local-apps-script';
import { defaultSwitches, type Switches } from '../../../../src/local/engine/switches';
import { World } from '../../../../src/local/engine/world';
import { Documents } from '../../../../src/local/services/spreadsheet/model/documents';
import type { SpreadsheetModel } from '../../../../src/local/services/spreadsheet/model/spreadsheet-model';
import { SpreadsheetApp } from '../../../../src/local/services/spreadsheet/spreadsheet-app';
import { editor, localAppsScript, returnedBy } from '../../support/run-code';

export interface Setting {
  readonly locale?: string;
  readonly timeZone?: string;
  readonly switches?: Partial<Switches>;
  readonly parts?: Partial<Parts>;
  /** Who runs the code; the spreadsheet belongs to ana@example.com. */
  readonly user?: string;
}

/** A world with one spreadsheet of one sheet. */
export function worldWithBook({ locale = 'en_US', timeZone = 'Etc/GMT' }: Setting = {}): {
  world: World;
  book: SpreadsheetModel;
} {
  const world = new World();
  const book = Documents.of(world).create({ name: 'Book', owner: editor.user, locale, timeZone });
  book.editors = ['ben@example.com'];
  return { world, book };
}

/** Runs `code` with `ss`, `sheet` and `range(a1)` at hand and gives what it returned. */
export function runSheet(code: string, setting: Setting = {}): unknown {
  const { world, book } = worldWithBook(setting);
  return runIn({ world, book }, code, setting);
}

export function runIn(
  { world, book }: { world: World; book: SpreadsheetModel },
  code: string,
  setting: Setting = {},
): unknown {
  const script = localAppsScript(
    `function main() {
      const ss = SpreadsheetApp.getActive(), sheet = ss.getSheets()[0], range = (a1) => sheet.getRange(a1);
      ${code}
    }`,
    {
      world,
      services: { SpreadsheetApp: (context) => new SpreadsheetApp(context) },
      switches: { ...defaultSwitches, ...setting.switches },
      ...setting.parts,
    },
  );
  const caller = { ...editor, documentId: book.id, user: setting.user ?? editor.user };
  return returnedBy(script.run('main', [], caller));
}
