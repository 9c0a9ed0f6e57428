import { localDateOf } from '../../calendar/local-date';
import { readAmount } from '../../money/amount';
import { currencyOf } from '../../money/currency';
import { decimalOf } from '../../money/decimal';
import type { Account } from '../../records/account';
import type { Customer } from '../../records/customer';
import type { Item } from '../../records/item';
import type { TaxCode, TaxRate } from '../../records/tax-code';
import { effectivePercent } from '../../rules/effective-percent';
import { addressLines } from '../address-lines';
import type { LedgerDocument, LedgerFacts } from '../ledger';
import { readMarker, VOIDED } from './private-note';
import type {
  WireAccount,
  WireCreditMemo,
  WireCustomer,
  WireInvoice,
  WireItem,
  WireTaxCode,
  WireTaxRate,
} from './wire';

/** The code that stands on lines without sales tax in a company of the United States. */
export const NOT_TAXED = 'NON';

/** Lines as they stand on an envelope; the town is in its own fields, or the last of the lines. */
function addressOf(address: WireCustomer['BillAddr']): string {
  const { Line1, Line2, Line3, Line4, Line5, City, Country, ...region } = address ?? {};
  const state = addressLines([region.CountrySubDivisionCode, region.PostalCode], ' ');
  const town = addressLines([City, state], ', ');
  return addressLines([Line1, Line2, Line3, Line4, Line5, town, Country], '\n');
}

export function toCustomer(wire: WireCustomer, facts: LedgerFacts): Customer {
  const exempt = facts.country === 'US' && wire.Taxable === false;
  return {
    customerId: wire.Id,
    name: wire.DisplayName,
    currency: currencyOf(wire.CurrencyRef?.value ?? facts.baseCurrency),
    email: wire.PrimaryEmailAddr?.Address ?? '',
    address: addressOf(wire.BillAddr),
    taxNumber: isMasked(wire.PrimaryTaxIdentifier) ? '' : (wire.PrimaryTaxIdentifier ?? ''),
    number: wire.AcctNum ?? '',
    taxCodeId: exempt ? NOT_TAXED : (wire.DefaultTaxCodeRef?.value ?? ''),
    termsId: wire.SalesTermRef?.value ?? '',
    active: wire.Active ?? true,
  };
}

/** QuickBooks shows only the end of a tax number of the United States: `XXXXXXX6789`. */
const isMasked = (taxNumber = ''): boolean => /^x{3}/i.test(taxNumber);

export function toItem(wire: WireItem): Item {
  return {
    itemId: wire.Id,
    name: wire.FullyQualifiedName ?? wire.Name,
    incomeAccountId: wire.IncomeAccountRef?.value ?? '',
    incomeAccount: wire.IncomeAccountRef?.name ?? '',
    taxable: wire.Taxable ?? false,
    active: wire.Active ?? true,
  };
}

export function toAccount(wire: WireAccount): Account {
  return {
    accountId: wire.Id,
    name: wire.FullyQualifiedName,
    number: wire.AcctNum ?? '',
    kind: wire.Classification ?? '',
    active: wire.Active ?? true,
  };
}

export function toTaxRate(wire: WireTaxRate): TaxRate & { readonly active: boolean } {
  return {
    taxRateId: wire.Id,
    name: wire.Name,
    percent: decimalOf(wire.RateValue ?? 0),
    active: wire.Active ?? true,
  };
}

/**
 * Throws a RangeError where the code names a rate that the company does not list, or one that is
 * counted on a tax alone.
 */
export function toTaxCode(wire: WireTaxCode, facts: LedgerFacts): TaxCode {
  const rates = ratesIn(wire, 'SalesTaxRateList', facts);
  return {
    taxCodeId: wire.Id,
    name: wire.Name,
    rates,
    purchaseRates: ratesIn(wire, 'PurchaseTaxRateList', facts),
    percent: effectivePercent(rates),
    active: wire.Active ?? true,
  };
}

function ratesIn(
  wire: WireTaxCode,
  list: 'SalesTaxRateList' | 'PurchaseTaxRateList',
  { taxRates }: LedgerFacts,
): readonly TaxRate[] {
  const details = [...(wire[list]?.TaxRateDetail ?? [])];
  details.sort((a, b) => (a.TaxOrder ?? 0) - (b.TaxOrder ?? 0));
  return details.map(({ TaxRateRef: { value }, TaxTypeApplicable: on }): TaxRate => {
    const rate = taxRates.find(({ taxRateId }) => taxRateId === value);
    if (!rate) throw new RangeError(`${list}: the rate ${value} is not in QuickBooks`);
    if (on === 'TaxOnTax') throw new RangeError(`${list}: ${rate.name} is on tax alone`);
    const { taxRateId, name, percent } = rate;
    const isCompound = on === 'TaxOnAmountPlusTax';
    return { taxRateId, name, percent, ...(isCompound ? { compound: true } : {}) };
  });
}

/**
 * An invoice as it stands in the books; without a rate it is in their own currency. Throws a
 * RangeError for a value that cannot be one.
 */
export function toDocument(wire: WireInvoice): LedgerDocument {
  const currency = currencyOf(wire.CurrencyRef.value);
  const money = (value: number | undefined) => readAmount(String(value ?? 0), currency);
  const note = wire.PrivateNote ?? '';
  const sold = wire.Line.filter(({ DetailType }) => DetailType === 'SalesItemLineDetail');
  return {
    ledgerId: wire.Id,
    number: wire.DocNumber ?? '',
    marker: readMarker(note),
    customerId: wire.CustomerRef.value,
    currency,
    issuedOn: localDateOf(wire.TxnDate),
    total: money(wire.TotalAmt),
    tax: money(wire.TxnTaxDetail?.TotalTax),
    lineNets: sold.map(({ Amount }) => money(Amount)),
    exchangeRate: decimalOf(wire.ExchangeRate ?? 1),
    voided: VOIDED.test(note) && wire.TotalAmt === 0,
    ...(wire.DueDate === undefined ? {} : { dueOn: localDateOf(wire.DueDate) }),
    ...(wire.Balance === undefined ? {} : { open: money(wire.Balance) }),
    payments: (wire.LinkedTxn ?? [])
      .filter(({ TxnType }) => TxnType === 'Payment')
      .flatMap(({ TxnId }) => TxnId ?? []),
    termsId: wire.SalesTermRef?.value ?? '',
    lineClasses: sold.map(
      ({ SalesItemLineDetail: detail }) => detail?.ClassRef?.value ?? wire.ClassRef?.value ?? '',
    ),
  };
}

/** A credit note is open as far as no invoice and no refund has used it up. */
export function toCreditNote(wire: WireCreditMemo): LedgerDocument {
  const {
    dueOn: _due,
    termsId: _terms,
    open,
    ...note
  } = toDocument({
    ...wire,
    Balance: wire.RemainingCredit ?? wire.Balance,
  });
  return open === undefined ? note : { ...note, open };
}
