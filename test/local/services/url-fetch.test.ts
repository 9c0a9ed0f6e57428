import { describe, expect, test } from '@jest/globals';
import type { Network, NetworkAnswer, NetworkRequest } from '../../../src/local/engine/network';
import type { Manifest } from '../../../src/local/engine/project';
import { World } from '../../../src/local/engine/world';
import { editor, projectOf } from '../support/run-code';
import { errorOf, run } from '../support/run-services';

const ok: NetworkAnswer = {
  kind: 'answer',
  status: 200,
  headers: [],
  body: Buffer.from('fine'),
  tookMs: 5,
};

/** A network that gives the same answer to all and remembers what was asked. */
function network(answer: NetworkAnswer = ok): Network & { sent: NetworkRequest[] } {
  const sent: NetworkRequest[] = [];
  return {
    sent,
    sendAll: (requests) => {
      sent.push(...requests);
      return requests.map(() => answer);
    },
  };
}

function sentBy(options: string): NetworkRequest | undefined {
  const net = network();
  run(`UrlFetchApp.fetch('https://a.example/x', ${options});`, { network: net });
  return net.sent[0];
}

const bodyOf = (request: NetworkRequest | undefined) =>
  request?.body ? Buffer.from(request.body).toString() : null;

// reference url-fetch/url-fetch-app#fetch(String,Object)
describe('what is sent', () => {
  test.each([
    ['{}', 'GET', [], null],
    ["{ method: 'POST' }", 'POST', [], null],
    [
      "{ method: 'post', payload: { a: 1, 'b c': '\\u00e9&=' } }",
      'POST',
      [['Content-Type', 'application/x-www-form-urlencoded']],
      'a=1&b+c=%C3%A9%26%3D',
    ],
    [
      "{ method: 'put', contentType: 'application/json', payload: JSON.stringify({ a: 1 }) }",
      'PUT',
      [['Content-Type', 'application/json']],
      '{"a":1}',
    ],
    [
      "{ method: 'patch', payload: '<a/>', headers: { 'content-TYPE': 'text/xml', 'X-Key': 7 } }",
      'PATCH',
      [
        ['content-TYPE', 'text/xml'],
        ['X-Key', '7'],
      ],
      '<a/>',
    ],
    [
      "{ method: 'post', payload: Utilities.newBlob('x', 'image/png', 'a.png') }",
      'POST',
      [['Content-Type', 'image/png']],
      'x',
    ],
    [
      "{ method: 'post', payload: [104, 105] }",
      'POST',
      [['Content-Type', 'application/x-www-form-urlencoded']],
      'hi',
    ],
    ["{ method: 'delete', payload: 'x' }", 'DELETE', expect.anything(), 'x'],
  ])('%s', (options, method, headers, body) => {
    const request = sentBy(options);
    expect(request).toMatchObject({ method, headers });
    expect(bodyOf(request)).toBe(body);
  });

  test('a form with a blob goes in parts', () => {
    const request = sentBy(
      "{ method: 'post', payload: { note: 'hi', file: Utilities.newBlob('abc', 'text/csv', 'a.csv') } }",
    );
    const type = request?.headers[0]?.[1] ?? '';
    const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(type)?.[1];
    expect(bodyOf(request)?.split('\r\n')).toEqual([
      `--${boundary}`,
      'Content-Disposition: form-data; name="note"',
      '',
      'hi',
      `--${boundary}`,
      'Content-Disposition: form-data; name="file"; filename="a.csv"',
      'Content-Type: text/csv',
      '',
      'abc',
      `--${boundary}--`,
      '',
    ]);
  });

  test.each([
    ['a.example/x', 'http://a.example/x'],
    ['https://a.example/a b?q=\u00e9', 'https://a.example/a%20b?q=%C3%A9'],
    ['https://a.example/a%20b', 'https://a.example/a%20b'],
  ])('the URL %s becomes %s', (url, sent) => {
    const net = network();
    run(`UrlFetchApp.fetch(${JSON.stringify(url)});`, { network: net });
    expect(net.sent[0]?.url).toBe(sent);
  });

  test('getRequest sends nothing', () => {
    const net = network();
    const code =
      "return UrlFetchApp.getRequest('https://a.example/', { method: 'POST', payload: { a: 1 } });";
    expect(run(code, { network: net })).toEqual({
      url: 'https://a.example/',
      method: 'post',
      contentType: 'application/x-www-form-urlencoded',
      payload: 'a=1',
      headers: {},
      followRedirects: true,
      validateHttpsCertificates: true,
      useIntranet: false,
    });
    expect(net.sent).toEqual([]);
  });
});

// field reports listed in apps-script.md 2.1 and 3.3
describe('what is refused', () => {
  test.each([
    [
      "'https://a.example/', { method: 'OPTIONS' }",
      'Attribute provided with invalid value: method',
    ],
    [
      "'https://a.example/', { headers: { Host: 'b' } }",
      'Attribute provided with invalid value: Header:Host',
    ],
    [
      "'https://a.example/', { headers: { 'content-length': '1' } }",
      'Attribute provided with invalid value: Header:content-length',
    ],
    [
      "'https://a.example/', { headers: { Authorization: null } }",
      'Attribute provided with invalid value: Header:null',
    ],
    [
      "'https://a.example/', { muteHttpExceptions: 'yes' }",
      'Attribute provided with invalid value: muteHttpExceptions',
    ],
    ["''", 'Attribute provided with no value: url'],
    ["'https://a.example/' + 'x'.repeat(2083)", 'Limit Exceeded: URLFetch URL Length.'],
    [
      "'https://a.example/', { method: 'post', payload: 'x'.repeat(52428801) }",
      'Limit Exceeded: URLFetch POST Size.',
    ],
    ["'ftp://a.example/'", 'Invalid argument: ftp://a.example/'],
    ["'https://a b/'", 'Invalid argument: https://a b/'],
    [
      "5, 'x', 2",
      "The parameters (number,String,number) don't match the method signature for UrlFetchApp.fetch.",
    ],
  ])('fetch(%s)', (args, message) => {
    const net = network();
    expect(errorOf(`UrlFetchApp.fetch(${args});`, { network: net })).toBe(`Exception: ${message}`);
    expect(net.sent).toEqual([]);
  });

  test.each([
    ['dns', 'DNS error: https://a.example/'],
    ['unreachable', 'Address unavailable: https://a.example/'],
    ['timeout', 'Timeout: https://a.example/'],
    ['reset', 'Unexpected error: https://a.example/'],
  ] as const)('no answer: %s', (reason, message) => {
    const code = "UrlFetchApp.fetch('https://a.example/', { muteHttpExceptions: true });";
    const net = network({ kind: 'failure', reason, tookMs: 10 });
    expect(errorOf(code, { network: net })).toBe(`Exception: ${message}`);
  });

  test('a failure shows host, status and the beginning of the body, unless it is muted', () => {
    const failing: NetworkAnswer = { ...ok, status: 403, body: Buffer.from('x'.repeat(400)) };
    const url = "'https://a.example/secret?token=1'";
    expect(errorOf(`UrlFetchApp.fetch(${url});`, { network: network(failing) })).toBe(
      `Exception: Request failed for https://a.example returned code 403. Truncated server response: ${'x'.repeat(150)}... (use muteHttpExceptions option to examine full response)`,
    );
    const muted = `return UrlFetchApp.fetch(${url}, { muteHttpExceptions: true }).getResponseCode();`;
    expect(run(muted, { network: network(failing) })).toBe(403);
  });

  test('one failure of fetchAll loses all answers, a bad request sends none', () => {
    const net: Network & { sent: number } = {
      sent: 0,
      sendAll: (requests) => {
        net.sent += requests.length;
        return requests.map((_, index) => ({ ...ok, status: index === 1 ? 500 : 200 }));
      },
    };
    const urls =
      "['https://a.example/1', { url: 'https://a.example/2' }, { url: 'https://a.example/3' }]";
    expect(errorOf(`UrlFetchApp.fetchAll(${urls});`, { network: net })).toContain('code 500');
    expect(net.sent).toBe(3);
    const bad = "UrlFetchApp.fetchAll(['https://a.example/1', { method: 'get' }]);";
    expect(errorOf(bad, { network: net })).toBe('Exception: Attribute provided with no value: url');
    expect(net.sent).toBe(3);
  });

  test('20,000 calls a day, and fetchAll counts each', () => {
    const world = new World();
    world.part('quotas', () => ({
      [editor.user]: { urlfetch: { since: Date.UTC(2026, 3, 1, 15), count: 19_999 } },
    }));
    const code = "UrlFetchApp.fetchAll(['https://a.example/1', 'https://a.example/2']);";
    const net = network();
    expect(errorOf(code, { network: net, world })).toBe(
      'Exception: Service invoked too many times for one day: urlfetch.',
    );
    expect(net.sent).toEqual([]);
  });
});

// reference url-fetch/http-response
test('an answer gives its headers in their case, its text and its blob', () => {
  const answer: NetworkAnswer = {
    ...ok,
    headers: [
      ['content-TYPE', 'text/csv; charset=ISO-8859-1'],
      ['Set-Cookie', 'a=1'],
      ['set-cookie', 'b=2'],
      ['Content-Disposition', 'attachment; filename="rates.csv"'],
    ],
    body: Buffer.from([0x61, 0xe9]),
  };
  const code = `const r = UrlFetchApp.fetch('https://a.example/x/y.txt');
    const b = r.getBlob();
    return [r.getHeaders(), r.getAllHeaders()['Set-Cookie'], r.getContentText(), r.getContent(), b.getName(), b.getContentType()];`;
  expect(run(code, { network: network(answer) })).toEqual([
    {
      'content-TYPE': 'text/csv; charset=ISO-8859-1',
      'Set-Cookie': 'a=1',
      'Content-Disposition': 'attachment; filename="rates.csv"',
    },
    ['a=1', 'b=2'],
    'a\u00e9',
    [97, -23],
    'rates.csv',
    'text/csv',
  ]);
});

test('an exchange takes its time', () => {
  const slow: NetworkAnswer = { ...ok, tookMs: 7000 };
  const code =
    "const t = Date.now(); UrlFetchApp.fetch('https://a.example/'); return Date.now() - t;";
  expect(run(code, { network: network(slow) })).toBe(7000);
});

// guides/manifest/allowlist-url
describe('urlFetchWhitelist', () => {
  const list = ['https://example.com/foo', 'https://*.wild.example/', 'https://no-path.example'];
  const manifest: Partial<Manifest> = { timeZone: 'Etc/GMT', urlFetchWhitelist: list };
  const allowed = (url: string): boolean => {
    const project = projectOf({
      'appsscript.json': JSON.stringify(manifest),
      'Code.js': `function main() { UrlFetchApp.fetch(${JSON.stringify(url)}); }`,
    });
    const net = network();
    try {
      run('', { project, network: net });
    } catch (error) {
      expect((error as Error).message).toContain('urlFetchWhitelist');
    }
    return net.sent.length === 1;
  };

  test.each([
    ['https://example.com/foo', true],
    ['https://example.com/foo/bar', true],
    ['https://example.com/foo?bar', true],
    ['https://example.com/food', false],
    ['https://example.com/Foo', false],
    ['http://example.com/foo', false],
    ['https://sub.wild.example/x', true],
    ['https://wild.example/x', false],
    ['https://no-path.example/', false],
  ])('%s: %s', (url, expected) => {
    expect(allowed(url)).toBe(expected);
  });
});
