import { type Exchange, jsonExchange, parseJson } from '../exchange';
import type { AttachedFile, LedgerDocuments } from '../ledger';
import { checkedId } from './invoice-request';
import { ACCOUNTING, get, headers } from './organisation';
import * as wire from './wire';

/** Files of the documents of a list of Xero, whose raw bytes are sent. */
export function filesOf(
  kind: 'Invoices' | 'CreditNotes',
): Pick<LedgerDocuments, 'attach' | 'attachments' | 'mostFiles'> {
  const under = (ledgerId: string) => `${kind}/${checkedId(ledgerId)}/Attachments`;
  return {
    mostFiles: 10,
    attach: (ledgerId, file): Exchange<string> => ({
      request: attaching(`${ACCOUNTING}/${under(ledgerId)}`, file),
      read: (answer) => {
        const { Attachments: attachments } = parseJson(answer, wire.attachments);
        return attachments[0]?.AttachmentID ?? '';
      },
    }),
    attachments: (ledgerId) =>
      jsonExchange(get(under(ledgerId)), wire.attachments, ({ Attachments: attachments }) =>
        attachments.map(({ FileName }) => FileName),
      ),
  };
}

const attaching = (url: string, { name, bytes: body, contentType }: AttachedFile) =>
  ({
    method: 'PUT',
    url: `${url}/${encodeURIComponent(name)}`,
    headers,
    body,
    contentType,
  }) as const;
