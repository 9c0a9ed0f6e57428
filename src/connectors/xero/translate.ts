import { type LocalDate, localDateOf } from '../../calendar/local-date';
import { amountOf, readAmount } from '../../money/amount';
import { currencyOf } from '../../money/currency';
import { decimalOf, divide, isZero, subtract, ZERO } from '../../money/decimal';
import { roundTo } from '../../money/rounding';
import type { Account } from '../../records/account';
import type { Customer } from '../../records/customer';
import type { Item } from '../../records/item';
import type { TaxCode, TaxRate } from '../../records/tax-code';
import { effectivePercent } from '../../rules/effective-percent';
import { addressLines } from '../address-lines';
import type { LedgerDocument, LedgerFacts } from '../ledger';
import { termsIdOf } from './lists';
import type {
  WireAccount,
  WireContact,
  WireCreditNote,
  WireInvoice,
  WireItem,
  WireTaxRate,
} from './wire';

/** Where bills go: the postal address, or that of the street where it is the only one. */
function addressOf(addresses: NonNullable<WireContact['Addresses']>): string {
  const texts = [...addresses]
    .sort((a, b) => Number(b.AddressType === 'POBOX') - Number(a.AddressType === 'POBOX'))
    .map((one) =>
      addressLines(
        [
          ...[one.AddressLine1, one.AddressLine2, one.AddressLine3, one.AddressLine4],
          addressLines([one.City, addressLines([one.Region, one.PostalCode], ' ')], ', '),
          one.Country,
        ],
        '\n',
      ),
    );
  return texts.find((text) => text !== '') ?? '';
}

export function toCustomer(wire: WireContact, { baseCurrency }: LedgerFacts): Customer {
  return {
    customerId: wire.ContactID,
    name: wire.Name,
    currency: currencyOf(wire.DefaultCurrency || baseCurrency),
    email: wire.EmailAddress ?? '',
    address: addressOf(wire.Addresses ?? []),
    taxNumber: wire.TaxNumber ?? '',
    number: wire.AccountNumber ?? '',
    taxCodeId: wire.AccountsReceivableTaxType ?? '',
    termsId: termsIdOf(wire.PaymentTerms?.Sales),
    active: wire.ContactStatus !== 'ARCHIVED',
  };
}

/** Lines name an item by its code, which is unique in an organisation. */
export function toItem(wire: WireItem): Item {
  const { AccountCode: account = '', TaxType: taxType = 'NONE' } = wire.SalesDetails ?? {};
  return {
    itemId: wire.Code,
    name: wire.Name || wire.Code,
    incomeAccountId: account,
    incomeAccount: account,
    taxable: taxType !== 'NONE',
    active: wire.IsSold ?? true,
  };
}

export function toAccount(wire: WireAccount): Account {
  return {
    accountId: wire.AccountID,
    name: wire.Name,
    number: wire.Code ?? '',
    kind: wire.Class ?? '',
    active: wire.Status !== 'ARCHIVED' && wire.Status !== 'DELETED',
  };
}

/** A component on top of the others comes after them, wherever it stands. */
export function toTaxCode(wire: WireTaxRate): TaxCode {
  const components = wire.TaxComponents ?? [];
  const isOnTax = (index: number) =>
    components.length > 1 && components[index]?.IsCompound === true;
  const rates = components
    .map(({ Name: name, Rate }, index): TaxRate => {
      const percent = decimalOf(Rate);
      const rate = { taxRateId: `${wire.TaxType}/${index + 1}`, name, percent };
      return isOnTax(index) ? { ...rate, compound: true } : rate;
    })
    .sort((a, b) => Number(a.compound ?? false) - Number(b.compound ?? false))
    .filter(({ percent }) => !isZero(percent));
  return {
    taxCodeId: wire.TaxType,
    name: wire.Name,
    rates,
    percent: effectivePercent(rates),
    active: wire.Status === 'ACTIVE' && (wire.CanApplyToRevenue ?? true),
  };
}

export function toTaxRates(wire: WireTaxRate): readonly (TaxRate & { readonly active: boolean })[] {
  return (wire.TaxComponents ?? []).map(({ Name: name, Rate }, index) => ({
    taxRateId: `${wire.TaxType}/${index + 1}`,
    name,
    percent: decimalOf(Rate),
    active: wire.Status === 'ACTIVE',
  }));
}

/** Our mark, `tt:9f2c…`, in the reference of an invoice; people may write around it. */
export function readMarker(reference: string): string {
  return /(?:^|\s)(tt:[\w.-]+)/.exec(reference)?.[1] ?? '';
}

/**
 * An invoice as it stands in the books. Lines without an item are texts. Its rate reads the other
 * way round there (foreign units for one of the base), and is turned. Throws a RangeError for a
 * value that cannot be one.
 */
export function toDocument(wire: WireInvoice): LedgerDocument {
  const currency = currencyOf(wire.CurrencyCode);
  const money = (value: number) => readAmount(String(value), currency);
  const isBill = wire.Type === 'ACCPAY';
  const number = wire.InvoiceNumber ?? '';
  const marker = readMarker(isBill ? number : (wire.Reference ?? ''));
  const sold = wire.LineItems.filter(({ ItemCode, AccountCode, AccountID }) =>
    isBill ? (AccountCode ?? AccountID) : ItemCode,
  );
  return {
    ledgerId: wire.InvoiceID,
    number: isBill ? number.replace(marker, '').trim() : number,
    marker,
    customerId: wire.Contact.ContactID,
    currency,
    issuedOn: dayOf(wire.Date),
    total: money(wire.Total),
    tax: money(wire.TotalTax),
    lineNets: sold.map(({ LineAmount = 0, TaxAmount = 0 }) => {
      const contained = wire.LineAmountTypes === 'Inclusive' ? money(TaxAmount) : ZERO;
      return amountOf(subtract(money(LineAmount), contained), currency);
    }),
    exchangeRate: turned(decimalOf(wire.CurrencyRate ?? 1)),
    voided: wire.Status === 'VOIDED' || wire.Status === 'DELETED',
    ...(wire.DueDate === undefined ? {} : { dueOn: dayOf(wire.DueDate) }),
    ...(wire.AmountDue === undefined ? {} : { open: money(wire.AmountDue) }),
    payments: (wire.Payments ?? []).map(({ PaymentID }) => PaymentID),
    lineClasses: sold.map(({ Tracking: [one] = [] }) =>
      one ? `${one.TrackingCategoryID ?? ''}/${one.TrackingOptionID ?? ''}` : '',
    ),
  };
}

/** A credit note is open as far as no invoice and no refund has used it up. */
export function toCreditNote(wire: WireCreditNote): LedgerDocument {
  const { CreditNoteID, CreditNoteNumber, RemainingCredit, ...alike } = wire;
  return toDocument({
    ...alike,
    InvoiceID: CreditNoteID,
    InvoiceNumber: CreditNoteNumber,
    AmountDue: RemainingCredit,
  });
}

/** Decimals of a rate that Xero keeps. */
const RATE_DIGITS = 6;

/** Base per foreign as Xero takes it, foreign per base: `"1.1684"` is `"0.855871"`. */
export function sentRate(exchangeRate: ReturnType<typeof decimalOf>) {
  return roundTo(divide(decimalOf('1'), exchangeRate), RATE_DIGITS);
}

/** And back: `"0.855871"` is `"1.1684003781"`; ten decimals, as drafts have at most. */
export function turned(rate: ReturnType<typeof decimalOf>) {
  return decimalOf(roundTo(divide(decimalOf('1'), rate), 10));
}

/** The later of two lock dates; null where there is none. */
export function closedThrough(...locks: readonly (string | undefined)[]): LocalDate | null {
  const days = locks.filter((lock) => lock !== undefined).map((lock) => dayOf(lock));
  return days.sort()[days.length - 1] ?? null;
}

/** The day of `/Date(1552262400000+0000)/`, or of an ISO date. */
export function dayOf(text: string): LocalDate {
  const milliseconds = /^\/Date\((-?\d+)/.exec(text)?.[1];
  const iso = milliseconds === undefined ? text : new Date(Number(milliseconds)).toISOString();
  return localDateOf(iso.slice(0, 10));
}
