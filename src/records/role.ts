import * as z from 'zod/mini';
import { id } from './fields';

/** What a person may do in a workbook, the least first. */
export const roles = ['viewer', 'operator', 'approver', 'admin'] as const;

export type Role = (typeof roles)[number];

/** A person and the role that an admin gave her. */
export const assignmentSchema = z.object({
  /** E-mail address, in lower case. */
  person: id,
  role: z.enum(roles),
});

export type Assignment = z.infer<typeof assignmentSchema>;
