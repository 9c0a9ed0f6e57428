import { beforeAll, describe, expect, test } from '@jest/globals';
import { forgetConnection, saveConnection } from '../../src/connectors/connection';
import { connectorOf } from '../../src/connectors/registry';
import { otherLedgers } from '../../src/local/providers/providers-state';
import type { DryRunRow } from '../../src/records/dry-run-row';
import { approveDrafts } from '../../src/steps/approve';
import { dryRun } from '../../src/steps/dry-run';
import { openWorld } from '../../src/steps/open-world';
import type { World } from '../../src/steps/world';
import { dryRunTab } from '../../src/tabs/dry-run-tab';
import { invoicesTab } from '../../src/tabs/invoices-tab';
import { run } from '../simulation/run';
import { always, scene } from '../simulation/scene';
import { SimulatedFirm } from '../support/simulated-firm';

const show = (firm: SimulatedFirm) => dryRun(openWorld(firm.host));
const approve = (firm: SimulatedFirm) => approveDrafts(openWorld(firm.host));

const isWhole = ({ rowId, documentId }: DryRunRow) => rowId === documentId;
const whole = (firm: SimulatedFirm) => firm.records(dryRunTab).filter(isWhole);

/** A person writes a text for the customer onto the invoice of a number of the dry run. */
function write(firm: SimulatedFirm, number: string, memo: string): void {
  const documentId = whole(firm).find((row) => row.number === number)?.documentId ?? '';
  openWorld(firm.host).workbook.put(invoicesTab, {
    owner: 'user',
    values: new Map([[documentId, { memo }]]),
    mode: 'merge',
  });
}

const tabsOf = ({ host }: SimulatedFirm) =>
  new Map([...host.tabs].map(([name, grid]) => [name, JSON.stringify(grid)]));

describe('what will be sent', () => {
  const firm = new SimulatedFirm();
  let shown: readonly DryRunRow[] = [];

  beforeAll(() => {
    firm.runToDrafts();
  });

  test('is shown of drafts that nobody has approved yet', () => {
    expect(show(firm).message).toBe(
      'Nothing is approved; 5 invoices would be sent: 19,888.24 EUR and 92,350.40 USD.',
    );
    expect(whole(firm).map(({ number, stage, standing }) => [number, stage, standing])).toEqual(
      [1, 2, 3, 4, 5].map((place) => [`INV-100${place}`, 'draft', 'new']),
    );
  });

  test('changes no other tab, nothing in the memory and nothing in the ledger; twice, nothing at all', () => {
    const before = tabsOf(firm);
    const memory = JSON.stringify([...firm.host.journal.all()]);
    const ledger = JSON.stringify(firm.state.quickbooks.rows);
    approve(firm);
    const approved = tabsOf(firm);
    show(firm);
    const once = tabsOf(firm);
    show(firm);
    expect(tabsOf(firm)).toEqual(once);
    const changed = [...once].filter(([name, grid]) => approved.get(name) !== grid);
    expect(changed.map(([name]) => name)).toEqual(['What will be sent']);
    expect(before.get('Time')).toBe(once.get('Time'));
    expect(JSON.stringify([...firm.host.journal.all()])).toBe(memory);
    expect(JSON.stringify(firm.state.quickbooks.rows)).toBe(ledger);
  });

  test('names the account of every line, and the receipts and the rate of every invoice', () => {
    shown = firm.records(dryRunTab);
    const lines = shown.filter((row) => !isWhole(row));
    expect(lines.filter(({ account }) => account === '')).toEqual([]);
    const receipts = whole(firm).flatMap((row) => row.receipts.split(', ').filter(Boolean));
    expect(receipts.length).toBeGreaterThan(20);
    const abroad = whole(firm).filter(({ currency }) => currency === 'EUR');
    expect(
      abroad.map(({ exchangeRate, rateId, totalBase }) => [exchangeRate, rateId, totalBase]),
    ).toEqual([['1.1287', 'ECB:EUR/USD:2026-03-31', '22447.86']]);
  });

  test('says which approved draft has changed since it was shown, until it is fixed', () => {
    const before = whole(firm).find(({ number }) => number === 'INV-1002')?.hash ?? '';
    write(firm, 'INV-1002', 'Thank you.');
    expect(show(firm).message).toBe(
      '5 invoices will be sent: 19,888.24 EUR and 92,350.40 USD; 1 changed since they were shown.',
    );
    const remarks = () => whole(firm).map(({ number, remark }) => [number, remark]);
    const changed = ['INV-1002', `It has changed since it was shown as ${before}.`];
    expect(remarks().filter(([, remark]) => remark !== '')).toEqual([changed]);
    show(firm);
    expect(remarks().filter(([, remark]) => remark !== '')).toEqual([changed]);
    write(firm, 'INV-1002', '');
    show(firm);
    expect(whole(firm).find(({ number }) => number === 'INV-1002')?.hash).toBe(before);
  });

  test('is what the ledger has afterwards, to the cent, and what was fixed', () => {
    firm.run('post');
    const there = firm.state.quickbooks.rows.Invoice.filter((row) => 'PrivateNote' in row);
    const figures = there.map((row) => [row['DocNumber'], row['TotalAmt'], lineAmounts(row)]);
    const ours = shown
      .filter(isWhole)
      .map(({ number, total, documentId }) => [
        number,
        Number(total),
        shown
          .filter((row) => !isWhole(row) && row.documentId === documentId)
          .map(({ net }) => Number(net)),
      ]);
    expect(figures.sort()).toEqual(ours.sort());
    expect(show(firm).message).toBe('Nothing will be sent; 5 in the ledger as approved.');
    for (const row of whole(firm)) {
      expect(row).toMatchObject({
        stage: 'posted',
        standing: 'unchanged',
        ledgerTotal: row.total,
        remark: 'It was fixed as it was shown.',
        frozenHash: row.hash,
      });
      expect(row.hash).toMatch(/^[0-9a-f]{12}$/);
      expect(shown.find(({ rowId }) => rowId === row.rowId)?.hash).toBe(row.hash);
    }
  });
});

function lineAmounts(row: Readonly<Record<string, unknown>>): readonly unknown[] {
  const lines = row['Line'] as readonly Readonly<Record<string, unknown>>[];
  return lines
    .filter(({ DetailType }) => DetailType === 'SalesItemLineDetail')
    .map(({ Amount }) => Amount);
}

test('an invoice that changes between the dry run and Post is told from the one that was shown', () => {
  const firm = new SimulatedFirm();
  firm.runToDrafts();
  approve(firm);
  show(firm);
  write(firm, 'INV-1001', 'Merci.');
  firm.run('post');
  show(firm);
  const remarks = whole(firm).map(({ number, remark, hash, frozenHash }) => [
    number,
    remark,
    hash === frozenHash,
  ]);
  expect(remarks).toEqual([
    ['INV-1001', 'It was fixed otherwise than it was shown last.', false],
    ...[2, 3, 4, 5].map((place) => [`INV-100${place}`, 'It was fixed as it was shown.', true]),
  ]);
});

test('an invoice that was never shown says so', () => {
  const firm = new SimulatedFirm();
  firm.runToDrafts();
  approve(firm);
  firm.run('post');
  show(firm);
  expect(new Set(whole(firm).map(({ remark }) => remark))).toEqual(
    new Set(['It was fixed before it was shown here.']),
  );
});

test('the other ledger has what was shown as well', () => {
  const firm = new SimulatedFirm();
  forgetConnection(firm.host, connectorOf('quickbooks'));
  saveConnection(firm.host, connectorOf('xero'), otherLedgers(firm.state)['xero'] ?? {});
  firm.runToDrafts();
  approve(firm);
  show(firm);
  const shown = whole(firm).map(({ number, total }) => [number, Number(total)]);
  firm.run('post');
  const there = firm.state.xero.invoices.map((row) => [row.InvoiceNumber, row['Total']]);
  expect(there.sort()).toEqual(shown.sort());
  show(firm);
  expect(whole(firm).map(({ hash, frozenHash }) => hash === frozenHash)).toEqual(
    shown.map(() => true),
  );
});

test('a draft that an open error concerns is kept back', () => {
  const firm = new SimulatedFirm();
  firm.runToDrafts();
  const [first] = firm.records(invoicesTab);
  const { workbook } = openWorld(firm.host);
  workbook.put(invoicesTab, {
    owner: 'draft',
    values: new Map([[first?.documentId ?? '', { net: first?.tax }]]) as never,
    mode: 'merge',
  });
  approve(firm);
  expect(show(firm).message).toMatch(
    /^4 invoices will be sent: .*; 1 kept back, see the remarks\.$/,
  );
  expect(whole(firm)[0]).toMatchObject({ standing: 'kept back', hash: '' });
  expect(whole(firm)[0]?.remark).toMatch(/^Kept back: its lines come to /);
});

/** A person changes an invoice in the ledger itself. */
function changeThere(firm: SimulatedFirm, number: string, fields: Record<string, unknown>): void {
  const row = firm.state.quickbooks.rows.Invoice.find(({ DocNumber }) => DocNumber === number);
  if (!row) throw new Error(`no invoice ${number} in the ledger`);
  Object.assign(row, fields);
}

describe('against the ledger as it is now', () => {
  test('a posted invoice that somebody changed there stands with both figures', () => {
    const firm = new SimulatedFirm();
    firm.runAll();
    changeThere(firm, 'INV-1005', { TotalAmt: 7919.99 });
    expect(show(firm).message).toBe(
      'Nothing will be sent; 4 in the ledger as approved; 1 changed in the ledger.',
    );
    const row = whole(firm).find(({ number }) => number === 'INV-1005');
    expect(row).toMatchObject({ standing: 'changed', total: '7920.00', ledgerTotal: '7919.99' });
    expect(row?.remark).toMatch(/total 7920\.00 here and 7919\.99 in the ledger/);
  });

  test('an invoice whose number somebody else has is kept back', () => {
    const firm = new SimulatedFirm();
    firm.runToDrafts();
    approve(firm);
    changeThere(firm, '2041', { DocNumber: 'INV-1001' });
    expect(show(firm).message).toMatch(
      /^4 invoices will be sent: .*; 1 kept back, see the remarks\.$/,
    );
    expect(whole(firm)[0]).toMatchObject({
      standing: 'kept back',
      remark: 'Kept back: INV-1001 is document 140 of customer 58.',
    });
  });

  test('what the ledger does not answer is said, and stands as it was known', () => {
    const { sim, book } = scene();
    const looking = (world: World) => ({ goesOn: false, message: dryRun(world).message });
    const script = always(503, 'x', 'GET');
    expect(run(sim, book, { work: looking, script }).message).toMatch(
      /^1 invoice will be sent: [\d.]+ [A-Z]{3}; 1 not compared with the ledger this time\.$/,
    );
    expect(run(sim, book, { work: looking }).message).toMatch(
      /^1 invoice will be sent: [\d.]+ [A-Z]{3}\.$/,
    );
  });
});
