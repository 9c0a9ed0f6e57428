import type { Problem } from '../../records/problem';
import { problem } from '../../rules/problem';
import { takenWork } from '../../rules/work-taken';
import type { Book } from './book';
import { asGivenBack, takingIn } from './credited';
import type { Desk } from './desk';

/**
 * Work that is on more invoices than credit notes let it be: one of them was voided in the ledger, or
 * was lost with the journal, after its work was billed again. A row for each invoice that bills it last.
 */
export function billedTwice(desk: Desk, book: Book): readonly Problem[] {
  const { title } = desk.caller.connector;
  const inLedger = creditsInLedger(book);
  const documents = takingIn(desk, book).map((one) =>
    inLedger.has(one.invoice.documentId) ? asGivenBack(one) : one,
  );
  const byLast = new Map<string, { number: string; ids: string[]; on: Set<string> }>();
  for (const [id, { documentId, number, twiceOn }] of takenWork(documents)) {
    if (twiceOn.length === 0) continue;
    const one = byLast.get(documentId) ?? { number, ids: [], on: new Set() };
    byLast.set(documentId, one);
    one.ids.push(id);
    for (const other of twiceOn) one.on.add(other);
  }
  return [...byLast].map(([key, { number, ids, on }]) => {
    const [first = '', ...more] = ids;
    const what = more.length === 0 ? `${first} is` : `${first} and ${more.length} more are`;
    return problem({
      code: 'E-624',
      step: 'post',
      tab: 'Invoices',
      key,
      message: `Invoice ${number} bills work a second time: ${what} on ${[...on].join(' and ')}, and no credit note in ${title} gives it back.`,
      fix: `Credit one of these invoices under After posting in the sidebar; or restore the credit note that was voided in ${title}, then run Post again.`,
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
