import { parseArgs } from 'node:util';
import { parseRoutes, type Route } from './routes';
import { UserError } from './user-error';

export interface StartArguments {
  readonly fresh: boolean;
  /** Undefined: the usual port where it is free, else any. */
  readonly port: number | undefined;
  readonly open: boolean;
  readonly routes: readonly Route[];
  readonly data: string | undefined;
  readonly help: boolean;
}

export const START_USAGE = `usage: npm start -- [options]

  --fresh            forget what was saved and begin again
  --port N           port of the page, 1 to 65535
  --no-open          print the address and open no browser
  --data DIR         folder that keeps the workbook; .tieout where none is given
  --route A=B        answer a provider's address by a server on this computer, as
                     https://api.example.com=http://127.0.0.1:9000; may be repeated
  --help             show this`;

const OPTIONS = {
  fresh: { type: 'boolean' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
  route: { type: 'string', multiple: true },
  data: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Reads the command line; throws a UserError with one clear sentence. */
export function startArguments(argv: readonly string[]): StartArguments {
  const values = parsed(argv);
  return {
    fresh: values.fresh === true,
    port: values.port === undefined ? undefined : portOf(values.port),
    open: values['no-open'] !== true,
    routes: parseRoutes(values.route ?? []),
    data: values.data === undefined ? undefined : folderOf(values.data),
    help: values.help === true,
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, strict: true }).values;
  } catch (error) {
    const { message } = error as Error;
    throw new UserError(`${message.split('. ')[0]}. See npm start -- --help.`, 2);
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new UserError(`--port ${text}: a port is a number from 1 to 65535.`, 2);
}

/** A folder as it is named; an empty name would be the current folder by accident. */
export function folderOf(text: string): string {
  if (text.trim() !== '') return text;
  throw new UserError('--data: name a folder.', 2);
}
