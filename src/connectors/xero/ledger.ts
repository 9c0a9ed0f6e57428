import { currencyOf } from '../../money/currency';
import { jsonExchange, parseJson } from '../exchange';
import type { Ledger } from '../ledger';
import { readRows } from '../rows';
import { bills } from './bills';
import { contactWrites } from './contacts';
import { creditNotes } from './credit-notes';
import { invoices } from './documents';
import { lists } from './lists';
import { get, list } from './organisation';
import { payments } from './payments';
import { settle } from './settle';
import * as translate from './translate';
import * as wire from './wire';

/** The ledger of Xero, Accounting API 2.0 (developer.xero.com, read 2026-11). */
export const ledger: Ledger = {
  taxLevel: 'perLine',
  takesPricesWithTax: () => true,
  facts: [
    jsonExchange(get('Organisation'), wire.organisations, ({ Organisations: [organisation] }) => ({
      company: organisation?.Name ?? '',
      country: organisation?.CountryCode ?? '',
      baseCurrency: currencyOf(organisation?.BaseCurrency ?? ''),
      takesNumbers: true,
      demo: organisation?.IsDemoCompany ?? false,
      classesOn: 'lines',
      closedThrough: translate.closedThrough(
        organisation?.PeriodLockDate,
        organisation?.EndOfYearLockDate,
      ),
    })),
    jsonExchange(get('Currencies'), wire.currencies, ({ Currencies: currencies }) => ({
      multiCurrency: currencies.length > 1,
    })),
    {
      request: get('TaxRates'),
      read: (answer) => {
        const { rows } = parseJson(answer, wire.pageOf('TaxRates'));
        const read = readRows(rows, {
          schema: wire.taxRate,
          key: () => '',
          translate: translate.toTaxRates,
        });
        return { taxRates: read.records.flat() };
      },
    },
  ],
  customers: {
    ...list({
      kind: 'Contacts',
      paged: true,
      byChange: true,
      query: { includeArchived: 'true' },
      schema: wire.contact,
      key: ({ ContactID }) => ContactID,
      translate: translate.toCustomer,
    }),
    writes: contactWrites,
  },
  items: list({
    kind: 'Items',
    paged: false,
    byChange: true,
    schema: wire.item,
    key: ({ Code }) => Code,
    translate: translate.toItem,
  }),
  accounts: list({
    kind: 'Accounts',
    paged: false,
    byChange: true,
    schema: wire.account,
    key: ({ AccountID }) => AccountID,
    translate: translate.toAccount,
  }),
  taxCodes: list({
    kind: 'TaxRates',
    paged: false,
    schema: wire.taxRate,
    key: ({ TaxType }) => TaxType,
    translate: translate.toTaxCode,
  }),
  ...lists,
  payments,
  settle,
  documents: { invoice: invoices, creditNote: creditNotes, bill: bills },
  keyed: (request, requestKey) => ({
    ...request,
    headers: { ...request.headers, 'Idempotency-Key': requestKey },
  }),
  rateAsKept: (exchangeRate) => translate.turned(translate.sentRate(exchangeRate)),
};
