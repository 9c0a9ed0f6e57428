import { textOf } from '../simulator-tools';
import { allocated } from './simulator-allocation';
import { type Asked, type Done, enveloped, notFound } from './simulator-answer';
import { batchWritten } from './simulator-batch';
import { bookedCredit, changedCredit } from './simulator-credit';
import { filtered, paged } from './simulator-list';
import type { XeroCredit, XeroRow, XeroState } from './simulator-state';

/** Lists credit notes, takes or changes them, or allocates the one that is named. */
export function creditsAsked(
  asked: Asked,
  { id, part }: { readonly id: string | undefined; readonly part: string | undefined },
): Done {
  const { request, state } = asked;
  const { creditNotes: all = [] } = state;
  const named = all.filter((one) => one.CreditNoteID === id || one.CreditNoteNumber === id);
  if (id !== undefined && named.length === 0) return { answer: notFound(), state };
  if (part === 'Allocations' && request.method === 'PUT') return allocations(asked, named);
  if (part !== undefined) return { answer: notFound(), state };
  if (request.method === 'GET') {
    const answer =
      id === undefined
        ? paged(asked, 'CreditNotes', filtered(asked, all))
        : enveloped(asked, 'CreditNotes', { rows: named });
    return { answer, state };
  }
  return written(asked, id);
}

function allocations(asked: Asked, [credit]: readonly XeroCredit[]): Done {
  if (!credit) return { answer: notFound(), state: asked.state };
  const sent = JSON.parse(textOf(asked.request.body)) as { Allocations?: XeroRow[] } & XeroRow;
  let { state } = asked;
  const rows = (sent.Allocations ?? [sent]).map((body) => {
    const current = (state.creditNotes ?? []).find(
      ({ CreditNoteID }) => CreditNoteID === credit.CreditNoteID,
    );
    const done = allocated(body, { credit: current ?? credit, state, now: asked.now });
    state = done.state;
    return done.row;
  });
  return { answer: enveloped(asked, 'Allocations', { rows }), state };
}

/** PUT creates; POST changes the one that has the id or the number, and creates otherwise. */
function written(asked: Asked, id: string | undefined): Done {
  const { request, now } = asked;
  const sent = JSON.parse(textOf(request.body)) as { CreditNotes?: XeroRow[] } & XeroRow;
  const write = (body: XeroRow, state: XeroState) => {
    const { creditNotes: all = [] } = state;
    const known =
      request.method === 'POST'
        ? all.find(
            (one) =>
              one.CreditNoteID === (id ?? body['CreditNoteID']) ||
              (one.Type === 'ACCRECCREDIT' && one.CreditNoteNumber === body['CreditNoteNumber']),
          )
        : undefined;
    const row = known
      ? changedCredit(body, known, { state, now })
      : bookedCredit(body, { state, now });
    const creditNotes = known ? all.map((one) => (one === known ? row : one)) : [...all, row];
    return { row, state: { ...state, creditNotes, count: state.count + 1 } };
  };
  return batchWritten(asked, { kind: 'CreditNotes', bodies: sent.CreditNotes ?? [sent], write });
}
