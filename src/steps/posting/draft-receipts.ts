import type { WholeInvoice } from '../../rules/footing';
import { receiptName } from '../../rules/receipt-fault';
import { expensesTab } from '../../tabs/expenses-tab';
import type { Receipt } from './content';
import type { Desk } from './desk';

/** The receipts of the expenses on a document; none on a credit note, or where the settings say so. */
export function receiptsOf(
  { workbook, settings }: Desk,
  { invoice, allocations }: Pick<WholeInvoice, 'invoice' | 'allocations'>,
): readonly Receipt[] {
  if (!settings.attachReceipts || invoice.kind === 'creditNote') return [];
  const billed = new Set(allocations.map(({ entryId }) => entryId));
  return workbook
    .records(expensesTab)
    .filter(({ expenseId, receiptUrl }) => billed.has(expenseId) && receiptUrl !== '')
    .map((expense) => ({
      expenseId: expense.expenseId,
      url: expense.receiptUrl,
      name: receiptName(expense.expenseId, expense.receiptName),
      contentType: expense.receiptType || 'application/octet-stream',
    }));
}
