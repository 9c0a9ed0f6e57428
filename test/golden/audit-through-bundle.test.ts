import { expect, test } from '@jest/globals';
import type { Done, ExportedFile, SidebarState } from '../../src/sidebar/protocol';
import { BundleFirm } from '../support/bundle-firm';
import { smallFirm } from '../support/small-firm';

/** The firm with a second client of the same name, as somebody has typed it again. */
function withTwin() {
  const providers = smallFirm();
  const { harvest } = providers;
  const [client] = harvest.lists.clients;
  if (!client) throw new Error('the firm has no client');
  const twin = { ...client, id: 99_000_001, name: ` ${String(client['name']).toUpperCase()}` };
  const clients = [...harvest.lists.clients, twin];
  const state = { ...harvest, lists: { ...harvest.lists, clients } };
  return { providers: { ...providers, harvest: state }, client, twin };
}

const audits = (firm: BundleFirm) => (firm.call('sidebarState') as SidebarState).audit;

test('twins are found, decided, applied and logged, and the next audit changes nothing', () => {
  const { providers, client, twin } = withTwin();
  const firm = BundleFirm.connected(providers);
  firm.press('pull');
  expect(audits(firm)).toEqual({ ran: false, open: 0, decided: 0, cleanUp: 0 });
  expect(firm.call('audit')).toMatchObject({ ok: true });
  const findings = firm.rows('Audit');
  expect(audits(firm)).toMatchObject({ ran: true, open: findings.length, decided: 0 });
  const pair = `pair|client|harvest:${client.id}|harvest:${twin.id}`;
  const row = findings.find((one) => one['Finding ID'] === pair);
  expect(row).toMatchObject({ Finding: 'duplicate', Suggestion: 'merge', State: 'open' });
  expect(firm.rows('Mapping')).toEqual([]);
  expect((firm.call('exportCleanUp') as Done).message).toMatch(/^The clean-up list is empty\./);

  firm.type('Audit', pair, { Decision: 'merge' });
  firm.type('Audit', `name|client|harvest:${twin.id}`, { Decision: 'rename' });
  expect(audits(firm).decided).toBe(2);
  expect(firm.call('applyAudit')).toMatchObject({ ok: true, message: '2 decisions applied.' });
  const mapped = firm.rows('Mapping').map((one) => [one['Tracker ID'], one['In the ledger']]);
  expect(mapped).toEqual([
    [`harvest:${client.id}`, row?.['Name to use']],
    [`harvest:${twin.id}`, row?.['Name to use']],
  ]);
  expect(firm.rows('Event log').map((one) => one['Tab'])).toEqual([
    'Mapping',
    'Mapping',
    'Audit',
    'Audit',
  ]);
  const { ok, text } = firm.call('exportCleanUp') as ExportedFile;
  expect(ok).toBe(true);
  expect(text.split('\r\n')).toHaveLength(4);

  firm.press('review');
  firm.call('audit');
  const before = JSON.stringify([firm.tab('Audit'), firm.tab('Event log'), firm.tab('Mapping')]);
  firm.call('audit');
  expect(firm.call('applyAudit')).toMatchObject({ message: '0 decisions applied.' });
  expect(JSON.stringify([firm.tab('Audit'), firm.tab('Event log'), firm.tab('Mapping')])).toBe(
    before,
  );
  expect(firm.rows('Audit').find((one) => one['Finding ID'] === pair)?.['Decision']).toBe('merge');
  expect(firm.formulas()).toEqual([]);
});
