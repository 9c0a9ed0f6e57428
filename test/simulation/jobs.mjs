import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';

const FOLDER = 'node_modules/.cache/simulation';

/** Builds the simulation, with a mutant's edits where some are given; the file's name. */
export async function bundle(name, edits = []) {
  mkdirSync(FOLDER, { recursive: true });
  const outfile = `${FOLDER}/${name.replace(/\W+/g, '-')}.cjs`;
  await build({
    entryPoints: ['test/simulation/job.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    outfile,
    logLevel: 'error',
    plugins: [mutation(name, edits)],
  });
  return outfile;
}

/** Replaces texts of the sources as they are read; each must stand in its file exactly once. */
function mutation(name, edits) {
  const byFile = new Map();
  for (const [file, from, to] of edits) {
    const path = resolve(file);
    byFile.set(path, [...(byFile.get(path) ?? []), [from, to]]);
  }
  return {
    name: 'mutation',
    setup({ onLoad }) {
      onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => {
        const changes = byFile.get(path);
        if (!changes) return undefined;
        let contents = readFileSync(path, 'utf8');
        for (const [from, to] of changes) {
          if (contents.split(from).length !== 2) throw new Error(`${name}: not once: ${from}`);
          contents = contents.replace(from, () => to);
        }
        return { contents, loader: 'ts' };
      });
    },
  };
}

/** Does a job in a process of its own. */
export function play(file, job) {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [file, JSON.stringify(job)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (part) => {
      text += part;
    });
    child.on('exit', (code) => {
      if (code === 0) done(JSON.parse(text));
      else failed(new Error(`${file} ended with ${code}`));
    });
  });
}

/** Does some work on each of the values, so many at a time. */
export async function each(values, processes, work) {
  const waiting = [...values];
  const workers = Array.from({ length: Math.min(processes, waiting.length) }, async () => {
    for (let value = waiting.shift(); value !== undefined; value = waiting.shift()) {
      await work(value);
    }
  });
  await Promise.all(workers);
}
