import { Fault, missing } from './simulator-fault';
import { checkReference } from './simulator-line';
import {
  asObject,
  type Json,
  pacific,
  type QuickBooksRow,
  type QuickBooksState,
  referredTo,
  rowsIn,
} from './simulator-state';

/** Fields of a customer that are taken, and the longest text of each (schema of 2026-04-22). */
const TAKEN: Readonly<Record<string, number>> = {
  Id: 20,
  SyncToken: 20,
  sparse: 5,
  DisplayName: 500,
  CompanyName: 100,
  Notes: 2000,
  PrimaryEmailAddr: 0,
  BillAddr: 0,
  SalesTermRef: 0,
  CurrencyRef: 0,
  Taxable: 5,
  Active: 5,
};

/** A customer as QuickBooks would keep it. `known` is the one that it changes. */
export function keptCustomer(
  body: Json,
  { state, now, known }: { state: QuickBooksState; now: number; known?: QuickBooksRow },
): QuickBooksRow {
  checkTexts(body);
  checkReference(body['SalesTermRef'], 'Term', state);
  const name = String(body['DisplayName'] ?? known?.['DisplayName'] ?? '').trim();
  if (name === '') throw missing('DisplayName');
  checkName(name, state, known);
  const { HomeCurrency, MultiCurrencyEnabled } = state.preferences.CurrencyPrefs;
  const before = referredTo(known?.['CurrencyRef']);
  const currency = referredTo(body['CurrencyRef']) ?? before ?? HomeCurrency.value;
  if (before !== undefined && currency !== before) {
    throw business('You cannot change the currency of this customer.');
  }
  const codes = rowsIn(state, 'CompanyCurrency').map(({ Code }) => Code);
  const isTaken = currency === HomeCurrency.value || codes.includes(currency);
  if (!isTaken || (currency !== HomeCurrency.value && !MultiCurrencyEnabled)) {
    throw business(`The currency ${currency} is not in this company.`);
  }
  return {
    ...(known ?? defaults),
    ...body,
    ...(body['BillAddr'] === undefined ? {} : { BillAddr: addressOf(body['BillAddr'], known) }),
    DisplayName: name,
    FullyQualifiedName: name,
    PrintOnCheckName: known?.['PrintOnCheckName'] ?? name,
    CurrencyRef: { value: currency },
    sparse: false,
    Id: known?.Id ?? String(state.nextId),
    SyncToken: known ? String(Number(known.SyncToken) + 1) : '0',
    MetaData: {
      CreateTime: asObject(known?.['MetaData'])['CreateTime'] ?? pacific(now),
      LastUpdatedTime: pacific(now),
    },
  };
}

const defaults = {
  Job: false,
  BillWithParent: false,
  Balance: 0,
  BalanceWithJobs: 0,
  PreferredDeliveryMethod: 'Print',
  domain: 'QBO',
  Taxable: false,
  Active: true,
};

const business = (words: string): Fault => new Fault('6000', `Business Validation Error: ${words}`);

function checkTexts(body: Json): void {
  for (const [field, value] of Object.entries(body)) {
    const longest = TAKEN[field];
    if (longest === undefined) {
      throw new Fault(
        '2010',
        `Property Name:Unrecognized field "${field}" specified is unsupported or invalid`,
      );
    }
    if (longest > 0 && String(value).length > longest) {
      throw new Fault('2050', `Invalid String. ${field} is longer than ${longest} characters.`);
    }
  }
  const { Address: email } = asObject(body['PrimaryEmailAddr']) as { Address?: unknown };
  if (email !== undefined && !String(email).includes('@')) {
    throw new Fault('2050', `Invalid Email Address format: ${String(email)}`);
  }
}

/** Unique among customers, suppliers and employees, whatever the case of its letters. */
function checkName(name: string, state: QuickBooksState, known?: QuickBooksRow): void {
  if (/[:\t\n]/.test(name)) {
    throw new Fault('2050', 'Invalid String. A name must not hold a colon, a tab or a new line.');
  }
  const others = [...rowsIn(state, 'Customer'), ...rowsIn(state, 'Vendor')];
  const taken = others.some(
    (row) => row !== known && String(row['DisplayName']).toLowerCase() === name.toLowerCase(),
  );
  if (taken) throw new Fault('6240', 'The name supplied already exists. : null');
}

/** Parts that come empty are no longer there. */
function addressOf(sent: unknown, known: QuickBooksRow | undefined): Json {
  const parts = { ...asObject(known?.['BillAddr']), ...asObject(sent) };
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== ''));
}
