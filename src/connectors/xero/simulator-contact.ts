import { textOf as text } from '../simulator-tools';
import { type Asked, type Done, enveloped, notFound } from './simulator-answer';
import { Invalid } from './simulator-error';
import { type XeroRow, xeroDate, xeroId } from './simulator-state';

const TERMS = ['DAYSAFTERBILLDATE', 'DAYSAFTERBILLMONTH', 'OFCURRENTMONTH', 'OFFOLLOWINGMONTH'];

const asRow = (value: unknown): XeroRow =>
  typeof value === 'object' && value !== null ? (value as XeroRow) : {};
const asRows = (value: unknown): readonly XeroRow[] =>
  Array.isArray(value) ? value.map(asRow) : [];

/** One contact; PUT makes one, POST changes the one that is named by its id. */
export function contactsAsked(asked: Asked, id: string | undefined): Done {
  const { request, state, now } = asked;
  if (request.method === 'GET') {
    const rows = state.contacts.filter(({ ContactID }) => ContactID === id);
    return {
      answer: rows.length === 0 ? notFound() : enveloped(asked, 'Contacts', { rows }),
      state,
    };
  }
  const [sent = {}] = asRows(asRow(JSON.parse(text(request.body)))['Contacts']);
  const wanted = id ?? sent['ContactID'];
  const known =
    request.method === 'POST'
      ? state.contacts.find(({ ContactID }) => ContactID === wanted)
      : undefined;
  if (request.method === 'POST' && !known) return { answer: notFound(), state };
  const faults = faultsOf(sent, asked, known);
  if (faults.length > 0) throw new Invalid(faults, sent);
  const row = {
    ...(known ?? { ...defaults, ContactID: xeroId(state.count) }),
    ...sent,
    ...(sent['Addresses'] === undefined
      ? {}
      : { Addresses: merged(asRows(known?.['Addresses']), asRows(sent['Addresses'])) }),
    ContactID: known?.ContactID ?? xeroId(state.count),
    UpdatedDateUTC: xeroDate(now),
  };
  const contacts = known
    ? state.contacts.map((one) => (one === known ? row : one))
    : [...state.contacts, row];
  return {
    answer: enveloped(asked, 'Contacts', { rows: [row] }),
    state: { ...state, contacts, count: state.count + 1 },
  };
}

const defaults = {
  ContactStatus: 'ACTIVE',
  EmailAddress: '',
  BankAccountDetails: '',
  Addresses: [],
  Phones: [],
  ContactGroups: [],
  ContactPersons: [],
  IsSupplier: false,
  IsCustomer: false,
  HasAttachments: false,
  HasValidationErrors: false,
};

function faultsOf(sent: XeroRow, { state }: Asked, known: XeroRow | undefined): readonly string[] {
  const name = String(sent['Name'] ?? known?.['Name'] ?? '').trim();
  const taken = state.contacts.some(
    (one) =>
      one !== known &&
      one['ContactStatus'] === 'ACTIVE' &&
      String(one['Name']).toLowerCase() === name.toLowerCase(),
  );
  const { Day, Type } = asRow(asRow(sent['PaymentTerms'])['Sales']);
  const currency = sent['DefaultCurrency'];
  const email = sent['EmailAddress'];
  return [
    ...(name === '' ? ['A Contact Name is required.'] : []),
    ...(name.length > 255 ? ['The contact name must not be longer than 255 characters.'] : []),
    ...(taken
      ? [
          `The contact name ${name} is already assigned to another contact. ` +
            'The contact name must be unique across all active contacts.',
        ]
      : []),
    ...(Type !== undefined &&
    !(TERMS.includes(String(Type)) && (Number(Day) <= 31 || String(Type).startsWith('DAYS')))
      ? ['Payment terms are not valid.']
      : []),
    ...(currency !== undefined && !state.currencies.some(({ Code }) => Code === currency)
      ? [`Organisation is not subscribed to currency ${String(currency)}.`]
      : []),
    ...(email !== undefined && !String(email).includes('@')
      ? ['Email address must be valid.']
      : []),
  ];
}

/** Addresses of other kinds stay; parts that come empty are empty. */
function merged(before: readonly XeroRow[], sent: readonly XeroRow[]): readonly XeroRow[] {
  const kinds = sent.map(({ AddressType }) => AddressType);
  return [...before.filter(({ AddressType }) => !kinds.includes(AddressType)), ...sent];
}
