import type { ProvidersState } from '../../../src/local/providers/providers-state';
import type { Drift } from '../../../src/records/drift';
import { applyDecisions } from '../../../src/steps/apply-drift';
import { openWorld } from '../../../src/steps/open-world';
import { driftTab } from '../../../src/tabs/drift-tab';
import { reconciliationTab } from '../../../src/tabs/reconciliation-tab';
import { SimulatedFirm } from '../../support/simulated-firm';
import { smallFirm } from '../../support/small-firm';

/** A row of the tracker. */
export type Row = Readonly<Record<string, unknown>>;

/** A firm whose month is posted and tied out. */
export const postedMonth = (): SimulatedFirm => {
  const firm = new SimulatedFirm(smallFirm());
  firm.runAll();
  return firm;
};

/** Somebody edits the first rows of a list of the tracker; null deletes one. */
export function edit(
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

export const first = (fields: (row: Row) => Row | null) => (row: Row, index: number) =>
  index === 0 ? fields(row) : row;

export const longer = first((row) => ({ ...row, hours: Number(row['hours']) + 0.5 }));

/** Types a decision as a person does. */
export function choose(firm: SimulatedFirm, driftId: string, fields: Partial<Drift>): string {
  const values = new Map([[driftId, fields]]);
  openWorld(firm.host).workbook.put(driftTab, { owner: 'user', values, mode: 'merge' });
  return applyDecisions(openWorld(firm.host)).message;
}

export const rows = (firm: SimulatedFirm) => firm.records(driftTab);
export const states = (firm: SimulatedFirm) =>
  firm.records(reconciliationTab).map(({ level, state }) => `${level} ${state}`);

/** The one row of the Drift tab. */
export const only = (firm: SimulatedFirm): Drift => {
  const [row, second] = rows(firm);
  if (!row || second) throw new Error(`${rows(firm).length} rows`);
  return row;
};
