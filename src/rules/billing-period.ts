import { endOfLastMonth, type LocalDate } from '../calendar/local-date';
import type { Settings } from '../records/settings';

/** Which work is billed now, and the date of its invoices. */
export interface BillingPeriod {
  /** null: everything that is not billed yet. */
  readonly from: LocalDate | null;
  readonly to: LocalDate;
  readonly invoiceDate: LocalDate;
}

/** The settings' period; on 2026-04-02 it ends on 2026-03-31 where they name no last day. */
export function billingPeriod(
  { billFrom, billTo, invoiceDate }: Settings,
  today: LocalDate,
): BillingPeriod {
  const to = billTo ?? endOfLastMonth(today);
  return { from: billFrom, to, invoiceDate: invoiceDate ?? to };
}

/** Whether work of a day belongs to the period. */
export function isWithin(day: LocalDate, { from, to }: BillingPeriod): boolean {
  return (from === null || day >= from) && day <= to;
}
