import * as z from 'zod';

/**
 * The fields of Xero's answers that are used, as its Accounting API 2.0 publishes them
 * (OpenAPI description 16.1.0 of 2026-07-13).
 */

export const organisations = z.object({
  Organisations: z
    .array(
      z.object({
        Name: z.string(),
        CountryCode: z.string().optional(),
        BaseCurrency: z.string(),
        IsDemoCompany: z.boolean().optional(),
        PeriodLockDate: z.string().optional(),
        EndOfYearLockDate: z.string().optional(),
      }),
    )
    .min(1),
});

export const currencies = z.object({ Currencies: z.array(z.object({ Code: z.string() })) });

export const taxRate = z.object({
  Name: z.string(),
  TaxType: z.string(),
  Status: z.string().optional(),
  CanApplyToRevenue: z.boolean().optional(),
  TaxComponents: z
    .array(z.object({ Name: z.string(), Rate: z.number(), IsCompound: z.boolean().optional() }))
    .optional(),
});

export const wireTerms = z.object({ Day: z.number().optional(), Type: z.string().optional() });

const address = z.object({
  AddressType: z.string().optional(),
  AddressLine1: z.string().nullish(),
  AddressLine2: z.string().nullish(),
  AddressLine3: z.string().nullish(),
  AddressLine4: z.string().nullish(),
  City: z.string().nullish(),
  Region: z.string().nullish(),
  PostalCode: z.string().nullish(),
  Country: z.string().nullish(),
});

export const contact = z.object({
  ContactID: z.string(),
  Name: z.string(),
  ContactStatus: z.string().optional(),
  ContactNumber: z.string().optional(),
  EmailAddress: z.string().optional(),
  TaxNumber: z.string().optional(),
  AccountNumber: z.string().optional(),
  AccountsReceivableTaxType: z.string().optional(),
  AccountsPayableTaxType: z.string().optional(),
  DefaultCurrency: z.string().optional(),
  Addresses: z.array(address).optional(),
  PaymentTerms: z.object({ Sales: wireTerms.optional(), Bills: wireTerms.optional() }).optional(),
});

export const item = z.object({
  Code: z.string(),
  Name: z.string().optional(),
  IsSold: z.boolean().optional(),
  SalesDetails: z
    .object({ AccountCode: z.string().optional(), TaxType: z.string().optional() })
    .optional(),
});

export const account = z.object({
  AccountID: z.string(),
  Code: z.string().optional(),
  Name: z.string(),
  Class: z.string().optional(),
  Status: z.string().optional(),
});

export const invoice = z.object({
  InvoiceID: z.string(),
  Type: z.string().optional(),
  InvoiceNumber: z.string().optional(),
  Reference: z.string().optional(),
  Contact: z.object({ ContactID: z.string() }),
  Date: z.string(),
  DueDate: z.string().optional(),
  Status: z.string(),
  CurrencyCode: z.string(),
  CurrencyRate: z.number().optional(),
  Total: z.number(),
  AmountDue: z.number().optional(),
  Payments: z.array(z.object({ PaymentID: z.string() })).optional(),
  TotalTax: z.number(),
  LineAmountTypes: z.string().optional(),
  LineItems: z.array(
    z.object({
      ItemCode: z.string().optional(),
      AccountCode: z.string().optional(),
      AccountID: z.string().optional(),
      LineAmount: z.number().optional(),
      TaxAmount: z.number().optional(),
      Tracking: z
        .array(
          z.object({
            TrackingCategoryID: z.string().optional(),
            TrackingOptionID: z.string().optional(),
          }),
        )
        .optional(),
    }),
  ),
});

export const invoices = z.object({ Invoices: z.array(invoice) });

/** A credit note has the lines and sums of an invoice. */
export const creditNote = invoice
  .omit({ InvoiceID: true, InvoiceNumber: true, DueDate: true, AmountDue: true })
  .extend({
    CreditNoteID: z.string(),
    CreditNoteNumber: z.string().optional(),
    RemainingCredit: z.number().optional(),
  });

export const creditNotes = z.object({ CreditNotes: z.array(creditNote) });

export const attachments = z.object({
  Attachments: z.array(z.object({ AttachmentID: z.string(), FileName: z.string() })),
});

/** A list whose rows are still to be read one by one; pages are counted where there are any. */
export const pageOf = (kind: string) =>
  z
    .looseObject({
      pagination: z.object({ page: z.number(), pageCount: z.number() }).optional(),
    })
    .transform((page, check) => {
      const rows = z.array(z.unknown()).safeParse(page[kind]);
      if (rows.success) return { rows: rows.data, pagination: page.pagination };
      check.addIssue({ code: 'custom', path: [kind], message: 'it is no list' });
      return z.NEVER;
    });

/** A refusal by the API, or by the gate before it. */
export const refusal = z.object({
  ErrorNumber: z.number().optional(),
  Message: z.string().optional(),
  Elements: z
    .array(z.object({ ValidationErrors: z.array(z.object({ Message: z.string() })).optional() }))
    .optional(),
  Title: z.string().nullish(),
  Detail: z.string().nullish(),
});

export type WireTaxRate = z.infer<typeof taxRate>;
export type WireContact = z.infer<typeof contact>;
export type WireItem = z.infer<typeof item>;
export type WireAccount = z.infer<typeof account>;
export type WireInvoice = z.infer<typeof invoice>;
export type WireCreditNote = z.infer<typeof creditNote>;
