import type { NetworkAnswer } from '../../engine/network';
import { ServiceObject } from '../../engine/service-object';
import { Blob } from '../blob';
import { decodeText, toSigned } from '../bytes';

type Answer = NetworkAnswer & { kind: 'answer' };

/** What came back. Header names keep the server's case (reference, HTTPResponse#getHeaders). */
export class HTTPResponse extends ServiceObject {
  readonly gasType = 'URL_Fetch.HTTPResponse';

  constructor(
    private readonly answer: Answer,
    private readonly url: string,
  ) {
    super();
  }

  getResponseCode() {
    return this.answer.status;
  }

  getContent() {
    return toSigned(this.answer.body);
  }

  getContentText(charset?: string) {
    return textOf(this.answer, charset);
  }

  /** One value a name; of a repeated header the first. */
  getHeaders() {
    return Object.fromEntries(grouped(this.answer).map(([name, values]) => [name, values[0]]));
  }

  getAllHeaders() {
    const entries = grouped(this.answer).map(([name, values]) => [
      name,
      values.length > 1 ? values : values[0],
    ]);
    return Object.fromEntries(entries) as object;
  }

  getBlob() {
    const type = header(this.answer, 'content-type')?.replace(/;.*$/s, '').trim();
    return new Blob(this.answer.body, type ?? null, this.fileName());
  }

  getAs(contentType: string) {
    return this.getBlob().getAs(contentType);
  }

  private fileName(): string {
    const disposition = header(this.answer, 'content-disposition') ?? '';
    const named = /filename="?([^";]+)"?/i.exec(disposition)?.[1];
    const { pathname, hostname } = new URL(this.url);
    const last = pathname
      .split('/')
      .filter((segment) => segment !== '')
      .at(-1);
    return named ?? (last === undefined ? hostname : decoded(last));
  }
}

/** The body as text, in the charset that is asked for or else the one that the server names. */
export function textOf(answer: Answer, charset?: string): string {
  const named = /charset="?([\w-]+)/i.exec(header(answer, 'content-type') ?? '')?.[1];
  return decodeText(answer.body, charset ?? named ?? 'UTF-8');
}

const header = ({ headers }: Answer, wanted: string): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1];

function grouped({ headers }: Answer): [name: string, values: string[]][] {
  const groups = new Map<string, [string, string[]]>();
  for (const [name, value] of headers) {
    const group = groups.get(name.toLowerCase());
    if (group) group[1].push(value);
    else groups.set(name.toLowerCase(), [name, [value]]);
  }
  return [...groups.values()];
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
