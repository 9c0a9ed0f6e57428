import { textOf } from '../simulator-tools';
import { type Asked, type Done, enveloped, notFound } from './simulator-answer';
import { filtered, paged } from './simulator-list';
import { bookedPayment, deletedPayment } from './simulator-payment';
import type { XeroRow } from './simulator-state';

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
  let current = state;
  const rows = (sent.Payments ?? [sent]).map((body) => {
    const done = bookedPayment(body, { state: current, now });
    current = done.state;
    return done.row;
  });
  return { answer: enveloped(asked, 'Payments', { rows }), state: current };
}
