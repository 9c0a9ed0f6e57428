import type { ProvidersState } from '../../src/local/providers/providers-state';
import { sampleFirm } from '../../src/local/providers/sample-firm/sample-firm';

/** The sample firm with a few entries and expenses of two clients, so that it can be run often. */
export function smallFirm(): ProvidersState {
  const firm = sampleFirm();
  const { lists } = firm.harvest;
  const ofClient = (row: Readonly<Record<string, unknown>>): string => {
    const client = row['client'] as { readonly name: string };
    return client.name;
  };
  const approved = (row: Readonly<Record<string, unknown>>) =>
    row['approval_status'] === 'approved' && row['billable'] === true;
  const some = <R extends Readonly<Record<string, unknown>>>(rows: readonly R[], each: number) =>
    ['Kestrel Robotics, Inc.', 'Hôtel Lumière & Fils S.A.S.'].flatMap((name) =>
      rows.filter((row) => ofClient(row) === name && approved(row)).slice(0, each),
    );
  const withReceipt = lists.expenses.filter((row) => row['receipt'] !== null);
  return {
    ...firm,
    harvest: {
      ...firm.harvest,
      lists: {
        ...lists,
        time_entries: some(lists.time_entries, 4),
        expenses: some(withReceipt, 1),
      },
    },
  };
}
