import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { virtualClock } from '../../src/local/engine/clock';
import { World } from '../../src/local/engine/world';
import { InWorkbook, inWorkbook, outcomeOf, resultOf, scriptOf } from './support/in-script';

import { switchSettings } from './support/switch-settings';

const CODE = `
  import { loneliness } from './alone';
  import { sha256 } from './bytes';
  import { propertyStore } from './property-store';
  import { leftOf } from './run-clock';
  const journal = propertyStore(() => PropertiesService.getDocumentProperties(), 'No workbook is open here.');
  const alone = loneliness();
  export function digest(text) { return sha256(text); }
  export function store(key, value) { journal.set(key, value); return journal.get(key); }
  export function all() { return Array.from(journal.all()); }
  export function left(pause) { Utilities.sleep(pause); return leftOf(360000); }
  export function work(inner) { return alone(() => alone(() => inner)); }
  export function fail() { alone(() => { throw new RangeError('broken'); }); }
  export function reason() { try { return alone(() => 'done'); } catch (error) { return error.name + ': ' + error.message; } }
`;

const script = () => scriptOf(CODE);

describe('the journal', () => {
  test('keeps texts whole and forgets them on demand', () => {
    const here = script();
    expect(resultOf(here, 'store', 'a', 'x=1;\u{1F9FE}')).toBe('x=1;\u{1F9FE}');
    expect(resultOf(here, 'all')).toEqual([['a', 'x=1;\u{1F9FE}']]);
    expect(resultOf(here, 'store', 'a', null)).toBeNull();
    expect(resultOf(here, 'all')).toEqual([]);
  });

  test('costs one call for a value', () => {
    const here = script();
    const { execution } = outcomeOf(here, 'store', 'a', '1');
    // getDocumentProperties, setProperty, getProperty
    expect(execution.calls).toBe(3);
  });

  test('is missing where no workbook is open, and says so', () => {
    const outcome = script().run('store', ['a', '1'], {
      ...inWorkbook,
      cause: 'webApp',
      documentId: null,
    });
    expect(outcome).toMatchObject({ kind: 'failed', message: 'No workbook is open here.' });
  });
});

describe('the lock', () => {
  test('lets work inside work through and is free afterwards, also after an error', () => {
    const here = script();
    expect(resultOf(here, 'work', 7)).toBe(7);
    expect(() => resultOf(here, 'fail')).toThrow('broken');
    expect(resultOf(here, 'work', 8)).toBe(8);
  });

  test('refuses with a sentence while somebody else is at work, after five seconds', () => {
    const parts = { world: new World(), clock: virtualClock(Date.UTC(2026, 3, 1)) };
    const here = scriptOf(CODE, parts);
    const said: unknown[] = [];
    here.observer = {
      before: ({ method }) => {
        if (method !== 'flush' || said.length > 0) return;
        said.push(null);
        const before = parts.clock.now();
        said[0] = resultOf(here, 'reason');
        said.push(parts.clock.now() - before >= 5_000);
      },
    };
    expect(resultOf(here, 'reason')).toBe('done');
    expect(said).toEqual([
      'Busy: Somebody else is running a step in this workbook. Try again in a minute.',
      true,
    ]);
  });
});

test('a digest is that of the text in UTF-8', () => {
  const text = 'é€\u{1F9FE}';
  const digest = createHash('sha256').update(text, 'utf8').digest('hex');
  expect(resultOf(script(), 'digest', text)).toBe(digest);
});

test('less is left of a run the longer it goes on', () => {
  const here = script();
  const [soon, late] = [0, 60_000].map((pause) => resultOf(here, 'left', pause) as number);
  expect(soon).toBeLessThanOrEqual(350_000);
  expect((soon ?? 0) - (late ?? 0)).toBeGreaterThanOrEqual(60_000);
  expect(late).toBeGreaterThan(280_000);
});

describe('the clock', () => {
  const WAKE = `
    import { wakeLater, runAwaited } from './later';
    import { propertyStore } from './property-store';
    const journal = propertyStore(() => PropertiesService.getDocumentProperties(), 'none');
    const count = () => ScriptApp.getProjectTriggers().length;
    export function wake(steps) { for (const step of steps) wakeLater(journal, step); return count(); }
    export function go(answer) {
      const ran = [];
      runAwaited(journal, (step) => {
        ran.push(step);
        if (answer === 'again') { Utilities.sleep(1); wakeLater(journal, step); }
        return answer !== 'busy';
      });
      return [ran, count()];
    }
    export function continueSteps() {}`;

  test.each(switchSettings)('is one for all steps, however many ask, %s', (_, switches) => {
    const book = new InWorkbook(WAKE, { switches });
    expect(book.call('wake', ['pull', 'post', 'pull'])).toBe(1);
    expect(book.call('wake', ['post'])).toBe(1);
    expect(book.call('go', 'done')).toEqual([['pull', 'post'], 0]);
    expect(book.call('go', 'done')).toEqual([[], 0]);
  });

  test.each(['again', 'busy'])('stays while a step has to go on (%s)', (answer) => {
    const book = new InWorkbook(WAKE);
    book.call('wake', ['post']);
    expect(book.call('go', answer)).toEqual([['post'], 1]);
    expect(book.call('go', 'done')).toEqual([['post'], 0]);
  });
});
