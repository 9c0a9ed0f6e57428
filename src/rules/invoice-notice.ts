import type { CurrencyCode } from '../money/currency';
import { isZero } from '../money/decimal';
import type { Invoice } from '../records/invoice';

/**
 * What an invoice says below its lines: why no tax is charged, what the customer keeps back, what
 * was paid before, and what is left: `"Prepaid 500.00 USD. To pay 734.00 USD."`
 */
export function invoiceNotice(
  of: Pick<Invoice, 'withheld' | 'prepaid' | 'payable'> & {
    readonly currency: CurrencyCode;
    readonly notes: readonly string[];
  },
): string {
  const { withheld, prepaid, payable, currency, notes } = of;
  const kept = isZero(withheld) ? [] : [`Tax withheld ${withheld} ${currency}.`];
  const paid = prepaid === null || isZero(prepaid) ? [] : [`Prepaid ${prepaid} ${currency}.`];
  const left = kept.length + paid.length === 0 ? [] : [`To pay ${payable} ${currency}.`];
  return [...notes.map((note) => note.replace(/\.?$/, '.')), ...kept, ...paid, ...left].join(' ');
}

/** What the customer reads on the invoice: the person's own text, then the notice. */
export function customerText({ memo, notice }: Pick<Invoice, 'memo' | 'notice'>): string {
  return [memo, notice].filter((text) => text !== '').join('\n');
}
