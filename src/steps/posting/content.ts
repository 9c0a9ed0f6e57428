import type { ApiRequest } from '../../connectors/exchange';
import type { Host } from '../../host';
import type { Allocation } from '../../records/allocation';
import type { Invoice } from '../../records/invoice';
import type { InvoiceLine } from '../../records/invoice-line';
import type { Posting } from '../../records/posting';
import { type Joined, type Packed, pack, unpack } from './packing';
import { remembered } from './remembered';

/** The receipt of an expense that goes onto a document. */
export interface Receipt {
  readonly expenseId: string;
  readonly url: string;
  /** Name of the file in the ledger, by which it is found again; names one expense. */
  readonly name: string;
  readonly contentType: string;
}

/** What was approved: exactly this is sent, whatever happens to the tabs. */
export interface Content {
  readonly invoice: Invoice;
  readonly lines: readonly InvoiceLine[];
  readonly allocations: readonly Allocation[];
  readonly receipts: readonly Receipt[];
  /** The ledger's request but for its key; null once the document is in the ledger and agrees. */
  readonly request: ApiRequest | null;
}

interface StoredContent {
  readonly invoice: Invoice;
  readonly lines: Packed;
  readonly allocations: Packed;
  /** Numbers of lines and of allocations. */
  readonly counts: readonly [number, number];
  readonly receipts: readonly Receipt[];
  readonly request: ApiRequest | null;
}

/** What invoices from before there were other kinds leave out. */
const FIRST_KIND = { kind: 'invoice', creditOf: '' } as const;

/** A value of the store takes 9 KB; a little is left for what the platform adds. */
const CHUNK_LENGTH = 8800;

const JOINED: readonly Joined[] = [{ field: 'allocationId', left: 'entryId', right: 'lineId' }];

/** Content as texts that each fit a value of the journal, and their hash. */
export function storedContent(
  { digest }: Pick<Host, 'digest'>,
  { invoice, lines, allocations, receipts, request }: Content,
): { readonly chunks: readonly string[]; readonly hash: string } {
  const stored: StoredContent = {
    invoice,
    lines: pack(lines),
    allocations: pack(allocations, JOINED),
    counts: [lines.length, allocations.length],
    receipts,
    request,
  };
  const text = inAscii(JSON.stringify(stored));
  const chunks: string[] = [];
  for (let at = 0; at < text.length; at += CHUNK_LENGTH) {
    chunks.push(text.slice(at, at + CHUNK_LENGTH));
  }
  return { chunks, hash: digest(text) };
}

/** The content of a posting; null where it is gone or is no longer what was approved. */
export function readContent(
  { digest }: Pick<Host, 'digest'>,
  { content: { prefix, chunks, hash } }: Posting,
  chunkOf: (key: string) => string | null | undefined,
): Content | null {
  const parts = Array.from({ length: chunks }, (_, index) => chunkOf(`${prefix}${index}`) ?? '');
  const text = parts.join('');
  if (hashes(text, () => digest(text)) !== hash) return null;
  return contents(hash, () => contentIn(text));
}

/** A run reads the whole journal many times: hashes by their texts, contents by their hashes. */
const hashes = remembered<string>();
const contents = remembered<Content>();

function contentIn(text: string): Content {
  const stored = JSON.parse(text) as StoredContent;
  const [lines, allocations] = stored.counts;
  return {
    invoice: { ...FIRST_KIND, ...stored.invoice },
    lines: unpack(stored.lines, lines),
    allocations: unpack(stored.allocations, allocations),
    receipts: stored.receipts,
    request: stored.request,
  };
}

/** Removes a content that no record names any more. */
export function dropContent(
  { journal }: Pick<Host, 'journal'>,
  { content: { prefix, chunks } }: Posting,
): void {
  for (let index = 0; index < chunks; index++) journal.set(`${prefix}${index}`, null);
}

/** Everything above ASCII is escaped, so that characters are bytes and no chunk splits a letter. */
function inAscii(json: string): string {
  return json.replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
