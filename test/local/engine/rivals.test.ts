import { describe, expect, test } from '@jest/globals';
import type { Caller, Execution } from '../../../src/local/engine/execution';
import type { ServiceCall } from '../../../src/local/engine/membrane';
import { nobody } from '../../../src/local/engine/ui-host';
import { gates, services } from '../../../src/local/services/all-services';
import { Ui } from '../../../src/local/services/ui';
import { editor, localAppsScript, returnedBy } from '../support/run-code';

const CODE = `
  const store = () => PropertiesService.getScriptProperties();
  function withLock(ms) {
    const lock = LockService.getScriptLock();
    if (!lock.tryLock(ms)) return 'busy';
    store().setProperty('holder', 'one');
    Utilities.sleep(5);
    return lock.hasLock();
  }
  function wait(ms) { LockService.getScriptLock().waitLock(ms); }
  function count() {
    const count = Number(store().getProperty('count') || 0);
    store().setProperty('count', String(count + 1));
    return store().getProperty('count');
  }
  function step() {
    for (const key of ['a', 'b', 'c']) {
      try { store().setProperty(key, 'done'); } catch (e) { store().setProperty('caught', 'yes'); }
    }
    return 'unharmed';
  }
  function all() { return store().getProperties(); }
  function loop() { for (;;); }
  function deep(n) { Utilities.getUuid(); return n; }
  function question() {
    const lock = LockService.getScriptLock();
    lock.tryLock(0);
    SpreadsheetApp.getUi().alert('Go on?');
    return lock.hasLock();
  }
`;

const bo: Caller = { ...editor, user: 'bo@example.com' };
const make = (parts = {}) => localAppsScript(CODE, { services, gates, ...parts });

/** Does `work` at the first call of a method, before it. */
function at(method: string, work: (execution: Execution) => void) {
  let done = false;
  return {
    before: (call: ServiceCall, execution: Execution) => {
      if (done || call.method !== method) return;
      done = true;
      work(execution);
    },
  };
}

describe('a rival inside a service call', () => {
  test('cannot take a lock that is held, and its waiting takes time', () => {
    const script = make();
    let rival: unknown;
    let waited = 0;
    script.observer = at('sleep', () => {
      const began = script.parts.clock.now();
      rival = returnedBy(script.run('withLock', [10_000], bo));
      waited = script.parts.clock.now() - began;
    });
    expect(returnedBy(script.run('withLock', [0], editor))).toBe(true);
    expect(rival).toBe('busy');
    expect(waited).toBeGreaterThanOrEqual(10_000);
    expect(returnedBy(script.run('withLock', [0], bo))).toBe(true); // freed at the end of the run
  });

  // brucemcpherson/gas-fakes testlock.js, and ten reports of the message
  test('that waits for it gets an error', () => {
    const script = make();
    let message = '';
    script.observer = at('sleep', () => {
      const outcome = script.run('wait', [1000], bo);
      message = outcome.kind === 'failed' ? `${outcome.name}: ${outcome.message}` : 'no error';
    });
    script.run('withLock', [0], editor);
    expect(message).toBe(
      'Exception: Lock timeout: another process was holding the lock for too long.',
    );
  });

  test('can come between reading and writing', () => {
    const script = make();
    script.observer = at('setProperty', () => script.run('count', [], bo));
    expect(returnedBy(script.run('count', [], editor))).toBe('1'); // the rival's count is lost
  });

  test('is one of at most 30 runs of a user', () => {
    const script = make();
    const outcomes: string[] = [];
    script.observer = {
      before: () => {
        if (outcomes.length > 40) return;
        const outcome = script.run('deep', [1], editor);
        outcomes.push(outcome.kind === 'failed' ? outcome.message : 'ran');
      },
    };
    expect(returnedBy(script.run('deep', [0], editor))).toBe(0);
    expect(outcomes[0]).toBe(
      'There are too many scripts running simultaneously for this Google user account.',
    );
  });
});

describe('a kill', () => {
  test.each(Array.from({ length: 6 }, (_, index) => index + 1))(
    'at service call %d leaves what was done before it, and no catch has an effect',
    (fatal) => {
      const script = make();
      script.observer = {
        before: (_call, execution) => {
          if (execution.calls === fatal) execution.kill();
        },
      };
      expect(script.run('step', [], editor)).toMatchObject({
        kind: 'failed',
        killed: true,
        message: 'Exceeded maximum execution time',
      });
      script.observer = {};
      const writes = Math.floor((fatal - 1) / 2); // each write is two calls
      const done = ['a', 'b', 'c'].slice(0, writes).map((key) => [key, 'done']);
      expect(returnedBy(script.run('all', [], editor))).toEqual(Object.fromEntries(done));
    },
  );

  test('ends an endless loop, which calls no service', () => {
    expect(make({ realLimitMs: 200 }).run('loop', [], editor)).toMatchObject({
      killed: true,
      message: 'Exceeded maximum execution time',
    });
  });
});

// developers.google.com/apps-script/reference/base/ui#alert(String)
test('an open dialog drops the locks of the run and takes none of its time', () => {
  const script = localAppsScript(CODE, {
    gates,
    services: {
      ...services,
      SpreadsheetApp: (context) =>
        Object.assign(new Ui(context), {
          gasType: 'Spreadsheet.SpreadsheetApp',
          getUi: () => new Ui(context),
        }),
    },
    ui: {
      ...nobody,
      ask: () => {
        script.parts.clock.advance(3_600_000);
        return { button: 'OK', text: '' };
      },
    },
  });
  const menu: Caller = { ...editor, cause: 'menu', documentId: 'book' };
  expect(returnedBy(script.run('question', [], menu))).toBe(false);
});
