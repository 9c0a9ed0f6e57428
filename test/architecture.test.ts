import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { describe, expect, test } from '@jest/globals';

/** The rooms in their order: a file imports its own room and the rooms above it. */
const ROOMS = [
  'money',
  'calendar',
  'records',
  'rules',
  'tabs',
  'host',
  'connectors',
  'steps',
  'sidebar',
  'gas',
  'main',
  'local',
];

/** Which rooms may use a package of the product; those of `local/` are its own affair. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'decimal.js': ['money'],
  luxon: ['calendar'],
  'moment-timezone': ['calendar'],
  papaparse: ['rules'],
  zod: ['records', 'tabs', 'connectors', 'steps'],
  preact: ['sidebar', 'local'],
};

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /(?<!\.d)\.tsx?$/.test(name))
  .map((name) => join('src', name));

const roomOf = (file: string): string =>
  relative('src', file).split('/')[0]?.replace(/\.ts$/, '') ?? '';

const importsOf = (file: string): string[] =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\b[^'"]*?from '([^']+)'|^import '([^']+)'|import\('([^']+)'\)/gm,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? '');

function resolve(file: string, name: string): string {
  const path = join(dirname(file), name);
  return files.find((one) => one.replace(/\.tsx?$/, '') === path) ?? path;
}

const imports = files.flatMap((file) => importsOf(file).map((name) => ({ file, name })));
const local = imports
  .filter(({ name }) => name.startsWith('.'))
  .map(({ file, name }) => ({ file, to: resolve(file, name) }));

const shown = ({ file, to }: { file: string; to: string }) => `${file} → ${to}`;

describe('the house', () => {
  test('has the rooms of its plan', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !ROOMS.includes(room))).toEqual([]);
  });

  test('imports point to the own room or to a room above', () => {
    const wrong = local.filter(({ file, to }) => {
      const [from, target] = [roomOf(file), roomOf(to)];
      if (from === 'local') return !['local', 'sidebar'].includes(target) && !isSimulation(to);
      return ROOMS.indexOf(target) > ROOMS.indexOf(from);
    });
    expect(wrong.map(shown)).toEqual([]);
  });

  test('no provider imports another', () => {
    const providerOf = (file: string) => /^src\/connectors\/([^/]+)\//.exec(file)?.[1];
    const wrong = local.filter(({ file, to }) => {
      const [from, target] = [providerOf(file), providerOf(to)];
      return from !== undefined && target !== undefined && from !== target;
    });
    expect(wrong.map(shown)).toEqual([]);
  });

  test('no provider is named outside connectors/ and local/', () => {
    const named = files.filter((file) => {
      if (['connectors', 'local'].includes(roomOf(file))) return false;
      const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      return /harvest|quickbooks|xero|toggl|clockify|kimai/i.test(code);
    });
    expect(named).toEqual([]);
  });

  test('packages stay in their rooms', () => {
    const wrong = imports.filter(({ file, name }) => {
      const rooms = Object.entries(PACKAGES).find(
        ([one]) => name === one || name.startsWith(`${one}/`),
      );
      return rooms !== undefined && !rooms[1].includes(roomOf(file));
    });
    expect(wrong).toEqual([]);
  });

  test('the add-on holds nothing of local/ and no simulator', () => {
    const wrong = local.filter(
      ({ file, to }) =>
        roomOf(file) !== 'local' &&
        !/simulator/.test(file) &&
        (roomOf(to) === 'local' || isSimulation(to)),
    );
    expect(wrong.map(shown)).toEqual([]);
  });

  test('every file can be reached from an entry', () => {
    const entries = files.filter(isEntry);
    const reached = new Set(entries);
    for (let grown = 0; grown !== reached.size; ) {
      grown = reached.size;
      for (const { file, to } of local) if (reached.has(file)) reached.add(to);
    }
    expect(files.filter((file) => !reached.has(file))).toEqual([]);
  });

  test("the README's map of rooms is that of the folders", () => {
    const map = [
      ...readFileSync('README.md', 'utf8').matchAll(/^\| `src\/([\w-]+)(?:\/|\.ts)` +\|/gm),
    ];
    expect(map.map((row) => row[1])).toEqual(ROOMS);
    expect(ROOMS.filter((room) => !files.some((file) => roomOf(file) === room))).toEqual([]);
  });
});

/** The simulators, and what they are made of. */
function isSimulation(file: string): boolean {
  return /^src\/connectors\/(.*\/)?simulat[^/]*(\/|\.ts$)/.test(file);
}

/** What build.mjs builds. */
function isEntry(file: string): boolean {
  return (
    ['src/main.ts', 'src/sidebar/sidebar.tsx', 'src/rules/published-rules.ts'].includes(file) ||
    /^src\/local\/[^/]+\.ts$/.test(file) ||
    /^src\/local\/page\/(page\.tsx|sidebar-frame\.ts)$/.test(file)
  );
}
