import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EditReply, RowsView } from '../../../src/local/workbook/protocol';
import { RunningWorkbook, runEntry } from '../support/running-workbook';

const folder = mkdtempSync(join(tmpdir(), 'workbook-'));
const data = join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let workbook: RunningWorkbook;
beforeAll(async () => {
  workbook = await RunningWorkbook.start('--data', data);
});
afterAll(() => workbook.end('SIGTERM'));

const json = { 'content-type': 'application/json' };
const firstCell = async (): Promise<string | undefined> => {
  const page = await workbook.page();
  const { workbook: view } = await page.event('workbook');
  const sheet = view.sheets[0]?.id ?? 0;
  const rows = await page.ask<RowsView>({ kind: 'rows', sheet, from: 1, to: 5 });
  return rows.rows[0]?.[25]?.text;
};

describe('who may speak to the workbook', () => {
  test('the person at this computer', async () => {
    const { status, headers, text } = await workbook.send('/');
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toContain('<div id="app">');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    const own = workbook.url.origin;
    expect((await workbook.send('/', { headers: { origin: own } })).status).toBe(200);
  });

  test('the person who typed localhost is sent to the name that frames speak to', async () => {
    const host = `localhost:${workbook.url.port}`;
    const { status, headers } = await workbook.send('/', { headers: { host } });
    expect([status, headers['location']]).toEqual([302, `http://127.0.0.1:${workbook.url.port}/`]);
  });

  test('nobody under another name', async () => {
    for (const host of ['evil.example', `evil.example:${workbook.url.port}`, '127.0.0.1:1']) {
      expect((await workbook.send('/', { headers: { host } })).status).toBe(403);
      expect((await workbook.send('/events', { headers: { host } })).status).toBe(403);
    }
  });

  test('no page of another origin', async () => {
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1']) {
      const headers = { ...json, origin };
      const sent = await workbook.send('/requests', { method: 'POST', headers, body: '{}' });
      expect(sent.status).toBe(403);
    }
  });

  test('no form of a foreign page, which cannot send JSON', async () => {
    const headers = { 'content-type': 'text/plain' };
    const sent = await workbook.send('/requests', { method: 'POST', headers, body: '{}' });
    expect(sent.status).toBe(403);
  });

  test('only with what there is', async () => {
    expect((await workbook.send('/../package.json')).status).toBe(404);
    expect((await workbook.send('/requests', { method: 'PUT', headers: json })).status).toBe(404);
    const half = { method: 'POST', headers: json, body: '{"client":' };
    expect((await workbook.send('/requests', half)).status).toBe(400);
  });
});

test('an edit is in the sheet, is told to every page and survives a kill', async () => {
  const [page, other] = [await workbook.page(), await workbook.page()];
  const { workbook: view } = await page.event('workbook');
  const sheet = view.sheets[0]?.id ?? 0;
  await other.event('workbook');
  const edit = { kind: 'edit', sheet, row: 1, column: 26, texts: [['1,234.50']] } as const;
  expect(await page.ask<EditReply>(edit)).toMatchObject({ done: true });
  expect(await other.event('changed')).toMatchObject({ sheet });
  const { signal } = await workbook.end('SIGKILL');
  expect(signal).toBe('SIGKILL');
  expect(existsSync(join(data, 'lock'))).toBe(true);
  workbook = await RunningWorkbook.start('--data', data);
  expect(await firstCell()).toBe('1,234.50');
});

test('a second process on the same folder gets one clear sentence', async () => {
  for (const [entry, args] of [
    ['start', ['--no-open']],
    ['workbook', ['tabs']],
  ] as const) {
    const { code, output, errors } = await runEntry(entry, [...args, '--data', data]).ended;
    expect([code, output]).toEqual([1, '']);
    expect(errors).toMatch(/^The folder \S+ is in use by process \d+\. Stop that one first, .*\n$/);
  }
});

test('a port in use is said in one sentence', async () => {
  const args = ['--no-open', '--port', workbook.url.port, '--data', join(folder, 'other')];
  const { code, errors } = await runEntry('start', args).ended;
  expect([code, errors.trim().split('\n').at(-1)]).toEqual([
    1,
    `Port ${workbook.url.port} is in use. Choose another one with --port.`,
  ]);
});

test('a save that cannot be read is said in one sentence, and --fresh begins again', async () => {
  const broken = join(folder, 'broken');
  expect((await runEntry('workbook', ['tabs', '--data', broken]).ended).code).toBe(0);
  writeFileSync(join(broken, 'workbook.json'), '{');
  const { code, errors } = await runEntry('workbook', ['tabs', '--data', broken]).ended;
  expect([code, errors.split('\n')[0]]).toEqual([
    1,
    expect.stringMatching(
      /^The saved workbook cannot be read: .* Begin again with --fresh, or .*\.$/,
    ),
  ]);
  const again = await RunningWorkbook.start('--data', broken, '--fresh');
  expect((await again.end('SIGTERM')).code).toBe(0);
});

test('a polite end gives the folder back', async () => {
  expect((await workbook.end('SIGTERM')).code).toBe(0);
  expect(existsSync(join(data, 'lock'))).toBe(false);
  workbook = await RunningWorkbook.start('--data', data);
  expect(await firstCell()).toBe('1,234.50');
});
