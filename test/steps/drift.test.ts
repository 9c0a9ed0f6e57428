import { describe, expect, test } from '@jest/globals';
import type { ProvidersState } from '../../src/local/providers/providers-state';
import type { Drift } from '../../src/records/drift';
import { applyDecisions } from '../../src/steps/apply-drift';
import { approveDrafts } from '../../src/steps/approve';
import { openWorld } from '../../src/steps/open-world';
import { driftTab } from '../../src/tabs/drift-tab';
import { eventLogTab } from '../../src/tabs/event-log-tab';
import { invoiceLinesTab } from '../../src/tabs/invoice-lines-tab';
import { invoicesTab } from '../../src/tabs/invoices-tab';
import { problemsTab } from '../../src/tabs/problems-tab';
import { reconciliationTab } from '../../src/tabs/reconciliation-tab';
import { SimulatedFirm } from '../support/simulated-firm';
import { smallFirm } from '../support/small-firm';

type Row = Readonly<Record<string, unknown>>;

const postedMonth = (): SimulatedFirm => {
  const firm = new SimulatedFirm(smallFirm());
  firm.runAll();
  return firm;
};

/** Somebody edits the first rows of a list of the tracker; null deletes one. */
function edit(
  firm: SimulatedFirm,
  how: (row: Row, index: number) => Row | null,
  list: 'time_entries' | 'expenses' = 'time_entries',
): void {
  const updated_at = new Date(firm.host.now()).toISOString();
  firm.change((state): ProvidersState => {
    const rows = (state.harvest.lists[list] as readonly Row[]).flatMap((row, index) => {
      const next = how(row, index);
      if (next === null) return [];
      return [next === row ? row : { ...next, updated_at }];
    });
    const lists = { ...state.harvest.lists, [list]: rows };
    return { ...state, harvest: { ...state.harvest, lists } };
  });
  firm.host.pause(60_000);
}

const first = (fields: (row: Row) => Row | null) => (row: Row, index: number) =>
  index === 0 ? fields(row) : row;

const longer = first((row) => ({ ...row, hours: Number(row['hours']) + 0.5 }));

/** Types a decision as a person does. */
function choose(firm: SimulatedFirm, driftId: string, fields: Partial<Drift>): string {
  const values = new Map([[driftId, fields]]);
  openWorld(firm.host).workbook.put(driftTab, { owner: 'user', values, mode: 'merge' });
  return applyDecisions(openWorld(firm.host)).message;
}

const rows = (firm: SimulatedFirm) => firm.records(driftTab);
const states = (firm: SimulatedFirm) =>
  firm.records(reconciliationTab).map(({ level, state }) => `${level} ${state}`);

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
    expect(firm.run('post').message).toMatch(/1 posted/);
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
