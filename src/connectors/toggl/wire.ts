import * as z from 'zod/mini';

/**
 * The fields of Toggl's answers that are used, as its API v9 and Reports v3 document them
 * (engineering.toggl.com/docs, read through its published description of 2025-12).
 */

export const rows = z.array(z.unknown());

/** Tasks come in an envelope, the other lists bare. */
export const taskPage = z.pipe(
  z.object({ data: z.nullable(z.array(z.unknown())) }),
  z.transform(({ data }) => data ?? []),
);

export const workspace = z.object({
  name: z.string(),
  default_currency: z.nullish(z.string()),
  business_ws: z.nullish(z.boolean()),
});

export const client = z.object({
  id: z.number(),
  name: z.string(),
  archived: z.nullish(z.boolean()),
});

export const project = z.object({
  id: z.number(),
  name: z.string(),
  client_id: z.nullish(z.number()),
  client_name: z.nullish(z.string()),
  active: z.boolean(),
  billable: z.nullish(z.boolean()),
});

export const task = z.object({
  id: z.number(),
  name: z.string(),
  active: z.boolean(),
  project_billable: z.nullish(z.boolean()),
});

/** `uid` is the person; `id` only their membership. */
export const member = z.object({
  uid: z.number(),
  name: z.string(),
  email: z.string(),
  timezone: z.nullish(z.string()),
  inactive: z.nullish(z.boolean()),
});

/** A line of the detailed report, with one of the entries that it stands for. */
export const timeEntry = z.object({
  id: z.number(),
  start: z.string(),
  stop: z.nullish(z.string()),
  seconds: z.number(),
  user_id: z.number(),
  username: z.string(),
  project_id: z.nullish(z.number()),
  project_name: z.nullish(z.string()),
  client_name: z.nullish(z.string()),
  task_id: z.nullish(z.number()),
  task_name: z.nullish(z.string()),
  description: z.nullish(z.string()),
  billable: z.boolean(),
  hourly_rate_in_cents: z.nullish(z.number()),
  currency: z.nullish(z.string()),
  tag_names: z.nullish(z.array(z.string())),
});

export const timesheetPage = z.object({
  data: z.nullable(z.array(z.unknown())),
  page: z.nullish(z.number()),
  per_page: z.nullish(z.number()),
  total_count: z.nullish(z.number()),
});

/** A person's week or month that is approved as a whole. */
export const timesheet = z.object({
  member_id: z.number(),
  start_date: z.string(),
  end_date: z.string(),
  status: z.string(),
});

/** What has changed, in the list of whoever made the token. */
export const changedEntries = z.array(z.object({ id: z.number(), start: z.string() }));

export type WireClient = z.infer<typeof client>;
export type WireProject = z.infer<typeof project>;
export type WireTask = z.infer<typeof task>;
export type WireTimesheet = z.infer<typeof timesheet>;
export type WireMember = z.infer<typeof member>;
export type WireTimeEntry = z.infer<typeof timeEntry>;
