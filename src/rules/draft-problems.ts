import type { LocalDate } from '../calendar/local-date';
import type { CurrencyCode } from '../money/currency';
import { isNegative, isZero } from '../money/decimal';
import type { Customer } from '../records/customer';
import type { ExchangeRate } from '../records/exchange-rate';
import type { Invoice } from '../records/invoice';
import type { Problem } from '../records/problem';
import { problem } from './problem';
import type { TaxFault } from './tax-rules';

/** Why a customer has no draft, or one that cannot be sent. */

export function rateMissing(
  { name, currency, customerId }: Customer,
  of: {
    readonly baseCurrency: CurrencyCode;
    readonly on: LocalDate;
    readonly exchangeRates: readonly ExchangeRate[];
  },
): Problem {
  const { baseCurrency, on } = of;
  const fixed = of.exchangeRates
    .filter((one) => [one.base, one.quote].includes(currency) && one.fixedOn <= on)
    .map(({ fixedOn }) => fixedOn)
    .sort();
  const last = fixed[fixed.length - 1];
  return problem({
    code: 'E-407',
    step: 'draft',
    tab: 'Customers',
    key: customerId,
    field: 'currency',
    message: `No ${currency}→${baseCurrency} for ${on}${last ? `; last ${last}` : ''}: ${name} has no draft.`,
    fix: 'Connect a source of exchange rates, or choose another invoice date, then run Draft again.',
  });
}

export function taxRefused({ name }: Customer, { taxRuleId, what }: TaxFault): Problem {
  return problem({
    code: 'E-222',
    step: 'draft',
    tab: 'Taxes',
    key: taxRuleId,
    field: 'kind',
    message: `${name} has no draft: ${what}.`,
    fix: 'Change the row of the Taxes tab, or map the client to another tax code, then run Review, Price and Draft again.',
  });
}

export function roundingItemMissing({ name, currency }: Customer, item: string): Problem {
  const what =
    item === '' ? 'has no item' : `has the item '${item}', which is no active one of the Items tab`;
  return problem({
    code: 'E-412',
    step: 'draft',
    tab: 'Settings',
    key: 'Item for rounding',
    field: 'value',
    message: `${name} has no draft: the cash rounding of ${currency} ${what}.`,
    fix: "Name an item of the ledger under 'Item for rounding', then run Draft again.",
  });
}

/** A document below zero is no invoice; nothing is prepaid of more than there is to pay. */
export function belowZero(invoice: Invoice): readonly Problem[] {
  const { documentId, customer, total, currency, prepaid, payable } = invoice;
  const common = { step: 'draft', tab: 'Invoices', key: documentId } as const;
  if (isNegative(total)) {
    const message = `The invoice for ${customer} comes to ${total} ${currency}: below zero it is no invoice.`;
    const fix = 'Hold the expenses that give money back until there is more work to bill.';
    return [problem({ ...common, code: 'E-221', field: 'total', message, fix })];
  }
  if (prepaid === null || isZero(prepaid)) return [];
  if (isNegative(prepaid)) {
    const message = `The invoice for ${customer} is prepaid by ${prepaid} ${currency}, below zero.`;
    return [
      problem({ ...common, code: 'E-220', field: 'prepaid', message, fix: 'Type what was paid.' }),
    ];
  }
  if (!isNegative(payable)) return [];
  const message = `The invoice for ${customer} is prepaid by ${prepaid} ${currency}, but only ${total} is due.`;
  const fix = 'Lower Prepaid; the rest stays for a later invoice. Then run Draft again.';
  return [problem({ ...common, code: 'E-220', field: 'prepaid', message, fix })];
}
