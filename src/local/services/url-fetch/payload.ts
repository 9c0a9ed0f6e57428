import { createHash } from 'node:crypto';
import { ScriptError } from '../../engine/script-error';
import { ServiceObject } from '../../engine/service-object';
import { Blob, blobFrom } from '../blob';
import { fromSigned, utf8Bytes } from '../bytes';

/** A request body in its final form. */
export interface Payload {
  readonly body: Uint8Array;
  readonly contentType: string;
  /** The content type of a multipart body, which no option can replace. */
  readonly boundary?: string;
  /** What `getRequest` shows. */
  readonly shown: unknown;
}

const FORM = 'application/x-www-form-urlencoded';

/**
 * The body that a `payload` stands for: a text or bytes as they are, a blob with its own type, an
 * object as a form, in parts where a blob is among its values. Undefined where there is none.
 */
export function payloadOf(payload: unknown): Payload | undefined {
  if (payload === undefined || payload === null) return undefined;
  if (Array.isArray(payload))
    return { body: fromSigned(payload), contentType: FORM, shown: payload };
  if (payload instanceof ServiceObject) {
    const blob = blobFrom(payload);
    return { body: blob.bytes, contentType: blob.contentType ?? FORM, shown: blob.getBytes() };
  }
  if (typeof payload === 'object') return formOf(Object.entries(payload));
  if (typeof payload === 'function')
    throw new ScriptError('Attribute provided with invalid value: payload');
  const text = String(payload);
  return { body: utf8Bytes(text), contentType: FORM, shown: text };
}

function formOf(entries: readonly (readonly [name: string, value: unknown])[]): Payload {
  if (entries.some(([, value]) => value instanceof ServiceObject)) return multipart(entries);
  const text = entries
    .map(([name, value]) => `${formText(name)}=${formText(String(value))}`)
    .join('&');
  return { body: utf8Bytes(text), contentType: FORM, shown: text };
}

/** As java.net.URLEncoder: a blank becomes a plus sign, `.-*_` stay. */
const formText = (text: string): string =>
  encodeURIComponent(text).replace(/%20|[!'()~]/g, (char) =>
    char === '%20' ? '+' : `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );

function multipart(entries: readonly (readonly [name: string, value: unknown])[]): Payload {
  const parts = entries.map(([name, value]) => part(name, value));
  const boundary = `----${createHash('sha256').update(Buffer.concat(parts)).digest('hex').slice(0, 24)}`;
  const body = Buffer.concat([
    ...parts.flatMap((one) => [Buffer.from(`--${boundary}\r\n`), one, Buffer.from('\r\n')]),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
  const contentType = `multipart/form-data; boundary=${boundary}`;
  const shown = new Blob(body, contentType, null).getBytes();
  return { body, contentType, boundary: contentType, shown };
}

function part(name: string, value: unknown): Buffer {
  const disposition = `Content-Disposition: form-data; name="${quoted(name)}"`;
  if (!(value instanceof ServiceObject))
    return Buffer.from(`${disposition}\r\n\r\n${String(value)}`, 'utf8');
  const blob = blobFrom(value);
  const head = [
    `${disposition}; filename="${quoted(blob.name ?? 'file')}"`,
    `Content-Type: ${blob.contentType ?? 'application/octet-stream'}`,
  ].join('\r\n');
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'utf8'), blob.bytes]);
}

const quoted = (text: string): string =>
  text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
