import { parseArgs } from 'node:util';
import type { Caller, LogLine } from './engine/execution';
import type { LocalAppsScript, Outcome } from './engine/local-apps-script';
import { BadArguments, openProject, reportFailure } from './engine/open-project';
import { ScriptError } from './engine/script-error';
import { letReadersLeave } from './quiet-pipe';
import { Documents } from './services/spreadsheet/model/documents';

const USAGE = 'usage: npm run gas -- <project folder> <function> [--args JSON] [--data DIR]';

const OWNER = 'owner@example.com';

/** The owner presses Run in the script editor; a script that uses spreadsheets is bound to one. */
function editorCaller({ parts: { project, world } }: LocalAppsScript): Caller {
  const caller = { cause: 'editor', authMode: 'FULL', user: OWNER } as const;
  if (!/\bSpreadsheetApp\b/.test(project.source)) return { ...caller, documentId: null };
  const documents = Documents.of(world);
  const { timeZone } = project.manifest;
  const name = 'Untitled spreadsheet';
  const bound = documents.all()[0] ?? documents.create({ name, owner: OWNER, timeZone });
  return { ...caller, documentId: bound.id };
}

interface Command {
  readonly folder: string;
  readonly functionName: string;
  readonly args: readonly unknown[];
  readonly data?: string;
}

/** Reads the command line; throws BadArguments with one clear sentence. */
function readCommand(argv: readonly string[]): Command {
  const { values, positionals } = parsed(argv);
  const [folder, functionName, ...more] = positionals;
  if (!folder || !functionName || more.length > 0) throw new BadArguments(USAGE);
  const args = jsonList(values.args ?? '[]');
  return { folder, functionName, args, ...(values.data !== undefined && { data: values.data }) };
}

function parsed(argv: readonly string[]) {
  try {
    const options = { args: { type: 'string' }, data: { type: 'string' } } as const;
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    throw new BadArguments(`${(error as Error).message}; ${USAGE}`);
  }
}

function jsonList(text: string): readonly unknown[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    throw new BadArguments(`--args: not JSON: ${text}`);
  }
  if (!Array.isArray(list)) throw new BadArguments('--args: write a JSON list, as [1, "two"]');
  return list;
}

function runCommand(command: Command): Outcome {
  const { script, save } = openProject(command.folder, command.data);
  const outcome = script.run(command.functionName, command.args, editorCaller(script));
  save();
  return outcome;
}

const printLog = (lines: readonly LogLine[]): void => {
  for (const { level, text } of lines) process.stderr.write(`${level.toUpperCase()} ${text}\n`);
};

function main(): number {
  try {
    const outcome = runCommand(readCommand(process.argv.slice(2)));
    printLog(outcome.execution.log);
    if (outcome.kind === 'failed') throw new ScriptError(outcome.message, outcome.name);
    process.stdout.write(`${outcome.json() ?? 'null'}\n`);
    return 0;
  } catch (error) {
    return reportFailure(error);
  }
}

letReadersLeave();
process.exitCode = main();
