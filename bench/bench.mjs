// Builds everything and runs a benchmark: `npm run bench -- rules`. Each measurement runs in a process of its own.
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';
import { reportPull } from './report-pull.mjs';
import { reportRules } from './report-rules.mjs';

/** Each takes a function that measures once, and gives the exit status. */
const reports = { rules: reportRules, pull: reportPull };

const name = process.argv[2] ?? '';
const report = Object.hasOwn(reports, name) ? reports[name] : undefined;
if (!report) {
  console.error(`Which benchmark? One of: ${Object.keys(reports).join(', ')}`);
  process.exit(2);
}
const built = spawnSync(process.execPath, ['build.mjs'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);
const outfile = `build/bench/${name}.cjs`;
await build({
  entryPoints: [`bench/${name}.ts`],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
  outfile,
});

process.exit(
  report((...args) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [outfile, ...args.map(String)], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  }),
);
