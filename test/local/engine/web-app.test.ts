import { describe, expect, test } from '@jest/globals';
import { WebApp, type WebRequest } from '../../../src/local/engine/web-app';
import { startWebServer } from '../../../src/local/engine/web-server';
import { gates, services } from '../../../src/local/services/all-services';
import { editor, localAppsScript, returnedBy } from '../support/run-code';

const ECHO = `
  function doGet(e) { e.method = 'GET'; return answer(e); }
  function doPost(e) { e.method = 'POST'; return answer(e); }
  const answer = (e) => ContentService.createTextOutput(JSON.stringify(e))
    .setMimeType(ContentService.MimeType.JSON);
`;

const webApp = (code: string) =>
  new WebApp(localAppsScript(code, { services, gates }), 'owner@example.com', 'http://echo/echo');

function request(path: string, options: Partial<WebRequest> & { data?: string } = {}): WebRequest {
  const { data, ...rest } = options;
  const posted = data === undefined ? {} : { method: 'POST', body: Buffer.from(data) };
  const type = data === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
  return { method: 'GET', path, headers: type, body: Buffer.alloc(0), ...posted, ...rest };
}

/** What a client that follows the redirect with a GET receives. */
function fetched(app: WebApp, one: WebRequest) {
  const first = app.exec(one);
  expect(first.status).toBe(302);
  return app.echo(request(first.headers['location']?.replace('http://echo/echo', '') ?? ''));
}

// tanaikech, "Taking advantage of Web Apps", Event Object of Web Apps, patterns 1 to 4, run live
test.each([
  [
    'pattern 1',
    request('?key1=value1&key2=value2&key3=value3'),
    {
      parameter: { key1: 'value1', key2: 'value2', key3: 'value3' },
      contextPath: '',
      contentLength: -1,
      queryString: 'key1=value1&key2=value2&key3=value3',
      parameters: { key1: ['value1'], key2: ['value2'], key3: ['value3'] },
      method: 'GET',
    },
  ],
  [
    'pattern 2: a form',
    request('?key3=value3', { data: 'key1=value1&key2=value2' }),
    {
      parameter: { key1: 'value1', key2: 'value2', key3: 'value3' },
      contextPath: '',
      contentLength: 23,
      queryString: 'key3=value3',
      parameters: { key1: ['value1'], key2: ['value2'], key3: ['value3'] },
      postData: {
        type: 'application/x-www-form-urlencoded',
        length: 23,
        contents: 'key1=value1&key2=value2',
        name: 'postData',
      },
      method: 'POST',
    },
  ],
  [
    'pattern 3: JSON sent as a form is the key of a form',
    request('?key3=value3', { data: '{"key1": "value1", "key2": "value2"}' }),
    {
      parameter: { key3: 'value3', '{"key1": "value1", "key2": "value2"}': '' },
      contextPath: '',
      contentLength: 36,
      queryString: 'key3=value3',
      parameters: { key3: ['value3'], '{"key1": "value1", "key2": "value2"}': [''] },
      postData: {
        type: 'application/x-www-form-urlencoded',
        length: 36,
        contents: '{"key1": "value1", "key2": "value2"}',
        name: 'postData',
      },
      method: 'POST',
    },
  ],
  [
    'pattern 4: JSON is not parsed',
    request('?key3=value3', {
      data: '{"key1": "value1", "key2": "value2"}',
      headers: { 'content-type': 'application/json', 'x-signature': 'never seen' },
    }),
    {
      parameter: { key3: 'value3' },
      contextPath: '',
      contentLength: 36,
      queryString: 'key3=value3',
      parameters: { key3: ['value3'] },
      postData: {
        type: 'application/json',
        length: 36,
        contents: '{"key1": "value1", "key2": "value2"}',
        name: 'postData',
      },
      method: 'POST',
    },
  ],
])('%s', (_name, one, event) => {
  const answer = fetched(webApp(ECHO), one);
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(JSON.parse(answer.body)).toEqual(event);
});

// ibid., Understanding Flow, Status Codes and Error messages; apps-script.md 3.7
describe('what a web app cannot do', () => {
  test('a text is answered with a second address that takes a GET, once', () => {
    const app = webApp(ECHO);
    const path = app.exec(request('')).headers['location']?.replace('http://echo/echo', '') ?? '';
    expect(app.echo(request(path, { method: 'POST' })).status).toBe(405);
    expect(app.echo(request(path)).status).toBe(200);
    expect(app.echo(request(path)).status).toBe(404);
  });

  test('a page is answered at once', () => {
    const app = webApp("function doPost() { return HtmlService.createHtmlOutput('ok'); }");
    expect(app.exec(request('', { data: 'x' }))).toMatchObject({
      status: 200,
      body: expect.stringContaining('<body>ok</body>'),
    });
  });

  test.each([
    ['an error', 'function doGet() { throw new Error("no luck"); }', 'Error: no luck'],
    ['no handler', 'function other() {}', 'Script function not found: doGet'],
    ['no answer', 'function doGet() {}', 'did not return anything'],
  ])('%s is a page with status 200', (_name, code, text) => {
    expect(webApp(code).exec(request(''))).toMatchObject({
      status: 200,
      body: expect.stringContaining(text),
    });
  });

  test('HEAD is 403, reserved parameters are 405, a path asks to sign in', () => {
    const app = webApp(ECHO);
    expect(app.exec(request('', { method: 'HEAD' })).status).toBe(403);
    expect(app.exec(request('?sid=1')).status).toBe(405);
    expect(app.exec(request('/file.txt')).body).toContain('Sign in');
  });

  test('the visitor is nobody, the authority is that of who deployed it, no document is open', () => {
    const code = `function doGet() {
      const who = [Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail()];
      const lock = LockService.getDocumentLock();
      return ContentService.createTextOutput(JSON.stringify([who, lock, HtmlService.getUserAgent()]));
    }`;
    const one = request('', { headers: { 'user-agent': 'curl' } });
    expect(JSON.parse(fetched(webApp(code), one).body)).toEqual([
      ['', 'owner@example.com'],
      null,
      'curl',
    ]);
  });
});

// googleworkspace/apps-script-oauth2, README: the redirect URI and the state token
test('a state token leads back to its function, with its arguments, for a minute', () => {
  const code = `
    function begin() { return ScriptApp.newStateToken().withMethod('done').withArgument('service', 'x').createToken(); }
    function done(request) {
      return HtmlService.createHtmlOutput([request.parameter.code, request.parameter.service, Session.getEffectiveUser().getEmail()].join());
    }`;
  const script = localAppsScript(code, { services, gates });
  const app = new WebApp(script, 'owner@example.com', 'http://echo/echo');
  const token = String(returnedBy(script.run('begin', [], editor)));
  const back = request(`?code=C&state=${encodeURIComponent(token)}`);
  expect(app.callback(back).body).toContain('<body>C,x,ana@example.com</body>');
  script.parts.clock.advance(61_000);
  expect(app.callback(back).body).toContain('invalid or has expired');
  expect(app.callback(request('?code=C&state=forged.x')).body).toContain('invalid or has expired');
});

test('a server puts the doors behind one address', async () => {
  const script = localAppsScript(ECHO, { services, gates });
  const { address, server } = await startWebServer({
    app: script,
    owner: 'owner@example.com',
    port: 0,
  });
  try {
    const answer = await fetch(`${address}/exec?a=1`);
    expect([answer.redirected, answer.status]).toEqual([true, 200]);
    expect(await answer.json()).toMatchObject({ parameter: { a: '1' } });
    expect((await fetch(`${address}/executive`)).status).toBe(404);
  } finally {
    server.close();
  }
});
