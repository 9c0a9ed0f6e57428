import { describe, expect, test } from '@jest/globals';
import { localDateOf } from '../../src/calendar/local-date';
import { toggl } from '../../src/connectors/toggl/connector';
import { toTimeEntry } from '../../src/connectors/toggl/translate';
import type { WireTimeEntry } from '../../src/connectors/toggl/wire';
import { pages, records, work } from './support/sources';
import { callerOf, facts, firm, simulatedToggl } from './support/toggl';

const { source } = toggl;
const whole = records(callerOf(simulatedToggl()), source.timeEntries, { facts });

test('says who it is, and in which currency its clients are billed', () => {
  const caller = callerOf(simulatedToggl());
  expect(source.facts.map((exchange) => caller.call(exchange))).toEqual([
    { ...facts, usesApproval: true },
  ]);
});

describe('a pull', () => {
  test.each([
    ['clients', source.clients, firm.clients.length],
    ['projects', source.projects, firm.projects.length],
    ['tasks', source.tasks, firm.tasks.length],
    ['people', source.people, firm.members.length],
  ])('gives every record of the %s once', (_, stream, count) => {
    const read = pages<unknown>(callerOf(simulatedToggl()), stream, { facts });
    expect(read.flatMap((page) => page.refused)).toEqual([]);
    const ids = read.flatMap((page) => page.records.map((one) => Object.values(one as object)[0]));
    expect([ids.length, new Set(ids).size]).toEqual([count, count]);
  });

  test('gives every stopped entry of its days once, fifty a page', () => {
    const read = pages(callerOf(simulatedToggl()), source.timeEntries, { facts });
    const ids = read.flatMap((page) => page.records.map(({ entryId }) => entryId));
    const stopped = firm.entries.filter(({ seconds }) => seconds !== null);
    expect(new Set(ids)).toEqual(new Set(stopped.map(({ id }) => `toggl:${id}`)));
    expect(ids).toHaveLength(stopped.length);
    expect(read.map((page) => page.records.length).slice(0, -1)).toEqual(
      Array(read.length - 1).fill(50),
    );
  });

  test('asks for no rounding, whatever the workspace is set to', () => {
    const provider = simulatedToggl();
    pages(callerOf(provider), source.timeEntries, { facts });
    const bodies = provider.passed.map(({ request }) =>
      JSON.parse(Buffer.from(request.body).toString()),
    );
    expect(bodies.every((body) => body.rounding === 0 && body.rounding_minutes === 0)).toBe(true);
  });

  test('has the same seconds by person and day as what was tracked', () => {
    const seconds = (of: readonly { personId: unknown; spentOn: string; seconds: number }[]) => {
      const sums = new Map<string, number>();
      for (const { personId, spentOn, seconds: one } of of) {
        const key = `${personId} ${spentOn}`;
        sums.set(key, (sums.get(key) ?? 0) + one);
      }
      return sums;
    };
    const zones = new Map(work.people.map(({ id, zone }) => [id, zone]));
    const day = (id: number, ms: number) =>
      new Intl.DateTimeFormat('en-CA', { timeZone: zones.get(id) }).format(ms);
    const tracked = work.time
      .filter(({ running }) => !running)
      .map((one) => ({
        personId: `toggl:${one.personId}`,
        spentOn: day(one.personId, one.startMs),
        seconds: one.seconds,
      }));
    expect(seconds(whole)).toEqual(seconds(tracked));
  });

  test('of more than a year asks stretch by stretch', () => {
    const provider = simulatedToggl();
    const days = { from: localDateOf('2024-12-01'), to: localDateOf('2026-04-03') };
    const read = records(callerOf(provider), source.timeEntries, { facts, days });
    expect(read).toHaveLength(whole.length);
    const [first] = provider.passed;
    const body = JSON.parse(Buffer.from(first?.request.body ?? '').toString());
    expect([body.start_date, body.end_date]).toEqual(['2024-12-01', '2025-11-30']);
  });

  test('refuses a bad row and gives the others', () => {
    const broken = { ...firm.entries[0], id: 'x' as unknown as number } as (typeof firm.entries)[0];
    const provider = simulatedToggl({ entries: [broken, ...firm.entries.slice(1)] });
    const read = pages(callerOf(provider), source.timeEntries, { facts });
    expect(read.flatMap((page) => page.records)).toHaveLength(whole.length - 1);
    expect(read.flatMap((page) => page.refused).map(({ code, field }) => [code, field])).toEqual([
      ['E-607', 'id'],
    ]);
  });

  test('stops where its pages would lead to other days', () => {
    const days = { from: localDateOf('2026-02-01'), to: localDateOf('2026-02-28') };
    const position = { since: null, next: '2025-01-01/', days };
    expect(() => source.timeEntries.page(position, facts)).toThrow('other days');
  });
});

const wire: WireTimeEntry = {
  id: 1,
  start: '2026-03-01T23:30:00-08:00',
  stop: '2026-03-02T00:45:00-08:00',
  seconds: 4500,
  user_id: 7,
  username: 'Ana',
  project_id: 3,
  project_name: 'Alpha',
  client_name: 'Acme',
  task_id: null,
  task_name: null,
  description: '=1+1',
  billable: true,
  hourly_rate_in_cents: 12_550,
  currency: 'USD',
};

describe('a time entry', () => {
  test('is of the day on which it began where it was tracked', () => {
    expect(toTimeEntry(wire, facts)).toMatchObject({
      entryId: 'toggl:1',
      spentOn: '2026-03-01',
      seconds: 4500,
      startedTime: '2026-03-01T23:30:00-08:00',
      taskId: 'toggl:no-task',
      projectId: 'toggl:3',
      clientId: '',
      client: 'Acme',
      sourceRate: '125.5',
      notes: '=1+1',
      sourceState: 'final',
    });
  });

  test.each([
    ['runs while it counts below zero', { seconds: -1_772_437_800, stop: null }, 'running'],
    ['runs while it has no stop', { stop: null }, 'running'],
    ['is final once it is stopped', {}, 'final'],
  ])('%s', (_, change, sourceState) => {
    expect(toTimeEntry({ ...wire, ...change }, facts)).toMatchObject({ sourceState });
  });

  test('of a project in another currency than the client is billed in has no rate', () => {
    expect(toTimeEntry({ ...wire, currency: 'EUR' }, facts).sourceRate).toBeNull();
  });

  test.each(['2026-03-01T23:30:00', '2026-03-01', 'yesterday', '2026-02-30T10:00:00Z'])(
    'that starts at %s is refused',
    (start) => {
      expect(() => toTimeEntry({ ...wire, start }, facts)).toThrow(RangeError);
    },
  );
});
