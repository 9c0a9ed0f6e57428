import type { Customer } from '../../records/customer';
import { mappingId } from '../../rules/mapping-rows';
import { agreedValuesTab } from '../../tabs/agreed-values-tab';
import { customersTab } from '../../tabs/customers-tab';
import { mappingTab } from '../../tabs/mapping-tab';
import { logOnce, type NewEvent } from '../event-log';
import type { World } from '../world';
import { type Intent, saveIntent } from './intent';

/**
 * Takes over what the ledger has done: the customer, its mapping, the value that both sides have now,
 * and what is said of it in the Event log. Each part may be repeated; that it is begun is
 * forgotten last.
 */
export function finish(world: World, intent: Intent, customer: Customer): void {
  const { host, workbook } = world;
  const { customerId } = customer;
  showCustomer(world, customer);
  const mapped =
    intent.field === 'Customer' || intent.field === 'Name' ? remap(world, intent) : null;
  if (intent.field !== 'Customer') {
    const { field, after } = intent;
    const agreedId = `${intent.clientId}|${customerId}|${field}`;
    const row = {
      agreedId,
      field,
      tracker: after,
      ledger: after,
      kept: 'written',
      by: 'rule',
    } as const;
    workbook.put(agreedValuesTab, {
      owner: 'review',
      values: new Map([[agreedId, row]]),
      mode: 'merge',
    });
  }
  const { field, before, after, reason } = intent;
  const said: NewEvent = {
    action: field === 'Customer' ? 'created a customer' : 'changed the ledger',
    tab: customersTab.name,
    key: customerId,
    ...{ field, before, after, reason },
  };
  logOnce(world, mapped ? [said, mapped] : [said], new Date(intent.at).toISOString());
  saveIntent(host.journal, null);
}

/** A customer as the ledger has it now. */
export function showCustomer({ workbook }: World, customer: Customer): void {
  const values = new Map([[customer.customerId, customer]]);
  workbook.put(customersTab, { owner: 'pull', values, mode: 'merge' });
}

/** A new customer is mapped; one that was renamed stays so. */
function remap({ workbook }: World, { field, clientId, before, after }: Intent): NewEvent | null {
  const key = mappingId('Client → customer', clientId);
  const row = workbook.records(mappingTab).find((one) => one.mappingId === key);
  if (!row || (field === 'Customer' && row.target !== '' && row.target !== after)) return null;
  const values = new Map([[key, { target: after, confirmed: true }]]);
  workbook.put(mappingTab, { owner: 'user', values, mode: 'merge' });
  return {
    action: 'mapped',
    tab: mappingTab.name,
    key,
    field: mappingTab.columns.target.header,
    before,
    after,
    reason: field === 'Customer' ? 'The customer was made for it.' : 'The customer was renamed.',
  };
}
