import { expect, test } from '@jest/globals';
import type { Execution } from '../../../src/local/engine/execution';
import type { ServiceFactory } from '../../../src/local/engine/local-apps-script';
import { ScriptError } from '../../../src/local/engine/script-error';
import { ServiceObject } from '../../../src/local/engine/service-object';
import { editor, localAppsScript, runCode } from '../support/run-code';

class EchoLock extends ServiceObject {
  readonly gasType = 'Lock.Lock';
  hasLock() {
    return true;
  }
  tryLock(ms: number) {
    if (ms < 0) throw new ScriptError('negative');
    return [new Date(0), { ms }, [[1, 'a', null]]];
  }
}

class EchoService extends ServiceObject {
  readonly gasType = 'Lock.LockService';
  readonly lock = new EchoLock();
  getScriptLock() {
    return this.lock;
  }
  hidden() {
    return 'must not be seen';
  }
}

const services: Record<string, ServiceFactory> = { LockService: () => new EchoService() };
const run = (code: string) => runCode(code, { services });

test('web and Node globals are missing', () => {
  const names =
    'fetch URL setTimeout TextEncoder process require Buffer structuredClone SharedArrayBuffer';
  expect(
    runCode(`return ${JSON.stringify(names)}.split(' ').filter((n) => n in globalThis);`),
  ).toEqual([]);
});

test("values that come back are the script's own", () => {
  expect(
    run(`const [date, object, grid] = LockService.getScriptLock().tryLock(5);
      return [date instanceof Date, object instanceof Object, grid instanceof Array, object.ms];`),
  ).toEqual([true, true, true, 5]);
});

test('an error of a service is an Exception that a script can catch', () => {
  expect(
    run(`try { LockService.getScriptLock().tryLock(-1) }
      catch (e) { return [e instanceof Error, e.name, String(e)]; }`),
  ).toEqual([true, 'Exception', 'Exception: negative']);
});

test.each([
  [
    'LockService.getScriptLock().tryLock("5")',
    "The parameters (String) don't match the method signature for LockService.Lock.tryLock.",
  ],
  [
    'LockService.getScriptLock().tryLock(1, 2)',
    "The parameters (number,number) don't match the method signature for LockService.Lock.tryLock.",
  ],
  ['LockService.getScriptLock().waitLock(1)', 'EMULATOR: Lock.Lock.waitLock is not implemented'],
  [
    'LockService.getScriptLock().noSuchMember()',
    'LockService.getScriptLock(...).noSuchMember is not a function',
  ],
  ['LockService.hidden()', 'LockService.hidden is not a function'],
  ['GmailApp.sendEmail("a", "b", "c")', 'EMULATOR: Gmail.GmailApp.sendEmail is not implemented'],
])('%s is refused', (code, message) => {
  expect(() => run(code)).toThrow(message);
});

test('a promise is awaited, and one that never settles gives nothing', () => {
  expect(runCode('return Promise.resolve().then(() => "done");')).toBe('done');
  expect(runCode('return new Promise(() => {});')).toBeUndefined();
  expect(() => runCode('return Promise.reject(new TypeError("late"));')).toThrow('late');
});

test('the clock of a script is the virtual one', () => {
  expect(
    runCode('return [Date.now(), new Date().toISOString(), new Date(2026, 0, 1).getTime()];'),
  ).toEqual([Date.UTC(2026, 3, 1, 15), '2026-04-01T15:00:00.000Z', Date.UTC(2026, 0, 1)]);
});

test('each execution has globals of its own', () => {
  const script = localAppsScript('var count = 0; function main() { return ++count; }');
  const values = [1, 2].map(() => script.run('main', [], editor));
  expect(values.map((outcome) => outcome.kind === 'returned' && outcome.value)).toEqual([1, 1]);
});

test.each(['class A { x = 1 }', 'class A { static x = 1 }', 'import a from "b"'])(
  'the platform refuses to load: %s',
  (code: string) => {
    expect(() => localAppsScript(code)).toThrow('file: Code.js');
  },
);

test.each(['before', 'after'] as const)(
  'a kill %s a call ends the run, whatever the script catches',
  (moment) => {
    const script = localAppsScript(
      `function main() {
        const lock = LockService.getScriptLock();
        try { lock.hasLock() } catch (e) { try { lock.hasLock() } catch (again) {} }
        return 'unharmed';
      }`,
      { services },
    );
    script.observer = {
      [moment]: (_call: unknown, execution: Execution) => {
        if (execution.calls === 2) execution.kill();
      },
    };
    const outcome = script.run('main', [], editor);
    expect(outcome).toMatchObject({
      kind: 'failed',
      killed: true,
      message: 'Exceeded maximum execution time',
    });
    expect(outcome.execution.calls).toBe(2);
  },
);

test('virtual time over six minutes kills', () => {
  const script = localAppsScript('function main() { LockService.getScriptLock(); }', { services });
  script.observer = { before: (_call, { clock }) => clock.advance(360_001) };
  expect(script.run('main', [], editor)).toMatchObject({ kind: 'failed', killed: true });
});
