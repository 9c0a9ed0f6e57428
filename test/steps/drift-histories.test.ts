import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { approveDrafts } from '../../src/steps/approve';
import { openWorld } from '../../src/steps/open-world';
import { allocationsTab } from '../../src/tabs/allocations-tab';
import { driftTab } from '../../src/tabs/drift-tab';
import { invoiceLinesTab } from '../../src/tabs/invoice-lines-tab';
import { reconciliationTab } from '../../src/tabs/reconciliation-tab';
import { timeTab } from '../../src/tabs/time-tab';
import type { SimulatedFirm } from '../support/simulated-firm';
import { choose, edit, postedMonth, type Row } from './support/drifting';

interface Change {
  readonly kind: 'longer' | 'shorter' | 'deleted' | 'not billable' | 'another day' | 'nothing';
  readonly minutes: number;
  /** What the person does where there is a choice. */
  readonly bills: boolean;
}

const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('longer', 'shorter', 'deleted', 'not billable', 'another day', 'nothing'),
    minutes: fc.integer({ min: 1, max: 90 }),
    bills: fc.boolean(),
  }),
  { minLength: 8, maxLength: 8 },
);

function changed(row: Row, { kind, minutes }: Change): Row | null {
  const hours = Number(row['hours']);
  const part = Math.round((minutes / 60) * 100) / 100;
  switch (kind) {
    case 'longer':
      return { ...row, hours: Math.round((hours + part) * 100) / 100 };
    case 'shorter':
      return { ...row, hours: Math.max(0.01, Math.round((hours - part) * 100) / 100) };
    case 'deleted':
      return null;
    case 'not billable':
      return { ...row, billable: false };
    case 'another day':
      return { ...row, spent_date: '2026-03-30' };
    case 'nothing':
      return row;
  }
}

/** Chooses on every open row: the next invoice where the entry's person would, else accept. */
function decideAll(firm: SimulatedFirm, bills: boolean): void {
  for (const { driftId, state, fix } of firm.records(driftTab)) {
    if (state !== 'open') continue;
    const decision = bills && fix.startsWith('Bill ') ? 'next invoice' : 'accept';
    expect(choose(firm, driftId, { decision, reason: 'so it was agreed' })).toMatch(/^1 decision/);
  }
}

/** Tracked time of each entry by what documents have of it. */
function billedOf(firm: SimulatedFirm): ReadonlyMap<string, number> {
  const billed = new Map<string, number>();
  for (const { entryId, seconds } of firm.records(allocationsTab)) {
    const id = entryId.replace(/#.*$/, '');
    billed.set(id, (billed.get(id) ?? 0) + seconds);
  }
  return billed;
}

test('after every decision is carried out, tracker, sheet and ledger agree but for what was accepted', () => {
  fc.assert(
    fc.property(changes, changes, fc.boolean(), (some, more, bills) => {
      const firm = postedMonth();
      const posted = firm.records(invoiceLinesTab);
      for (const round of [some, more]) {
        edit(firm, (row, index) => {
          const change = round[index];
          return change ? changed(row, change) : row;
        });
        firm.run('pull');
        firm.run('tieout');
        decideAll(firm, bills);
        for (const step of ['pull', 'review', 'price', 'draft'] as const) firm.run(step);
        approveDrafts(openWorld(firm.host));
        firm.run('post');
        firm.run('tieout');
        const all = firm.records(reconciliationTab).map(({ state }) => state);
        expect(all.filter((state) => state !== 'ties' && state !== 'explained')).toEqual([]);
      }
      const rows = firm.records(driftTab);
      expect(rows.filter(({ state }) => state !== 'done')).toEqual([]);
      const accepted = new Set(
        rows.filter(({ decision }) => decision === 'accept').map(({ entryId }) => entryId),
      );
      const billed = billedOf(firm);
      for (const { entryId, seconds, sourceState } of firm.records(timeTab)) {
        const tracked = sourceState === 'gone' ? 0 : seconds;
        if (!accepted.has(entryId)) expect(billed.get(entryId)).toBe(tracked);
      }
      const now = new Map(firm.records(invoiceLinesTab).map((line) => [line.lineId, line]));
      expect(posted.map(({ lineId }) => now.get(lineId))).toEqual(posted);
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 240_000);
