import { describe, expect, test } from '@jest/globals';
import { virtualClock } from '../../../src/local/engine/clock';
import type { Caller } from '../../../src/local/engine/execution';
import type { LocalAppsScript } from '../../../src/local/engine/local-apps-script';
import { advanceTime, nextTriggerTime } from '../../../src/local/engine/scheduler';
import { defaultSwitches } from '../../../src/local/engine/switches';
import { World } from '../../../src/local/engine/world';
import { gates, services } from '../../../src/local/services/all-services';
import { localAppsScript, returnedBy } from '../support/run-code';

const START = Date.UTC(2026, 2, 7, 12);
const HOUR = 3_600_000;

const ana: Caller = {
  cause: 'menu',
  authMode: 'FULL',
  user: 'ana@example.com',
  documentId: 'book',
};

const CODE = `
  const note = (e) => {
    const store = PropertiesService.getScriptProperties();
    const seen = JSON.parse(store.getProperty('seen') || '[]');
    store.setProperty('seen', JSON.stringify([...seen, e]));
  };
  function tick(e) { note(e); }
  function who() {
    note([Session.getEffectiveUser().getEmail(), LockService.getDocumentLock() === null]);
  }
  function slow() { for (let i = 0; i < 12; i++) Utilities.sleep(290000 / 10); }
  function every(code) {
    return new Function('clock', 'ScriptApp', 'return clock.' + code + '.create().getUniqueId()')(
      ScriptApp.newTrigger('tick').timeBased(), ScriptApp);
  }
  function watch(name) { ScriptApp.newTrigger(name).timeBased().everyHours(1).create(); }
  function watchTwice() { watch('slow'); watch('slow'); }
  function seen() { return JSON.parse(PropertiesService.getScriptProperties().getProperty('seen') || '[]'); }
  function left() { return ScriptApp.getProjectTriggers().length; }
`;

function scriptWith(switches = {}, zone = START): LocalAppsScript {
  return localAppsScript(CODE, {
    services,
    gates,
    clock: virtualClock(zone),
    world: new World(),
    switches: { ...defaultSwitches, ...switches },
  });
}

const call = (script: LocalAppsScript, name: string, ...args: unknown[]) =>
  returnedBy(script.run(name, args, ana));

/** The times at which a rule fires within some hours. */
function firings(rule: string, hours: number): string[] {
  const script = scriptWith();
  call(script, 'every', rule);
  return advanceTime(script, hours * HOUR).map(({ at }) => new Date(at).toISOString());
}

// developers.google.com/apps-script/reference/script/clock-trigger-builder
describe('clock triggers', () => {
  test('every hour, always at the minute that was drawn', () => {
    const times = firings('everyHours(1)', 24);
    expect(times).toHaveLength(24);
    expect(new Set(times.map((time) => time.slice(14, 16))).size).toBe(1);
  });

  test('near a minute means within a quarter of an hour', () => {
    for (const time of firings('everyHours(1).nearMinute(30)', 5)) {
      expect(Math.abs(Number(time.slice(14, 16)) - 30)).toBeLessThanOrEqual(15);
    }
  });

  test('a daily hour is that of the wall clock, also across a clock change', () => {
    const rule = "everyDays(1).atHour(9).nearMinute(0).inTimezone('America/New_York')";
    const hours = firings(rule, 72).map((time) => time.slice(5, 13));
    expect(hours).toEqual(['03-07T14', '03-08T13', '03-09T13']); // 9:00 EST, then EDT
  });

  test.each([
    ['everyMinutes(30)', 2, 4],
    ['everyHours(6)', 24, 4],
    ['everyDays(2)', 24 * 8, 4],
    ['onWeekDay(ScriptApp.WeekDay.FRIDAY)', 24 * 21, 3],
    ['everyWeeks(2)', 24 * 56, 4],
    ['onMonthDay(15)', 24 * 61, 2],
    ['after(2 * 3600 * 1000)', 24, 1],
    ['at(new Date(2026, 2, 8))', 24, 1],
    ['atDate(2026, 3, 9)', 24 * 3, 1],
  ])('%s fires so often in %d hours: %d', (rule, hours, count) => {
    expect(firings(rule, hours)).toHaveLength(count);
  });

  test('a week day is that day', () => {
    const days = firings('onWeekDay(ScriptApp.WeekDay.FRIDAY)', 24 * 21);
    expect(days.map((time) => new Date(time).getUTCDay())).toEqual([5, 5, 5]);
  });

  test('the event tells the time in UTC (guides/triggers/events)', () => {
    const script = scriptWith();
    call(script, 'every', 'after(90 * 60 * 1000)');
    advanceTime(script, 2 * HOUR);
    expect(call(script, 'seen')).toMatchObject([
      {
        authMode: 'FULL',
        year: 2026,
        month: 3,
        'day-of-month': 7,
        'day-of-week': 6,
        hour: 13,
        minute: 30,
        timezone: 'UTC',
        triggerUid: expect.stringMatching(/^\d+$/),
      },
    ]);
    expect(nextTriggerTime(script)).toBeUndefined();
    expect(call(script, 'left')).toBe(1); // it stays in the list until it is deleted
  });

  test('a trigger runs as who made it, and survives in a stored world', () => {
    const script = scriptWith();
    call(script, 'watch', 'who');
    const stored = JSON.parse(JSON.stringify(script.parts.world.snapshot())) as object;
    const again = localAppsScript(CODE, {
      services,
      gates,
      clock: script.parts.clock,
      world: new World(stored as Record<string, unknown>),
    });
    advanceTime(again, HOUR);
    expect(call(again, 'seen')).toEqual([['ana@example.com', false]]);
  });

  test('a function that does not exist is missed when the trigger fires', () => {
    const script = scriptWith();
    call(script, 'watch', 'gone');
    expect(advanceTime(script, HOUR)).toMatchObject([
      { outcome: { kind: 'failed', message: 'Script function not found: gone' } },
    ]);
  });

  test('triggers of a user run 90 minutes a day and no longer', () => {
    const script = scriptWith();
    call(script, 'watchTwice'); // twice 348 s an hour
    const fired = advanceTime(script, 24 * HOUR);
    const ran = fired.filter(({ outcome }) => outcome !== undefined);
    expect(ran).toHaveLength(16);
    expect(advanceTime(script, 24 * HOUR).some(({ outcome }) => outcome)).toBe(true);
  });
});

// developers.google.com/workspace/add-ons/concepts/editor-triggers; error texts from RomainVialard/ErrorHandler
describe('triggers of an add-on', () => {
  test.each([
    ['everyMinutes(10)', 'Add-ons may not create time-based triggers to run more frequently'],
    ['after(60 * 1000)', 'Add-ons may not create time-based triggers to run more frequently'],
  ])('%s is refused', (rule, message) => {
    expect(() => call(scriptWith({ installedAsAddOn: true }), 'every', rule)).toThrow(message);
  });

  test('there is one of each type in a document for a user', () => {
    const script = scriptWith({ installedAsAddOn: true });
    call(script, 'watch', 'tick');
    expect(() => call(script, 'watch', 'tick')).toThrow(
      'This add-on has created too many time-based triggers in this document for this Google user account.',
    );
  });

  test.each([true, false])(
    'whether it has a document is a switch: %s',
    (clockTriggerHasDocument) => {
      const script = scriptWith({ installedAsAddOn: true, clockTriggerHasDocument });
      call(script, 'watch', 'who');
      advanceTime(script, HOUR);
      expect(call(script, 'seen')).toEqual([['ana@example.com', !clockTriggerHasDocument]]);
    },
  );
});

test.each([
  ['everyMinutes(7)', 'The value you passed to everyMinutes was invalid'],
  ['everyHours(5)', 'The value you passed to everyHours was invalid'],
  ['everyDays(1).atHour(24)', 'The value you passed to atHour was invalid'],
  ["everyDays(1).inTimezone('Not/AZone')", 'Invalid argument: Not/AZone'],
])('%s is refused', (rule, message) => {
  expect(() => call(scriptWith(), 'every', rule)).toThrow(message);
});

test('a user has 20 triggers in a script', () => {
  const script = scriptWith();
  for (let count = 0; count < 20; count++) call(script, 'watch', 'tick');
  expect(() => call(script, 'watch', 'tick')).toThrow('This script has too many triggers.');
  expect(() =>
    returnedBy(script.run('watch', ['tick'], { ...ana, user: 'bo@example.com' })),
  ).not.toThrow();
});
