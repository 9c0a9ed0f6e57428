import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createContext, Script } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'acorn';
import { typeCatalogue } from '../src/local/engine/type-catalogue';

const code = readFileSync('dist/Code.js', 'utf8');
const sidebar = readFileSync('dist/Sidebar.html', 'utf8');

/** Functions of the add-on by their right to be called. */
const SIDEBAR = [
  'acceptSuggestions',
  'acceptVoided',
  'applyAudit',
  'applyDecisions',
  'approveDrafts',
  'audit',
  'beginSignIn',
  'chooseCompany',
  'connect',
  'credit',
  'discardCredits',
  'disconnect',
  'dryRun',
  'exportCleanUp',
  'exportDocument',
  'exportTab',
  'forgetFile',
  'giveRole',
  'importFile',
  'movePosting',
  'previewFile',
  'previewPrices',
  'runStep',
  'showTab',
  'sidebarState',
  'stepProgress',
  'syncClients',
  'testConnection',
  'unfreeze',
  'voidDocument',
];
const MENU = [
  'draftNow',
  'postNow',
  'priceNow',
  'pullNow',
  'reviewNow',
  'showSidebar',
  'tieOutNow',
];
const CALLBACKS = ['signInCallback'];
const TRIGGERS = ['continueSteps', 'onInstall', 'onOpen'];

const names = parse(code, { ecmaVersion: 2019, sourceType: 'script' }).body.flatMap((statement) =>
  statement.type === 'FunctionDeclaration' ? [statement.id.name] : [],
);

describe('dist/Code.js', () => {
  test('is a classic script of ES2019', () => {
    expect(() => parse(code, { ecmaVersion: 2019, sourceType: 'script' })).not.toThrow();
  });

  test('offers the functions of the sidebar, the menu, the triggers and the way back, and no other', () => {
    expect([...names].sort()).toEqual([...SIDEBAR, ...MENU, ...TRIGGERS, ...CALLBACKS].sort());
  });

  test('touches no service while it is loaded', () => {
    const touched: string[] = [];
    const globals: Record<string, unknown> = {};
    for (const name of typeCatalogue().globals.keys()) {
      Object.defineProperty(globals, name, { get: () => touched.push(name) });
    }
    new Script(code).runInContext(createContext(globals));
    expect(touched).toEqual([]);
  });

  test('holds no file of the local workbook and no simulator', () => {
    const files = JSON.parse(readFileSync('build/code-files.json', 'utf8')) as string[];
    expect(files).toContain('src/main.ts');
    expect(files.filter((file) => /^src\/local\/|simulat/.test(file))).toEqual([]);
  });

  test('stays small enough to be loaded at every click', () => {
    expect(code.length).toBeLessThan(830_000);
  });
});

describe('dist/Sidebar.html', () => {
  test('asks nothing of any other host', () => {
    const fetched =
      /<(?:link|script|img|iframe)[^>]+(?:src|href)=|@import|\burl\(|\bfetch\(|XMLHttp/i;
    expect(sidebar).not.toMatch(fetched);
  });

  test('never makes HTML of text', () => {
    const sources = readdirSync('src/sidebar').map((name) =>
      readFileSync(`src/sidebar/${name}`, 'utf8'),
    );
    expect(sources.join('\n')).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|<\?/,
    );
  });

  test('calls no function that the script does not offer', () => {
    const called = [...readFileSync('src/sidebar/remote.ts', 'utf8').matchAll(/call\('(\w+)'/g)];
    expect(called.map((match) => match[1] ?? '').sort()).toEqual(SIDEBAR);
  });
});

test('clasp would push exactly the script, the page and the manifest', () => {
  const answer = execFileSync('node_modules/.bin/clasp', ['status', '--json'], {
    encoding: 'utf8',
  });
  const { filesToPush } = JSON.parse(answer) as { filesToPush: string[] };
  expect(filesToPush.sort()).toEqual(['dist/Code.js', 'dist/Sidebar.html', 'dist/appsscript.json']);
});
