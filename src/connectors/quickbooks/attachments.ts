import { ApiError } from '../api-error';
import { utf8Bytes } from '../bytes';
import { type Exchange, jsonExchange, parseJson } from '../exchange';
import type { AttachedFile, LedgerDocuments } from '../ledger';
import { multipart } from '../multipart';
import { COMPANY, get, headers, select, version } from './company';
import { checkedId, quoted } from './query';
import * as wire from './wire';

/** Files of documents of one kind, which QuickBooks calls `Invoice`, `CreditMemo` or `Bill`. */
export function filesOf(entity: string): Pick<LedgerDocuments, 'attach' | 'attachments'> {
  const attachedTo = (id: string): string =>
    `AttachableRef.EntityRef.Type = ${quoted(entity.toLowerCase())} and AttachableRef.EntityRef.value = ${quoted(id)}`;
  return {
    attach: (ledgerId, file) => attach({ type: entity, value: checkedId(ledgerId) }, file),
    attachments: (ledgerId) =>
      jsonExchange(
        get('query', { query: select('Attachable', attachedTo(checkedId(ledgerId))) }),
        wire.rowsOf('Attachable', wire.attachable),
        (rows) => rows.map(({ FileName }) => FileName ?? ''),
      ),
  };
}

function attach(
  EntityRef: { readonly type: string; readonly value: string },
  file: AttachedFile,
): Exchange<string> {
  const metadata = {
    AttachableRef: [{ EntityRef, IncludeOnSend: false }],
    FileName: file.name,
    ContentType: file.contentType,
  };
  const form = multipart([
    {
      name: 'file_metadata_01',
      fileName: 'attachment.json',
      contentType: 'application/json; charset=UTF-8',
      bytes: utf8Bytes(JSON.stringify(metadata)),
    },
    {
      name: 'file_content_01',
      fileName: file.name,
      contentType: file.contentType,
      bytes: file.bytes,
    },
  ]);
  return {
    request: { method: 'POST', url: `${COMPANY}/upload`, query: version, headers, ...form },
    read: (answer) => {
      const { AttachableResponse: parts } = parseJson(answer, wire.attachableAnswer);
      const id = parts[0]?.Attachable?.Id;
      if (id !== undefined) return id;
      throw new ApiError({
        kind: 'rejected',
        status: answer.status,
        code: 'attachment',
        message: `QuickBooks did not take the file ${file.name}`,
      });
    },
  };
}
