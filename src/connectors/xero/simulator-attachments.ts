import { fromBase64, toBase64 } from '../base64';
import type { SimulatedAnswer } from '../simulator';
import type { StoredFile } from '../simulator-tools';
import { type Asked, type Done, enveloped, notFound } from './simulator-answer';
import { Invalid } from './simulator-error';
import { xeroId } from './simulator-state';

const API_HOST = 'api.xero.com';
const LARGEST_FILE = 10 * 1024 * 1024;
const MOST_FILES = 10;

/** Lists the files of a document, or takes one; a second of the same name replaces the first. */
export function attachments(
  asked: Asked,
  { kind, id, name }: { kind: string; id: string; name: string | undefined },
): Done {
  const { request, state } = asked;
  const ids = [
    ...state.invoices.map(({ InvoiceID }) => InvoiceID),
    ...(state.creditNotes ?? []).map(({ CreditNoteID }) => CreditNoteID),
  ];
  if (!ids.includes(id)) return { answer: notFound(), state };
  const there = state.attachments[id] ?? [];
  const shown = (files: typeof there) =>
    enveloped(asked, 'Attachments', {
      rows: files.map((file) => ({
        AttachmentID: file.id,
        FileName: file.name,
        Url: `https://${API_HOST}/api.xro/2.0/${kind}/${id}/Attachments/${encodeURIComponent(file.name)}`,
        MimeType: file.contentType,
        ContentLength: file.bytes,
      })),
    });
  if (request.method === 'GET') {
    if (name === undefined) return { answer: shown(there), state };
    const file = there.find((one) => one.id === name || one.name === name);
    return { answer: file ? contentsOf(file) : notFound(), state };
  }
  if (name === undefined || /[<>:"|?*+\\]/.test(name)) throw new Invalid(['Invalid file name']);
  if (request.body.length > LARGEST_FILE) throw new Invalid(['The file is larger than 10 MB']);
  const others = there.filter((file) => file.name !== name);
  if (others.length >= MOST_FILES) throw new Invalid(['No more than 10 files can be attached']);
  const file = {
    id: xeroId(state.count),
    name,
    bytes: request.body.length,
    contentType: request.headers['content-type'] ?? 'application/octet-stream',
    base64: toBase64(request.body),
  };
  const files = { ...state.attachments, [id]: [...others, file] };
  return { answer: shown([file]), state: { ...state, attachments: files, count: state.count + 1 } };
}

const contentsOf = ({ contentType, base64 }: StoredFile): SimulatedAnswer => ({
  status: 200,
  headers: { 'Content-Type': contentType },
  body: fromBase64(base64),
});
