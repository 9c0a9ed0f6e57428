import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { ChosenFile, FilePreview, ImportedFile } from '../../../sidebar/protocol';
import type { Session } from '../session/session';
import { UserError } from '../user-error';
import type { ImportCommand } from './import-command';

/** What an import came to, as the sidebar would have shown it. */
export interface Imported {
  readonly preview: FilePreview;
  /** Null where it could not be imported as it stands. */
  readonly done: ImportedFile | null;
}

/** Imports a file as the sidebar does: how it was understood first, then its rows. */
export function importFile(session: Session, command: ImportCommand): Imported {
  const name = basename(command.file);
  const base64 = contentOf(command.file).toString('base64');
  const ask = (file: Omit<ChosenFile, 'name' | 'base64'>) =>
    session.script('previewFile', [{ name, base64, ...file }]) as FilePreview;
  const found = ask({ mapping: null, kind: (command.rows as ChosenFile['kind']) ?? null });
  const { columns, settings } = command;
  const said = Object.keys(columns).length + Object.keys(settings).length > 0;
  const mapping = found.mapping && {
    ...found.mapping,
    ...settings,
    columns: { ...found.mapping.columns, ...columns },
  };
  const preview = said && mapping ? ask({ mapping }) : found;
  if (!preview.ok) return { preview, done: null };
  const file = { name, base64, mapping: preview.mapping, anyway: command.anyway };
  return { preview, done: session.script('importFile', [file]) as ImportedFile };
}

/** What is printed of an import: how it was read, what is wrong or unclear, and what came of it. */
export function importedText({ preview, done }: Imported): string {
  const { findings, questions, written, message } = preview;
  const asked = questions
    .filter(({ open }) => open)
    .map(({ ask, choices, setting }) => {
      const words = choices.map(({ value, label }) => `      ${value}: ${label}`);
      return [`  ? ${ask} ${OPTIONS[setting] ?? ''}`.trimEnd(), ...words].join('\n');
    });
  return [
    [message, written === '' ? '' : `(${written})`].join(' ').trim(),
    ...preview.rows.map((row) => `  ${row}`),
    ...(done?.findings ?? findings).map(({ code, message: what, fix }) =>
      `  ${code} ${what} ${fix}`.trimEnd(),
    ),
    ...asked,
    done ? done.message : 'Nothing was imported.',
  ].join('\n');
}

const OPTIONS: Readonly<Record<string, string>> = {
  dateOrder: 'Say it with --dates.',
  decimalSign: 'Say it with --decimals.',
  durationForm: 'Say it with --durations.',
  currency: 'Say it with --currency.',
  zone: 'Say it with --zone.',
  blankBillable: 'Say it with --blank-billable.',
  bracketsAreNegative: 'Say it with --brackets-negative.',
};

function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new UserError(`The file ${file} cannot be read.`, 1);
  }
}
