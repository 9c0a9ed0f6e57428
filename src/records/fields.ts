import * as z from 'zod';
import { isLocalDate } from '../calendar/local-date';
import type { Seconds } from '../calendar/seconds';
import type { Amount } from '../money/amount';
import { isCurrencyCode } from '../money/currency';
import { type Decimal, isDecimal } from '../money/decimal';

/** The kinds of field that records are made of. */

export const text = z.string();
export const id = z.string().min(1);
export const localDate = z.string().refine(isLocalDate);
export const currency = z.string().refine(isCurrencyCode);
export const flag = z.boolean();

/** Whole seconds. */
export const seconds = z.int() as z.ZodType<Seconds>;

/** An exact figure as text: a rate, a price, a percentage, a quantity. */
export const decimal = z.string().refine((value): value is Decimal => isDecimal(value));

/** Money at the decimals of the currency that stands beside it in the record. */
export const amount = z.string().refine((value): value is Amount => isDecimal(value));

/** ISO 8601 with an offset or `Z`, as `2026-03-08T03:30:00-04:00`. */
export const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
