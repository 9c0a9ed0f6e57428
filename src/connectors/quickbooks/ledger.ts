import { localDateOf } from '../../calendar/local-date';
import { currencyOf } from '../../money/currency';
import { jsonExchange } from '../exchange';
import type { Ledger } from '../ledger';
import { bills } from './bills';
import { get, list, select } from './company';
import { customerWrites } from './customers';
import { creditNotes, invoices } from './documents';
import * as lists from './lists';
import { payments } from './payments';
import { settle } from './settle';
import * as translate from './translate';
import * as wire from './wire';

const anyState = 'Active in (true, false)';

/** The ledger of QuickBooks Online, Accounting API v3 (developer.intuit.com, read 2026-11). */
export const ledger: Ledger = {
  taxLevel: 'perInvoice',
  takesPricesWithTax: ({ country }) => country !== 'US',
  facts: [
    jsonExchange(get('companyinfo/{tenant}'), wire.companyInfo, ({ CompanyInfo: company }) => ({
      company: company.CompanyName,
      country: company.Country,
    })),
    jsonExchange(get('preferences'), wire.preferences, ({ Preferences: preferences }) => ({
      baseCurrency: currencyOf(preferences.CurrencyPrefs.HomeCurrency.value),
      multiCurrency: preferences.CurrencyPrefs.MultiCurrencyEnabled ?? false,
      takesNumbers: preferences.SalesFormsPrefs.CustomTxnNumbers ?? false,
      closedThrough: closingDate(preferences.AccountingInfoPrefs?.BookCloseDate),
      classesOn: lists.classesOn(preferences.AccountingInfoPrefs ?? {}),
    })),
    jsonExchange(
      get('query', { query: select('TaxRate', anyState) }),
      wire.rowsOf('TaxRate', wire.taxRate),
      (rows) => ({ taxRates: rows.map(translate.toTaxRate) }),
    ),
  ],
  customers: {
    ...list({
      entity: 'Customer',
      byChange: true,
      where: anyState,
      schema: wire.customer,
      translate: translate.toCustomer,
    }),
    writes: customerWrites,
  },
  // Categories and bundles are items too, but no line can sell them.
  items: list({
    entity: 'Item',
    byChange: true,
    where: `Type in ('Service', 'NonInventory', 'Inventory') and ${anyState}`,
    schema: wire.item,
    translate: translate.toItem,
  }),
  accounts: list({
    entity: 'Account',
    byChange: true,
    where: anyState,
    schema: wire.account,
    translate: translate.toAccount,
  }),
  taxCodes: list({
    entity: 'TaxCode',
    where: anyState,
    schema: wire.taxCode,
    translate: translate.toTaxCode,
  }),
  terms: list({
    entity: 'Term',
    byChange: true,
    where: anyState,
    schema: lists.term,
    translate: lists.toTerms,
  }),
  classes: list({
    entity: 'Class',
    byChange: true,
    has: ({ classesOn }) => classesOn !== 'nothing',
    where: anyState,
    schema: lists.trackingClass,
    translate: lists.toClass,
  }),
  currencies: list({
    entity: 'CompanyCurrency',
    has: ({ multiCurrency }) => multiCurrency,
    where: anyState,
    schema: lists.companyCurrency,
    translate: lists.toCurrency,
  }),
  payments,
  suppliers: list({
    entity: 'Vendor',
    byChange: true,
    where: anyState,
    schema: lists.vendor,
    translate: lists.toSupplier,
  }),
  settle,
  documents: { invoice: invoices, creditNote: creditNotes, bill: bills },
  keyed: (request, requestKey) => ({
    ...request,
    query: { ...request.query, requestid: requestKey },
  }),
};

const closingDate = (day: string | undefined) => (day ? localDateOf(day.slice(0, 10)) : null);
