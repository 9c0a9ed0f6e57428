import type { Client } from '../records/client';
import type { Customer } from '../records/customer';
import type { SharedField } from '../records/field-rule';
import type { Mapping } from '../records/mapping';
import type { PaymentTerms } from '../records/payment-terms';
import { chosenName, mappingId } from './mapping-rows';
import { similarNames } from './names';

/** A client, and what either side says of it; the terms are those of the Mapping tab. */
export interface ClientSides {
  readonly client: Client;
  /** Null where the ledger has no customer for it yet. */
  readonly customer: Customer | null;
  readonly tracker: Readonly<Record<SharedField, string>>;
  readonly ledger: Readonly<Record<SharedField, string>>;
  /** A customer that is called nearly the same, where none is mapped. */
  readonly lookAlike: string;
  /** The ledger's id of the terms on the Mapping tab. */
  readonly termsId: string;
}

export interface SidesInput {
  readonly clients: readonly Client[];
  readonly mappings: readonly Mapping[];
  readonly customers: readonly Customer[];
  readonly terms: readonly PaymentTerms[];
}

/**
 * The clients that work is billed for, with their confirmed customers or with none. A customer that
 * several clients are billed to has no client that it could be called after, and is left out; so is a
 * client that waits for a person on the Mapping tab.
 */
export function clientSides(input: SidesInput): readonly ClientSides[] {
  const { mappings, customers } = input;
  const rows = mappings
    .filter(({ kind }) => kind === 'Client → customer')
    .map((row) => ({ ...row, customer: customerOf(row, customers) }));
  const shared = rows
    .map(({ customer }) => customer)
    .filter((one, at, all) => one && all.indexOf(one) !== at);
  return rows.flatMap(({ sourceId, target, suggestion, customer }): ClientSides[] => {
    const client = input.clients.find(({ clientId }) => clientId === sourceId);
    if (!client || shared.includes(customer) || customer?.active === false) return [];
    if (!customer && (target !== '' || suggestion !== '')) return [];
    return [sidesOf(client, customer, input)];
  });
}

/** The confirmed customer of a mapping row. */
function customerOf(row: Mapping, customers: readonly Customer[]): Customer | null {
  if (!row.confirmed) return null;
  const byId = customers.find(({ customerId }) => customerId === row.targetId);
  const name = chosenName(row);
  return byId ?? customers.find((one) => one.active && one.name === name) ?? null;
}

function sidesOf(client: Client, customer: Customer | null, input: SidesInput): ClientSides {
  const chosen = input.mappings.find(
    (row) => row.mappingId === mappingId('Client → terms', client.clientId),
  );
  const terms = chosen?.confirmed === true && chosen.targetId !== '' ? chosenName(chosen) : '';
  const alike = input.customers.find(({ name }) => similarNames(client.name, name).suggest);
  return {
    client,
    customer,
    tracker: fieldsOf(client, terms),
    ledger: fieldsOf(
      customer ?? NOBODY,
      input.terms.find(({ termsId }) => termsId === customer?.termsId)?.name ?? '',
    ),
    lookAlike: customer ? '' : (alike?.name ?? ''),
    termsId: terms === '' ? '' : (chosen?.targetId ?? ''),
  };
}

const NOBODY = { name: '', address: '', email: '', currency: '' };

const fieldsOf = (
  { name, address, email, currency }: typeof NOBODY,
  terms: string,
): ClientSides['tracker'] => ({
  Name: name,
  Address: address,
  'E-mail': email,
  Currency: currency,
  Terms: terms,
});
