import * as z from 'zod/mini';
import { jsonExchange } from '../exchange';
import type { BilledMarks } from '../marks';

const timesheet = z.object({ exported: z.boolean() });

const addressOf = (entryId: string): string =>
  `{address}/api/timesheets/${entryId.replace(/^kimai:/, '')}`;

/**
 * Kimai's state "exported", which also locks an entry there. A request only switches it, so that
 * one that is sent twice takes the mark off again: it is read first, and what comes back is looked
 * at (code of 2.66).
 */
export const marks: BilledMarks = {
  atOnce: 1,
  isMarked: (entryId) =>
    jsonExchange({ method: 'GET', url: addressOf(entryId) }, timesheet, ({ exported }) => exported),
  mark: ([entryId = ''], billed) =>
    jsonExchange(
      { method: 'PATCH', url: `${addressOf(entryId)}/export` },
      timesheet,
      ({ exported }) => (exported === billed ? [] : [entryId]),
    ),
};
