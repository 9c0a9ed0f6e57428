import * as z from 'zod/mini';

/**
 * The fields of QuickBooks Online's answers that are used, as its published schema has them
 * (v3 Accounting API, schema of 2026-04-22).
 */

export const reference = z.object({ value: z.string() });
const namedReference = z.object({ value: z.string(), name: z.optional(z.string()) });

/** A page of some kind of record, its rows still to be read one by one. */
export const pageOf = (entity: string) =>
  z.pipe(
    z.object({ QueryResponse: z.object({ [entity]: z.optional(z.array(z.unknown())) }) }),
    z.transform(({ QueryResponse: answer }) => answer[entity] ?? []),
  );

/** The same where every row must be one that can be read. */
export const rowsOf = <W>(entity: string, schema: z.ZodMiniType<W>) =>
  z.pipe(
    z.object({ QueryResponse: z.object({ [entity]: z.optional(z.array(schema)) }) }),
    z.transform(({ QueryResponse: answer }) => answer[entity] ?? []),
  );

export const companyInfo = z.object({
  CompanyInfo: z.object({ CompanyName: z.string(), Country: z.string() }),
});

export const preferences = z.object({
  Preferences: z.object({
    AccountingInfoPrefs: z.optional(
      z.object({
        BookCloseDate: z.optional(z.string()),
        ClassTrackingPerTxn: z.optional(z.boolean()),
        ClassTrackingPerTxnLine: z.optional(z.boolean()),
      }),
    ),
    SalesFormsPrefs: z.object({ CustomTxnNumbers: z.optional(z.boolean()) }),
    CurrencyPrefs: z.object({
      MultiCurrencyEnabled: z.optional(z.boolean()),
      HomeCurrency: reference,
    }),
  }),
});

export const taxRate = z.object({
  Id: z.string(),
  Name: z.string(),
  Active: z.optional(z.boolean()),
  RateValue: z.optional(z.number()),
});

const address = z.object({
  Line1: z.nullish(z.string()),
  Line2: z.nullish(z.string()),
  Line3: z.nullish(z.string()),
  Line4: z.nullish(z.string()),
  Line5: z.nullish(z.string()),
  City: z.nullish(z.string()),
  CountrySubDivisionCode: z.nullish(z.string()),
  PostalCode: z.nullish(z.string()),
  Country: z.nullish(z.string()),
});

export const customer = z.object({
  Id: z.string(),
  DisplayName: z.string(),
  CurrencyRef: z.optional(reference),
  PrimaryEmailAddr: z.optional(z.object({ Address: z.optional(z.string()) })),
  BillAddr: z.nullish(address),
  PrimaryTaxIdentifier: z.optional(z.string()),
  AcctNum: z.optional(z.string()),
  Taxable: z.optional(z.boolean()),
  DefaultTaxCodeRef: z.optional(reference),
  SalesTermRef: z.optional(reference),
  Active: z.optional(z.boolean()),
});

export const item = z.object({
  Id: z.string(),
  Name: z.string(),
  FullyQualifiedName: z.optional(z.string()),
  IncomeAccountRef: z.optional(namedReference),
  Taxable: z.optional(z.boolean()),
  Active: z.optional(z.boolean()),
});

export const account = z.object({
  Id: z.string(),
  FullyQualifiedName: z.string(),
  AcctNum: z.optional(z.string()),
  Classification: z.optional(z.string()),
  Active: z.optional(z.boolean()),
});

const taxRateList = z.optional(
  z.object({
    TaxRateDetail: z.optional(
      z.array(
        z.object({
          TaxRateRef: reference,
          TaxTypeApplicable: z.optional(z.string()),
          TaxOrder: z.optional(z.number()),
        }),
      ),
    ),
  }),
);

export const taxCode = z.object({
  Id: z.string(),
  Name: z.string(),
  Active: z.optional(z.boolean()),
  SalesTaxRateList: taxRateList,
  PurchaseTaxRateList: taxRateList,
});

export const linked = z.object({ TxnId: z.optional(z.string()), TxnType: z.optional(z.string()) });

export const invoice = z.object({
  Id: z.string(),
  DocNumber: z.optional(z.string()),
  TxnDate: z.string(),
  DueDate: z.optional(z.string()),
  SalesTermRef: z.optional(reference),
  ClassRef: z.optional(reference),
  CustomerRef: reference,
  CurrencyRef: reference,
  ExchangeRate: z.optional(z.number()),
  PrivateNote: z.optional(z.string()),
  TotalAmt: z.number(),
  Balance: z.optional(z.number()),
  LinkedTxn: z.optional(z.array(linked)),
  TxnTaxDetail: z.optional(z.object({ TotalTax: z.optional(z.number()) })),
  Line: z.array(
    z.object({
      DetailType: z.optional(z.string()),
      Amount: z.optional(z.number()),
      SalesItemLineDetail: z.optional(z.object({ ClassRef: z.optional(reference) })),
    }),
  ),
});

/** A credit memo has the fields of an invoice, and what is left of it. */
export const creditMemo = z.extend(invoice, { RemainingCredit: z.optional(z.number()) });

export const attachable = z.object({ Id: z.string(), FileName: z.optional(z.string()) });

export const attachableAnswer = z.object({
  AttachableResponse: z
    .array(z.object({ Attachable: z.optional(attachable), Fault: z.optional(z.unknown()) }))
    .check(z.minLength(1)),
});

const errors = z.array(
  z.looseObject({
    Message: z.nullish(z.string()),
    message: z.nullish(z.string()),
    Detail: z.nullish(z.string()),
    detail: z.nullish(z.string()),
    code: z.nullish(z.string()),
  }),
);

/** A refusal; what concerns the login is written in lower case (recorded answers of 2020). */
export const fault = z.union([
  z.pipe(
    z.object({ Fault: z.object({ Error: errors }) }),
    z.transform((body) => body.Fault.Error),
  ),
  z.pipe(
    z.object({ fault: z.object({ error: errors }) }),
    z.transform((body) => body.fault.error),
  ),
]);

export type WireCustomer = z.infer<typeof customer>;
export type WireItem = z.infer<typeof item>;
export type WireAccount = z.infer<typeof account>;
export type WireTaxCode = z.infer<typeof taxCode>;
export type WireTaxRate = z.infer<typeof taxRate>;
export type WireInvoice = z.infer<typeof invoice>;
export type WireCreditMemo = z.infer<typeof creditMemo>;
