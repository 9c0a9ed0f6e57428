import { sideOf } from '../rules/document-words';
import type { DraftInput } from '../rules/draft';
import type { BillInput } from '../rules/draft-bills';
import { accountsTab } from '../tabs/accounts-tab';
import { invoiceLinesTab } from '../tabs/invoice-lines-tab';
import { invoicesTab } from '../tabs/invoices-tab';
import { mappingTab } from '../tabs/mapping-tab';
import { peopleTab } from '../tabs/people-tab';
import { suppliersTab } from '../tabs/suppliers-tab';
import type { Claim } from './journal';
import type { World } from './world';

/** What the bills of a run depend on, beside what its invoices do. */
export function billInputOf(
  world: World,
  { settings, period, ledger, entries, expenses, exchangeRates, taxCodes, billKey }: DraftInput,
  claimed: readonly Claim[],
): BillInput {
  const { workbook } = world;
  const taken = new Set(claimed.map(({ invoice }) => invoice.documentId));
  const invoices = workbook
    .records(invoicesTab)
    .filter(
      ({ kind, state, documentId }) =>
        kind === 'bill' && state !== 'voided' && !taken.has(documentId),
    );
  const drafts = new Set(invoices.map(({ documentId }) => documentId));
  return {
    settings,
    period,
    ledger,
    entries,
    expenses,
    exchangeRates,
    taxCodes,
    billKey,
    people: workbook.records(peopleTab),
    suppliers: workbook.records(suppliersTab),
    accounts: workbook.records(accountsTab),
    mappings: workbook.records(mappingTab),
    claimed: claimed.filter(({ invoice }) => sideOf(invoice.kind) === 'payable'),
    present: {
      invoices,
      lines: workbook.records(invoiceLinesTab).filter((line) => drafts.has(line.documentId)),
    },
  };
}
