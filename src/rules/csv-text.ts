/** Text of a file, and how its bytes were read; or why they cannot be. */
export type CsvText =
  | { readonly text: string; readonly encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252' }
  | { readonly code: 'E-301' | 'E-309'; readonly message: string };

/**
 * Reads the bytes of a file as text: UTF-8 with or without its mark, UTF-16 by its mark or by its
 * zeros, else Windows-1252, as spreadsheets save it. A file of another kind is told by name.
 */
export function textOfFile(bytes: Uint8Array): CsvText {
  const kind = otherKind(bytes);
  if (kind) return { code: 'E-309', message: `This is a ${kind} file, not CSV` };
  const wide = wideOrder(bytes);
  if (wide !== null) return { text: withoutMark(fromUtf16(bytes, wide)), encoding: 'UTF-16' };
  const strict = fromUtf8(bytes);
  if (typeof strict === 'string') return { text: withoutMark(strict), encoding: 'UTF-8' };
  if (bytes.some((byte) => byte < 32 && !BLANKS.includes(byte))) {
    return { code: 'E-301', message: `It is not UTF-8 at byte ${strict}` };
  }
  const latin = fromWindows1252(bytes);
  if (latin === null) return { code: 'E-301', message: `It is not UTF-8 at byte ${strict}` };
  return { text: latin, encoding: 'Windows-1252' };
}

const BLANKS = [9, 10, 12, 13];

const SIGNATURES: readonly (readonly [kind: string, bytes: readonly number[]])[] = [
  ['ZIP or XLSX', [0x50, 0x4b, 0x03, 0x04]],
  ['XLS', [0xd0, 0xcf, 0x11, 0xe0]],
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['GZIP', [0x1f, 0x8b]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
];

function otherKind(bytes: Uint8Array): string | null {
  const known = SIGNATURES.find(([, sign]) => sign.every((byte, at) => bytes[at] === byte));
  if (known) return known[0];
  const head = binaryOf(bytes.subarray(0, 300));
  if (/^[^\w"]*(<!doctype html|<html|<head|<table)/i.test(head)) return 'HTML';
  return /^[^\w"]*<\?xml/.test(head) ? 'XML' : null;
}

/** 0 where the low byte comes first, 1 where the high one does; null for a file that is not wide. */
function wideOrder(bytes: Uint8Array): 0 | 1 | null {
  const mark = `${bytes[0]} ${bytes[1]}`;
  if (mark === '255 254') return 0;
  if (mark === '254 255') return 1;
  const head = [...bytes.subarray(0, 200)];
  const zeros = (side: number) => head.filter((byte, at) => at % 2 === side && byte === 0).length;
  const [even, odd] = [zeros(0), zeros(1)];
  if (bytes.length % 2 === 1 || Math.max(even, odd) < head.length * 0.4) return null;
  if (even === 0) return 0;
  return odd === 0 ? 1 : null;
}

const withoutMark = (text: string): string => text.replace(/^\ufeff/, '');

function fromUtf16(bytes: Uint8Array, order: 0 | 1): string {
  const units: string[] = [];
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const first = bytes[at] ?? 0;
    const second = bytes[at + 1] ?? 0;
    units.push(String.fromCharCode(order === 0 ? first | (second << 8) : (first << 8) | second));
  }
  return units.join('');
}

/** One character for each byte. */
function binaryOf(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  }
  return parts.join('');
}

/** Sequences that UTF-8 allows (RFC 3629, section 4), many at a time. */
const SEQUENCES =
  /(?:[\0-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}){1,1000}/y;

/** The text, or the place of the first byte that UTF-8 does not allow there. */
function fromUtf8(bytes: Uint8Array): string | number {
  const binary = binaryOf(bytes);
  SEQUENCES.lastIndex = 0;
  let at = 0;
  while (at < binary.length && SEQUENCES.test(binary)) at = SEQUENCES.lastIndex;
  if (at < binary.length) return at;
  const escaped = binary.replace(/[%\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`);
  return decodeURIComponent(escaped);
}

/** Characters of the bytes 80 to 9F (encoding.spec.whatwg.org, windows-1252, read 2026-11). */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function fromWindows1252(bytes: Uint8Array): string | null {
  const text = binaryOf(bytes).replace(
    /[\x80-\x9f]/g,
    (byte) => WINDOWS[byte.charCodeAt(0) - 0x80] ?? '',
  );
  return /[\x80-\x9f]/.test(text) ? null : text;
}
