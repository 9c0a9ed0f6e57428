import * as z from 'zod/mini';
import { localDateOf } from '../../calendar/local-date';
import { type Decimal, decimalOf, multiply } from '../../money/decimal';
import type { Page, Position } from '../connector';
import type { Exchange } from '../exchange';
import type { LedgerFacts, LedgerPayment } from '../ledger';
import { list } from './company';
import { quoted } from './query';
import { linked } from './wire';

/** Payments of customers and of bills, as the published schema has them (2026-04-22). */
export const payment = z.object({
  Id: z.string(),
  TxnDate: z.string(),
  PaymentRefNum: z.optional(z.string()),
  DocNumber: z.optional(z.string()),
  Line: z.optional(
    z.array(z.object({ Amount: z.optional(z.number()), LinkedTxn: z.optional(z.array(linked)) })),
  ),
});

/**
 * Payments of customers that changed, then those of bills; a line of one names the invoice, the
 * credit or the bill that it applies.
 */
export function payments(position: Position): Exchange<Page<LedgerPayment>> {
  const [, start] = BILLS.exec(position.next ?? '') ?? [];
  const since = position.since ?? '1970-01-01T00:00:00Z';
  const listed = list({
    entity: start === undefined ? 'Payment' : 'BillPayment',
    where: `MetaData.LastUpdatedTime >= ${quoted(since)}`,
    schema: payment,
    translate: toPayment,
  });
  const { request, read } = listed.page(start ?? position.next, NO_FACTS);
  return {
    request,
    read: (answer) => {
      const page = read(answer);
      if (start !== undefined) return { ...page, next: page.next && `bills/${page.next}` };
      return { ...page, next: page.next ?? 'bills/1' };
    },
  };
}

/** The place in the list of bills' payments, which follows that of customers'. */
const BILLS = /^bills\/(\d+)$/;

/** Payments are read without knowing the company. */
const NO_FACTS = {} as LedgerFacts;

function toPayment(wire: z.infer<typeof payment>): LedgerPayment {
  return {
    paymentId: wire.Id,
    paidOn: localDateOf(wire.TxnDate),
    reference: wire.PaymentRefNum ?? wire.DocNumber ?? '',
    applied: (wire.Line ?? []).flatMap(({ Amount = 0, LinkedTxn = [] }) =>
      LinkedTxn.flatMap(({ TxnType = '', TxnId = '' }) => {
        const sign = signs[TxnType];
        return sign ? [{ ledgerId: TxnId, amount: multiply(decimalOf(Amount), sign) }] : [];
      }),
    ),
  };
}

/** What of a credit is used up is no money that came in: the parts of a payment make its sum. */
const signs: Readonly<Record<string, Decimal>> = {
  Invoice: decimalOf('1'),
  Bill: decimalOf('1'),
  CreditMemo: decimalOf('-1'),
};
