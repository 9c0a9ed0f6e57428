import type { ZonePolicy } from '../records/zone-policy';
import { text } from './cell-types';
import type { Tab } from './tab';

export const timeZonesTab: Tab<ZonePolicy> = {
  name: 'Time zones',
  version: 1,
  key: 'zone',
  group: 'record',
  frozenColumns: 1,
  columns: {
    zone: { header: 'Time zone', owner: 'pull', cell: text, width: 150 },
    usedBy: { header: 'Used by', owner: 'pull', cell: text, blank: '', width: 200 },
    atMidnight: { header: 'At midnight', owner: 'pull', cell: text, blank: '', width: 330 },
    atClockChange: { header: 'At clock changes', owner: 'pull', cell: text, blank: '', width: 330 },
    nextChange: { header: 'Next change', owner: 'pull', cell: text, blank: '', width: 330 },
    changeAfter: { header: 'The change after', owner: 'pull', cell: text, blank: '', width: 330 },
    zoneData: { header: 'Zone data', owner: 'pull', cell: text, blank: '', width: 85 },
  },
};
