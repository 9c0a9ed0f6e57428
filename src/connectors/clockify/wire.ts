import * as z from 'zod/mini';

/**
 * The fields of Clockify's answers that are used, as its API v1 documents them
 * (docs.clockify.me, read through its published description of 2026-08).
 */

export const rows = z.array(z.unknown());

export const taskRows = z.pipe(
  z.array(z.looseObject({ tasks: z.nullish(z.array(z.unknown())) })),
  z.transform((projects) => projects.flatMap(({ tasks }) => tasks ?? [])),
);

export const reportRows = z.pipe(
  z.object({ timeentries: z.array(z.unknown()) }),
  z.transform(({ timeentries }) => timeentries),
);

export const expenseRows = z.pipe(
  z.object({ expenses: z.object({ expenses: z.array(z.unknown()) }) }),
  z.transform(({ expenses }) => expenses.expenses),
);

export const categoryRows = z.pipe(
  z.object({ categories: z.array(z.unknown()) }),
  z.transform(({ categories }) => categories),
);

export const workspace = z.object({
  name: z.string(),
  features: z.nullish(z.array(z.string())),
  currencies: z.nullish(z.array(z.object({ code: z.string(), isDefault: z.nullish(z.boolean()) }))),
});

export const user = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  status: z.nullish(z.string()),
  settings: z.nullish(z.object({ timeZone: z.string() })),
});

export const client = z.object({
  id: z.string(),
  name: z.string(),
  address: z.nullish(z.string()),
  email: z.nullish(z.string()),
  archived: z.boolean(),
  currencyCode: z.nullish(z.string()),
});

export const project = z.object({
  id: z.string(),
  name: z.string(),
  clientId: z.nullish(z.string()),
  clientName: z.nullish(z.string()),
  billable: z.boolean(),
  archived: z.boolean(),
});

export const task = z.object({
  id: z.string(),
  name: z.string(),
  billable: z.nullish(z.boolean()),
  status: z.nullish(z.string()),
});

export const expenseCategory = z.object({
  id: z.string(),
  name: z.string(),
  archived: z.boolean(),
});

/** A line of the detailed report; its times stand in the zone that the request asked for. */
export const timeEntry = z.object({
  _id: z.string(),
  description: z.nullish(z.string()),
  userId: z.string(),
  userName: z.string(),
  projectId: z.nullish(z.string()),
  projectName: z.nullish(z.string()),
  clientId: z.nullish(z.string()),
  clientName: z.nullish(z.string()),
  taskId: z.nullish(z.string()),
  taskName: z.nullish(z.string()),
  billable: z.boolean(),
  rate: z.nullish(z.number()),
  invoicingInfo: z.nullish(
    z.object({ invoiceId: z.nullish(z.string()), manuallyInvoiced: z.nullish(z.boolean()) }),
  ),
  timeInterval: z.object({
    start: z.string(),
    end: z.nullish(z.string()),
    duration: z.nullish(z.number()),
  }),
});

export const expense = z.object({
  id: z.string(),
  workspaceId: z.string(),
  date: z.string(),
  userId: z.string(),
  project: z.nullish(
    z.object({
      id: z.string(),
      name: z.string(),
      clientId: z.nullish(z.string()),
      clientName: z.nullish(z.string()),
    }),
  ),
  category: z.nullish(z.object({ id: z.string(), name: z.string() })),
  notes: z.nullish(z.string()),
  total: z.number(),
  billable: z.boolean(),
  fileId: z.nullish(z.string()),
  fileName: z.nullish(z.string()),
});

/** A request for approval, with the work that it is for. */
export const approval = z.object({
  approvalRequest: z.object({
    owner: z.object({ userId: z.string() }),
    dateRange: z.object({ start: z.string(), end: z.string() }),
    status: z.object({ state: z.string() }),
  }),
  entries: z.nullish(z.array(z.object({ id: z.string() }))),
  expenses: z.nullish(z.array(z.object({ id: z.string() }))),
});

export type WireApproval = z.infer<typeof approval>;
export type WireUser = z.infer<typeof user>;
export type WireClient = z.infer<typeof client>;
export type WireProject = z.infer<typeof project>;
export type WireTask = z.infer<typeof task>;
export type WireExpenseCategory = z.infer<typeof expenseCategory>;
export type WireTimeEntry = z.infer<typeof timeEntry>;
export type WireExpense = z.infer<typeof expense>;
