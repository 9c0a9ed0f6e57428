import { toBase64 } from '../base64';
import type { SimulatedRequest } from '../simulator';
import { textOf } from '../simulator-tools';
import { Fault, noReference } from './simulator-fault';
import {
  asList,
  asObject,
  type Json,
  pacific,
  type QuickBooksRow,
  type QuickBooksState,
  quickBooksEntities,
  referredTo,
  rowsIn,
} from './simulator-state';

const LARGEST_BYTES = 100 * 1024 * 1024;
const TYPES = /\.(ai|csv|docx?|eps|gif|jpe?g|ods|pdf|png|rtf|tif|txt|xlsx?|xml)$/i;

interface Part {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Takes a file that is attached to an invoice; throws a Fault for what cannot be. */
export function attached(
  request: SimulatedRequest,
  state: QuickBooksState,
  now: number,
): { readonly body: Json; readonly state: QuickBooksState } {
  if (request.body.length > LARGEST_BYTES) {
    throw new Fault('6000', 'Business Validation Error: The request is larger than 100 MB.');
  }
  const parts = readParts(request);
  const metadata = parts.find(({ name }) => name === 'file_metadata_01');
  const content = parts.find(({ name }) => name === 'file_content_01');
  if (!metadata || !content)
    throw new Fault('2020', 'Required parameter file_content_01 is missing');
  const told = asObject(JSON.parse(textOf(metadata.bytes)));
  const fileName = String(told['FileName'] ?? '');
  if (!TYPES.test(fileName)) {
    throw new Fault(
      '6000',
      `Business Validation Error: The file type of ${fileName} is not supported.`,
    );
  }
  for (const reference of asList(told['AttachableRef'])) {
    const id = referredTo(reference['EntityRef']) ?? '';
    const type = String(asObject(reference['EntityRef'])['type'] ?? 'Invoice').toLowerCase();
    const entity = quickBooksEntities.find((one) => one.toLowerCase() === type) ?? 'Invoice';
    if (!rowsIn(state, entity).some(({ Id }) => Id === id)) throw noReference(entity, id);
  }
  const row = attachable(told, { id: String(state.nextId), size: content.bytes.length, now });
  const file = { contentType: String(told['ContentType']), base64: toBase64(content.bytes) };
  return {
    body: { AttachableResponse: [{ Attachable: row }], time: pacific(now, true) },
    state: {
      ...state,
      nextId: state.nextId + 1,
      rows: { ...state.rows, Attachable: [...state.rows.Attachable, row] },
      files: { ...state.files, [row.Id]: file },
    },
  };
}

function attachable(
  told: Json,
  { id, size, now }: { id: string; size: number; now: number },
): QuickBooksRow {
  return {
    ...told,
    FileAccessUri: `/v3/company/-COMPANY_ID-/download/${id}`,
    TempDownloadUri: `https://intuit-qbo-prod.example/${id}`,
    Size: size,
    domain: 'QBO',
    sparse: false,
    Id: id,
    SyncToken: '0',
    MetaData: { CreateTime: pacific(now), LastUpdatedTime: pacific(now) },
  };
}

/** Parts of a form (RFC 7578). Bytes are searched as Latin-1 text, where each is one character. */
function readParts({ headers, body }: SimulatedRequest): readonly Part[] {
  const boundary = /boundary="?([^";]+)"?/.exec(headers['content-type'] ?? '')?.[1];
  if (boundary === undefined) throw new Fault('500', 'Operation upload is not supported.');
  const text = latin(body);
  const mark = `--${boundary}`;
  const parts: Part[] = [];
  for (let at = text.indexOf(mark); at !== -1; ) {
    const start = at + mark.length + 2;
    const next = text.indexOf(`\r\n${mark}`, start);
    if (next === -1) break;
    const gap = text.indexOf('\r\n\r\n', start);
    const name = /name="([^"]*)"/.exec(text.slice(start, gap))?.[1] ?? '';
    parts.push({ name, bytes: body.slice(gap + 4, next) });
    at = next + 2;
  }
  return parts;
}

function latin(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return text;
}
