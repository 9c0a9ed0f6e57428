import { toBase64 } from './base64';
import { joinBytes, utf8Bytes } from './bytes';

/** SHA-256 of ASCII text in base64url, as a server tests a proof key (RFC 7636, FIPS 180-4). */
export function proofOf(verifier: string): string {
  return toBase64(digestOf(utf8Bytes(verifier)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

/** SHA-256 of bytes. */
export function digestOf(bytes: Uint8Array): Uint8Array {
  const shifts = [24, 16, 8, 0];
  return Uint8Array.from(
    sha256(bytes).flatMap((word) => shifts.map((shift) => (word >>> shift) & 255)),
  );
}

const BLOCK = 64;

/** HMAC-SHA256 of a text in base64, as a service signs what it sends (RFC 2104). */
export function signatureOf(text: string, key: string): string {
  const given = utf8Bytes(key);
  const short = given.length > BLOCK ? digestOf(given) : given;
  const mixed = (pad: number) =>
    Uint8Array.from({ length: BLOCK }, (_, at) => (short[at] ?? 0) ^ pad);
  const inner = digestOf(joinBytes([mixed(0x36), utf8Bytes(text)]));
  return toBase64(digestOf(joinBytes([mixed(0x5c), inner])));
}

const PRIMES = Array.from({ length: 310 }, (_, index) => index + 2).filter((number) =>
  Array.from({ length: Math.floor(Math.sqrt(number)) - 1 }, (_, index) => index + 2).every(
    (divisor) => number % divisor !== 0,
  ),
);

/** The first 32 bits behind the point. */
const fraction = (number: number): number => ((number % 1) * 2 ** 32) | 0;

const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const ROUND = PRIMES.map((prime) => fraction(Math.cbrt(prime)));

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function sha256(bytes: Uint8Array): number[] {
  const blocks = Math.ceil((bytes.length + 9) / 64);
  const padded = new DataView(new ArrayBuffer(blocks * 64));
  for (const [at, byte] of bytes.entries()) padded.setUint8(at, byte);
  padded.setUint8(bytes.length, 0x80);
  padded.setUint32(blocks * 64 - 4, bytes.length * 8);
  let hash = START;
  for (let block = 0; block < blocks; block += 1) {
    const mixed = mix(hash, scheduleOf(padded, block));
    hash = hash.map((word, at) => (word + (mixed[at] ?? 0)) | 0);
  }
  return hash;
}

/** The 64 words of a block: sixteen as they stand, the others made of them. */
function scheduleOf(padded: DataView, block: number): number[] {
  const words = Array.from({ length: 16 }, (_, at) => padded.getInt32(block * 64 + at * 4));
  for (let at = 16; at < 64; at += 1) {
    const [early = 0, late = 0] = [words[at - 15], words[at - 2]];
    const first = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const second = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    words.push(((words[at - 16] ?? 0) + first + (words[at - 7] ?? 0) + second) | 0);
  }
  return words;
}

function mix(hash: readonly number[], words: readonly number[]): number[] {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (const [at, word] of words.entries()) {
    const choice = (e & f) ^ (~e & g);
    const first = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + (ROUND[at] ?? 0) + word;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  return [a, b, c, d, e, f, g, h];
}
