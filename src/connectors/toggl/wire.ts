import * as z from 'zod';

/**
 * The fields of Toggl's answers that are used, as its API v9 and Reports v3 document them
 * (engineering.toggl.com/docs, read through its published description of 2025-12).
 */

export const rows = z.array(z.unknown());

/** Tasks come in an envelope, the other lists bare. */
export const taskPage = z
  .object({ data: z.array(z.unknown()).nullable() })
  .transform(({ data }) => data ?? []);

export const workspace = z.object({
  name: z.string(),
  default_currency: z.string().nullish(),
});

export const client = z.object({
  id: z.number(),
  name: z.string(),
  archived: z.boolean().nullish(),
});

export const project = z.object({
  id: z.number(),
  name: z.string(),
  client_id: z.number().nullish(),
  client_name: z.string().nullish(),
  active: z.boolean(),
  billable: z.boolean().nullish(),
});

export const task = z.object({
  id: z.number(),
  name: z.string(),
  active: z.boolean(),
  project_billable: z.boolean().nullish(),
});

/** `uid` is the person; `id` only their membership. */
export const member = z.object({
  uid: z.number(),
  name: z.string(),
  email: z.string(),
  timezone: z.string().nullish(),
  inactive: z.boolean().nullish(),
});

/** A line of the detailed report, with one of the entries that it stands for. */
export const timeEntry = z.object({
  id: z.number(),
  start: z.string(),
  stop: z.string().nullish(),
  seconds: z.number(),
  user_id: z.number(),
  username: z.string(),
  project_id: z.number().nullish(),
  project_name: z.string().nullish(),
  client_name: z.string().nullish(),
  task_id: z.number().nullish(),
  task_name: z.string().nullish(),
  description: z.string().nullish(),
  billable: z.boolean(),
  hourly_rate_in_cents: z.number().nullish(),
  currency: z.string().nullish(),
  tag_names: z.array(z.string()).nullish(),
});

/** What has changed, in the list of whoever made the token. */
export const changedEntries = z.array(z.object({ id: z.number(), start: z.string() }));

export type WireClient = z.infer<typeof client>;
export type WireProject = z.infer<typeof project>;
export type WireTask = z.infer<typeof task>;
export type WireMember = z.infer<typeof member>;
export type WireTimeEntry = z.infer<typeof timeEntry>;
