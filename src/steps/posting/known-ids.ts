import type { WholeInvoice } from '../../rules/footing';
import { accountsTab } from '../../tabs/accounts-tab';
import { customersTab } from '../../tabs/customers-tab';
import { itemsTab } from '../../tabs/items-tab';
import { suppliersTab } from '../../tabs/suppliers-tab';
import type { Desk } from './desk';

/** A name that no list of the connected company has, as `customer 45`; null where all are known. */
export function strangeId(desk: Desk, { invoice, lines }: WholeInvoice): string | null {
  const isBill = invoice.kind === 'bill';
  const { workbook } = desk;
  const parties = isBill
    ? workbook.records(suppliersTab).map(({ supplierId }) => supplierId)
    : workbook.records(customersTab).map(({ customerId }) => customerId);
  if (isMissing(parties, invoice.customerId)) {
    return `${isBill ? 'supplier' : 'customer'} ${invoice.customerId}`;
  }
  const sold = isBill
    ? workbook.records(accountsTab).map(({ accountId }) => accountId)
    : workbook.records(itemsTab).map(({ itemId }) => itemId);
  const line = lines.find(({ itemId }) => isMissing(sold, itemId));
  return line ? `${isBill ? 'account' : 'item'} ${line.itemId}` : null;
}

/** Nothing is known of a list that was never read. */
const isMissing = (known: readonly string[], id: string): boolean =>
  known.length > 0 && !known.includes(id);
