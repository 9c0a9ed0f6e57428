import { tacitExchange } from '../exchange';
import type { BilledMarks } from '../marks';

const ADDRESS = 'https://api.clockify.me/api/v1/workspaces/{tenant}/time-entries/invoiced';

/** Clockify's flag "invoiced" (docs.clockify.me, read 2026-08); it answers with nothing. */
export const marks: BilledMarks = {
  atOnce: 50,
  mark: (entryIds, invoiced) => {
    const timeEntryIds = entryIds.map((id) => id.replace(/^clockify:/, ''));
    return tacitExchange({ method: 'PATCH', url: ADDRESS, json: { timeEntryIds, invoiced } }, []);
  },
};
