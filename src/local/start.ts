import { resolve } from 'node:path';
import { readManifest } from './engine/project';
import { setProcessTimeZone } from './engine/time-zone';
import { letReadersLeave } from './quiet-pipe';
import { openBrowser } from './workbook/server/open-browser';
import { startServer } from './workbook/server/workbook-server';
import { START_USAGE, startArguments } from './workbook/start-arguments';
import { freshFolder } from './workbook/state/fresh-folder';
import { lockFolder } from './workbook/state/lock';
import { UserError } from './workbook/user-error';

/** The checkout: this file is built into build/. */
const ROOT = resolve(__dirname, '..');

const PARENT_CHECK_MS = 1000;

async function main(): Promise<void> {
  const wanted = startArguments(process.argv.slice(2));
  if (wanted.help) {
    process.stdout.write(`${START_USAGE}\n`);
    return;
  }
  const dist = resolve(ROOT, 'dist');
  setProcessTimeZone(readManifest(dist).timeZone);
  const folder = resolve(wanted.data ?? resolve(ROOT, '.tieout'));
  const release = lockFolder(folder);
  if (wanted.fresh) freshFolder(folder);
  const { port, routes } = wanted;
  const server = await startServer({ dist, folder, port, routes });
  for (const trouble of server.troubles) process.stderr.write(`${trouble}\n`);
  let ending = false;
  const end = () => {
    if (ending) process.exit(1);
    ending = true;
    server.stop().then(
      () => {
        release();
        process.exit(0);
      },
      () => process.exit(1),
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  endWithNpm(end);
  server.onEnd((error) => {
    process.stderr.write(`The workbook's engine has ended: ${error.stack ?? error.message}\n`);
    process.exit(1);
  });
  process.stdout.write(`The local workbook is open: ${server.url}\n`);
  if (wanted.open) openBrowser(server.url);
}

/** npm ends without its script where only npm itself is ended; the script then ends by itself. */
function endWithNpm(end: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), PARENT_CHECK_MS).unref();
}

letReadersLeave();
main().catch((error: Error) => {
  const known = error instanceof UserError;
  process.stderr.write(known ? `${error.message}\n` : `${error.stack ?? error.message}\n`);
  process.exit(known ? error.exitCode : 1);
});
