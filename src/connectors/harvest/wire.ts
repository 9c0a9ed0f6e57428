import * as z from 'zod/mini';

/**
 * The fields of Harvest's answers that are used, as its API v2 documents them
 * (help.getharvest.com/api-v2, read through its published examples of 2025-11).
 */

const named = z.object({ id: z.number(), name: z.string() });

/** A page of some kind of record, its rows still to be read one by one. */
export const pageOf = (kind: string) =>
  z.pipe(
    z.looseObject({ links: z.object({ next: z.nullable(z.string()) }) }),
    z.transform((page, check) => {
      const rows = z.array(z.unknown()).safeParse(page[kind]);
      if (rows.success) return { next: page.links.next, rows: rows.data };
      check.issues.push({ code: 'custom', path: [kind], message: 'it is no list', input: page });
      return z.NEVER;
    }),
  );

export const company = z.object({
  name: z.string(),
  full_domain: z.string(),
  approval_feature: z.boolean(),
});

export const client = z.object({
  id: z.number(),
  name: z.string(),
  is_active: z.boolean(),
  address: z.nullable(z.string()),
  currency: z.string(),
});

export const project = z.object({
  id: z.number(),
  name: z.string(),
  code: z.nullable(z.string()),
  is_active: z.boolean(),
  is_billable: z.boolean(),
  client: named,
});

export const task = z.object({
  id: z.number(),
  name: z.string(),
  billable_by_default: z.boolean(),
  is_active: z.boolean(),
});

export const user = z.object({
  id: z.number(),
  first_name: z.string(),
  last_name: z.string(),
  email: z.string(),
  timezone: z.string(),
  is_contractor: z.boolean(),
  is_active: z.boolean(),
});

export const expenseCategory = z.object({
  id: z.number(),
  name: z.string(),
  is_active: z.boolean(),
});

const sourceInvoice = z.nullable(z.object({ number: z.nullable(z.string()) }));

export const timeEntry = z.object({
  id: z.number(),
  spent_date: z.string(),
  user: named,
  client: named,
  project: named,
  task: named,
  hours: z.number(),
  notes: z.nullable(z.string()),
  approval_status: z.string(),
  is_billed: z.boolean(),
  is_running: z.boolean(),
  started_time: z.nullable(z.string()),
  ended_time: z.nullable(z.string()),
  invoice: sourceInvoice,
  billable: z.boolean(),
  billable_rate: z.nullable(z.number()),
});

export const expense = z.object({
  id: z.number(),
  spent_date: z.string(),
  user: named,
  client: z.extend(named, { currency: z.string() }),
  project: named,
  expense_category: named,
  notes: z.nullable(z.string()),
  total_cost: z.number(),
  billable: z.boolean(),
  approval_status: z.string(),
  is_billed: z.boolean(),
  invoice: sourceInvoice,
  receipt: z.nullable(
    z.object({
      url: z.nullable(z.string()),
      file_name: z.nullable(z.string()),
      content_type: z.nullable(z.string()),
    }),
  ),
});

export type WireClient = z.infer<typeof client>;
export type WireProject = z.infer<typeof project>;
export type WireTask = z.infer<typeof task>;
export type WireUser = z.infer<typeof user>;
export type WireExpenseCategory = z.infer<typeof expenseCategory>;
export type WireTimeEntry = z.infer<typeof timeEntry>;
export type WireExpense = z.infer<typeof expense>;
