import * as z from 'zod';

/**
 * The fields of Kimai's answers that are used, as its own description of 2024-05 and its code of
 * 2.66 have them (www.kimai.org/documentation/rest-api.html).
 */

export const rows = z.array(z.unknown());

export const version = z.object({ version: z.string() });

export const customer = z.object({
  id: z.number(),
  name: z.string(),
  currency: z.string(),
  number: z.string().nullish(),
  visible: z.boolean(),
});

/** `parentTitle` is the name of its customer. */
export const project = z.object({
  id: z.number(),
  name: z.string(),
  customer: z.number(),
  parentTitle: z.string().nullish(),
  billable: z.boolean().nullish(),
  visible: z.boolean(),
});

export const activity = z.object({
  id: z.number(),
  name: z.string(),
  billable: z.boolean().nullish(),
  visible: z.boolean(),
});

export const user = z.object({
  id: z.number(),
  username: z.string(),
  alias: z.string().nullish(),
  enabled: z.boolean(),
});

const named = z.object({ id: z.number(), name: z.string() });

/** A timesheet with `full=true`; its times stand in the zone of whoever tracked it. */
export const timesheet = z.object({
  id: z.number(),
  begin: z.string(),
  end: z.string().nullish(),
  duration: z.number().nullish(),
  user: z.object({ id: z.number(), username: z.string(), alias: z.string().nullish() }),
  activity: named.nullish(),
  project: named.extend({ customer: named }),
  description: z.string().nullish(),
  hourlyRate: z.number().nullish(),
  fixedRate: z.number().nullish(),
  billable: z.boolean(),
  exported: z.boolean(),
});

export type WireCustomer = z.infer<typeof customer>;
export type WireProject = z.infer<typeof project>;
export type WireActivity = z.infer<typeof activity>;
export type WireUser = z.infer<typeof user>;
export type WireTimesheet = z.infer<typeof timesheet>;
