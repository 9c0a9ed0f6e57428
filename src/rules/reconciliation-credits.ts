import { type Amount, amountOf, noAmount, sumAmounts } from '../money/amount';
import type { CurrencyCode } from '../money/currency';
import { negate } from '../money/decimal';
import { type ClaimedDocument, takenSeconds } from './billing-stage';

/**
 * A document as it counts in a sum: a credit note takes its money and what it gives back of time
 * off, here and in the ledger. What is given up has no time: the work was done and is not billed.
 */
export function asSigned(claimed: ClaimedDocument): ClaimedDocument {
  const { invoice, lines, allocations, document } = claimed;
  if (invoice.kind !== 'creditNote') return claimed;
  const { currency } = invoice;
  const less = (amount: Amount) => amountOf(negate(amount), currency);
  const isGivenUp = allocations.every(({ kind }) => kind === 'writtenOff');
  return {
    invoice: {
      ...invoice,
      net: less(invoice.net),
      tax: less(invoice.tax),
      rounding: less(invoice.rounding),
      total: less(invoice.total),
    },
    lines: lines.map((line) => ({
      ...line,
      net: less(line.net),
      billedSeconds: isGivenUp ? 0 : -line.billedSeconds,
    })),
    allocations: allocations.map((one) => ({
      ...one,
      seconds: takenSeconds(invoice, one),
      amount: less(one.amount),
    })),
    document: document && ledgerLess(document, currency),
  };
}

/** What is left of an invoice, and what credit notes give back of it, below zero; both with tax. */
export interface DocumentCharges {
  readonly charged: Amount;
  readonly credit: Amount;
}

/**
 * The charges of posted documents, signed, by their id. A credit note counts where the invoice
 * that it credits stands, or for itself where that is not among them.
 */
export function documentCharges(
  posted: readonly ClaimedDocument[],
): ReadonlyMap<string, DocumentCharges> {
  const known = new Set(posted.map(({ invoice }) => invoice.documentId));
  const charges = new Map<string, DocumentCharges>();
  for (const { invoice } of posted) {
    const { kind, creditOf, documentId, total, currency } = invoice;
    const nothing = noAmount(currency);
    const id = known.has(creditOf) ? creditOf : documentId;
    const { charged, credit } = charges.get(id) ?? { charged: nothing, credit: nothing };
    const isCredit = kind === 'creditNote';
    charges.set(id, {
      charged: sumAmounts([charged, total], currency),
      credit: isCredit ? sumAmounts([credit, total], currency) : credit,
    });
  }
  return charges;
}

function ledgerLess(
  document: NonNullable<ClaimedDocument['document']>,
  currency: CurrencyCode,
): NonNullable<ClaimedDocument['document']> {
  const less = (amount: Amount) => amountOf(negate(amount), currency);
  return {
    ...document,
    total: less(document.total),
    tax: less(document.tax),
    lineNets: document.lineNets.map(less),
  };
}
