import type { Amount } from '../money/amount';
import type { Customer } from '../records/customer';
import type { Invoice } from '../records/invoice';

/** What a person entered as prepaid on the draft of a customer; null: nothing. */
export type PrepaidOf = (documentId: string, customer: Customer) => Amount | null;

/**
 * What stands as prepaid on the drafts of before: on the same draft, or on the one that a draft of
 * the same customer takes the place of because it bills other work.
 */
export function prepaidBefore(
  present: readonly Invoice[],
  documentIds: ReadonlySet<string>,
): PrepaidOf {
  const known = new Map(present.map((one) => [one.documentId, one.prepaid]));
  const replaced = new Map(
    present
      .filter(({ documentId }) => !documentIds.has(documentId))
      .map((one) => [placeOf(one), one.prepaid]),
  );
  return (documentId, customer) =>
    (known.has(documentId) ? known.get(documentId) : replaced.get(placeOf(customer))) ?? null;
}

const placeOf = ({ currency, customerId }: Pick<Invoice, 'currency' | 'customerId'>): string =>
  `${currency} ${customerId}`;
