import * as z from 'zod/mini';
import { localDateOf } from '../../calendar/local-date';
import { type Decimal, decimalOf, multiply } from '../../money/decimal';
import type { Page, Position } from '../connector';
import type { Exchange } from '../exchange';
import type { LedgerFacts, LedgerPayment } from '../ledger';
import { list } from './company';
import { quoted } from './query';
import { linked } from './wire';

/** Payments of customers, as the published schema has them (2026-04-22). */
export const payment = z.object({
  Id: z.string(),
  TxnDate: z.string(),
  PaymentRefNum: z.optional(z.string()),
  Line: z.optional(
    z.array(z.object({ Amount: z.optional(z.number()), LinkedTxn: z.optional(z.array(linked)) })),
  ),
});

/** Payments that changed; a line of one names the invoice or the credit that it applies. */
export function payments(position: Position): Exchange<Page<LedgerPayment>> {
  const since = position.since ?? '1970-01-01T00:00:00Z';
  const listed = list({
    entity: 'Payment',
    where: `MetaData.LastUpdatedTime >= ${quoted(since)}`,
    schema: payment,
    translate: toPayment,
  });
  return listed.page(position.next, NO_FACTS);
}

/** Payments are read without knowing the company. */
const NO_FACTS = {} as LedgerFacts;

function toPayment(wire: z.infer<typeof payment>): LedgerPayment {
  return {
    paymentId: wire.Id,
    paidOn: localDateOf(wire.TxnDate),
    reference: wire.PaymentRefNum ?? '',
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
  CreditMemo: decimalOf('-1'),
};
