import { parseArgs } from 'node:util';
import { parseRoutes, type Route } from '../routes';
import { folderOf } from '../start-arguments';
import { UserError } from '../user-error';
import { CREDIT_OPTIONS, CREDIT_USAGE, type CreditCommand, creditCommand } from './credit-command';
import { durationMs } from './duration';
import { IMPORT_OPTIONS, IMPORT_USAGE, type ImportCommand, importCommand } from './import-command';

export const pressable = [
  'pull',
  'audit',
  'review',
  'sync',
  'preview',
  'price',
  'draft',
  'dryrun',
  'approve',
  'post',
  'tieout',
] as const;

/** A step of the sidebar, or what is pressed between two: the audit, changes of customers, previews, the approval. */
export type Pressable = (typeof pressable)[number];

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'run';
      readonly steps: readonly Pressable[];
      readonly acceptSuggestions: boolean;
      /** Tracker to work with from now on; the one that is connected where none is named. */
      readonly source: string | undefined;
      /** The same of the ledger. */
      readonly ledger: string | undefined;
    }
  | { readonly kind: 'show'; readonly tab: string; readonly form: 'text' | 'csv' | 'json' }
  | {
      readonly kind: 'set';
      readonly tab: string;
      readonly key: string;
      readonly column: string;
      readonly value: string;
    }
  | { readonly kind: 'apply' }
  | { readonly kind: 'unfreeze'; readonly invoice: string }
  | { readonly kind: 'advance'; readonly ms: number }
  | { readonly kind: 'role'; readonly person: string; readonly role: string }
  | { readonly kind: 'export'; readonly invoice: string }
  | { readonly kind: 'forget'; readonly file: string }
  | { readonly kind: 'audit'; readonly what: 'apply' }
  | { readonly kind: 'audit'; readonly what: 'list'; readonly file: string }
  | ImportCommand
  | CreditCommand
  | { readonly kind: 'save'; readonly folder: string; readonly tabs: readonly string[] }
  | { readonly kind: 'tabs' };

export interface CommandLine {
  readonly command: Command;
  readonly data: string | undefined;
  readonly routes: readonly Route[];
  readonly json: boolean;
}

export const WORKBOOK_USAGE = `usage: npm run workbook -- <command> [options]

  run <steps…>                          press steps, of ${pressable.join(' ')}
                                        (sync changes customers of the ledger as the tabs Field rules and Conflicts say;
                                        preview shows on the tab What-if what price would change, dryrun on the
                                        tab What will be sent what post would send; both change nothing else)
      --accept-suggestions              confirm suggested mappings after the review, and review again
      --source <tracker>                work with another tracker of the sample firm, as toggl
      --ledger <ledger>                 post to another ledger of the sample firm, as xero
  audit apply                           carry out what was decided on the tab Audit
  audit list <file>                     write the clean-up list as a CSV file that is safe to open
  tabs                                  list the tabs
  show <tab> [--csv]                    print a tab
  set <tab> <key> <column> <value>      type a value into the row whose key column holds <key>
  apply                                 carry out what column Decision of the Drift tab says
  unfreeze <invoice>                    take an approved invoice back before it is sent; all for every one
  role <person> <role>                  make a person viewer, operator, approver or admin; none takes the role
  export <invoice>                      print an invoice with all that it follows from, as JSON
${CREDIT_USAGE}
${IMPORT_USAGE}
  forget <file>                         take what is wrong in an imported file off the tab Problems
  save <folder> [tabs…]                 write tabs, or all of them, as CSV files that are safe to open
  advance <time>                        move the clock, as 90m, 24h or 3d, so that triggers fire

  --data DIR     folder that keeps the workbook; .tieout where none is given
  --route A=B    answer a provider's address by a server on this computer; may be repeated
  --json         print one JSON value
  --help         show this`;

const OPTIONS = {
  data: { type: 'string' },
  route: { type: 'string', multiple: true },
  json: { type: 'boolean' },
  csv: { type: 'boolean' },
  'accept-suggestions': { type: 'boolean' },
  source: { type: 'string' },
  ledger: { type: 'string' },
  help: { type: 'boolean' },
  ...IMPORT_OPTIONS,
  ...CREDIT_OPTIONS,
} as const;

type Values = ReturnType<typeof parsed>['values'];

/** Reads the command line; throws a UserError with one clear sentence. */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const { values, positionals } = parsed(argv);
  const [name = 'help', ...rest] = positionals;
  const command = values.help ? ({ kind: 'help' } as const) : commandOf(name, rest, values);
  if (values['accept-suggestions'] && command.kind !== 'run') {
    throw new UserError('--accept-suggestions belongs to run.', 2);
  }
  for (const name of ['source', 'ledger'] as const) {
    if (values[name] !== undefined && command.kind !== 'run') {
      throw new UserError(`--${name} belongs to run.`, 2);
    }
  }
  const own = Object.keys(IMPORT_OPTIONS).find((name) => name in values);
  if (own && command.kind !== 'import') throw new UserError(`--${own} belongs to import.`, 2);
  const ofCredit = Object.keys(CREDIT_OPTIONS).find((name) => name in values);
  if (ofCredit && !['credit', 'void', 'accept-voided'].includes(command.kind)) {
    throw new UserError(`--${ofCredit} belongs to credit.`, 2);
  }
  if (values.csv && command.kind !== 'show') throw new UserError('--csv belongs to show.', 2);
  return {
    command,
    data: values.data === undefined ? undefined : folderOf(values.data),
    routes: parseRoutes(values.route ?? []),
    json: values.json === true,
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const { message } = error as Error;
    throw new UserError(`${message.split('. ')[0]}. See npm run workbook -- --help.`, 2);
  }
}

function commandOf(name: string, rest: readonly string[], values: Values): Command {
  switch (name) {
    case 'help':
      return { kind: 'help' };
    case 'run':
      return runCommand(rest, values);
    case 'show':
      return showCommand(rest, values);
    case 'set':
      return setCommand(rest);
    case 'apply':
      if (rest.length > 0) throw new UserError(`apply takes nothing more, not "${rest[0]}".`, 2);
      return { kind: 'apply' };
    case 'advance':
      return { kind: 'advance', ms: durationMs(only(rest, 'advance <time>, as advance 24h')) };
    case 'unfreeze':
      return { kind: name, invoice: only(rest, 'unfreeze <invoice>, as unfreeze INV-1001') };
    case 'role': {
      const [person, role, ...more] = rest;
      if (person && role && more.length === 0) return { kind: name, person, role };
      throw new UserError('Write role <person> <role>, as role ben@example.com approver.', 2);
    }
    case 'export':
      return { kind: 'export', invoice: only(rest, 'export <invoice>, as export INV-1001') };
    case 'audit':
      return auditCommand(rest);
    case 'credit':
    case 'void':
    case 'accept-voided':
      return creditCommand(name, rest, values);
    case 'forget':
      return { kind: 'forget', file: only(rest, 'forget <file>, as forget march.csv') };
    case 'import':
      return importCommand(rest, values);
    case 'save':
      return saveCommand(rest);
    case 'tabs':
      if (rest.length > 0) throw new UserError(`tabs takes nothing more, not "${rest[0]}".`, 2);
      return { kind: 'tabs' };
    default:
      throw new UserError(
        `There is no command "${name}". Commands are run, show, set, apply, unfreeze, role, audit, credit, void, accept-voided, export, import, forget, save, advance and tabs.`,
        2,
      );
  }
}

function runCommand(rest: readonly string[], values: Values): Command {
  const known = (step: string): step is Pressable => pressable.includes(step as Pressable);
  const steps = rest.map((step) => {
    if (known(step)) return step;
    throw new UserError(`There is no step "${step}". Steps are ${pressable.join(', ')}.`, 2);
  });
  if (steps.length === 0) {
    throw new UserError(`Name the steps to press, of ${pressable.join(', ')}.`, 2);
  }
  return {
    kind: 'run',
    steps,
    acceptSuggestions: values['accept-suggestions'] === true,
    source: values.source,
    ledger: values.ledger,
  };
}

function showCommand(rest: readonly string[], values: Values): Command {
  if (values.csv && values.json) throw new UserError('Choose one of --csv and --json.', 2);
  const form = values.csv ? 'csv' : values.json ? 'json' : 'text';
  return { kind: 'show', tab: only(rest, 'show <tab>, as show "Invoices"'), form };
}

function setCommand(rest: readonly string[]): Command {
  const [tab, key, column, value] = rest;
  if (
    rest.length !== 4 ||
    tab === undefined ||
    key === undefined ||
    column === undefined ||
    value === undefined
  ) {
    throw new UserError(
      'Write set <tab> <key> <column> <value>, as set "Settings" "Days to pay" "Value" 14.',
      2,
    );
  }
  return { kind: 'set', tab, key, column, value };
}

function auditCommand([what, file, ...more]: readonly string[]): Command {
  if (what === 'apply' && file === undefined) return { kind: 'audit', what };
  if (what === 'list' && file !== undefined && more.length === 0) {
    return { kind: 'audit', what, file };
  }
  throw new UserError('Write audit apply, or audit list <file>, as audit list clean-up.csv.', 2);
}

function saveCommand([folder, ...tabs]: readonly string[]): Command {
  if (folder === undefined) throw new UserError('Write save <folder>, as save march.', 2);
  return { kind: 'save', folder: folderOf(folder), tabs };
}

function only(rest: readonly string[], form: string): string {
  const [one] = rest;
  if (rest.length !== 1 || one === undefined) throw new UserError(`Write ${form}.`, 2);
  return one;
}
