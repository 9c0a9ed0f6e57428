import * as z from 'zod';

/**
 * The fields of QuickBooks Online's answers that are used, as its published schema has them
 * (v3 Accounting API, schema of 2026-04-22).
 */

export const reference = z.object({ value: z.string() });
const namedReference = z.object({ value: z.string(), name: z.string().optional() });

/** A page of some kind of record, its rows still to be read one by one. */
export const pageOf = (entity: string) =>
  z
    .object({ QueryResponse: z.object({ [entity]: z.array(z.unknown()).optional() }) })
    .transform(({ QueryResponse: answer }) => answer[entity] ?? []);

/** The same where every row must be one that can be read. */
export const rowsOf = <W>(entity: string, schema: z.ZodType<W>) =>
  z
    .object({ QueryResponse: z.object({ [entity]: z.array(schema).optional() }) })
    .transform(({ QueryResponse: answer }) => answer[entity] ?? []);

export const companyInfo = z.object({
  CompanyInfo: z.object({ CompanyName: z.string(), Country: z.string() }),
});

export const preferences = z.object({
  Preferences: z.object({
    AccountingInfoPrefs: z
      .object({
        BookCloseDate: z.string().optional(),
        ClassTrackingPerTxn: z.boolean().optional(),
        ClassTrackingPerTxnLine: z.boolean().optional(),
      })
      .optional(),
    SalesFormsPrefs: z.object({ CustomTxnNumbers: z.boolean().optional() }),
    CurrencyPrefs: z.object({
      MultiCurrencyEnabled: z.boolean().optional(),
      HomeCurrency: reference,
    }),
  }),
});

export const taxRate = z.object({
  Id: z.string(),
  Name: z.string(),
  Active: z.boolean().optional(),
  RateValue: z.number().optional(),
});

const address = z.object({
  Line1: z.string().nullish(),
  Line2: z.string().nullish(),
  Line3: z.string().nullish(),
  Line4: z.string().nullish(),
  Line5: z.string().nullish(),
  City: z.string().nullish(),
  CountrySubDivisionCode: z.string().nullish(),
  PostalCode: z.string().nullish(),
  Country: z.string().nullish(),
});

export const customer = z.object({
  Id: z.string(),
  DisplayName: z.string(),
  CurrencyRef: reference.optional(),
  PrimaryEmailAddr: z.object({ Address: z.string().optional() }).optional(),
  BillAddr: address.nullish(),
  PrimaryTaxIdentifier: z.string().optional(),
  AcctNum: z.string().optional(),
  Taxable: z.boolean().optional(),
  DefaultTaxCodeRef: reference.optional(),
  SalesTermRef: reference.optional(),
  Active: z.boolean().optional(),
});

export const item = z.object({
  Id: z.string(),
  Name: z.string(),
  FullyQualifiedName: z.string().optional(),
  IncomeAccountRef: namedReference.optional(),
  Taxable: z.boolean().optional(),
  Active: z.boolean().optional(),
});

export const account = z.object({
  Id: z.string(),
  FullyQualifiedName: z.string(),
  AcctNum: z.string().optional(),
  Classification: z.string().optional(),
  Active: z.boolean().optional(),
});

export const taxCode = z.object({
  Id: z.string(),
  Name: z.string(),
  Active: z.boolean().optional(),
  SalesTaxRateList: z
    .object({
      TaxRateDetail: z
        .array(
          z.object({
            TaxRateRef: reference,
            TaxTypeApplicable: z.string().optional(),
            TaxOrder: z.number().optional(),
          }),
        )
        .optional(),
    })
    .optional(),
});

export const linked = z.object({ TxnId: z.string().optional(), TxnType: z.string().optional() });

export const invoice = z.object({
  Id: z.string(),
  DocNumber: z.string().optional(),
  TxnDate: z.string(),
  DueDate: z.string().optional(),
  SalesTermRef: reference.optional(),
  ClassRef: reference.optional(),
  CustomerRef: reference,
  CurrencyRef: reference,
  ExchangeRate: z.number().optional(),
  PrivateNote: z.string().optional(),
  TotalAmt: z.number(),
  Balance: z.number().optional(),
  LinkedTxn: z.array(linked).optional(),
  TxnTaxDetail: z.object({ TotalTax: z.number().optional() }).optional(),
  Line: z.array(
    z.object({
      DetailType: z.string().optional(),
      Amount: z.number().optional(),
      SalesItemLineDetail: z.object({ ClassRef: reference.optional() }).optional(),
    }),
  ),
});

/** A credit memo has the fields of an invoice, and what is left of it. */
export const creditMemo = invoice.extend({ RemainingCredit: z.number().optional() });

export const attachable = z.object({ Id: z.string(), FileName: z.string().optional() });

export const attachableAnswer = z.object({
  AttachableResponse: z
    .array(z.object({ Attachable: attachable.optional(), Fault: z.unknown().optional() }))
    .min(1),
});

const errors = z.array(
  z.looseObject({
    Message: z.string().nullish(),
    message: z.string().nullish(),
    Detail: z.string().nullish(),
    detail: z.string().nullish(),
    code: z.string().nullish(),
  }),
);

/** A refusal; what concerns the login is written in lower case (recorded answers of 2020). */
export const fault = z.union([
  z.object({ Fault: z.object({ Error: errors }) }).transform((body) => body.Fault.Error),
  z.object({ fault: z.object({ error: errors }) }).transform((body) => body.fault.error),
]);

export type WireCustomer = z.infer<typeof customer>;
export type WireItem = z.infer<typeof item>;
export type WireAccount = z.infer<typeof account>;
export type WireTaxCode = z.infer<typeof taxCode>;
export type WireTaxRate = z.infer<typeof taxRate>;
export type WireInvoice = z.infer<typeof invoice>;
export type WireCreditMemo = z.infer<typeof creditMemo>;
