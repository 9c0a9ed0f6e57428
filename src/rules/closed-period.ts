import { addDays, type LocalDate } from '../calendar/local-date';
import type { BillingPeriod } from './billing-period';

/** Last day of the period that is closed in the ledger; null or nothing where none is. */
export type ClosedThrough = LocalDate | null | undefined;

/** Why a document of a closed period is not sent, and which day it could have instead. */
export interface ClosedFault {
  readonly code: 'E-113';
  /** Without a full stop. */
  readonly what: string;
  readonly fix: string;
}

/**
 * What is wrong with a document of a day that is closed in the ledger, null where the day is open:
 * 2026-03-31 with books closed through 2026-03-31 is offered 2026-04-01.
 */
export function closedFault(issuedOn: LocalDate, closedThrough: ClosedThrough): ClosedFault | null {
  if (!closedThrough || issuedOn > closedThrough) return null;
  const open = addDays(closedThrough, 1);
  return {
    code: 'E-113',
    what: `its date ${issuedOn} falls in a closed period (books closed through ${closedThrough})`,
    fix:
      `Set 'Date in a closed period' to nextOpenDay on the Settings tab to date it ${open}, or ` +
      'open the period in the ledger and pull again; then run Draft again.',
  };
}

/** The period with its documents on the first open day, where theirs is closed. */
export function onOpenDay(period: BillingPeriod, closedThrough: ClosedThrough): BillingPeriod {
  if (!closedThrough || period.invoiceDate > closedThrough) return period;
  return { ...period, invoiceDate: addDays(closedThrough, 1) };
}
