import * as z from 'zod/mini';
import { isLocalDate } from '../calendar/local-date';
import type { Seconds } from '../calendar/seconds';
import type { Amount } from '../money/amount';
import { isCurrencyCode } from '../money/currency';
import { type Decimal, isDecimal } from '../money/decimal';

/** The kinds of field that records are made of. */

export const text = z.string();
export const id = z.string().check(z.minLength(1));
export const localDate = checked(isLocalDate, 'a date such as 2026-03-31');
export const currency = checked(isCurrencyCode, 'a currency such as USD');
export const flag = z.boolean();

/** Whole seconds. */
export const seconds = z.int() as unknown as z.ZodMiniType<Seconds>;

/** An exact figure as text: a rate, a price, a percentage, a quantity. */
export const decimal = checked<Decimal>(isDecimal, 'a number in quotes, such as "12.50"');

/** Money at the decimals of the currency that stands beside it in the record. */
export const amount = checked<Amount>(isDecimal, 'an amount in quotes, such as "12.50"');

/** ISO 8601 with an offset or `Z`, as `2026-03-08T03:30:00-04:00`. */
export const instant = z
  .string()
  .check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/));

/** A text of which `holds` says that it is one of `T`; `what` is expected where it is not. */
function checked<T extends string>(
  holds: ((value: string) => value is T) | ((value: string) => boolean),
  what: string,
): z.ZodMiniType<T> {
  return z.string().check(z.refine(holds, `expected ${what}`)) as unknown as z.ZodMiniType<T>;
}
