import type { CustomerTerms, KeptCustomer } from '../../connectors/customer-writes';
import type { Conflict } from '../../records/conflict';
import type { ClientSides } from '../../rules/conflict-sides';
import { sameValue } from '../../rules/conflict-verdict';
import type { FoundConflict } from '../../rules/conflicts';
import { termsTab } from '../../tabs/terms-tab';
import { ask } from '../conversation';
import type { World } from '../world';
import type { SyncDesk } from './desk';
import { finish, showCustomer } from './finish';
import type { Intent } from './intent';
import { type Outcome, write } from './write';

/** Our mark on a customer that is made for a client, the same in every run. */
export const markerOf = ({ host }: World, clientId: string): string =>
  `tt:${host.digest(`customer|${clientId}`).slice(0, 16)}`;

type Asked = Pick<FoundConflict, 'conflictId' | 'reason'>;

/**
 * Makes a customer for a client and maps it. Looked for by name and mark first: one of ours is
 * taken over, one of somebody else is left to a person.
 */
export function createCustomer(desk: SyncDesk, sides: ClientSides, asked: Asked): Outcome {
  const { world, caller, writes, facts } = desk;
  const { client, termsId } = sides;
  const marker = markerOf(world, client.clientId);
  const intent = intentOf(world, { ...asked, sides, field: 'Customer', after: client.name });
  const [found = []] = ask(caller, [writes.find(client.name, facts)]);
  const ours = found.find((one) => one.marker === marker);
  if (ours) {
    finish(world, intent, ours.customer);
    return 'done';
  }
  const [other] = found;
  if (other) {
    showCustomer(world, other.customer);
    const { title } = caller.connector;
    const refused = other.customer.active
      ? `${title} has a customer of this name already. Confirm it on the Mapping tab.`
      : `${title} has an inactive customer of this name. Make it active there, then pull and map it.`;
    return { refused };
  }
  const { name, currency, email, address } = client;
  const wanted = { name, currency, email, address, termsId, marker };
  return write(desk, intent, () => writes.create(wanted, facts));
}

/**
 * Writes one field of a client into its customer, as it stands in the ledger now. A customer that
 * says something else than the conflict does is shown as it is, for the conflict to be judged anew.
 */
export function updateCustomer(desk: SyncDesk, sides: ClientSides, row: FoundConflict): Outcome {
  const { world, caller, writes, facts } = desk;
  const { field, tracker: after } = row;
  if (field === 'Customer' || !sides.customer) return 'anew';
  const [kept] = ask(caller, [writes.fetch(sides.customer.customerId, facts)]);
  if (!kept) return 'anew';
  const now = fieldOf(world, kept, field);
  const intent = intentOf(world, { ...row, sides, field, after, before: now });
  if (!sameValue(field, now, row.ledger)) {
    showCustomer(world, kept.customer);
    return 'anew';
  }
  return write(desk, intent, () => writes.update(kept, changeOf(sides, field), facts));
}

function changeOf(
  { tracker, client, termsId }: ClientSides,
  field: Exclude<Conflict['field'], 'Customer'>,
): Partial<CustomerTerms> {
  return {
    Name: { name: tracker.Name },
    Address: { address: tracker.Address },
    'E-mail': { email: tracker['E-mail'] },
    Currency: { currency: client.currency },
    Terms: { termsId },
  }[field];
}

/** What a customer says in a field; its terms by their name. */
export function fieldOf(
  { workbook }: World,
  { customer }: KeptCustomer,
  field: Conflict['field'],
): string {
  const { name, address, email, currency, termsId } = customer;
  const terms = () => workbook.records(termsTab).find((one) => one.termsId === termsId)?.name ?? '';
  return {
    Customer: () => name,
    Name: () => name,
    Address: () => address,
    'E-mail': () => email,
    Currency: () => currency,
    Terms: terms,
  }[field]();
}

function intentOf(
  { host }: World,
  {
    conflictId,
    sides,
    field,
    before = '',
    after,
    reason,
  }: Asked & {
    readonly sides: ClientSides;
    readonly field: Conflict['field'];
    readonly before?: string;
    readonly after: string;
  },
): Intent {
  return {
    conflictId,
    clientId: sides.client.clientId,
    client: sides.client.name,
    customerId: field === 'Customer' ? '' : (sides.customer?.customerId ?? ''),
    ...{ field, before, after, reason },
    at: host.now(),
  };
}
