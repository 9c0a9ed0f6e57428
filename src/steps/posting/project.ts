import type { Allocation } from '../../records/allocation';
import type { Invoice, InvoiceState } from '../../records/invoice';
import type { InvoiceLine } from '../../records/invoice-line';
import type { Posting } from '../../records/posting';
import { holdsWork } from '../../rules/posting-due';
import { remarkOf } from '../../rules/posting-remark';
import { allocationsTab } from '../../tabs/allocations-tab';
import { invoiceLinesTab } from '../../tabs/invoice-lines-tab';
import { invoicesTab } from '../../tabs/invoices-tab';
import { claimOf } from '../journal';
import type { Book } from './book';
import { changePosting, patiently } from './change-posting';
import type { Desk } from './desk';

/**
 * Shows the journal in the tabs: rows of claimed documents are views of it, and whatever was done
 * to them is put right. Writes only what differs; says whether anything did.
 */
export function project({ workbook }: Desk, { entries }: Book): boolean {
  const invoices = new Map<string, Partial<Invoice>>();
  const present = new Set(workbook.table(invoicesTab).rows.map(({ key }) => key));
  const lines = new Map<string, InvoiceLine>();
  const allocations = new Map<string, Allocation>();
  for (const { posting, content } of entries) {
    if (!holdsWork(posting)) continue;
    if (content === null) {
      const { documentId, state } = posting;
      if (present.has(documentId)) invoices.set(documentId, { state, remark: remarkOf(posting) });
      continue;
    }
    const claim = claimOf(posting, content);
    invoices.set(posting.documentId, claim.invoice);
    for (const line of claim.lines) lines.set(line.lineId, line);
    for (const allocation of claim.allocations)
      allocations.set(allocation.allocationId, allocation);
  }
  const view = { owner: 'draft', mode: 'merge' } as const;
  const changed = [
    workbook.put(invoicesTab, { ...view, values: invoices }),
    workbook.put(invoiceLinesTab, { ...view, values: lines }),
    workbook.put(allocationsTab, { ...view, values: allocations }),
  ];
  return changed.includes(true);
}

/**
 * Shows documents once that were refused or accepted as voided, and takes back the ticks that
 * approved them: to send one again is for a person to say.
 */
export function giveBackRefused(
  { host, workbook }: Pick<Desk, 'host' | 'workbook'>,
  { entries }: Book,
): void {
  const refused = entries
    .map(({ posting }) => posting)
    .filter((posting) => !holdsWork(posting) && !posting.unticked);
  const rows = new Map(workbook.records(invoicesTab).map((one) => [one.documentId, one.state]));
  // Draft may have made one anew that was voided in a run which was cut off: that stays a draft.
  const isAnew = ({ state, documentId }: Posting) =>
    state === 'voided' && rows.get(documentId) === 'draft';
  const shown = refused.filter(({ documentId }) => rows.has(documentId));
  const values = new Map(
    shown
      .filter((one) => !isAnew(one))
      .map((posting) => [
        posting.documentId,
        {
          state: shownState(posting),
          remark: remarkOf(posting),
          ...(posting.state === 'voided' ? {} : { ledgerId: '', link: '' }),
        },
      ]),
  );
  // What was written reaches the sheet at the end of this, before the journal says that it did.
  patiently(host, () => {
    workbook.put(invoicesTab, { owner: 'draft', values, mode: 'merge' });
    takeTicksBack(
      workbook,
      shown.map(({ documentId }) => documentId),
    );
  });
  for (const posting of refused) {
    changePosting(host, posting, (seen) => ({ ...seen, unticked: true }));
  }
}

/** Somebody may have taken rows away since; what is read here is what is written to. */
export function takeTicksBack(workbook: Desk['workbook'], documentIds: readonly string[]): void {
  const present = new Set(workbook.table(invoicesTab).rows.map(({ key }) => key));
  const left = documentIds.filter((id) => present.has(id));
  const values = new Map(left.map((id) => [id, { approved: false }]));
  workbook.put(invoicesTab, { owner: 'user', values, mode: 'merge' });
}

/** One that a person took back is a draft like any other. */
const shownState = ({ state, reason }: Posting): InvoiceState => {
  if (state === 'voided') return 'voided';
  return reason === 'takenBack' ? 'draft' : 'rejected';
};
