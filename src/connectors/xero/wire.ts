import * as z from 'zod/mini';

/**
 * The fields of Xero's answers that are used, as its Accounting API 2.0 publishes them
 * (OpenAPI description 16.1.0 of 2026-07-13).
 */

export const organisations = z.object({
  Organisations: z
    .array(
      z.object({
        Name: z.string(),
        CountryCode: z.optional(z.string()),
        BaseCurrency: z.string(),
        IsDemoCompany: z.optional(z.boolean()),
        PeriodLockDate: z.optional(z.string()),
        EndOfYearLockDate: z.optional(z.string()),
      }),
    )
    .check(z.minLength(1)),
});

export const currencies = z.object({ Currencies: z.array(z.object({ Code: z.string() })) });

export const taxRate = z.object({
  Name: z.string(),
  TaxType: z.string(),
  Status: z.optional(z.string()),
  CanApplyToRevenue: z.optional(z.boolean()),
  TaxComponents: z.optional(
    z.array(z.object({ Name: z.string(), Rate: z.number(), IsCompound: z.optional(z.boolean()) })),
  ),
});

export const wireTerms = z.object({ Day: z.optional(z.number()), Type: z.optional(z.string()) });

const address = z.object({
  AddressType: z.optional(z.string()),
  AddressLine1: z.nullish(z.string()),
  AddressLine2: z.nullish(z.string()),
  AddressLine3: z.nullish(z.string()),
  AddressLine4: z.nullish(z.string()),
  City: z.nullish(z.string()),
  Region: z.nullish(z.string()),
  PostalCode: z.nullish(z.string()),
  Country: z.nullish(z.string()),
});

export const contact = z.object({
  ContactID: z.string(),
  Name: z.string(),
  ContactStatus: z.optional(z.string()),
  ContactNumber: z.optional(z.string()),
  EmailAddress: z.optional(z.string()),
  TaxNumber: z.optional(z.string()),
  AccountNumber: z.optional(z.string()),
  AccountsReceivableTaxType: z.optional(z.string()),
  AccountsPayableTaxType: z.optional(z.string()),
  DefaultCurrency: z.optional(z.string()),
  Addresses: z.optional(z.array(address)),
  PaymentTerms: z.optional(
    z.object({ Sales: z.optional(wireTerms), Bills: z.optional(wireTerms) }),
  ),
});

export const item = z.object({
  Code: z.string(),
  Name: z.optional(z.string()),
  IsSold: z.optional(z.boolean()),
  SalesDetails: z.optional(
    z.object({ AccountCode: z.optional(z.string()), TaxType: z.optional(z.string()) }),
  ),
});

export const account = z.object({
  AccountID: z.string(),
  Code: z.optional(z.string()),
  Name: z.string(),
  Class: z.optional(z.string()),
  Status: z.optional(z.string()),
});

export const invoice = z.object({
  InvoiceID: z.string(),
  Type: z.optional(z.string()),
  InvoiceNumber: z.optional(z.string()),
  Reference: z.optional(z.string()),
  Contact: z.object({ ContactID: z.string() }),
  Date: z.string(),
  DueDate: z.optional(z.string()),
  Status: z.string(),
  CurrencyCode: z.string(),
  CurrencyRate: z.optional(z.number()),
  Total: z.number(),
  AmountDue: z.optional(z.number()),
  Payments: z.optional(z.array(z.object({ PaymentID: z.string() }))),
  TotalTax: z.number(),
  LineAmountTypes: z.optional(z.string()),
  LineItems: z.array(
    z.object({
      ItemCode: z.optional(z.string()),
      AccountCode: z.optional(z.string()),
      AccountID: z.optional(z.string()),
      LineAmount: z.optional(z.number()),
      TaxAmount: z.optional(z.number()),
      Tracking: z.optional(
        z.array(
          z.object({
            TrackingCategoryID: z.optional(z.string()),
            TrackingOptionID: z.optional(z.string()),
          }),
        ),
      ),
    }),
  ),
});

export const invoices = z.object({ Invoices: z.array(invoice) });

/** A credit note has the lines and sums of an invoice. */
export const creditNote = z.extend(
  z.omit(invoice, { InvoiceID: true, InvoiceNumber: true, DueDate: true, AmountDue: true }),
  {
    CreditNoteID: z.string(),
    CreditNoteNumber: z.optional(z.string()),
    RemainingCredit: z.optional(z.number()),
  },
);

export const creditNotes = z.object({ CreditNotes: z.array(creditNote) });

export const attachments = z.object({
  Attachments: z.array(z.object({ AttachmentID: z.string(), FileName: z.string() })),
});

/** A list whose rows are still to be read one by one; pages are counted where there are any. */
export const pageOf = (kind: string) =>
  z.pipe(
    z.looseObject({
      pagination: z.optional(z.object({ page: z.number(), pageCount: z.number() })),
    }),
    z.transform((page, check) => {
      const rows = z.array(z.unknown()).safeParse(page[kind]);
      if (rows.success) return { rows: rows.data, pagination: page.pagination };
      check.issues.push({ code: 'custom', path: [kind], message: 'it is no list', input: page });
      return z.NEVER;
    }),
  );

export const validationErrors = z.array(z.object({ Message: z.string() }));

/** A refusal by the API, or by the gate before it. */
export const refusal = z.object({
  ErrorNumber: z.nullish(z.number()),
  Message: z.nullish(z.string()),
  Elements: z.optional(z.unknown()),
  Title: z.nullish(z.string()),
  Detail: z.nullish(z.string()),
});

export type WireTaxRate = z.infer<typeof taxRate>;
export type WireContact = z.infer<typeof contact>;
export type WireItem = z.infer<typeof item>;
export type WireAccount = z.infer<typeof account>;
export type WireInvoice = z.infer<typeof invoice>;
export type WireCreditNote = z.infer<typeof creditNote>;
