import * as z from 'zod';

/**
 * The fields of Clockify's answers that are used, as its API v1 documents them
 * (docs.clockify.me, read through its published description of 2026-08).
 */

export const rows = z.array(z.unknown());

export const taskRows = z
  .array(z.looseObject({ tasks: z.array(z.unknown()).nullish() }))
  .transform((projects) => projects.flatMap(({ tasks }) => tasks ?? []));

export const reportRows = z
  .object({ timeentries: z.array(z.unknown()) })
  .transform(({ timeentries }) => timeentries);

export const expenseRows = z
  .object({ expenses: z.object({ expenses: z.array(z.unknown()) }) })
  .transform(({ expenses }) => expenses.expenses);

export const categoryRows = z
  .object({ categories: z.array(z.unknown()) })
  .transform(({ categories }) => categories);

export const workspace = z.object({
  name: z.string(),
  currencies: z.array(z.object({ code: z.string(), isDefault: z.boolean().nullish() })).nullish(),
});

export const user = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  status: z.string().nullish(),
  settings: z.object({ timeZone: z.string() }).nullish(),
});

export const client = z.object({
  id: z.string(),
  name: z.string(),
  address: z.string().nullish(),
  email: z.string().nullish(),
  archived: z.boolean(),
  currencyCode: z.string().nullish(),
});

export const project = z.object({
  id: z.string(),
  name: z.string(),
  clientId: z.string().nullish(),
  clientName: z.string().nullish(),
  billable: z.boolean(),
  archived: z.boolean(),
});

export const task = z.object({
  id: z.string(),
  name: z.string(),
  billable: z.boolean().nullish(),
  status: z.string().nullish(),
});

export const expenseCategory = z.object({
  id: z.string(),
  name: z.string(),
  archived: z.boolean(),
});

/** A line of the detailed report; its times stand in the zone that the request asked for. */
export const timeEntry = z.object({
  _id: z.string(),
  description: z.string().nullish(),
  userId: z.string(),
  userName: z.string(),
  projectId: z.string().nullish(),
  projectName: z.string().nullish(),
  clientId: z.string().nullish(),
  clientName: z.string().nullish(),
  taskId: z.string().nullish(),
  taskName: z.string().nullish(),
  billable: z.boolean(),
  rate: z.number().nullish(),
  invoicingInfo: z
    .object({ invoiceId: z.string().nullish(), manuallyInvoiced: z.boolean().nullish() })
    .nullish(),
  timeInterval: z.object({
    start: z.string(),
    end: z.string().nullish(),
    duration: z.number().nullish(),
  }),
});

export const expense = z.object({
  id: z.string(),
  workspaceId: z.string(),
  date: z.string(),
  userId: z.string(),
  project: z
    .object({
      id: z.string(),
      name: z.string(),
      clientId: z.string().nullish(),
      clientName: z.string().nullish(),
    })
    .nullish(),
  category: z.object({ id: z.string(), name: z.string() }).nullish(),
  notes: z.string().nullish(),
  total: z.number(),
  billable: z.boolean(),
  fileId: z.string().nullish(),
  fileName: z.string().nullish(),
});

export type WireUser = z.infer<typeof user>;
export type WireClient = z.infer<typeof client>;
export type WireProject = z.infer<typeof project>;
export type WireTask = z.infer<typeof task>;
export type WireExpenseCategory = z.infer<typeof expenseCategory>;
export type WireTimeEntry = z.infer<typeof timeEntry>;
export type WireExpense = z.infer<typeof expense>;
