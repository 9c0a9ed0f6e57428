import * as z from 'zod/mini';
import { currencyOf } from '../../money/currency';
import type { PaymentTerms } from '../../records/payment-terms';
import type { Supplier } from '../../records/supplier';
import type { TrackingClass } from '../../records/tracking-class';
import type { Ledger, LedgerFacts } from '../ledger';
import { flatList, list } from './organisation';
import { contact, type WireContact, type wireTerms } from './wire';

const category = z.object({
  TrackingCategoryID: z.string(),
  Name: z.string(),
  Status: z.optional(z.string()),
  Options: z.optional(
    z.array(
      z.object({ TrackingOptionID: z.string(), Name: z.string(), Status: z.optional(z.string()) }),
    ),
  ),
});

const currency = z.object({ Code: z.string(), Description: z.optional(z.string()) });

/** The smaller lists of an organisation (OpenAPI description 16.1.0 of 2026-07-13). */
export const lists = {
  // Xero has no list of terms: each contact has its own, and those of all are the list.
  terms: flatList({
    kind: 'Contacts',
    paged: true,
    byChange: true,
    query: { includeArchived: 'true' },
    schema: contact,
    key: ({ ContactID }) => ContactID,
    translate: toTerms,
  }),
  classes: flatList({
    kind: 'TrackingCategories',
    paged: false,
    query: { includeArchived: 'true' },
    schema: category,
    key: ({ TrackingCategoryID }) => TrackingCategoryID,
    translate: toClasses,
  }),
  currencies: list({
    kind: 'Currencies',
    paged: false,
    schema: currency,
    key: ({ Code }) => Code,
    translate: ({ Code, Description }) => ({
      code: currencyOf(Code),
      name: Description ?? Code,
      active: true,
    }),
  }),
  // Any contact can be billed by; those that were are suppliers.
  suppliers: list({
    kind: 'Contacts',
    paged: true,
    byChange: true,
    query: { includeArchived: 'true', where: 'IsSupplier==true' },
    schema: contact,
    key: ({ ContactID }) => ContactID,
    translate: toSupplier,
  }),
} satisfies Partial<Ledger>;

type WireTerms = z.infer<typeof wireTerms>;

const rules: Readonly<Record<string, readonly [PaymentTerms['rule'], (day: number) => string]>> = {
  DAYSAFTERBILLDATE: ['days', (day) => `${day} days after the invoice date`],
  DAYSAFTERBILLMONTH: ['monthEnd', (day) => `${day} days after the end of the invoice month`],
  OFCURRENTMONTH: ['thisMonth', (day) => `On day ${day} of the current month`],
  OFFOLLOWINGMONTH: ['nextMonth', (day) => `On day ${day} of the following month`],
};

/** Names terms by what they say, `DAYSAFTERBILLDATE/30`; empty where a contact has none. */
export function termsIdOf(terms: WireTerms | undefined): string {
  if (terms?.Type === undefined || terms.Day === undefined || !(terms.Type in rules)) return '';
  return `${terms.Type}/${terms.Day}`;
}

function toTerms({ PaymentTerms: terms }: WireContact): readonly PaymentTerms[] {
  return [terms?.Sales, terms?.Bills].flatMap((one) => {
    const [rule, named] = rules[one?.Type ?? ''] ?? [];
    if (!one || rule === undefined || named === undefined) return [];
    const days = one.Day ?? 0;
    const common = { rule, days, margin: 0, active: true };
    return [{ termsId: termsIdOf(one), name: named(days), ...common }];
  });
}

function toClasses(wire: z.infer<typeof category>): readonly TrackingClass[] {
  const live = wire.Status === undefined || wire.Status === 'ACTIVE';
  return (wire.Options ?? []).map(({ TrackingOptionID, Name, Status = 'ACTIVE' }) => ({
    classId: `${wire.TrackingCategoryID}/${TrackingOptionID}`,
    name: `${wire.Name}: ${Name}`,
    active: live && Status === 'ACTIVE',
  }));
}

function toSupplier(wire: WireContact, { baseCurrency }: LedgerFacts): Supplier {
  return {
    supplierId: wire.ContactID,
    name: wire.Name,
    currency: currencyOf(wire.DefaultCurrency || baseCurrency),
    email: wire.EmailAddress ?? '',
    taxCodeId: wire.AccountsPayableTaxType?.replace(/^NONE$/, '') ?? '',
    active: wire.ContactStatus !== 'ARCHIVED',
  };
}
