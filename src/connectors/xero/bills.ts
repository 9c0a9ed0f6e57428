import { jsonExchange } from '../exchange';
import type { LedgerDocuments } from '../ledger';
import { changedOf, invoices } from './documents';
import { checkedId } from './invoice-request';
import { get } from './organisation';
import * as translate from './translate';
import * as wire from './wire';

/** The shape of a number of ours: whatever is none cannot break out of a filter. */
const NUMBER = /^T[0-9A-F]{12,16}$/;

/**
 * Bills in Xero: documents like its invoices, whose numbers it takes more than once. Nothing but a
 * key of six minutes keeps a bill from being there twice, so everything is looked up.
 */
export const bills: LedgerDocuments = {
  ...invoices,
  capabilities: { ...invoices.capabilities, enforcesUniqueNumber: false },
  find: ({ number }) => {
    if (!NUMBER.test(number)) throw new RangeError(`number: '${number}' is none of ours`);
    const where = `Type=="ACCPAY" AND InvoiceNumber.StartsWith("${number}")`;
    return jsonExchange(
      get('Invoices', { where, page: 1, unitdp: 4 }),
      wire.invoices,
      ({ Invoices: found }) => found.map(translate.toDocument),
    );
  },
  changed: changedOf('ACCPAY'),
  link: (ledgerId) =>
    `https://go.xero.com/AccountsPayable/View.aspx?InvoiceID=${checkedId(ledgerId)}`,
};
