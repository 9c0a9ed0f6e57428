import { textOf } from '../simulator-tools';
import { type Asked, type Done, enveloped, notFound } from './simulator-answer';
import { batchWritten } from './simulator-batch';
import { filtered, paged } from './simulator-list';
import { bookedPayment, deletedPayment } from './simulator-payment';
import type { XeroRow, XeroState } from './simulator-state';

/** Lists payments, takes new ones, or deletes the one that is named. */
export function paymentsAsked(asked: Asked, id: string | undefined): Done {
  const { request, state, now } = asked;
  const { payments: all = [] } = state;
  if (request.method === 'GET') {
    const found = id === undefined ? all : all.filter(({ PaymentID }) => PaymentID === id);
    return { answer: paged(asked, 'Payments', filtered(asked, found)), state };
  }
  const sent = JSON.parse(textOf(request.body)) as { Payments?: XeroRow[] } & XeroRow;
  if (request.method === 'POST' && id !== undefined) {
    const done = deletedPayment(id, { state, now });
    if (!done) return { answer: notFound(), state };
    return { answer: enveloped(asked, 'Payments', { rows: [done.row] }), state: done.state };
  }
  const write = (body: XeroRow, before: XeroState) => bookedPayment(body, { state: before, now });
  return batchWritten(asked, { kind: 'Payments', bodies: sent.Payments ?? [sent], write });
}
