import * as z from 'zod/mini';
import { type CustomerTerms, type CustomerWrites, checkTerms, linesOf } from '../customer-writes';
import { type Answer, jsonExchange, parseJson } from '../exchange';
import type { LedgerFacts } from '../ledger';
import { COMPANY, get, headers, select, version } from './company';
import { readMarker } from './private-note';
import { checkedId, quoted } from './query';
import * as translate from './translate';
import { customer, rowsOf } from './wire';

/** A customer with what a change of it has to name (schema of 2026-04-22). */
export const keptCustomer = z.extend(customer, {
  SyncToken: z.string(),
  Notes: z.nullish(z.string()),
});

const answered = z.object({ Customer: keptCustomer });

/** Lengths that the schema documents (read 2026-11). */
const LIMITS = {
  ledger: 'QuickBooks',
  nameLength: 500,
  emailLength: 100,
  lines: 5,
  lineLength: 500,
} as const;

/**
 * Customers of QuickBooks Online as we make and change them. A name is unique among customers,
 * suppliers and employees (6240); a change names the state that it changes (5010).
 */
export const customerWrites: CustomerWrites = {
  fetch: (customerId, facts) => ({
    request: get(`customer/${checkedId(customerId)}`),
    read: (answer) => readKept(answer, facts),
  }),
  find: (name, facts) =>
    jsonExchange(
      get('query', {
        query: select('Customer', `DisplayName = ${quoted(name)} and Active in (true, false)`),
      }),
      rowsOf('Customer', keptCustomer),
      (rows) => rows.map((row) => kept(row, facts)).filter((one) => one.customer.name === name),
    ),
  create: ({ marker, ...wanted }, facts) => ({
    request: post({
      ...bodyOf(wanted, facts),
      Notes: `Made by Tieout for a client of the time tracker. ${marker}`,
    }),
    read: (answer) => readKept(answer, facts),
  }),
  update: ({ customer: { customerId }, version: SyncToken }, change, facts) => {
    if (change.currency !== undefined) {
      throw new RangeError(
        'QuickBooks never changes the currency of a customer: make another customer in ' +
          `${change.currency} there, and map the client to it`,
      );
    }
    const Id = checkedId(customerId);
    return {
      request: post({ sparse: true, Id, SyncToken, ...bodyOf(change, facts) }),
      read: (answer) => readKept(answer, facts),
    };
  },
};

const post = (json: unknown) =>
  ({ method: 'POST', url: `${COMPANY}/customer`, query: version, headers, json }) as const;

function bodyOf(terms: Partial<CustomerTerms>, facts: LedgerFacts): Record<string, unknown> {
  checkTerms(terms, LIMITS, facts);
  const { name, email, address, termsId, currency } = terms;
  if (name !== undefined && /[:\t\n\r]/.test(name)) {
    throw new RangeError('QuickBooks takes no colon, tab or line break in a name');
  }
  return {
    ...(name === undefined ? {} : { DisplayName: name }),
    ...(email ? { PrimaryEmailAddr: { Address: email } } : {}),
    ...(address ? { BillAddr: addressOf(address) } : {}),
    ...(termsId ? { SalesTermRef: { value: checkedId(termsId) } } : {}),
    ...(currency && facts.multiCurrency ? { CurrencyRef: { value: currency } } : {}),
  };
}

/** The lines as they are; parts that stood in fields of their own give way to them. */
function addressOf(address: string): Record<string, string> {
  const lines = linesOf(address, LIMITS.lines);
  return {
    ...Object.fromEntries(
      Array.from({ length: LIMITS.lines }, (_, at) => [`Line${at + 1}`, lines[at] ?? '']),
    ),
    City: '',
    CountrySubDivisionCode: '',
    PostalCode: '',
    Country: '',
  };
}

const readKept = (answer: Answer, facts: LedgerFacts) =>
  kept(parseJson(answer, answered).Customer, facts);

const kept = (wire: z.infer<typeof keptCustomer>, facts: LedgerFacts) => ({
  customer: translate.toCustomer(wire, facts),
  version: wire.SyncToken,
  marker: readMarker(wire.Notes ?? ''),
});
