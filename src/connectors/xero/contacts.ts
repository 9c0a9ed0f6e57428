import { ApiError } from '../api-error';
import { type CustomerTerms, type CustomerWrites, checkTerms, linesOf } from '../customer-writes';
import { type Answer, parseJson } from '../exchange';
import type { LedgerFacts } from '../ledger';
import { readRows } from '../rows';
import { checkedId } from './invoice-request';
import { ACCOUNTING, get, headers, PAGE_SIZE } from './organisation';
import * as translate from './translate';
import * as wire from './wire';

/** Lengths of the OpenAPI description of 2026-07. */
const LIMITS = {
  ledger: 'Xero',
  nameLength: 255,
  emailLength: 255,
  lines: 4,
  lineLength: 500,
} as const;

/**
 * Contacts of Xero as customers that we make and change. A name is unique among active contacts;
 * our mark stands in the contact number, which only apps can write.
 */
export const contactWrites: CustomerWrites = {
  fetch: (customerId, facts) => ({
    request: get(`Contacts/${checkedId(customerId)}`),
    read: (answer) => readOne(answer, facts),
  }),
  find: (name, facts) => ({
    request: get('Contacts', {
      searchTerm: name,
      includeArchived: 'true',
      page: 1,
      pageSize: PAGE_SIZE,
    }),
    read: (answer) => contactsIn(answer, facts).filter((one) => one.customer.name === name),
  }),
  // PUT only creates; a POST would change a contact of that name.
  create: ({ marker, ...wanted }, facts) => ({
    request: {
      ...written('Contacts', { ...bodyOf(wanted, facts), ContactNumber: marker }),
      method: 'PUT',
    },
    read: (answer) => readOne(answer, facts),
  }),
  update: ({ customer: { customerId } }, change, facts) => {
    const ContactID = checkedId(customerId);
    return {
      request: {
        ...written(`Contacts/${ContactID}`, { ContactID, ...bodyOf(change, facts) }),
        method: 'POST',
      },
      read: (answer) => readOne(answer, facts),
    };
  },
};

const written = (path: string, contact: Record<string, unknown>) => ({
  url: `${ACCOUNTING}/${path}`,
  headers,
  json: { Contacts: [contact] },
});

function bodyOf(terms: Partial<CustomerTerms>, facts: LedgerFacts): Record<string, unknown> {
  checkTerms(terms, LIMITS, facts);
  const { name, email, address, termsId, currency } = terms;
  const [Type, day] = (termsId ?? '').split('/');
  return {
    ...(name === undefined ? {} : { Name: name }),
    ...(email ? { EmailAddress: email } : {}),
    ...(address ? { Addresses: [addressOf(address)] } : {}),
    ...(termsId ? { PaymentTerms: { Sales: { Day: Number(day), Type } } } : {}),
    ...(currency ? { DefaultCurrency: currency } : {}),
  };
}

/** The lines as they are; parts that stood in fields of their own give way to them. */
function addressOf(address: string): Record<string, string> {
  const lines = linesOf(address, LIMITS.lines);
  return {
    AddressType: 'POBOX',
    ...Object.fromEntries(
      Array.from({ length: LIMITS.lines }, (_, at) => [`AddressLine${at + 1}`, lines[at] ?? '']),
    ),
    City: '',
    Region: '',
    PostalCode: '',
    Country: '',
  };
}

function contactsIn(answer: Answer, facts: LedgerFacts) {
  const { rows } = parseJson(answer, wire.pageOf('Contacts'));
  return readRows(rows, {
    schema: wire.contact,
    key: () => '',
    translate: (row) => keptContact(row, facts),
  }).records;
}

function readOne(answer: Answer, facts: LedgerFacts) {
  const [one, other] = contactsIn(answer, facts);
  if (one && !other) return one;
  const message = 'its answer has not one contact';
  throw new ApiError({ kind: 'unexpectedAnswer', status: answer.status, code: 'shape', message });
}

const keptContact = (row: wire.WireContact, facts: LedgerFacts) => ({
  customer: translate.toCustomer(row, facts),
  version: '',
  marker: translate.readMarker(row.ContactNumber ?? ''),
});
