import { NotEmulated, ScriptError } from '../engine/script-error';
import { ServiceObject } from '../engine/service-object';
import { decodeText, encodeText, fromSigned, toSigned, utf8Bytes } from './bytes';
import { extensionOf, mediaTypeOf } from './mime-types';

/** Bytes with a name and a media type, as scripts pass them between services. */
export class Blob extends ServiceObject {
  readonly gasType = 'Base.Blob';

  constructor(
    public bytes: Uint8Array,
    public contentType: string | null,
    public name: string | null,
  ) {
    super();
  }

  copyBlob() {
    return new Blob(this.bytes, this.contentType, this.name);
  }

  /** Converts between texts, which changes no byte; pictures and PDF are not emulated. */
  getAs(contentType: string) {
    if (contentType !== this.contentType && !(isText(contentType) && isText(this.contentType)))
      throw new NotEmulated(
        `Blob.getAs('${contentType}') of ${this.contentType ?? 'unknown data'}`,
      );
    const extension = extensionOf(contentType);
    const stem = this.name?.replace(/\.[^.]*$/, '') ?? null;
    const name = stem === null || extension === null ? this.name : `${stem}.${extension}`;
    return new Blob(this.bytes, contentType, name);
  }

  getBlob() {
    return this;
  }

  getBytes() {
    return toSigned(this.bytes);
  }

  getContentType() {
    return this.contentType;
  }

  getDataAsString(charset = 'UTF-8') {
    return decodeText(this.bytes, charset);
  }

  getName() {
    return this.name;
  }

  isGoogleType() {
    return this.contentType?.startsWith('application/vnd.google-apps.') ?? false;
  }

  setBytes(data: readonly unknown[]) {
    this.bytes = fromSigned(data);
    return this;
  }

  setContentType(contentType: string | null) {
    this.contentType = contentType;
    return this;
  }

  setContentTypeFromExtension() {
    this.contentType = this.name === null ? null : mediaTypeOf(this.name);
    return this;
  }

  setDataFromString(text: string, charset = 'UTF-8') {
    this.bytes = encodeText(String(text), charset);
    return this;
  }

  setName(name: string) {
    this.name = name === null ? null : String(name);
    return this;
  }

  getAllBlobs() {
    return [this];
  }
}

const isText = (contentType: string | null): boolean =>
  contentType !== null && /^text\/|json|javascript|xml/.test(contentType);

/** A blob of text or of signed bytes, as `Utilities.newBlob` takes them. */
export function blobOf(data: unknown, contentType?: string | null, name?: string | null): Blob {
  const bytes = Array.isArray(data) ? fromSigned(data) : utf8Bytes(String(data ?? ''));
  const usual = Array.isArray(data) ? null : 'text/plain';
  return new Blob(bytes, contentType === undefined ? usual : contentType, name ?? null);
}

/** The blob behind anything that has `getBlob`, as a response, a page or a blob itself. */
export function blobFrom(source: unknown): Blob {
  const { getBlob } = source as { getBlob?: () => unknown };
  const blob = typeof getBlob === 'function' ? getBlob.call(source) : undefined;
  if (blob instanceof Blob) return blob;
  throw new ScriptError('Object does not allow conversion to a blob.');
}
