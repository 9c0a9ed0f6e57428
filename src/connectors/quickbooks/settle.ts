import type { ApiRequest } from '../exchange';
import { jsonNumber, jsonRate } from '../json-number';
import type { LedgerFacts, Settlement } from '../ledger';
import { COMPANY, headers, version } from './company';
import { requireCurrency } from './invoice-request';
import { checkedId } from './query';

/** A payment of nothing, which names the invoice and the credit memo that settles a part of it. */
export function settle(
  { noteId, invoiceId, note, amount }: Settlement,
  facts: LedgerFacts,
): ApiRequest {
  const foreign = requireCurrency(note.currency, facts);
  const part = (TxnId: string, TxnType: string) => ({
    Amount: jsonNumber(amount),
    LinkedTxn: [{ TxnId: checkedId(TxnId), TxnType }],
  });
  return {
    method: 'POST',
    url: `${COMPANY}/payment`,
    query: version,
    headers,
    json: {
      CustomerRef: { value: checkedId(note.customerId) },
      TxnDate: note.issuedOn,
      TotalAmt: 0,
      ...(facts.multiCurrency ? { CurrencyRef: { value: note.currency } } : {}),
      ...(foreign ? { ExchangeRate: jsonRate(note.exchangeRate) } : {}),
      Line: [part(invoiceId, 'Invoice'), part(noteId, 'CreditMemo')],
    },
  };
}
