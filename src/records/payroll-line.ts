import * as z from 'zod/mini';
import { amount, currency, id, localDate, seconds, text } from './fields';

/** What a person was paid for a period, as the payroll's file tells it. */
export const payrollLineSchema = z.object({
  /** `payroll:` and a digest of what the line says; a second line that says the same ends in `-2`. */
  payrollLineId: id,
  person: text,
  /** Id of the person on the People tab by name; empty where nobody there has it. */
  personId: text,
  /** First and last day of what is paid. */
  periodFrom: localDate,
  periodTo: localDate,
  /** Paid time; null where the file does not say. */
  seconds: z.nullable(seconds),
  gross: amount,
  currency,
  /** Kind of pay or remark, as the file has it. */
  text,
  /** File that brought it. */
  file: text,
});

export type PayrollLine = z.infer<typeof payrollLineSchema>;
