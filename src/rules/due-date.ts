import {
  addDays,
  daysBetween,
  endOfMonth,
  type LocalDate,
  startOfMonth,
} from '../calendar/local-date';
import type { PaymentTerms } from '../records/payment-terms';

/**
 * The day on which a document is due. With 15 days, one of 2026-03-31 is due on 2026-04-15; on the
 * 20th of the next month, on 2026-04-20. Never before the document itself.
 */
export function dueDate(issuedOn: LocalDate, terms: PaymentTerms): LocalDate {
  const due = dueBy(issuedOn, terms);
  return isBefore(due, issuedOn) ? issuedOn : due;
}

function dueBy(issuedOn: LocalDate, { rule, days, margin }: PaymentTerms): LocalDate {
  const nextMonth = addDays(endOfMonth(issuedOn), 1);
  switch (rule) {
    case 'days':
      return addDays(issuedOn, days);
    case 'monthEnd':
      return addDays(endOfMonth(issuedOn), days);
    case 'thisMonth':
      return dayOfMonth(issuedOn, days);
    case 'nextMonth':
      return dayOfMonth(nextMonth, days);
    case 'cutOff': {
      const due = dayOfMonth(issuedOn, days);
      return daysBetween(issuedOn, due) < Math.max(margin, 0) ? dayOfMonth(nextMonth, days) : due;
    }
  }
}

/** That day of the month of `date`, or its last day where the month is shorter. */
function dayOfMonth(date: LocalDate, day: number): LocalDate {
  const wanted = addDays(startOfMonth(date), Math.max(day, 1) - 1);
  const last = endOfMonth(date);
  return isBefore(last, wanted) ? last : wanted;
}

const isBefore = (a: LocalDate, b: LocalDate): boolean => a < b;
