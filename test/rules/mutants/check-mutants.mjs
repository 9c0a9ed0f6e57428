import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import { build } from 'esbuild';
import { billedFigures } from './billed-figures.mjs';
import { mutants } from './mutants.mjs';
import { figures } from './worked-figures.mjs';

const ENTRY = `export * from './src/rules/published-rules';
export { rateFinder } from './src/rules/rate-finder';
export { roundSeconds } from './src/rules/time-rounding';
export { readCsv } from './src/rules/read-csv';
export { resolveWall } from './src/calendar/zone';
export { billedWork, euro } from './test/rules/mutants/billed-work';`;

/** The source of a mutant's file with its rule broken; throws where the text is not there once. */
function brokenSource({ name, file, from, to, also }) {
  return [[from, to], ...(also ? [also] : [])].reduce(
    (text, [old, other]) => {
      if (text.split(old).length !== 2) throw new Error(`${name}: '${old}' is not once in ${file}`);
      return text.replace(old, () => other);
    },
    readFileSync(file, 'utf8'),
  );
}

/** The rules as a module, with one of them broken where a mutant is given. */
async function rulesWith(mutant) {
  const breaking = {
    name: 'mutant',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path }) =>
        mutant && path.replaceAll('\\', '/').endsWith(`/${mutant.file}`)
          ? { contents: brokenSource(mutant), loader: 'ts' }
          : undefined,
      );
    },
  };
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
    plugins: [breaking],
  });
  const module = { exports: {} };
  const run = new Function('module', 'exports', 'require', outputFiles[0].text);
  run(module, module.exports, createRequire(`${process.cwd()}/package.json`));
  return module.exports;
}

/** Worked figures that the rules give otherwise, and those at which they break down. */
function compared(rules) {
  const otherwise = [];
  const broken = [];
  for (const [name, ask, expected] of [...figures, ...billedFigures]) {
    try {
      if (!isDeepStrictEqual(ask(rules), expected)) otherwise.push(name);
    } catch (error) {
      broken.push(`${name}: ${error.message}`);
    }
  }
  return { otherwise, broken };
}

/**
 * Breaks one rule after the other and asks for every worked figure: `unbroken` lists figures that
 * the rules themselves get wrong, `survivors` the mutants of which no figure came out otherwise.
 * A mutant that only breaks down has survived: it is badly made.
 */
export async function checkMutants() {
  const { otherwise, broken } = compared(await rulesWith(null));
  const results = [];
  for (const mutant of mutants) {
    results.push({ name: mutant.name, noticedBy: compared(await rulesWith(mutant)).otherwise });
  }
  const survivors = results.filter(({ noticedBy }) => noticedBy.length === 0);
  return {
    unbroken: [...otherwise, ...broken],
    results,
    survivors: survivors.map(({ name }) => name),
  };
}
