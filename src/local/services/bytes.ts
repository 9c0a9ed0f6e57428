import { ScriptError } from '../engine/script-error';

/** Bytes as a script sees them: −128 to 127. */
export const toSigned = (bytes: Uint8Array): number[] => Array.from(new Int8Array(bytes));

/**
 * Bytes from what a script gave, as Java reads them: whole numbers, wrapped to eight bits.
 * Throws "Cannot convert x to byte." for anything else (gas-fakes testutilities.js, live).
 */
export function fromSigned(values: readonly unknown[]): Uint8Array {
  return Uint8Array.from(values, (value) => {
    const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN;
    if (!Number.isFinite(number)) throw new ScriptError(`Cannot convert ${String(value)} to byte.`);
    return Math.trunc(number) & 0xff;
  });
}

/** `€🙂` has no ASCII form: each such character becomes one question mark, as in Java. */
export const asciiBytes = (text: string): Uint8Array =>
  Uint8Array.from(text.replace(/[\u{10000}-\u{10ffff}]|[^\0-\x7f]/gu, '?'), (char) =>
    char.charCodeAt(0),
  );

/** Text as UTF-8; half a surrogate pair becomes a question mark, as in Java. */
export const utf8Bytes = (text: string): Uint8Array =>
  Uint8Array.from(Buffer.from(text.replace(/\p{Surrogate}/gu, '?'), 'utf8'));

/** Bytes in a charset by its common name, as `UTF-8`, `ISO-8859-1` or `Shift_JIS`. */
export function encodeText(text: string, charset: string): Uint8Array {
  const name = canonical(charset);
  if (name === 'utf-8') return utf8Bytes(text);
  if (name === 'us-ascii') return asciiBytes(text);
  const table = encodingTable(name);
  const codes = Array.from(text, (char) => table.get(char) ?? [0x3f]);
  return Uint8Array.from(codes.flat());
}

/** Text of bytes in a charset by its common name. */
export function decodeText(bytes: Uint8Array, charset = 'UTF-8'): string {
  const name = canonical(charset);
  if (name === 'us-ascii')
    return Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : '\ufffd')).join(
      '',
    );
  if (name === 'iso-8859-1') return Buffer.from(bytes).toString('latin1');
  return new TextDecoder(name, { ignoreBOM: true }).decode(bytes);
}

/** The name by which a charset is known here; throws for one that is not known. */
function canonical(charset: string): string {
  const name = charset.toLowerCase().replaceAll('_', '-');
  if (/^(us-)?ascii$/.test(name)) return 'us-ascii';
  if (/^(iso-8859-1|latin1)$/.test(name)) return 'iso-8859-1';
  if (/^utf-?8$/.test(name)) return 'utf-8';
  for (const label of [charset, name]) {
    try {
      return new TextDecoder(label).encoding;
    } catch {
      // the next spelling
    }
  }
  throw new ScriptError(`Invalid argument: ${charset}`);
}

const encodingTables = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** Character → bytes, found by decoding every code of one and of two bytes. */
function encodingTable(name: string): ReadonlyMap<string, readonly number[]> {
  const known = encodingTables.get(name);
  if (known) return known;
  const table = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(name, { fatal: true });
  const add = (bytes: number[]) => {
    try {
      const text = name === 'iso-8859-1' ? undefined : decoder.decode(Uint8Array.from(bytes));
      const char = text ?? Buffer.from(bytes).toString('latin1');
      if (Array.from(char).length === 1 && !table.has(char)) table.set(char, bytes);
    } catch {
      // no character has this code
    }
  };
  for (let first = 0; first < 256; first++) add([first]);
  if (name !== 'iso-8859-1') {
    for (let code = 0; code < 65_536; code++) add([code >> 8, code & 255]);
  }
  encodingTables.set(name, table);
  return table;
}
