// Builds everything that is run: dist/ is what is pushed to Apps Script, build/ what runs here.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { build } from 'esbuild';
import { trimZones, ZONE_YEARS } from './build-zones.mjs';

/** The pinned zone data of the years that matter, a sixteenth of its size. */
const zoneData = {
  name: 'zone-data',
  setup({ onLoad }) {
    onLoad({ filter: /moment-timezone\/data\/packed\/latest\.json$/ }, ({ path }) => ({
      contents: JSON.stringify(trimZones(JSON.parse(readFileSync(path, 'utf8')), ZONE_YEARS)),
      loader: 'json',
    }));
  },
};

const shared = { bundle: true, logLevel: 'warning', legalComments: 'none', plugins: [zoneData] };

/**
 * dist/Code.js: one classic script, and a top-level function for every export of main.ts. Names are
 * short, because the platform reads all of it at every click; build/Code.js.map tells the real ones.
 */
async function buildCode() {
  const { metafile, outputFiles } = await build({
    ...shared,
    entryPoints: ['src/main.ts'],
    format: 'iife',
    globalName: 'Tieout',
    target: 'es2019',
    minify: true,
    lineLimit: 160,
    sourcemap: 'external',
    charset: 'utf8',
    metafile: true,
    write: false,
    outfile: 'dist/Code.js',
  });
  const wrappers = (await exportsOf('src/main.ts')).map(
    (name) => `function ${name}(...a){return Tieout.${name}(...a)}`,
  );
  const [map, code] = outputFiles;
  writeFileSync('dist/Code.js', `${code.text}\n${wrappers.join('\n')}\n`);
  writeFileSync('build/Code.js.map', map.text);
  writeFileSync('build/code-files.json', JSON.stringify(Object.keys(metafile.inputs), null, 2));
}

/** Names that a module exports; esbuild tells them of ES modules alone. */
async function exportsOf(entry) {
  const { metafile } = await build({
    entryPoints: [entry],
    format: 'esm',
    metafile: true,
    write: false,
    outfile: 'exports.js',
  });
  return metafile.outputs['exports.js'].exports;
}

/** dist/Sidebar.html: page, style and script in one file, as HtmlService serves it. */
async function buildSidebar() {
  const bundle = async (entry) => {
    const { outputFiles } = await build({
      ...shared,
      entryPoints: [entry],
      format: 'iife',
      target: 'es2019',
      minify: true,
      write: false,
      jsx: 'automatic',
      jsxImportSource: 'preact',
    });
    return outputFiles[0].text.replaceAll('</script', '<\\/script');
  };
  const [style, script] = await Promise.all(
    ['src/sidebar/sidebar.css', 'src/sidebar/sidebar.tsx'].map(bundle),
  );
  const page = readFileSync('src/sidebar/sidebar.html', 'utf8').replace('/* style */', () => style);
  writeFileSync(
    'dist/Sidebar.html',
    page.replace('</body>', () => `<script>${script}</script>\n</body>`),
  );
}

async function buildRules() {
  await build({
    ...shared,
    entryPoints: ['src/rules/published-rules.ts'],
    format: 'esm',
    target: 'node20',
    outfile: 'dist/rules.mjs',
  });
}

/** build/*.cjs: the local Apps Script and workbook, one file an entry. */
async function buildLocal() {
  const entries = readdirSync('src/local').filter((name) => name.endsWith('.ts'));
  await build({
    ...shared,
    entryPoints: entries.map((name) => `src/local/${name}`),
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    outdir: 'build',
    outExtension: { '.js': '.cjs' },
  });
  if (!existsSync('src/local/page/page.tsx')) return;
  await build({
    ...shared,
    entryPoints: ['src/local/page/page.tsx', 'src/local/page/sidebar-frame.ts'],
    format: 'iife',
    target: 'es2022',
    minify: true,
    outdir: 'build/page',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  for (const name of readdirSync('src/local/page').filter((file) =>
    /\.(html|css|svg)$/.test(file),
  )) {
    cpSync(`src/local/page/${name}`, `build/page/${name}`);
  }
}

const PARTS = {
  code: { folder: 'dist', run: buildCode },
  sidebar: { folder: 'dist', run: buildSidebar },
  rules: { folder: 'dist', run: buildRules },
  local: { folder: 'build', run: buildLocal },
};

const only = process.argv.slice(2);
if (only.length === 0) {
  for (const folder of ['dist', 'build']) rmSync(folder, { recursive: true, force: true });
}
const parts = only.length === 0 ? Object.values(PARTS) : only.map((name) => PARTS[name]);
for (const { folder } of parts) mkdirSync(folder, { recursive: true });
if (parts.some(({ folder }) => folder === 'dist'))
  cpSync('appsscript.json', 'dist/appsscript.json');
await Promise.all(parts.map(({ run }) => run()));
