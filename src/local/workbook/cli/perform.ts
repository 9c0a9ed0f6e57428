import { writeFileSync } from 'node:fs';
import type { Done, ExportedFile } from '../../../sidebar/protocol';
import type { Session } from '../session/session';
import { UserError } from '../user-error';
import type { Command, CommandLine } from './commands';
import { performCredit } from './credit-command';
import { importedText, importFile } from './import-file';
import { pressedText } from './pressed-text';
import { asCsv, asJson, asText } from './print-table';
import { pressSteps } from './run-steps';
import { saveTabs } from './save-tabs';
import { setCell } from './set-cell';
import { tableOf, tabNamed } from './tab-table';

type Print = (text: string) => void;

/** Does what a command line asks for, and gives the status to end with. */
export function perform(session: Session, line: CommandLine, print: Print): number {
  const { command, json } = line;
  switch (command.kind) {
    case 'help':
      return 0;
    case 'run':
      return run(session, { ...command, json }, print);
    case 'show': {
      const table = tableOf(tabNamed(session, command.tab));
      if (command.form === 'json') print(JSON.stringify(asJson(table), null, 2));
      else print(command.form === 'csv' ? asCsv(table) : asText(table));
      return 0;
    }
    case 'set':
      return say(setCell(session, command), json, print);
    case 'apply':
      return say(press(session, 'applyDecisions'), json, print);
    case 'unfreeze':
      return say(press(session, 'unfreeze', documentOf(session, command.invoice)), json, print);
    case 'role':
      return say(press(session, 'giveRole', command.person, command.role), json, print);
    case 'advance': {
      const fired = session.advance(command.ms);
      const now = new Date(session.now).toISOString();
      const count = fired === 1 ? '1 trigger has' : `${fired} triggers have`;
      const text = `It is ${localTime(session)}. ${count} fired.`;
      print(json ? JSON.stringify({ now, fired }) : text);
      return 0;
    }
    case 'export':
      print(exportOf(session, command.invoice));
      return 0;
    case 'audit':
    case 'forget':
      return say(saidOf(session, command), json, print);
    case 'import': {
      const imported = importFile(session, command);
      print(json ? JSON.stringify(imported, null, 2) : importedText(imported));
      return imported.done?.ok ? 0 : 1;
    }
    case 'credit':
    case 'void':
    case 'accept-voided':
      return say(performCredit(session, command), json, print);
    case 'save': {
      const paths = saveTabs(session, command);
      print(json ? JSON.stringify(paths) : paths.join('\n'));
      return 0;
    }
    case 'tabs':
      return tabs(session, json, print);
  }
}

function say(message: string, json: boolean, print: Print): number {
  print(json ? JSON.stringify({ message }) : message);
  return 0;
}

/** An invoice with all that its figures follow from, as the sidebar gives it. */
function exportOf(session: Session, invoice: string): string {
  const { ok, message, text } = session.script('exportDocument', [invoice]) as ExportedFile;
  if (!ok) throw new UserError(message, 1);
  return text;
}

/** Presses a button of the sidebar and gives what it says; throws what could not be done. */
function press(session: Session, name: string, ...args: readonly string[]): string {
  const { ok, message } = session.script(name, [...args]) as Done;
  if (!ok) throw new UserError(message, 1);
  return message;
}

/** The id of the document with a number; nothing for all. */
function documentOf(session: Session, number: string): string {
  if (number === 'all') return '';
  const rows = asJson(tableOf(tabNamed(session, 'Invoices'))) as readonly Record<string, unknown>[];
  const id = rows.find((row) => row['Number'] === number)?.['Document ID'];
  if (typeof id !== 'string') throw new UserError(`No invoice has the number ${number}.`, 1);
  return id;
}

/** Presses a button of the audit, or of a file, and gives what it said; throws what could not be. */
function saidOf(
  session: Session,
  command: Extract<Command, { readonly kind: 'audit' | 'forget' }>,
): string {
  const isList = command.kind === 'audit' && command.what === 'list';
  const [name, ...args] =
    command.kind === 'forget'
      ? ['forgetFile', command.file]
      : [isList ? 'exportCleanUp' : 'applyAudit'];
  const { ok, message, text } = session.script(name ?? '', args) as ExportedFile;
  if (!ok) throw new UserError(message, 1);
  if (isList) writeFileSync(command.file, text);
  return message;
}

/** The clock as a person at the workbook reads it. */
function localTime({ now, book }: Session): string {
  const form = { dateStyle: 'medium', timeStyle: 'short', timeZone: book.timeZone } as const;
  return `${new Intl.DateTimeFormat('en-US', form).format(now)} in ${book.timeZone}`;
}

function run(
  session: Session,
  wanted: Parameters<typeof pressSteps>[1] & { readonly json: boolean },
  print: Print,
): number {
  const { json } = wanted;
  const steps = pressSteps(session, wanted, (pressed) => {
    session.save();
    if (!json) print(pressedText(pressed));
  });
  const ok = steps.length === wanted.steps.length && steps.every(({ status }) => status === 'done');
  if (json) print(JSON.stringify({ ok, steps }, null, 2));
  return ok ? 0 : 1;
}

function tabs({ book }: Session, json: boolean, print: Print): number {
  const list = book.sheets.map((sheet) => ({
    name: sheet.name,
    rows: tableOf(sheet).rows.length,
    hidden: sheet.hidden,
  }));
  if (json) print(JSON.stringify(list, null, 2));
  else {
    const width = Math.max(...list.map(({ name }) => name.length));
    for (const { name, rows, hidden } of list) {
      const count = rows === 1 ? '1 row' : `${rows} rows`;
      print(`${name.padEnd(width)}  ${count}${hidden ? ', hidden' : ''}`);
    }
  }
  return 0;
}
