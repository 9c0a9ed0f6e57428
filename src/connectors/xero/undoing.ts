import * as z from 'zod/mini';
import { type Answer, type Exchange, parseJson } from '../exchange';
import type { LedgerDocument, Undoing } from '../ledger';
import { checkedId } from './invoice-request';
import { ACCOUNTING, get, headers } from './organisation';

interface Undone {
  readonly ledgerId: string;
  readonly read: (answer: Answer) => LedgerDocument;
}

/** Looks at a document, and undoes it: what nobody has approved yet is deleted, the rest is voided. */
export function undoing(
  kind: 'Invoices' | 'CreditNotes',
  { ledgerId, read }: Undone,
): Exchange<Undoing> {
  const path = `${kind}/${checkedId(ledgerId)}`;
  const rows = z.object({ [kind]: z.array(z.object({ Status: z.string() })) });
  return {
    request: get(path, { unitdp: 4 }),
    read: (answer) => {
      const status = parseJson(answer, rows)[kind]?.[0]?.Status ?? '';
      const Status = ['DRAFT', 'SUBMITTED'].includes(status) ? 'DELETED' : 'VOIDED';
      return {
        document: read(answer),
        request: {
          method: 'POST',
          url: `${ACCOUNTING}/${path}`,
          headers,
          json: { [kind]: [{ [`${kind.slice(0, -1)}ID`]: ledgerId, Status }] },
        },
      };
    },
  };
}
