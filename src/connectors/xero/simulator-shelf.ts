import type { Shelf } from '../simulator-delay';
import type { XeroState } from './simulator-state';

const CREATES = /\/(Invoices|CreditNotes)$/;

/** Where an organisation keeps the documents that it may be late with. */
export const documentShelf: Omit<Shelf<XeroState>, 'commit'> = {
  creates: ({ method, path }) => method === 'PUT' && CREATES.test(path),
  reads: ({ method }) => method === 'GET',
  ids: ({ invoices, creditNotes = [] }) => [
    ...invoices.map(({ InvoiceID }) => InvoiceID),
    ...creditNotes.map(({ CreditNoteID }) => CreditNoteID),
  ],
  without: ({ invoices, creditNotes = [] }, isHidden) => ({
    invoices: invoices.filter(({ InvoiceID }) => !isHidden(InvoiceID)),
    creditNotes: creditNotes.filter(({ CreditNoteID }) => !isHidden(CreditNoteID)),
  }),
};
