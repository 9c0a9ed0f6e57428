// Builds and runs a benchmark: `npm run bench -- rules`. Each size runs in a process of its own.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { build } from 'esbuild';

const SIZES = [1_000, 10_000, 100_000];

const name = process.argv[2] ?? '';
if (!/^[a-z-]+$/.test(name) || !existsSync(`bench/${name}.ts`)) {
  console.error('Which benchmark? One of: rules');
  process.exit(2);
}
const outfile = `build/bench/${name}.cjs`;
await build({
  entryPoints: [`bench/${name}.ts`],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  logLevel: 'warning',
  outfile,
});

const results = SIZES.map((size) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [outfile, String(size)], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
});

const number = (value) => Math.round(value).toLocaleString('en-US');
for (const [index, { size, seconds, megabytes, documents, lines }] of results.entries()) {
  const before = results[index - 1];
  const growth = before
    ? `; from ${number(before.size)} on: time ×${(seconds / before.seconds).toFixed(1)}, ` +
      `memory ×${(megabytes / before.megabytes).toFixed(1)}`
    : '';
  console.log(
    `${number(size)} entries: ${number(size / seconds)} entries/s (${seconds.toFixed(2)} s), ` +
      `peak ${number(megabytes)} MB, ${number(documents)} invoices, ${number(lines)} lines${growth}`,
  );
}
const [, middle, largest] = results;
const steeper = largest.seconds / middle.seconds / (largest.size / middle.size);
console.log(`growth beyond linear: ${Math.max(0, (steeper - 1) * 100).toFixed(0)} %`);
process.exit(steeper > 1.5 ? 1 : 0);
