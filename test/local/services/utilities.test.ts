import { generateKeyPairSync, verify } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { errorOf, run } from '../support/run-services';

// brucemcpherson/gas-fakes test/testutilities.js, "utilities digest" and "utilities hmac", run live
describe('digests', () => {
  const MD5_UTF8 = [-71, 89, 42, -99, 35, -63, -51, -82, 83, 46, 87, -53, -35, -67, 116, -6];
  const MD5_ASCII = [-22, 3, -4, -72, -60, 120, 34, -68, -25, 114, -49, 108, 7, -48, -21, -69];
  const TEXT = "'\\u20ac\\ud83d\\ude42'";

  test.each([
    [`${TEXT}, Utilities.Charset.UTF_8`, MD5_UTF8],
    [`${TEXT}, Utilities.Charset.US_ASCII`, MD5_ASCII],
    [TEXT, MD5_ASCII],
    [`Utilities.newBlob(${TEXT}).getBytes()`, MD5_UTF8],
  ])('MD5 of %s', (args, bytes) => {
    expect(run(`return Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, ${args});`)).toEqual(
      bytes,
    );
  });

  test('HMAC takes text as ASCII unless a charset is named', () => {
    const utf8 = [
      76, -16, 35, 99, -128, 106, -22, -17, -102, -19, 4, 97, -75, 64, 107, 79, 99, 19, -54, -6, 90,
      54, 121, -39, -126, 13, 2, -40, -84, 109, -2, 115,
    ];
    const call = 'Utilities.computeHmacSha256Signature';
    expect(run(`return ${call}('caf\\u00e9', ${TEXT}, Utilities.Charset.UTF_8);`)).toEqual(utf8);
  });

  test.each([
    // RFC 1319, A.5
    ['MD2', "''", '8350e5a3e24c153df2275c9f80692773'],
    ['MD2', "'abc'", 'da853b0d3f88d99b30283a69e6ded6bb'],
    ['MD2', "'abcdefghijklmnopqrstuvwxyz'", '4e8ddff3650292ab5a4108c3aa47940b'],
    // FIPS 180-2, appendix D
    [
      'SHA_384',
      "'abc'",
      'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7',
    ],
  ])('%s of %s is %s', (algorithm, text, hex) => {
    const bytes = run(
      `return Utilities.computeDigest(Utilities.DigestAlgorithm.${algorithm}, ${text});`,
    );
    expect(Buffer.from(bytes as number[]).toString('hex')).toBe(hex);
  });

  test('an RSA signature can be verified', () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const bytes = run(
      `return Utilities.computeRsaSha256Signature('text', ${JSON.stringify(pem)});`,
    );
    const signature = Buffer.from(bytes as number[]);
    expect(verify('RSA-SHA256', Buffer.from('text'), publicKey, signature)).toBe(true);
  });

  test.each([
    ["Utilities.computeDigest('fake', 'x')", 'Exception: The parameters ('],
    [
      "Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, ['1bad'])",
      'Exception: Cannot convert 1bad',
    ],
    ["Utilities.computeHmacSha256Signature([1], 'key')", 'Exception: The parameters ('],
    ["Utilities.computeHmacSha256Signature('only value')", 'Exception: The parameters ('],
  ])('%s is refused', (code, message) => {
    expect(errorOf(code)).toContain(message);
  });
});

describe('base64', () => {
  test.each([
    ["Utilities.base64Encode('A string here')", 'QSBzdHJpbmcgaGVyZQ=='], // reference
    ['Utilities.base64Encode([-1, -2, -1])', '//7/'],
    ['Utilities.base64EncodeWebSafe([-1, -2, -1])', '__7_'],
    ["Utilities.base64Decode('__7_')", [-1, -2, -1]],
    ["Utilities.base64DecodeWebSafe('QQ')", [65]],
  ])('%s', (code, value) => {
    expect(run(`return ${code};`)).toEqual(value);
  });

  test('bytes come back as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -128, max: 127 })), (bytes) => {
        const code = `return Utilities.base64Decode(Utilities.base64Encode(${JSON.stringify(bytes)}));`;
        expect(run(code)).toEqual(bytes);
      }),
      { numRuns: 20 },
    );
  });
});

// ibid., "utilities gzipping", "utilities zipping" and "utilities blob manipulation"
describe('blobs and archives', () => {
  test.each([
    ["Utilities.ungzip(Utilities.gzip(Utilities.newBlob('x'), 'named')).getName()", 'named'],
    ["Utilities.zip([Utilities.newBlob('x', null, 'a.txt')], 'y.zip').getName()", 'y.zip'],
    [
      "[Utilities.newBlob('x').getName(), Utilities.newBlob('x').getContentType()]",
      [null, 'text/plain'],
    ],
    ['Utilities.newBlob([1]).getContentType()', null],
    [
      "Utilities.newBlob('x').setName('a.csv').setContentTypeFromExtension().getContentType()",
      'text/csv',
    ],
    [
      "Utilities.newBlob('x').setName('a.odd').setContentTypeFromExtension().getContentType()",
      null,
    ],
    ["Utilities.newBlob('\\u00e4').getDataAsString('ISO-8859-1')", '\u00c3\u00a4'],
    [
      "Utilities.newBlob('').setDataFromString('\\u30c6\\u30b9\\u30c8', 'Shift_JIS').getBytes()",
      [-125, 101, -125, 88, -125, 103],
    ],
    ["Utilities.newBlob([-125, 101]).getDataAsString('Shift_JIS')", '\u30c6'],
    ["Utilities.newBlob('\\ufeffx').getDataAsString().length", 2],
    ["Utilities.newBlob('a').copyBlob().setName('b').getName()", 'b'],
  ])('%s', (code, value) => {
    expect(run(`return ${code};`)).toEqual(value);
  });

  test.each([
    [
      "Utilities.zip([Utilities.newBlob('x')])",
      'Blob object must have non-null name for this operation.',
    ],
    ["Utilities.ungzip(Utilities.newBlob('no archive'))", 'Invalid argument: blob'],
    ["Utilities.unzip(Utilities.newBlob('no archive'))", 'Invalid argument: blob'],
    ["Utilities.newBlob('x').getDataAsString('no charset')", 'Invalid argument: no charset'],
  ])('%s is refused', (code, message) => {
    expect(errorOf(code)).toBe(`Exception: ${message}`);
  });
});

// ibid., "utilities extra", and reference utilities#parseCsv
test.each([
  [
    '\'a,b,"c,d"\\ne,f,g\'',
    [
      ['a', 'b', 'c,d'],
      ['e', 'f', 'g'],
    ],
  ],
  ["'a;\"b\\nc\";d', ';'", [['a', 'b\nc', 'd']]],
  [
    "'a,b\\r\\nc,\\n'",
    [
      ['a', 'b'],
      ['c', ''],
    ],
  ],
  ['\'"",x\'', [['', 'x']]],
  ["''", []],
])('parseCsv(%s)', (args, rows) => {
  expect(run(`return Utilities.parseCsv(${args});`)).toEqual(rows);
});

// reference utilities#formatString: "sprintf-like", results as printf of C gives them
test.each([
  ["'%d + %d = %d', 1, 2, 3", '1 + 2 = 3'],
  ["'%s %05d %.2f', 'a', 42, 1.005", 'a 00042 1.00'],
  ["'%-6s|%6s|', 'ab', 'cd'", 'ab    |    cd|'],
  ["'%+d % d %x %X %o', 5, 5, 255, 255, 8", '+5  5 ff FF 10'],
  ["'%e %5.1f%%', 12345.678, 99.95", '1.234568e+04 100.0%'],
  ["'%2$s %1$s', 'a', 'b'", 'b a'],
  ["'%.3s', 'abcdef'", 'abc'],
  ["'%08.3f', -3.14159", '-003.142'],
])('formatString(%s)', (args, text) => {
  expect(run(`return Utilities.formatString(${args});`)).toBe(text);
});

test('sleep moves the clock of the script, up to five minutes at once', () => {
  expect(run('const t = Date.now(); Utilities.sleep(1500); return Date.now() - t;')).toBe(1500);
  expect(errorOf('Utilities.sleep(300001);')).toContain('Exception: ');
  expect(errorOf('for (let i = 0; i < 3; i++) Utilities.sleep(150000);')).toBe(
    'Exception: Exceeded maximum execution time',
  );
});
