import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { KeptState } from '../../../src/local/providers/kept-state';
import { sampleFirm } from '../../../src/local/providers/sample-firm/sample-firm';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'providers-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inFile = () => JSON.parse(readFileSync(join(folder, 'providers.json'), 'utf8'));

test('a fresh folder, also one that is not there yet, gets the sample firm', () => {
  const deep = join(folder, 'a/b');
  expect(new KeptState(deep).read()).toEqual(sampleFirm());
  expect(new KeptState(deep).read()).toEqual(sampleFirm());
});

test('what was changed last is there the next time', () => {
  const kept = new KeptState(folder);
  const firm = kept.read();
  const changed = { ...firm, ecb: { fixings: {} } };
  kept.keep({ ...changed, quickbooks: { ...firm.quickbooks, nextId: 900 } });
  kept.keep(changed);
  expect(inFile().ecb).toEqual(firm.ecb);
  kept.flush();
  expect(new KeptState(folder).read()).toEqual(changed);
});

test('what somebody relies on is written before it is answered', () => {
  const kept = new KeptState(folder);
  kept.keep({ ...kept.read(), ecb: { fixings: {} } }, true);
  expect(inFile().ecb).toEqual({ fixings: {} });
});

test('a write that was broken off leaves the state before it', () => {
  const firm = new KeptState(folder).read();
  writeFileSync(join(folder, 'providers.json.new'), '{"harvest":');
  expect(new KeptState(folder).read()).toEqual(firm);
  expect(readdirSync(folder)).toEqual(['providers.json']);
});

test('a folder from before a provider was there gets what it lacks', () => {
  const { xero: _newer, ...older } = new KeptState(folder).read();
  const fixings = { '2026-03-31': { USD: '1.1' } };
  writeFileSync(join(folder, 'providers.json'), JSON.stringify({ ...older, ecb: { fixings } }));
  const read = new KeptState(folder).read();
  expect(read.xero).toEqual(sampleFirm().xero);
  expect(read.ecb).toEqual({ fixings });
});
