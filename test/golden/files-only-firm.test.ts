import { expect, test } from '@jest/globals';
import { sampleCredentials } from '../../src/local/providers/providers-state';
import type { ChosenFile, Done, SidebarState } from '../../src/sidebar/protocol';
import { BundleFirm } from '../support/bundle-firm';
import { smallFirm } from '../support/small-firm';

/** A workbook that is connected to the ledger alone. */
function withLedger(): BundleFirm {
  const providers = smallFirm();
  const firm = new BundleFirm({ world: '{}', providers, now: Date.UTC(2026, 3, 2, 13) });
  for (const [id, fields] of Object.entries(sampleCredentials(providers))) {
    if (id === 'harvest') continue;
    expect(firm.call('connect', id, fields)).toMatchObject({ ok: true });
  }
  return firm;
}

const file = (name: string, lines: readonly string[]): ChosenFile => ({
  name,
  base64: Buffer.from(lines.join('\r\n')).toString('base64'),
  mapping: null,
});

const HEADER = 'Date,Person,Client,Project,Task,Hours,Billable,Currency';
const GOOD = '2026-03-02,Ana,Kestrel Robotics Inc,Alpha,Design,2.50,yes,USD';
const BAD = '2026-02-30,Ana,Kestrel Robotics Inc,Alpha,Design,1.00,yes,USD';

const state = (firm: BundleFirm) => firm.call('sidebarState') as SidebarState;

test('a firm that has only files pulls the lists of its ledger, bills and reads payments', () => {
  const firm = withLedger();
  expect(firm.press('pull').message).toMatch(/^No time tracker is connected\./);
  expect(firm.call('importFile', file('march.csv', [HEADER, GOOD]))).toMatchObject({ added: 1 });
  expect(state(firm).fromFiles).toBe(true);
  const pulled = firm.press('pull');
  expect(pulled).toMatchObject({ status: 'done' });
  expect(pulled.message).toMatch(
    /^Lists of the ledger read; all work is from files, \d+ new rows\./,
  );
  expect(firm.rows('Customers').length).toBeGreaterThan(0);
  expect(firm.rows('Time')).toHaveLength(1);
  firm.press('review');
  firm.call('acceptSuggestions');
  firm.type('Rates', 'R1', { 'Rate ID': 'R1', 'Hourly rate': 120 });
  for (const step of ['review', 'price', 'draft'] as const) firm.press(step);
  firm.call('approveDrafts');
  expect(firm.press('post').message).toBe('1 invoice posted.');
  const again = firm.press('pull');
  expect(again).toMatchObject({ status: 'done', errors: 0 });
  expect(again.counts.map(({ label }) => label)).toContain('payments');
  expect(firm.press('tieout').message).toMatch(/^All 1 client/);
});

test('what is wrong in a file leaves by a corrected file, or when a person is done with it', () => {
  const firm = withLedger();
  firm.call('importFile', file('march.csv', [HEADER, GOOD, BAD]));
  firm.call('importFile', file('april.csv', [HEADER, GOOD, BAD]));
  const doubtful = () => state(firm).doubtfulFiles.map(({ name }) => name);
  expect(doubtful()).toEqual(['march.csv', 'april.csv']);
  firm.call('importFile', file('march.csv', [HEADER, GOOD]));
  expect(doubtful()).toEqual(['april.csv']);
  expect(firm.call('forgetFile', 'april.csv')).toEqual({
    ok: true,
    message: '2 problems of april.csv taken off the Problems tab.',
  });
  expect(doubtful()).toEqual([]);
  expect(firm.rows('Problems')).toEqual([]);
  expect(firm.rows('Time')).toHaveLength(1);
  const { 'What was done': what, Row: row } = firm.rows('Event log').slice(-1)[0] ?? {};
  expect([what, row]).toEqual(['done with a file', 'april.csv']);
  expect((firm.call('forgetFile', 'april.csv') as Done).message).toMatch(/^0 problems/);
});
