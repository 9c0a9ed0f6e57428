import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gas-'));
  writeFileSync(join(folder, 'appsscript.json'), '{ "timeZone": "Asia/Tokyo" }');
  writeFileSync(
    join(folder, 'Code.js'),
    `function add(a, b) { console.log('adding'); return { sum: a + b, at: new Date(0), none: undefined }; }
     function nothing() {}
     async function later() { return await Promise.resolve('done'); }
     function fail() { throw new TypeError('no luck'); }
     function refused() { CacheService.getScriptCache().put('', 'v'); }
     function count() {
       const store = PropertiesService.getScriptProperties();
       store.setProperty('n', String(Number(store.getProperty('n') || 0) + 1));
       return Number(store.getProperty('n'));
     }
     function lost() { Promise.reject(new TypeError('unheard')); return 1; }
     function hour() { return new Date(Date.UTC(2026, 0, 1)).getHours(); }`,
  );
});

afterAll(() => rmSync(folder, { recursive: true }));

function gas(...args: string[]) {
  const { status, stdout, stderr } = spawnSync('node', ['run-local.mjs', 'gas', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('npm run gas', () => {
  test('prints the result as JSON, and what the script printed beside it', () => {
    expect(gas(folder, 'add', '--args', '[1, 2]')).toEqual({
      status: 0,
      stdout: '{"sum":3,"at":"1970-01-01T00:00:00.000Z"}\n',
      stderr: 'LOG adding\n',
    });
    expect(gas(folder, 'nothing')).toMatchObject({ status: 0, stdout: 'null\n' });
    expect(gas(folder, 'later')).toMatchObject({ status: 0, stdout: '"done"\n' });
    expect(gas(folder, 'hour')).toMatchObject({ stdout: '9\n' });
  });

  // developers.google.com/apps-script/guides/v8-runtime, "Asynchronous limitations"
  test('an error in a promise that nobody awaits does not end the run', () => {
    expect(gas(folder, 'lost')).toEqual({
      status: 0,
      stdout: '1\n',
      stderr: 'A rejected promise was lost: TypeError: unheard\n',
    });
  });

  test.each([
    ['fail', 'TypeError: no luck\n'],
    ['refused', 'Exception: Invalid argument: key\n'],
    ['missing', 'Exception: Script function not found: missing\n'],
  ])('%s ends with the error as the platform words it', (name, stderr) => {
    expect(gas(folder, name)).toEqual({ status: 1, stdout: '', stderr });
  });

  test('a data folder is kept between runs', () => {
    const data = join(folder, 'data');
    expect(gas(folder, 'count', '--data', data).stdout).toBe('1\n');
    expect(gas(folder, 'count', '--data', data).stdout).toBe('2\n');
    expect(gas(folder, 'count').stdout).toBe('1\n');
  });

  test.each([
    [[], 'usage: npm run gas -- <project folder> <function> [--args JSON] [--data DIR]'],
    [['/nowhere', 'main'], '/nowhere: no appsscript.json there, so this is no project folder'],
    [['.', 'main', '--args', 'x'], '--args: not JSON: x'],
    [['.', 'main', '--args', '{}'], '--args: write a JSON list, as [1, "two"]'],
    [['.', 'main', '--odd'], "Unknown option '--odd'"],
  ])('%j is one clear line', (args: string[], line) => {
    const { status, stdout, stderr } = gas(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(line);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
