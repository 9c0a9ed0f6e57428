import { describe, expect, test } from '@jest/globals';
import { localDayOf } from '../../src/calendar/zone';
import { clientsTab } from '../../src/tabs/clients-tab';
import { dayChangesTab } from '../../src/tabs/day-changes-tab';
import { eventLogTab } from '../../src/tabs/event-log-tab';
import { problemsTab } from '../../src/tabs/problems-tab';
import { settingsTab } from '../../src/tabs/settings-tab';
import { timeTab } from '../../src/tabs/time-tab';
import { timeZonesTab } from '../../src/tabs/time-zones-tab';
import { type Tracker, TrackerWorld, trackers } from './support/tracker-worlds';

const FIRM = 'America/New_York';

/** A firm whose tracker files work by the days of whoever worked, some of them far away. */
class Firm {
  readonly world = new TrackerWorld(trackers['toggl'] as Tracker);

  constructor() {
    this.pull();
  }

  pull(): void {
    expect(this.world.pull().outcome).toBe('done');
    this.world.host.clock += 60_000;
  }

  set(name: string, value: string): void {
    const values = new Map([[name, { value }]]);
    this.world.world().workbook.put(settingsTab, { owner: 'user', values, mode: 'merge' });
  }

  follow(owner: string, move = 'no'): void {
    this.set('Day of work follows', owner);
    this.set('Move work to its new days', move);
    this.pull();
  }

  get workbook() {
    return this.world.world().workbook;
  }

  get days(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      this.workbook.records(timeTab).map(({ entryId, spentOn }) => [entryId, spentOn]),
    );
  }

  get waiting() {
    return this.workbook.records(problemsTab).filter(({ code }) => code === 'W-133');
  }

  /** The days on which work began by the clocks of a zone. */
  daysIn(zone: string): Readonly<Record<string, string>> {
    return Object.fromEntries(
      this.workbook
        .records(timeTab)
        .map(({ entryId, startedAt }) => [entryId, localDayOf(zone, Date.parse(startedAt))]),
    );
  }
}

describe('another policy of days', () => {
  test('shows what it would move, and moves it only once a person has said yes', () => {
    const firm = new Firm();
    const before = firm.days;
    firm.follow('firm');
    const shown = firm.workbook.records(dayChangesTab);
    expect(shown.length).toBeGreaterThan(0);
    expect(firm.days).toEqual(before);
    expect(firm.waiting[0]?.message).toContain(
      `asks for firm: ${shown.length} entries would move to another day. Nothing was moved.`,
    );
    firm.follow('firm', 'yes');
    const wanted = firm.daysIn(FIRM);
    expect(firm.days).toEqual(wanted);
    expect(
      Object.keys(wanted)
        .filter((id) => wanted[id] !== before[id])
        .sort(),
    ).toEqual(shown.map(({ entryId }) => entryId).sort());
    for (const { entryId, dayNow, dayThen, zone } of shown) {
      expect([dayNow, dayThen, zone]).toEqual([before[entryId], wanted[entryId], FIRM]);
    }
    expect(firm.waiting).toEqual([]);
    expect(firm.workbook.records(dayChangesTab)).toEqual([]);
    const moves = firm.workbook
      .records(eventLogTab)
      .map(({ key, before: b, after }) => [key, b, after]);
    expect(moves).toEqual(shown.map(({ entryId, dayNow, dayThen }) => [entryId, dayNow, dayThen]));
    expect(firm.workbook.records(timeZonesTab)[0]?.atMidnight).toContain("by the firm's clocks");
  });

  test('is shown first even where yes was left standing', () => {
    const firm = new Firm();
    const before = firm.days;
    firm.follow('firm', 'yes');
    expect(firm.days).toEqual(before);
    firm.pull();
    expect(firm.days).toEqual(firm.daysIn(FIRM));
    firm.follow('tracker', 'yes');
    expect(firm.days).not.toEqual(before);
    firm.pull();
    expect(firm.days).toEqual(before);
  });

  test('leaves what is on an invoice on its day, and what the tracker has is still found there', () => {
    const firm = new Firm();
    const before = firm.days;
    firm.follow('firm');
    const [first] = firm.workbook.records(dayChangesTab);
    const billed = first?.entryId ?? '';
    const values = new Map([[billed, { documentId: 'D-1' }]]);
    firm.workbook.put(timeTab, { owner: 'draft', values, mode: 'merge' });
    firm.follow('firm', 'yes');
    expect(firm.days).toEqual({ ...firm.daysIn(FIRM), [billed]: before[billed] });
    const { message } = firm.world.pull();
    expect(message).not.toContain('gone');
    expect(firm.days[billed]).toBe(before[billed]);
  });

  test('of a client counts by the zone that is written beside it, and by the firm without one', () => {
    const firm = new Firm();
    const [client] = firm.workbook.records(clientsTab);
    const values = new Map([[client?.clientId ?? '', { billingZone: 'Pacific/Auckland' }]]);
    firm.workbook.put(clientsTab, { owner: 'user', values, mode: 'merge' });
    firm.follow('client');
    firm.follow('client', 'yes');
    const [far, near] = [firm.daysIn('Pacific/Auckland'), firm.daysIn(FIRM)];
    const wanted = firm.workbook
      .records(timeTab)
      .map(({ entryId, clientId }) => [
        entryId,
        (clientId === client?.clientId ? far : near)[entryId],
      ]);
    expect(firm.days).toEqual(Object.fromEntries(wanted));
  });

  test('holds for a new workbook from its first pull on, and for what comes later', () => {
    const world = new TrackerWorld(trackers['toggl'] as Tracker);
    const values = new Map([['Day of work follows', { value: 'firm' }]]);
    world.world().workbook.put(settingsTab, { owner: 'user', values, mode: 'merge' });
    expect(world.pull().outcome).toBe('done');
    const rows = world.world().workbook.records(timeTab);
    for (const { spentOn, startedAt } of rows) {
      expect(spentOn).toBe(localDayOf(FIRM, Date.parse(startedAt)));
    }
    expect(world.pull().message).toContain('nothing new');
    expect(world.world().workbook.records(dayChangesTab)).toEqual([]);
  });
});
