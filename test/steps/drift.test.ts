import { describe, expect, test } from '@jest/globals';
import type { ProvidersState } from '../../src/local/providers/providers-state';
import { applyDecisions } from '../../src/steps/apply-drift';
import { approveDrafts } from '../../src/steps/approve';
import { openWorld } from '../../src/steps/open-world';
import { driftTab } from '../../src/tabs/drift-tab';
import { eventLogTab } from '../../src/tabs/event-log-tab';
import { invoiceLinesTab } from '../../src/tabs/invoice-lines-tab';
import { invoicesTab } from '../../src/tabs/invoices-tab';
import { problemsTab } from '../../src/tabs/problems-tab';
import type { SimulatedFirm } from '../support/simulated-firm';
import {
  choose,
  edit,
  first,
  longer,
  only,
  postedMonth,
  type Row,
  rows,
  states,
} from './support/drifting';

describe('time that became more after it was billed', () => {
  test('is a row, and its difference goes on the next invoice once a person says so', () => {
    const firm = postedMonth();
    edit(firm, longer);
    firm.run('pull');
    const [row] = rows(firm);
    expect(rows(firm)).toHaveLength(1);
    expect(row).toMatchObject({ state: 'open', differenceSeconds: 1800 });
    firm.run('tieout');
    expect(states(firm)).toContain('project differs');
    expect(firm.records(problemsTab).map(({ code }) => code)).toEqual(['D-121']);
    expect(choose(firm, row?.driftId ?? '', { decision: 'next invoice' })).toMatch(/run Draft/);
    expect(rows(firm)[0]?.state).toBe('decided');
    for (const step of ['review', 'price', 'draft'] as const) firm.run(step);
    const [draft] = firm.records(invoicesTab).filter(({ state }) => state === 'draft');
    const lines = firm
      .records(invoiceLinesTab)
      .filter(({ documentId }) => documentId === draft?.documentId);
    expect(lines[0]?.description).toContain(`added to ${row?.document}`);
    expect(draft?.net).toBe(row?.difference);
    approveDrafts(openWorld(firm.host));
    expect(firm.run('post').message).toMatch(/^1 (invoice|credit note) posted/);
    expect(firm.run('tieout').message).toBe('All 2 clients tie out to the second and the cent.');
    expect(rows(firm)[0]).toMatchObject({
      state: 'done',
      outcome: expect.stringMatching(/^Billed on /),
    });
    expect(firm.records(problemsTab)).toEqual([]);
    expect(firm.records(eventLogTab).at(-1)).toMatchObject({
      action: 'decided: next invoice',
      before: '3:00, 555.00 USD',
      after: '3:30, 647.50 USD',
    });
  });
});

const oursIn = (firm: SimulatedFirm) =>
  firm.state.quickbooks.rows.Invoice.find((row) => row['DocNumber'] === 'INV-1001');

/** Somebody edits our first invoice in the ledger; null deletes it. */
function editInLedger(firm: SimulatedFirm, how: (row: Row) => Row | null): void {
  firm.change((state) => {
    const { rows } = state.quickbooks;
    const Invoice = rows.Invoice.flatMap((row) => {
      const next = row === oursIn(firm) ? how(row) : row;
      return next ? [{ ...row, ...next }] : [];
    });
    return {
      ...state,
      quickbooks: { ...state.quickbooks, rows: { ...rows, Invoice } },
    } as ProvidersState;
  });
}

const WHY = { decision: 'accept', reason: 'agreed on the phone' } as const;

describe('what is accepted with a reason is explained from then on', () => {
  test.each<readonly [string, (row: Row) => Row | null, RegExp]>([
    [
      'more time',
      (row) => ({ ...row, hours: Number(row['hours']) + 1 }),
      /3:00 are billed .* 4:00\.$/,
    ],
    ['less time', (row) => ({ ...row, hours: 1.5 }), /3:00 are billed .* 1:30\.$/],
    ['a deleted entry', () => null, /3:00 are billed .* was deleted in the tracker\.$/],
    [
      'an entry that is no longer billable',
      (row) => ({ ...row, billable: false }),
      /not billable\.$/,
    ],
    [
      'another day',
      (row) => ({ ...row, spent_date: '2026-02-04' }),
      /2026-02-04 instead of 2026-02-02\.$/,
    ],
    [
      'another project',
      (row) => ({ ...row, project: { ...(row['project'] as object), id: 77, name: 'Beta' } }),
      /it now belongs to Beta of /,
    ],
  ])('%s', (_, how, what) => {
    const firm = postedMonth();
    edit(firm, first(how));
    firm.run('pull');
    expect(firm.run('tieout').message).toMatch(
      / 1 difference waits for a decision on the Drift tab\.$/,
    );
    expect(only(firm).what).toMatch(what);
    expect(states(firm)).toContain('project differs');
    expect(choose(firm, only(firm).driftId, { decision: 'accept' })).toMatch(
      /^'[^'|]+' is accepted without a reason: type one in column Reason/,
    );
    expect(only(firm).state).toBe('open');
    expect(choose(firm, only(firm).driftId, WHY)).toBe('1 decision applied: 1 accepted.');
    const before = firm.records(invoiceLinesTab);
    for (const step of ['pull', 'review', 'price', 'draft', 'post', 'tieout'] as const) {
      expect(firm.run(step).outcome).toBe('done');
    }
    expect(firm.records(invoiceLinesTab)).toEqual(before);
    expect(only(firm)).toMatchObject({ state: 'done', ...WHY });
    expect(firm.records(problemsTab)).toEqual([]);
    expect(states(firm)).toContain('project explained');
    expect(firm.run('tieout').message).toBe('All 2 clients tie out but for what was accepted.');
    expect(states(firm).join()).not.toMatch(/differs|open/);
    const log = firm.records(eventLogTab).filter(({ action }) => action === 'decided: accept');
    expect(log).toHaveLength(1);
    expect(log[0]?.reason).toContain(WHY.reason);
  });
});

describe('an expense', () => {
  const cost = (by: number) =>
    first((row) => ({ ...row, total_cost: Number(row['total_cost']) + by }));

  test('that became dearer has its difference on the next invoice', () => {
    const firm = postedMonth();
    edit(firm, cost(12.34), 'expenses');
    firm.run('pull');
    expect(only(firm)).toMatchObject({ difference: '12.34' });
    choose(firm, only(firm).driftId, { decision: 'next invoice' });
    for (const step of ['review', 'price', 'draft'] as const) firm.run(step);
    approveDrafts(openWorld(firm.host));
    expect(firm.run('post').message).toMatch(/^1 (invoice|credit note) posted/);
    expect(firm.run('tieout').message).toMatch(/^All 2 clients tie out/);
    expect(only(firm).state).toBe('done');
    const texts = firm.records(invoiceLinesTab).map(({ description }) => description);
    expect(texts.filter((text) => text.includes(', added to INV-'))).toHaveLength(1);
  });

  test.each<readonly [string, (row: Row, index: number) => Row | null, string]>([
    ['became cheaper', cost(-3), '-3.00'],
    ['was deleted', first(() => null), ''],
  ])('that %s is told, and can be accepted', (_, how, difference) => {
    const firm = postedMonth();
    edit(firm, how, 'expenses');
    firm.run('pull');
    const { billed } = only(firm);
    expect(only(firm).difference).toBe(difference === '' ? `-${billed}` : difference);
    expect(choose(firm, only(firm).driftId, { decision: 'next invoice' })).toMatch(
      /can only be settled by credit note or accept/,
    );
    choose(firm, only(firm).driftId, WHY);
    firm.run('tieout');
    expect(states(firm)).toContain('project explained');
    expect(only(firm).state).toBe('done');
  });
});

test('what is accepted of one entry leaves the next invoice of another to be posted', () => {
  const firm = postedMonth();
  edit(firm, (row, index) => (index < 2 ? { ...row, hours: Number(row['hours']) + 0.5 } : row));
  firm.run('pull');
  const [one, other] = rows(firm);
  choose(firm, one?.driftId ?? '', WHY);
  choose(firm, other?.driftId ?? '', { decision: 'next invoice' });
  for (const step of ['review', 'price', 'draft'] as const) firm.run(step);
  approveDrafts(openWorld(firm.host));
  expect(firm.run('post').message).toMatch(/^1 (invoice|credit note) posted/);
  expect(firm.run('tieout').message).toBe('All 2 clients tie out but for what was accepted.');
  expect(rows(firm).map(({ state }) => state)).toEqual(['done', 'done']);
});

describe('a decision that no longer fits', () => {
  test('is taken back when the entry changes once more before it is billed', () => {
    const firm = postedMonth();
    edit(firm, longer);
    firm.run('pull');
    choose(firm, only(firm).driftId, { decision: 'next invoice' });
    for (const step of ['review', 'price', 'draft'] as const) firm.run(step);
    approveDrafts(openWorld(firm.host));
    edit(firm, longer);
    firm.run('pull');
    expect(only(firm)).toMatchObject({ state: 'open', differenceSeconds: 3600 });
    expect(firm.run('post').message).not.toMatch(/^1 (invoice|credit note) posted/);
    expect(firm.records(problemsTab).map(({ code }) => code)).toContain('E-514');
    choose(firm, only(firm).driftId, { decision: 'next invoice' });
    for (const step of ['review', 'price', 'draft'] as const) firm.run(step);
    firm.run('post');
    approveDrafts(openWorld(firm.host));
    expect(firm.run('post').message).toMatch(/^1 (invoice|credit note) posted/);
    expect(firm.run('tieout').message).toMatch(/^All 2 clients tie out/);
  });

  test('of an expense is not posted once the expense is as it was billed', () => {
    const firm = postedMonth();
    const dearer = (by: number) =>
      first((row) => ({ ...row, total_cost: Number(row['total_cost']) + by }));
    edit(firm, dearer(5), 'expenses');
    firm.run('pull');
    choose(firm, only(firm).driftId, { decision: 'next invoice' });
    for (const step of ['review', 'price', 'draft'] as const) firm.run(step);
    approveDrafts(openWorld(firm.host));
    edit(firm, dearer(-5), 'expenses');
    firm.run('pull');
    firm.run('post');
    expect(firm.records(problemsTab).map(({ message }) => message)).toEqual([
      expect.stringMatching(/nobody has decided any more that harvest:\d+ is billed further\.$/),
    ]);
    expect(firm.records(invoicesTab).filter(({ state }) => state === 'posted')).toHaveLength(2);
  });

  test('closes its row when the difference goes away, and drafts nothing', () => {
    const firm = postedMonth();
    edit(firm, longer);
    firm.run('pull');
    choose(firm, only(firm).driftId, { decision: 'next invoice' });
    edit(
      firm,
      first((row) => ({ ...row, hours: 3 })),
    );
    firm.run('pull');
    expect(only(firm)).toMatchObject({
      state: 'done',
      outcome: expect.stringMatching(/^It went away: /),
    });
    expect(firm.run('draft').message).toBe('There is nothing to draft.');
    expect(firm.run('tieout').message).toMatch(/^All 2 clients tie out/);
  });

  test('is not carried out where the row has changed since it was shown', () => {
    const firm = postedMonth();
    edit(firm, longer);
    firm.run('pull');
    const values = new Map([[only(firm).driftId, { what: 'something else' }]]);
    openWorld(firm.host).workbook.put(driftTab, { owner: 'tieout', values, mode: 'merge' });
    expect(choose(firm, only(firm).driftId, WHY)).toMatch(/look again\.$/);
    expect(only(firm).state).toBe('open');
  });

  test('waits to be made', () => {
    expect(applyDecisions(openWorld(postedMonth().host)).message).toMatch(/^No decision waits/);
  });
});

describe('a document in the ledger', () => {
  test.each<readonly [string, (row: Row) => Row | null, RegExp]>([
    [
      'with another total',
      (row) => ({ ...row, TotalAmt: Number(row['TotalAmt']) - 10 }),
      /total \S+ posted, \S+ in the ledger/,
    ],
    [
      'with another date',
      (row) => ({ ...row, TxnDate: '2026-02-11' }),
      /date \S+ posted, 2026-02-11 in the ledger/,
    ],
    [
      'of another customer',
      (row) => ({ ...row, CustomerRef: { value: '1' } }),
      /customer \S+ posted, 1 in the ledger/,
    ],
    ['that was deleted', () => null, /is no longer in the ledger/],
  ])('%s is a row with both figures, and once accepted an explained difference', (_, how, what) => {
    const firm = postedMonth();
    const before = firm.records(invoicesTab);
    editInLedger(firm, how);
    firm.run('tieout');
    expect(only(firm).what).toMatch(what);
    expect(firm.records(problemsTab).map(({ code }) => code)).toEqual(['D-123']);
    expect(states(firm)).toContain('invoice differs');
    firm.run('pull');
    expect(only(firm).state).toBe('open');
    expect(choose(firm, only(firm).driftId, WHY)).toBe('1 decision applied: 1 accepted.');
    firm.host.pause(25 * 3_600_000);
    for (const step of ['pull', 'review', 'price', 'draft', 'post', 'tieout'] as const)
      firm.run(step);
    expect(states(firm)).toContain('invoice explained');
    expect(states(firm).join()).not.toMatch(/differs|inDoubt/);
    expect(firm.records(problemsTab)).toEqual([]);
    expect(only(firm).state).toBe('done');
    const figures = ({ total, tax, customerId, issuedOn }: (typeof before)[number]) => [
      total,
      tax,
      customerId,
      issuedOn,
    ];
    expect(firm.records(invoicesTab).map(figures)).toEqual(before.map(figures));
  });

  test('that was put right closes its row', () => {
    const firm = postedMonth();
    const was = oursIn(firm);
    editInLedger(firm, (row) => ({ ...row, TxnDate: '2026-02-11' }));
    firm.run('tieout');
    editInLedger(firm, () => was ?? null);
    expect(firm.run('tieout').message).toMatch(/^All 2 clients tie out/);
    expect(only(firm)).toMatchObject({
      state: 'done',
      outcome: expect.stringMatching(/^It went away/),
    });
  });
});
