import type { Event } from '../records/event';
import { eventLogTab } from '../tabs/event-log-tab';
import type { World } from './world';

export type NewEvent = Pick<Event, 'action' | 'tab' | 'key'> &
  Partial<Pick<Event, 'field' | 'before' | 'after' | 'reason'>>;

const COUNT_KEY = 'events';

/**
 * Adds what was changed to the Event log, below what stands there; nothing is ever taken out. The
 * count goes on in the journal, so that a row which somebody has removed leaves a gap.
 */
export function logEvents({ host, workbook }: World, events: readonly NewEvent[]): void {
  if (events.length === 0) return;
  const first = Number(host.journal.get(COUNT_KEY) ?? '0') + 1;
  host.journal.set(COUNT_KEY, String(first + events.length - 1));
  const at = new Date(host.now()).toISOString();
  const values = events.map((event, index): [string, Event] => {
    const eventId = String(first + index).padStart(6, '0');
    const silent = { field: '', before: '', after: '', reason: '' };
    return [eventId, { ...silent, ...event, eventId, at, actor: host.actor }];
  });
  workbook.put(eventLogTab, { owner: 'setup', values: new Map(values), mode: 'merge' });
}

/**
 * The same for what may be said a second time because a run was cut off after it was written: left
 * out is what stands there as the last word on its cell, since an instant where one is given.
 */
export function logOnce(world: World, events: readonly NewEvent[], since = ''): void {
  if (events.length === 0) return;
  const last = new Map(world.workbook.records(eventLogTab).map((one) => [cellOf(one), one]));
  logEvents(
    world,
    events.filter((event) => {
      const known = last.get(cellOf(event));
      const isThere =
        known !== undefined &&
        known.at >= since &&
        [known.action, known.before, known.after].join('\n') ===
          [event.action, event.before ?? '', event.after ?? ''].join('\n');
      return !isThere;
    }),
  );
}

const cellOf = ({ tab, key, field = '' }: Pick<NewEvent, 'tab' | 'key' | 'field'>): string =>
  [tab, key, field].join('\n');
