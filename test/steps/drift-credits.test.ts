import { describe, expect, test } from '@jest/globals';
import { approveDrafts } from '../../src/steps/approve';
import { discardCredits } from '../../src/steps/credit';
import { openWorld } from '../../src/steps/open-world';
import { invoiceLinesTab } from '../../src/tabs/invoice-lines-tab';
import { invoicesTab } from '../../src/tabs/invoices-tab';
import { choose, edit, first, only, postedMonth, type Row } from './support/drifting';

describe('what is credited goes back for exactly the part', () => {
  const GIVE_BACK = { decision: 'credit note', reason: 'fewer hours than were billed' } as const;

  test.each<readonly [string, (row: Row) => Row | null, 'time_entries' | 'expenses']>([
    ['less time', (row) => ({ ...row, hours: 1.5 }), 'time_entries'],
    ['a deleted entry', () => null, 'time_entries'],
    ['an entry that is no longer billable', (row) => ({ ...row, billable: false }), 'time_entries'],
    [
      'a cheaper expense',
      (row) => ({ ...row, total_cost: Number(row['total_cost']) - 3 }),
      'expenses',
    ],
    ['a deleted expense', () => null, 'expenses'],
  ])('%s', (_, how, list) => {
    const firm = postedMonth();
    const posted = firm.records(invoiceLinesTab);
    edit(firm, first(how), list);
    firm.run('pull');
    const { driftId, billed, now } = only(firm);
    expect(choose(firm, driftId, { decision: 'credit note' })).toMatch(/without a reason/);
    expect(choose(firm, driftId, GIVE_BACK)).toBe(
      '1 decision applied: 1 credited: approve and post the credit note.',
    );
    expect(only(firm).state).toBe('decided');
    const [note] = firm.records(invoicesTab).filter(({ kind }) => kind === 'creditNote');
    expect(note?.net).toBe((Number(billed) - Number(now ?? 0)).toFixed(2));
    for (const step of ['review', 'price', 'draft'] as const) firm.run(step);
    approveDrafts(openWorld(firm.host));
    expect(firm.run('post').message).toMatch(/^1 (invoice|credit note) posted/);
    expect(firm.run('tieout').message).toMatch(/^All 2 clients tie out/);
    expect(only(firm)).toMatchObject({
      state: 'done',
      outcome: expect.stringMatching(/^Credited with /),
    });
    const after = new Map(firm.records(invoiceLinesTab).map((line) => [line.lineId, line]));
    expect(posted.map(({ lineId }) => after.get(lineId))).toEqual(posted);
    expect(firm.run('draft').message).toBe('There is nothing to draft.');
  });

  test('is taken back when its draft is discarded', () => {
    const firm = postedMonth();
    edit(
      firm,
      first((row) => ({ ...row, hours: 1.5 })),
    );
    firm.run('pull');
    choose(firm, only(firm).driftId, GIVE_BACK);
    discardCredits(openWorld(firm.host), only(firm).document);
    firm.run('pull');
    expect(only(firm)).toMatchObject({ state: 'open', differenceSeconds: -5400 });
  });
});
