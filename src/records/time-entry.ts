import * as z from 'zod/mini';
import { amount, currency, decimal, flag, id, localDate, seconds, text } from './fields';

/** How far the tracker has got with a record. `gone`: it is no longer there. */
export const sourceStates = ['final', 'running', 'gone'] as const;

/** `none`: the tracker does not use approval for it. */
export const approvals = ['approved', 'submitted', 'unsubmitted', 'none'] as const;

/**
 * What is to happen with tracked work. `bill`: it goes on an invoice; `notBillable`: never;
 * `held`: not now, because a person or a policy said so; `blocked`: not before a problem is fixed.
 */
export const dispositions = ['bill', 'notBillable', 'held', 'blocked'] as const;

/** One piece of tracked time, and how far it has come on its way to an invoice. */
export const timeEntrySchema = z.object({
  /** `source:id`, as `harvest:636709355`. */
  entryId: id,
  /** The day that the tracker files it under: a date without a zone, never shifted. */
  spentOn: localDate,
  personId: id,
  person: text,
  clientId: id,
  client: text,
  projectId: id,
  project: text,
  taskId: id,
  task: text,
  notes: text,
  seconds,
  /** Wall-clock times as the tracker gave them, empty where it has none. */
  startedTime: text,
  endedTime: text,
  billable: flag,
  /** The tracker's own rate for the hour, in the client's currency. */
  sourceRate: z.nullable(decimal),
  sourceState: z.enum(sourceStates),
  approval: z.enum(approvals),
  /** Number of the tracker's own invoice that bills it already; empty where none does. */
  sourceInvoice: text,

  /** (user) Keep this entry off invoices for now. */
  hold: flag,
  /** (user) How much of it is billed, as `50 %`, `1:30` or `75.00`; empty: all of it. */
  billPart: text,
  /** (user) Why only that part. */
  partReason: text,

  disposition: z.nullable(z.enum(dispositions)),
  /** Why it is not billed, in words; empty where it is. */
  dispositionReason: text,
  customerId: text,
  customer: text,
  itemId: text,
  taxCodeId: text,

  /** Tracked time that is not billed because only a part of the entry is. */
  writtenOffSeconds: seconds,
  /** The policy that rounded its time, in words: the version that its line records. */
  policy: text,
  billedSeconds: z.nullable(seconds),
  hourlyRate: z.nullable(decimal),
  /** Where the rate comes from, as `rate R1 since 2026-01-01` or `the tracker`. */
  rateFrom: z._default(text, ''),
  currency: z.nullable(currency),
  amount: z.nullable(amount),
  explanation: text,
  /** How its time divides over factors, in words; empty where all of it is at its rate. */
  factors: text,
  /** What an hour of it costs the firm, and all of its tracked time, in `costCurrency`. */
  costRate: z.nullable(decimal),
  costCurrency: z.nullable(currency),
  cost: z.nullable(decimal),
  /** `amount` less `cost`, where both are in one currency. */
  margin: z.nullable(amount),

  /** The invoice that bills it, empty where none does yet. */
  documentId: text,

  /** When it began, as the tracker wrote it; a date alone where it keeps no times. */
  sourceTime: text,
  /** IANA name of the zone that it was tracked in, empty where nobody says. */
  sourceZone: text,
  /** Its offset as `-04:00`: the one that was sent, else that of the zone; empty for a date alone. */
  sourceOffset: text,
  /** When it began, in the storage zone, as `2026-03-08T07:30:00Z`; empty for a date alone. */
  startedAt: text,
  /** The same as the clocks of the display zone show it, as `2026-03-08 03:30`. */
  began: text,
  /** What the clocks of its zone made doubtful, in words. */
  zoneNote: text,
  /** Version of the zone data that it was understood with. */
  zoneData: text,
});

export type TimeEntry = z.infer<typeof timeEntrySchema>;
