import type { Event } from '../records/event';
import { text } from './cell-types';
import type { Tab } from './tab';

export const eventLogTab: Tab<Event> = {
  name: 'Event log',
  version: 1,
  key: 'eventId',
  group: 'record',
  frozenColumns: 1,
  columns: {
    at: { header: 'When', owner: 'setup', cell: text, width: 180 },
    actor: { header: 'Who', owner: 'setup', cell: text, blank: '', width: 180 },
    action: { header: 'What was done', owner: 'setup', cell: text, width: 180 },
    tab: { header: 'Tab', owner: 'setup', cell: text, blank: '', width: 100 },
    key: { header: 'Row', owner: 'setup', cell: text, blank: '', width: 150 },
    field: { header: 'Column', owner: 'setup', cell: text, blank: '', width: 110 },
    before: { header: 'Before', owner: 'setup', cell: text, blank: '', width: 200 },
    after: { header: 'After', owner: 'setup', cell: text, blank: '', width: 200 },
    reason: { header: 'Why', owner: 'setup', cell: text, blank: '', width: 360 },
    eventId: { header: 'Event ID', owner: 'setup', cell: text, width: 80 },
  },
};
