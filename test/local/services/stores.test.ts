import { describe, expect, test } from '@jest/globals';
import { defaultSwitches } from '../../../src/local/engine/switches';
import { World } from '../../../src/local/engine/world';
import { gates, services } from '../../../src/local/services/all-services';
import { editor, localAppsScript, returnedBy } from '../support/run-code';
import { errorOf, run } from '../support/run-services';

const STORE = 'const p = PropertiesService.getScriptProperties(); ';
const CACHE = 'const c = CacheService.getScriptCache(); ';

describe('properties', () => {
  test.each([
    // reference properties/properties, and apps-script.md 2
    ["p.setProperty('n', 5); return p.getProperty('n');", '5'],
    ["p.setProperty('n', { a: 1 }); return p.getProperty('n');", '[object Object]'],
    ["return p.setProperty('a', 'x').deleteProperty('a').getKeys();", []],
    [
      'return p.setProperties({ a: 1 }).setProperties({ b: true }).getProperties();',
      { a: '1', b: 'true' },
    ],
    ["p.setProperties({ a: '1' }).setProperties({ b: '2' }, true); return p.getKeys();", ['b']],
    [
      "const all = p.setProperty('a', '1').getProperties(); all.a = '2'; return p.getProperty('a');",
      '1',
    ],
    ["return p.setProperty('toString', 'x').getKeys();", ['toString']],
    ["return p.getProperty('constructor');", null],
    ["return ScriptProperties.setProperty('a', '1') && p.getProperty('a');", '1'],
    [
      'return [PropertiesService.getDocumentProperties(), CacheService.getDocumentCache(), LockService.getDocumentLock()];',
      [null, null, null],
    ],
  ])('%s', (code, value) => {
    expect(run(STORE + code)).toEqual(value);
  });

  // guides/services/quotas; messages from jpoehnelt/blog "key-value stores", run live
  test.each([
    ["p.setProperty('k', 'x'.repeat(9 * 1024 + 1))", 'Argument too large: value'],
    ["p.setProperty('k', '\\u20ac'.repeat(3100))", 'Argument too large: value'],
    [
      "for (let i = 0; i < 60; i++) p.setProperty('k' + i, 'x'.repeat(9000))",
      'You have exceeded the property storage quota. Please remove some properties and try again.',
    ],
    ["p.setProperty('', 'x')", 'Invalid argument: key'],
  ])('%s is refused', (code, message) => {
    expect(errorOf(STORE + code)).toBe(`Exception: ${message}`);
  });

  test('9 KB fit, and a refused store keeps what it had', () => {
    const code = `p.setProperty('k', 'x'.repeat(9 * 1024));
      try { p.setProperties({ k: 'y', big: 'x'.repeat(10000) }) } catch (e) {}
      return p.getProperty('k').length;`;
    expect(run(STORE + code)).toBe(9 * 1024);
  });

  test('users have their own stores, a document has one for all its users', () => {
    const script = localAppsScript(
      `function put(kind) { PropertiesService['get' + kind + 'Properties']().setProperty('k', 'v'); }
       function get(kind) { return PropertiesService['get' + kind + 'Properties']().getProperty('k'); }`,
      { services, gates },
    );
    const ana = { ...editor, documentId: 'book' };
    const bo = { ...ana, user: 'bo@example.com' };
    for (const kind of ['User', 'Document']) script.run('put', [kind], ana);
    expect(returnedBy(script.run('get', ['User'], bo))).toBeNull();
    expect(returnedBy(script.run('get', ['Document'], bo))).toBe('v');
    expect(returnedBy(script.run('get', ['Document'], { ...bo, documentId: 'other' }))).toBeNull();
  });

  test('reads and writes are counted by user and day', () => {
    const world = new World();
    world.part('quotas', () => ({
      [editor.user]: { properties: { since: Date.UTC(2026, 3, 1, 15), count: 49_999 } },
    }));
    const code = `${STORE} p.getKeys(); p.getKeys();`;
    expect(errorOf(code, { world })).toBe(
      'Exception: Service invoked too many times for one day: properties.',
    );
  });
});

// jpoehnelt/blog "exploring CacheService limits", example.txt, logged on the live platform
describe('cache', () => {
  test.each([
    ["c.put(12, 'val'); return c.get('12');", 'val'],
    ["c.put('o', {}); return c.get('o');", '[object Object]'],
    ["c.put('n', null); return c.get('n');", 'null'],
    ["c.put('neg', 'val', -1); return c.get('neg');", 'val'],
    ["c.put('k'.repeat(250), 'v'); return c.get('k'.repeat(250));", 'v'],
    ["return c.put('k', 'v');", null],
    ["c.put('k', 'v'); Utilities.sleep(300000); return c.get('k');", 'v'],
    [
      "c.put('k', 'v', 100000); for (let i = 0; i < 1; i++) Utilities.sleep(1); return c.get('k');",
      'v',
    ],
  ])('%s', (code, value) => {
    expect(run(CACHE + code)).toEqual(value);
  });

  test.each([
    ["c.put(null, 'v')", 'Invalid argument: key'],
    ["c.put('', 'v')", 'Invalid argument: key'],
    ["c.put('k', 'v'.repeat(102401))", 'Argument too large: value'],
    ["c.put('k'.repeat(251), 'v')", 'Argument too large: key'],
  ])('%s is refused', (code, message) => {
    expect(errorOf(CACHE + code)).toBe(`Exception: ${message}`);
  });

  test('forgets about a hundred of the oldest beyond a thousand, read or not', () => {
    const code = `${CACHE}
      const fill = (from, to) => {
        const items = {};
        for (let i = from; i < to; i++) items['k' + i] = 'v';
        c.putAll(items);
      };
      const keys = (from, to) => Array.from({ length: to - from }, (_, i) => 'k' + (from + i));
      fill(0, 1000);
      c.getAll(keys(0, 100));
      fill(1000, 1001);
      fill(1001, 1050);
      return [Object.keys(c.getAll(keys(0, 101))).length, Object.keys(c.getAll(keys(101, 1050))).length];`;
    expect(run(code)).toEqual([0, 949]);
  });

  test('an item lasts as long as it was given, ten minutes at most where nothing was said', () => {
    const script = localAppsScript(
      `function put() { CacheService.getScriptCache().put('k', 'v'); }
       function get() { return CacheService.getScriptCache().get('k'); }`,
      { services, gates },
    );
    script.run('put', [], editor);
    script.parts.clock.advance(599_000);
    expect(returnedBy(script.run('get', [], editor))).toBe('v');
    script.parts.clock.advance(1_000);
    expect(returnedBy(script.run('get', [], editor))).toBeNull();
  });

  test('may forget at once, which is a switch', () => {
    const switches = { ...defaultSwitches, cacheRemembers: false };
    expect(run(`${CACHE} c.put('k', 'v'); return c.get('k');`, { switches })).toBeNull();
  });
});

// brucemcpherson/gas-fakes test/testlock.js, run live
describe('locks', () => {
  const LOCK = 'const l = LockService.getScriptLock(); ';
  test.each([
    ['l.waitLock(0); l.waitLock(10); return l.hasLock();', true],
    ['l.tryLock(1); return LockService.getScriptLock().hasLock();', true],
    ['l.tryLock(1); return LockService.getUserLock().hasLock();', false],
    ['l.releaseLock(); return l.hasLock();', false],
  ])('%s', (code, value) => {
    expect(run(LOCK + code)).toBe(value);
  });

  test('waiting for less than no time is an error', () => {
    expect(errorOf(`${LOCK} l.waitLock(-100);`)).toContain('Lock timeout');
  });

  test('whether a second object of the same lock holds it too is a switch', () => {
    const switches = { ...defaultSwitches, locksShareAnExecution: false };
    const code = `${LOCK} l.tryLock(0); return LockService.getScriptLock().tryLock(0);`;
    expect([run(code), run(code, { switches })]).toEqual([true, false]);
  });
});

// RomainVialard/ErrorHandler keeps the translations of the platform's messages
test('messages come in the language of the user, which is a switch', () => {
  const switches = { ...defaultSwitches, messagesInEnglish: false };
  expect(errorOf(`${CACHE} c.put('', 'v');`, { switches })).toBe(
    'Exception: Ínválíd árgúmént: kéy',
  );
});
