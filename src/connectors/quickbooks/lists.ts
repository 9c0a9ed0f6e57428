import * as z from 'zod/mini';
import { currencyOf } from '../../money/currency';
import type { LedgerCurrency } from '../../records/ledger-currency';
import type { PaymentTerms } from '../../records/payment-terms';
import type { Supplier } from '../../records/supplier';
import type { TrackingClass } from '../../records/tracking-class';
import type { LedgerFacts } from '../ledger';
import { reference } from './wire';

/** The smaller lists of a company: terms, classes, currencies and vendors (schema of 2026-04-22). */

export const term = z.object({
  Id: z.string(),
  Name: z.string(),
  Active: z.optional(z.boolean()),
  Type: z.optional(z.string()),
  DueDays: z.optional(z.number()),
  DayOfMonthDue: z.optional(z.number()),
  DueNextMonthDays: z.optional(z.number()),
});

export const trackingClass = z.object({
  Id: z.string(),
  Name: z.string(),
  FullyQualifiedName: z.optional(z.string()),
  Active: z.optional(z.boolean()),
});

export const companyCurrency = z.object({
  Code: z.string(),
  Name: z.optional(z.string()),
  Active: z.optional(z.boolean()),
});

export const vendor = z.object({
  Id: z.string(),
  DisplayName: z.string(),
  CurrencyRef: z.optional(reference),
  PrimaryEmailAddr: z.optional(z.object({ Address: z.optional(z.string()) })),
  DefaultTaxCodeRef: z.optional(reference),
  Active: z.optional(z.boolean()),
});

export function toTerms(wire: z.infer<typeof term>): PaymentTerms {
  const isDated = wire.Type === 'DATE_DRIVEN';
  return {
    termsId: wire.Id,
    name: wire.Name,
    rule: isDated ? 'cutOff' : 'days',
    days: (isDated ? wire.DayOfMonthDue : wire.DueDays) ?? 0,
    margin: (isDated ? wire.DueNextMonthDays : 0) ?? 0,
    active: wire.Active ?? true,
  };
}

export function toClass(wire: z.infer<typeof trackingClass>): TrackingClass {
  return {
    classId: wire.Id,
    name: wire.FullyQualifiedName ?? wire.Name,
    active: wire.Active ?? true,
  };
}

export function toCurrency(wire: z.infer<typeof companyCurrency>): LedgerCurrency {
  return {
    code: currencyOf(wire.Code),
    name: wire.Name ?? wire.Code,
    active: wire.Active ?? true,
  };
}

export function toSupplier(wire: z.infer<typeof vendor>, facts: LedgerFacts): Supplier {
  return {
    supplierId: wire.Id,
    name: wire.DisplayName,
    currency: currencyOf(wire.CurrencyRef?.value ?? facts.baseCurrency),
    email: wire.PrimaryEmailAddr?.Address ?? '',
    // Bills have no tax of their own in the United States.
    taxCodeId: facts.country === 'US' ? '' : (wire.DefaultTaxCodeRef?.value ?? ''),
    active: wire.Active ?? true,
  };
}

/** A company tracks classes on lines, on whole documents, or not at all. */
export function classesOn(preferences: {
  readonly ClassTrackingPerTxn?: boolean | undefined;
  readonly ClassTrackingPerTxnLine?: boolean | undefined;
}): LedgerFacts['classesOn'] {
  if (preferences.ClassTrackingPerTxnLine) return 'lines';
  return preferences.ClassTrackingPerTxn ? 'documents' : 'nothing';
}
