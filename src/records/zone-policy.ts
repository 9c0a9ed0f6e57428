import * as z from 'zod/mini';
import { id, text } from './fields';

/** What happens to work at midnight and at clock changes in a zone that is in use, in words. */
export const zonePolicySchema = z.object({
  /** IANA name. */
  zone: id,
  /** Who works in it: people, the firm, the spreadsheet, the account of the tracker. */
  usedBy: text,
  atMidnight: text,
  atClockChange: text,
  /** The next two changes of its clocks, worked out. */
  nextChange: text,
  changeAfter: text,
  /** Version of the zone data that they are worked out from. */
  zoneData: text,
});

export type ZonePolicy = z.infer<typeof zonePolicySchema>;
