import { randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { ServiceContext } from '../../engine/local-apps-script';
import { ScriptError } from '../../engine/script-error';
import { type EnumConstant, ServiceObject } from '../../engine/service-object';
import { Blob, blobFrom, blobOf } from '../blob';
import { asciiBytes, encodeText, fromSigned, toSigned } from '../bytes';
import { mediaTypeOf } from '../mime-types';
import { parseCsv } from './csv';
import { digest, hmac, rsaSignature } from './digest';
import { formatDate } from './format-date';
import { formatString } from './format-string';
import { parseDate } from './parse-date';
import { unzipArchive, zipArchive } from './zip';
import { type Zone, zoneOf } from './zones';

const LONGEST_SLEEP_MS = 300_000;

/** `Utilities`: pure but for the clock (apps-script.md C). */
export class Utilities extends ServiceObject {
  readonly gasType = 'Utilities.Utilities';

  constructor(private readonly context: ServiceContext) {
    super();
  }

  base64Decode(encoded: string) {
    return decodeBase64(encoded);
  }

  base64DecodeWebSafe(encoded: string) {
    return decodeBase64(encoded);
  }

  base64Encode(data: unknown, charset?: EnumConstant) {
    return Buffer.from(bytesOf(data, charset)).toString('base64');
  }

  base64EncodeWebSafe(data: unknown, charset?: EnumConstant) {
    return this.base64Encode(data, charset).replaceAll('+', '-').replaceAll('/', '_');
  }

  computeDigest(algorithm: EnumConstant, value: unknown, charset?: EnumConstant) {
    return toSigned(digest(algorithm.name, bytesOf(value, charset)));
  }

  computeHmacSignature(
    algorithm: EnumConstant,
    value: unknown,
    key: unknown,
    charset?: EnumConstant,
  ) {
    const signature = hmac(algorithm.name, bytesOf(value, charset), bytesOf(key, charset));
    return toSigned(signature);
  }

  computeHmacSha256Signature(value: unknown, key: unknown, charset?: EnumConstant) {
    return toSigned(hmac('HMAC_SHA_256', bytesOf(value, charset), bytesOf(key, charset)));
  }

  computeRsaSignature(algorithm: EnumConstant, value: string, key: string, charset?: EnumConstant) {
    return toSigned(rsaSignature(algorithm.name, bytesOf(value, charset), key));
  }

  computeRsaSha1Signature(value: string, key: string, charset?: EnumConstant) {
    return toSigned(rsaSignature('RSA_SHA_1', bytesOf(value, charset), key));
  }

  computeRsaSha256Signature(value: string, key: string, charset?: EnumConstant) {
    return toSigned(rsaSignature('RSA_SHA_256', bytesOf(value, charset), key));
  }

  formatDate(date: Date | null, timeZone: string | null, format: string) {
    if (date === null) throw new ScriptError('Invalid argument: date. Should be of type: Date');
    const zone = knownZone(timeZone);
    if (Number.isNaN(date.getTime()))
      throw new ScriptError('Invalid argument: date. Should be of type: Date');
    return formatDate(date.getTime(), zone, String(format));
  }

  formatString(template: string, ...values: unknown[]) {
    return formatString(String(template), values);
  }

  getUuid() {
    return randomUUID();
  }

  gzip(source: ServiceObject, name?: string) {
    const blob = blobFrom(source);
    const usual = blob.name === null ? 'archive.gz' : `${blob.name}.gz`;
    return new Blob(gzipSync(blob.bytes), 'application/x-gzip', name ?? usual);
  }

  ungzip(source: ServiceObject) {
    const blob = blobFrom(source);
    const name = blob.name?.replace(/\.(gz|gzip)$/, '') ?? null;
    return new Blob(
      unpacked(() => gunzipSync(blob.bytes)),
      name === null ? null : mediaTypeOf(name),
      name,
    );
  }

  zip(sources: readonly ServiceObject[], name = 'archive.zip') {
    const entries = sources.map(blobFrom).map((blob) => {
      if (blob.name === null)
        throw new ScriptError('Blob object must have non-null name for this operation.');
      return { name: blob.name, bytes: blob.bytes };
    });
    const twice = entries.find(
      (one, index) => entries.findIndex((e) => e.name === one.name) < index,
    );
    if (twice) throw new ScriptError(`duplicate entry: ${twice.name}`);
    return new Blob(zipArchive(entries), 'application/zip', name);
  }

  unzip(source: ServiceObject) {
    const entries = unpacked(() => unzipArchive(blobFrom(source).bytes));
    return entries.map(({ name, bytes }) => new Blob(bytes, mediaTypeOf(name), name));
  }

  newBlob(data: unknown, contentType?: string | null, name?: string | null) {
    return blobOf(data, contentType, name);
  }

  parseCsv(csv: string, delimiter = ',') {
    return parseCsv(String(csv), delimiter);
  }

  parseDate(date: string, timeZone: string, format: string) {
    const zone = knownZone(timeZone);
    const parsed = parseDate(String(date), String(format), { zone, now: this.context.clock.now() });
    return new Date(parsed);
  }

  sleep(milliseconds: number) {
    if (!(milliseconds >= 0 && milliseconds <= LONGEST_SLEEP_MS))
      throw new ScriptError('Invalid argument: milliseconds');
    this.context.clock.advance(milliseconds);
  }

  jsonParse(text: string) {
    try {
      return JSON.parse(text) as unknown;
    } catch (error) {
      throw new ScriptError((error as Error).message, 'SyntaxError');
    }
  }

  jsonStringify(value: unknown) {
    return JSON.stringify(value);
  }
}

/** Text without a charset is taken as US-ASCII (gas-fakes testutilities.js, run live). */
function bytesOf(data: unknown, charset?: EnumConstant): Uint8Array {
  if (Array.isArray(data)) return fromSigned(data);
  const text = String(data);
  return charset?.name === 'UTF_8' ? encodeText(text, 'UTF-8') : asciiBytes(text);
}

/** Both alphabets are read alike, with or without padding and line breaks. */
function decodeBase64(encoded: string): number[] {
  const text = String(encoded).replace(/\s/g, '');
  const digits = text.replace(/=+$/, '');
  if (!/^[\w+/-]*={0,2}$/.test(text) || digits.length % 4 === 1)
    throw new ScriptError('Could not decode string.');
  return toSigned(Buffer.from(digits, 'base64'));
}

function knownZone(name: string | null): Zone {
  const zone = name === null || name === '' ? undefined : zoneOf(String(name));
  if (!zone) throw new ScriptError('Invalid argument: timeZone. Should be of type: String');
  return zone;
}

function unpacked<T>(unpack: () => T): T {
  try {
    return unpack();
  } catch {
    throw new ScriptError('Invalid argument: blob');
  }
}
