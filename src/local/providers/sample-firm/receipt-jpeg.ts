import { GLYPH_HEIGHT, GLYPH_WIDTH, glyphOf } from './pixel-font';

/** Signs in a line, and blocks around the text. */
const COLUMNS = 28;
const MARGIN = 2;

/** Grey of paper and ink, as a JPEG counts it: from −128 to 127. */
const PAPER = 118;
const INK = -100;

/**
 * A receipt as a photograph would be: a grey baseline JPEG (ITU-T T.81) in which every dot of the
 * letters is one block of eight by eight pixels, so that only the blocks' mean is ever coded.
 */
export function receiptJpeg(lines: readonly string[]): Uint8Array {
  const across = COLUMNS * (GLYPH_WIDTH + 1) + 2 * MARGIN;
  const down = lines.length * (GLYPH_HEIGHT + 2) + 2 * MARGIN;
  const dots = Array.from({ length: across * down }, () => PAPER);
  for (const [row, line] of lines.entries()) {
    for (const [column, sign] of [...line].slice(0, COLUMNS).entries()) {
      for (const [x, y] of glyphOf(sign)) {
        const left = MARGIN + column * (GLYPH_WIDTH + 1) + x;
        const top = MARGIN + row * (GLYPH_HEIGHT + 2) + y;
        dots[top * across + left] = INK;
      }
    }
  }
  return Uint8Array.from([
    0xff,
    0xd8,
    ...segment(0xe0, [...ascii('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xdb, [0, ...Array.from({ length: 64 }, () => 8)]),
    ...segment(0xc0, [8, ...two(down * 8), ...two(across * 8), 1, 1, 0x11, 0]),
    ...segment(0xc4, [0x00, ...DC_LENGTHS, ...DC_CATEGORIES]),
    ...segment(0xc4, [0x10, 1, ...Array.from({ length: 15 }, () => 0), END_OF_BLOCK]),
    ...segment(0xda, [1, 1, 0x00, 0, 63, 0]),
    ...scan(dots),
    0xff,
    0xd9,
  ]);
}

/** The usual table for means (T.81, table K.3): how many codes have each length, and for what. */
const DC_LENGTHS = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
const DC_CATEGORIES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const DC_CODES = codesOf(DC_LENGTHS);

/** The only other code: a block has nothing but its mean. It is a single 0. */
const END_OF_BLOCK = 0x00;

function codesOf(lengths: readonly number[]): readonly string[] {
  const codes: string[] = [];
  let code = 0;
  for (const [index, count] of lengths.entries()) {
    for (let one = 0; one < count; one += 1) {
      codes.push(code.toString(2).padStart(index + 1, '0'));
      code += 1;
    }
    code <<= 1;
  }
  return codes;
}

/** Each mean is coded as its difference from the one before, with a 0 for the end of its block. */
function scan(means: readonly number[]): readonly number[] {
  let bits = '';
  let before = 0;
  for (const mean of means) {
    bits += `${difference(mean - before)}0`;
    before = mean;
  }
  bits = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1');
  const bytes: number[] = [];
  for (let at = 0; at < bits.length; at += 8) {
    const byte = Number.parseInt(bits.slice(at, at + 8), 2);
    bytes.push(byte);
    if (byte === 0xff) bytes.push(0x00);
  }
  return bytes;
}

function difference(value: number): string {
  if (value === 0) return DC_CODES[0] ?? '';
  const size = Math.abs(value).toString(2).length;
  const low = value > 0 ? value : value + 2 ** size - 1;
  return `${DC_CODES[size] ?? ''}${low.toString(2).padStart(size, '0')}`;
}

function segment(marker: number, content: readonly number[]): readonly number[] {
  return [0xff, marker, ...two(content.length + 2), ...content];
}

const two = (value: number): readonly number[] => [value >> 8, value & 255];
const ascii = (text: string): readonly number[] => [...text].map((sign) => sign.charCodeAt(0));
