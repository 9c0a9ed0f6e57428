// Runs an entry of src/local: node run-local.mjs <entry> args… Builds first what is older than its sources.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const entry = process.argv[2];

/** Entries that run a project of the caller's and so need no dist/. */
const WITHOUT_ADD_ON = ['gas', 'web-app'];

if (!entry || !existsSync(join(root, 'src/local', `${entry}.ts`))) {
  console.error(`usage: node run-local.mjs <entry> args…; there is no entry "${entry ?? ''}"`);
  process.exit(2);
}
const built = join(root, 'build', `${entry}.cjs`);
const needed = WITHOUT_ADD_ON.includes(entry) ? [built] : [built, join(root, 'dist/Code.js')];
const newest = Math.max(...sources().map((file) => statSync(file).mtimeMs));
const stale = needed.some((file) => !existsSync(file) || statSync(file).mtimeMs < newest);
if (stale) {
  const parts = WITHOUT_ADD_ON.includes(entry) ? ['local'] : [];
  run([join(root, 'build.mjs'), ...parts], { cwd: root, stdio: ['ignore', 2, 2] });
}
// in this process, so that a signal reaches the entry itself
process.argv.splice(1, 2, built);
await import(pathToFileURL(built).href);

/** Every file that a build reads. */
function sources() {
  const inFolder = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  const own = ['build.mjs', 'build-zones.mjs', 'package-lock.json', 'appsscript.json'];
  return [
    ...own.map((name) => join(root, name)),
    ...inFolder.map((name) => join(root, 'src', name)),
  ];
}

/** Runs Node and ends this process with its status where that is not 0. */
function run(command, options) {
  const { status, signal } = spawnSync(process.execPath, command, options);
  if (signal) process.kill(process.pid, signal);
  if (status !== 0) process.exit(status ?? 1);
}
