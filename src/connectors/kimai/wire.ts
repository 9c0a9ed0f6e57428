import * as z from 'zod/mini';

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
  number: z.nullish(z.string()),
  visible: z.boolean(),
});

/** `parentTitle` is the name of its customer. */
export const project = z.object({
  id: z.number(),
  name: z.string(),
  customer: z.number(),
  parentTitle: z.nullish(z.string()),
  billable: z.nullish(z.boolean()),
  visible: z.boolean(),
});

export const activity = z.object({
  id: z.number(),
  name: z.string(),
  billable: z.nullish(z.boolean()),
  visible: z.boolean(),
});

export const user = z.object({
  id: z.number(),
  username: z.string(),
  alias: z.nullish(z.string()),
  enabled: z.boolean(),
});

const named = z.object({ id: z.number(), name: z.string() });

/** A timesheet with `full=true`; its times stand in the zone of whoever tracked it. */
export const timesheet = z.object({
  id: z.number(),
  begin: z.string(),
  end: z.nullish(z.string()),
  duration: z.nullish(z.number()),
  user: z.object({ id: z.number(), username: z.string(), alias: z.nullish(z.string()) }),
  activity: z.nullish(named),
  project: z.extend(named, { customer: named }),
  description: z.nullish(z.string()),
  /** What all of it is worth; the rates that it follows from are not in the list. */
  rate: z.nullish(z.number()),
  billable: z.boolean(),
  exported: z.boolean(),
});

export type WireCustomer = z.infer<typeof customer>;
export type WireProject = z.infer<typeof project>;
export type WireActivity = z.infer<typeof activity>;
export type WireUser = z.infer<typeof user>;
export type WireTimesheet = z.infer<typeof timesheet>;
