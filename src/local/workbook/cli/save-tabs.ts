import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportedFile } from '../../../sidebar/protocol';
import type { Session } from '../session/session';
import { UserError } from '../user-error';
import { tabNamed } from './tab-table';

/** Writes tabs as CSV files that are safe to open; all of them where none is named. */
export function saveTabs(
  session: Session,
  { folder, tabs }: { readonly folder: string; readonly tabs: readonly string[] },
): readonly string[] {
  const { book } = session;
  const names =
    tabs.length > 0
      ? tabs.map((tab) => tabNamed(session, tab).name)
      : book.sheets.map(({ name }) => name);
  mkdirSync(folder, { recursive: true });
  return names.map((name) => {
    const file = session.script('exportTab', [name]) as ExportedFile;
    if (!file.ok) throw new UserError(file.message, 1);
    const path = join(folder, file.name);
    writeFileSync(path, file.text);
    return path;
  });
}
