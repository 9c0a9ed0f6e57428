import { resolve } from 'node:path';
import { readManifest } from './engine/project';
import { setProcessTimeZone } from './engine/time-zone';
import { letReadersLeave } from './quiet-pipe';
import { readCommandLine, WORKBOOK_USAGE } from './workbook/cli/commands';
import { openHere } from './workbook/cli/open-here';
import { perform } from './workbook/cli/perform';
import { connectInstead } from './workbook/session/sample-connections';
import { lockFolder } from './workbook/state/lock';
import { UserError } from './workbook/user-error';

/** The checkout: this file is built into build/. */
const ROOT = resolve(__dirname, '..');

async function main(): Promise<number> {
  const line = readCommandLine(process.argv.slice(2));
  const { command, data, routes } = line;
  if (command.kind === 'help') {
    process.stdout.write(`${WORKBOOK_USAGE}\n`);
    return 0;
  }
  const dist = resolve(ROOT, 'dist');
  setProcessTimeZone(readManifest(dist).timeZone);
  const folder = resolve(data ?? resolve(ROOT, '.tieout'));
  const release = lockFolder(folder);
  const here = await openHere({ dist, folder, routes });
  try {
    for (const trouble of here.troubles) process.stderr.write(`${trouble}\n`);
    const { session, trackers, ledgers } = here;
    if (command.kind === 'run') {
      const { source, ledger } = command;
      if (source !== undefined)
        connectInstead(session, { kind: 'tracker', all: trackers, wanted: source });
      if (ledger !== undefined)
        connectInstead(session, { kind: 'ledger', all: ledgers, wanted: ledger });
    }
    return perform(session, line, (text) => process.stdout.write(`${text}\n`));
  } finally {
    await here.close();
    release();
  }
}

letReadersLeave();
main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error) => {
    const known = error instanceof UserError;
    process.stderr.write(known ? `${error.message}\n` : `${error.stack ?? error.message}\n`);
    process.exitCode = known ? error.exitCode : 1;
  },
);
