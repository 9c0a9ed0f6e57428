import { chosenName } from '../../rules/mapping-rows';
import { customersTab } from '../../tabs/customers-tab';
import { mappingTab } from '../../tabs/mapping-tab';
import { logOnce } from '../event-log';
import type { World } from '../world';

/** Confirmed customers that were renamed in the ledger keep their mapping, under their new name. */
export function followNames(world: World): void {
  const { workbook } = world;
  const customers = workbook.records(customersTab);
  const names = new Map(customers.map(({ customerId, name }) => [customerId, name]));
  const taken = new Set(names.values());
  const renamed = workbook.records(mappingTab).flatMap((row) => {
    const name = names.get(row.targetId);
    const isGone = row.confirmed && !taken.has(chosenName(row));
    return row.kind === 'Client → customer' && isGone && name !== undefined
      ? [{ key: row.mappingId, before: chosenName(row), after: name }]
      : [];
  });
  logOnce(
    world,
    renamed.map((one) => ({
      ...one,
      action: 'followed a new name',
      tab: mappingTab.name,
      field: mappingTab.columns.target.header,
      reason: 'The customer was renamed in the ledger; its id is the same.',
    })),
  );
  const values = new Map(renamed.map(({ key, after }) => [key, { target: after }]));
  workbook.put(mappingTab, { owner: 'user', values, mode: 'merge' });
}
