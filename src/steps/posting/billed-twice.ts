import type { Problem } from '../../records/problem';
import { type BilledTwice, billedTwice } from '../../rules/billed-twice';
import { problem } from '../../rules/problem';
import type { Book } from './book';
import { asGivenBack, takingIn } from './credited';
import type { Desk } from './desk';

/**
 * Work that is on more invoices than credit notes let it be: one of them was voided in the ledger, or
 * was lost with the journal, after its work was billed again. A row for each invoice that bills it last.
 */
export function billedTwiceRows(desk: Desk, book: Book): readonly Problem[] {
  const { title } = desk.caller.connector;
  const inLedger = creditsInLedger(book);
  const documents = takingIn(desk, book).map((one) =>
    inLedger.has(one.invoice.documentId) ? asGivenBack(one) : one,
  );
  const byLast = new Map<string, BilledTwice[]>();
  for (const one of billedTwice(documents)) {
    const key = one.last.documentId;
    byLast.set(key, [...(byLast.get(key) ?? []), one]);
  }
  return [...byLast].map(([key, all]) => {
    const ids = all.map(({ entryId }) => entryId);
    const numbers = [...new Set(all.flatMap((one) => one.numbers))];
    const what = ids.length === 1 ? `${ids[0]} is` : `${ids[0]} and ${ids.length - 1} more are`;
    return problem({
      code: 'E-624',
      step: 'post',
      tab: 'Invoices',
      key,
      message: `${what} billed on ${numbers.join(' and ')}, and no credit note in ${title} gives that back.`,
      fix: `Credit one of these invoices under After posting in the sidebar; or restore the credit note in ${title}, then run Post again.`,
    });
  });
}

/** Credit notes that the ledger has, whatever was changed on them since they were compared. */
const creditsInLedger = ({ entries }: Book): ReadonlySet<string> =>
  new Set(
    entries.flatMap(({ posting: { kind, verified, reason, documentId } }) =>
      kind === 'creditNote' && verified && reason !== 'voided' ? [documentId] : [],
    ),
  );
