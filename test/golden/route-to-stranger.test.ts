import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LEDGER, StrangerServer, type Strike, type Struck, say } from './support/stranger-server';

const json = { 'Content-Type': 'application/json' };
const page = '<!DOCTYPE html><html><body><h1>Sign in</h1></body></html>';

const plain =
  (status: number, body: string, headers: Readonly<Record<string, string>> = json): Strike =>
  ({ response }) =>
    say(response, { status, headers, body });

const after =
  (strike: Strike): Strike =>
  (struck) => {
    struck.done();
    strike(struck);
  };

const bodyOf = ({ body }: ReturnType<Struck['done']>): string =>
  typeof body === 'string' ? body : Buffer.from(body).toString('utf8');

/** The ledger did it, and its answer comes changed. */
const changed =
  (how: (body: string) => string): Strike =>
  ({ response, done }) => {
    const answer = done();
    say(response, { ...answer, body: how(bodyOf(answer)) });
  };

const fault = (code: string, Message: string) =>
  JSON.stringify({
    Fault: { Error: [{ Message, Detail: Message, code }], type: 'ValidationFault' },
  });

const reset: Strike = ({ response }) => response.socket?.resetAndDestroy();

const half: Strike = ({ response, done }) => {
  const body = bodyOf(done());
  response.writeHead(200, { ...json, 'Content-Length': String(body.length) });
  response.write(body.slice(0, body.length / 2), () => response.socket?.destroy());
};

const slow: Strike = ({ response, done }) => {
  const answer = done();
  setTimeout(() => say(response, answer), 3_000);
};

/** Every fault of an answer that one can meet, and whether a person has to do something then. */
const faults: Readonly<Record<string, Strike>> = {
  'a request that is lost': reset,
  'an answer that is lost': after(reset),
  'half an answer': half,
  'a request that is carried out after its answer is lost': ({ response, later }) => {
    later();
    response.socket?.resetAndDestroy();
  },
  'a slow answer': slow,
  '500 before': plain(500, 'Internal error', { 'Content-Type': 'text/plain' }),
  '502 after': after(plain(502, page, { 'Content-Type': 'text/html' })),
  '503 before': plain(503, ''),
  '504 after': after(plain(504, '')),
  '408 after': after(plain(408, '')),
  '429 without Retry-After': plain(429, '{}'),
  '429 with Retry-After': plain(429, '{}', { ...json, 'Retry-After': '30' }),
  '429 for a day': plain(429, '{}', { ...json, 'Retry-After': '86400' }),
  '409 before': plain(409, fault('5010', 'Stale Object Error')),
  '412 before': plain(412, fault('5010', 'Stale Object Error')),
  'a number that is taken': plain(400, fault('6140', 'Duplicate Document Number Error')),
  'a number that is taken by itself': after(
    plain(400, fault('6140', 'Duplicate Document Number Error')),
  ),
  '302 before': plain(302, '', { Location: 'https://accounts.intuit.com/login' }),
  '302 after': after(plain(302, '', { Location: 'https://accounts.intuit.com/login' })),
  'a web page with 200': after(plain(200, page, { 'Content-Type': 'text/html' })),
  'nothing with 200': after(plain(200, '')),
  'nothing with 200, and nothing done': plain(200, ''),
  'JSON that ends too soon': changed((body) => body.slice(0, 200)),
  'JSON of another type': changed(() => '"ok"'),
  'null where a list stands': changed((body) => body.replace(/"Line":\[.*\]/s, '"Line":null')),
  'a document without an id': changed(() => JSON.stringify({ Invoice: {} })),
  'a huge answer': changed((body) => `${' '.repeat(3_000_000)}${body}`),
  'unknown fields': changed((body) => body.replace('{"Invoice":{', '{"Invoice":{"New":{"a":[1]},')),
  'a clock that is wrong': changed((body) => body.replaceAll('2026-', '2031-')),
  'the answer to another request': ({ response, done, first }) => {
    done();
    if (first) say(response, first);
  },
  '401 before': plain(401, '{}'),
  '401 after': after(plain(401, '{}')),
  '403 before': plain(403, '{}'),
  'a refusal': plain(400, fault('2500', 'Invalid Reference Id')),
};

const folder = mkdtempSync(join(tmpdir(), 'stranger-'));
let data = join(folder, 'drafted');
let clock = 0;
/** Each question takes a little time there, so that its limits of a minute are kept. */
let asked = 0;
const server = new StrangerServer(() => Date.UTC(2026, 3, 2, 13) + clock + 250 * asked++);

beforeAll(async () => {
  await server.open();
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs `npm run workbook -- …` on the workbook, with the ledger at the stranger's. */
function workbook(...args: readonly string[]): Promise<string> {
  const route = `${LEDGER}=http://127.0.0.1:${server.port}`;
  const all = ['run-local.mjs', 'workbook', ...args, '--data', data, '--route', route];
  return new Promise((told) => {
    const child = spawn('node', all);
    let said = '';
    child.stdout.on('data', (part) => {
      said += part;
    });
    child.stderr.on('data', (part) => {
      said += part;
    });
    child.on('close', () => told(said));
  });
}

type Row = Readonly<Record<string, string>>;

const shown = async (tab: string): Promise<readonly Row[]> =>
  JSON.parse(await workbook('show', tab, '--json')) as readonly Row[];

/** `  warning W-601 Invoices T12: What is wrong. What to do.` */
const TOLD = /^ +(?:warning|error) (E|W)-\d+ \S+ \S+: [A-Z].+[.] [A-Z].{15,}[.]$/;

/** What was said of documents that wait; each of it says what happens next or what to do. */
function sentencesOf(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => /^ +(warning|error) /.test(line));
  for (const line of lines) expect(line).toMatch(TOLD);
  return lines.map((line) => line.trim().replace(/ (T[0-9A-F]{16}|INV-\d+)/g, ''));
}

/** Refused, to be approved again by hand. */
const REFUSED = /E-(?:614|415) Invoices (\S+): /g;

/** Posts until everything is there, with time between, while the faults strike in turn. */
async function postThrough(said: Set<string>): Promise<readonly Row[]> {
  for (let round = 0; round < 25; round++) {
    const text = await workbook('run', 'approve', 'post');
    const sentences = sentencesOf(text);
    for (const sentence of sentences) said.add(sentence);
    for (const [, id = ''] of text.matchAll(REFUSED)) {
      await workbook('set', 'Invoices', id, 'Approve', 'TRUE');
    }
    const failed = /^post: failed[.] (.*)$/m.exec(text)?.[1];
    if (failed) said.add(failed);
    else if (sentences.length === 0) {
      const rows = await shown('Invoices');
      if (rows.every((row) => row['State'] === 'posted')) return rows;
    }
    await workbook('advance', '65m');
    clock += 65 * 60_000;
  }
  throw new Error(`after many rounds: ${[...said].join('\n')}`);
}

const totals = (rows: readonly Row[]) =>
  rows.map((row) => `${row['Number']} ${Number(row['Total']?.replaceAll(',', ''))}`).sort();

test('a server that answers with every fault in turn has each invoice once in the end', async () => {
  const said = new Set<string>();
  const drafted = await workbook('run', 'pull', 'review', 'price', 'draft', '--accept-suggestions');
  expect(drafted).toMatch(/draft: done/);
  server.faults = Object.entries(faults);
  for (let pass = 1; server.faults.length > 0; pass++) {
    data = join(folder, String(pass));
    cpSync(join(folder, 'drafted'), data, { recursive: true });
    server.begin();
    clock = 0;
    const before = server.struck.length;
    const rows = await postThrough(said);
    expect(server.invoices).toEqual(totals(rows));
    expect(server.struck.length).toBeGreaterThan(before);
  }
  if (process.env['READ_ALOUD']) process.stdout.write(`${[...said].join('\n')}\n`);
  expect(server.struck).toEqual(Object.keys(faults));
}, 900_000);

test('a server that is not there is told, and nothing is lost', async () => {
  data = join(folder, 'alone');
  cpSync(join(folder, 'drafted'), data, { recursive: true });
  server.begin();
  await server.close();
  expect(await workbook('run', 'approve', 'post')).toMatch(
    /INV-1001 was not taken by QuickBooks Online: no answer came back .* it is sent again/,
  );
  await server.open();
  const rows = await postThrough(new Set());
  expect(server.invoices).toEqual(totals(rows));
}, 300_000);
