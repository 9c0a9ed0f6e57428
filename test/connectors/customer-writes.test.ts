import { describe, expect, test } from '@jest/globals';
import { ApiError } from '../../src/connectors/api-error';
import type { CustomerTerms, CustomerWrites } from '../../src/connectors/customer-writes';
import type { Exchange } from '../../src/connectors/exchange';
import type { Ledger } from '../../src/connectors/ledger';
import * as quickbooksCustomers from '../../src/connectors/quickbooks/customers';
import { xeroId } from '../../src/connectors/xero/simulator-state';
import { EUR, USD } from '../support/sample-records';
import { sharedText } from '../support/shared-data';
import * as quickbooks from './support/quickbooks';
import { QuickBooksContract } from './support/quickbooks-contract';
import { jsonOf } from './support/simulated';
import * as xero from './support/xero';
import { XeroContract } from './support/xero-contract';

const MARK = 'tt:0123456789abcdef';

const wanted: CustomerTerms = {
  name: 'Zoë O\'Neill & "Sons" plc',
  currency: EUR,
  email: 'books@oneill.example',
  address: '1 Quay Street\nGalway\nIreland',
  termsId: '',
};

const cases = {
  quickbooks: {
    termsId: '2',
    known: '64',
    other: 'Kestrel Robotics Inc',
    inactive: '59',
    support: quickbooks,
    provider: () => quickbooks.simulatedBooks(),
  },
  xero: {
    termsId: 'DAYSAFTERBILLDATE/15',
    known: xeroId(104),
    other: 'Kestrel Robotics Inc',
    inactive: xeroId(107),
    support: xero,
    provider: () => xero.simulatedXero(),
  },
} as const;

const writesOf = ({ customers }: Ledger): CustomerWrites => {
  if (!customers.writes) throw new Error('no writes');
  return customers.writes;
};

/** A ledger with somebody who asks it; what is refused is thrown. */
function opened(name: keyof typeof cases) {
  const { support, ...rest } = cases[name];
  const provider = cases[name].provider();
  const caller = support.callerOf(provider as never);
  const { facts, ledger } = support;
  const writes = writesOf(ledger);
  const create = (terms: CustomerTerms, key = 'K1') => {
    const { request, read } = writes.create({ ...terms, marker: MARK }, facts);
    return caller.call({ request: ledger.keyed(request, key), read });
  };
  return {
    ...rest,
    provider,
    facts,
    writes,
    create,
    call: <T>(one: Exchange<T>) => caller.call(one),
  };
}

const refusal = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    if (error instanceof ApiError) return `${error.kind} ${error.code}: ${error.message}`;
    return error instanceof RangeError ? error.message : error;
  }
  return 'taken';
};

describe.each(['quickbooks', 'xero'] as const)('customers of %s', (name) => {
  test('are made with all that we know, and found by their name and our mark', () => {
    const { create, call, writes, facts, termsId } = opened(name);
    const made = create({ ...wanted, termsId });
    expect(made).toMatchObject({ customer: { ...wanted, termsId, active: true }, marker: MARK });
    expect(call(writes.find(wanted.name, facts))).toEqual([made]);
    expect(call(writes.fetch(made.customer.customerId, facts))).toEqual(made);
    expect(call(writes.find("Zoë O'Neill", facts))).toEqual([]);
  });

  test('are made once by a request that comes twice', () => {
    const { create, provider } = opened(name);
    const before = JSON.stringify(provider.state).split('Galway').length;
    expect(create(wanted)).toEqual(create(wanted));
    const { replies: _, ...state } = provider.state;
    expect(JSON.stringify(state).split('Galway')).toHaveLength(before + 1);
  });

  test('have a name of their own', () => {
    const { create } = opened(name);
    create(wanted);
    expect(refusal(() => create({ ...wanted, email: '' }, 'K2'))).toMatch(
      name === 'xero' ? /^rejected 10: .*already assigned/ : /^conflict 6240: .*already exists/,
    );
  });

  test('are found when they are inactive, and others are not', () => {
    const { call, writes, facts, inactive } = opened(name);
    expect(call(writes.find('Fieldstone Press', facts))).toMatchObject([
      { customer: { customerId: inactive, active: false }, marker: '' },
    ]);
  });

  test.each([
    ['name', { name: 'Northgate Partners LLP' }],
    ['email', { email: 'new@northgate.example' }],
    ['address', { address: '5 Line Street\nFloor 2\nSuite 9\nBox 4' }],
  ] as const)('are changed in their %s alone', (field, change) => {
    const { call, writes, facts, known } = opened(name);
    const before = call(writes.fetch(known, facts));
    const after = call(writes.update(before, change, facts));
    expect(after.customer).toEqual({ ...before.customer, ...change });
    expect(call(writes.fetch(known, facts))).toEqual(after);
    expect(Object.keys(change)).toEqual([field]);
  });

  test('get other terms', () => {
    const { call, writes, facts, known, termsId } = opened(name);
    const before = call(writes.fetch(known, facts));
    const { customer } = call(writes.update(before, { termsId }, facts));
    expect(customer).toEqual({ ...before.customer, termsId });
  });

  test('are not given the name of another one', () => {
    const { call, writes, facts, known, other } = opened(name);
    const before = call(writes.fetch(known, facts));
    expect(refusal(() => call(writes.update(before, { name: other }, facts)))).toMatch(
      /already (assigned|exists)/,
    );
  });

  test('keep an address of many lines whole', () => {
    const { create } = opened(name);
    const { customer } = create({ ...wanted, address: 'a\nb\nc\nd\ne\nf' });
    expect(customer.address.replace(/[\n,] ?/g, ' ')).toBe('a b c d e f');
  });

  test.each([
    ['a name of many characters', { name: 'x'.repeat(501) }, /^its name has 501 characters/],
    ['no name', { name: ' ' }, /^it has no name/],
    ['an e-mail address that is none', { email: 'books' }, /^'books' is no e-mail address/],
    ['a line without end', { address: 'y'.repeat(501) }, /^a line of its address has 501/],
  ])('with %s are not asked for', (_, field, words) => {
    const { create } = opened(name);
    expect(refusal(() => create({ ...wanted, ...field }))).toMatch(words);
  });

  test('in another currency need a company that has several', () => {
    const { writes, facts } = opened(name);
    const single = { ...facts, multiCurrency: false };
    expect(refusal(() => writes.create({ ...wanted, marker: MARK }, single))).toMatch(
      /^Larkspur & Finch LLC has only USD in \w+, not EUR$/,
    );
  });
});

describe('what only one of them refuses', () => {
  test('QuickBooks: another currency, told before it is asked', () => {
    const { call, writes, facts, known, provider } = opened('quickbooks');
    const before = call(writes.fetch(known, facts));
    const asked = provider.passed.length;
    expect(refusal(() => call(writes.update(before, { currency: EUR }, facts)))).toBe(
      'QuickBooks never changes the currency of a customer: make another customer in EUR there, and map the client to it',
    );
    expect(provider.passed).toHaveLength(asked);
    const wire = { Id: known, SyncToken: '0', sparse: true, CurrencyRef: { value: 'EUR' } };
    expect(quickbooks.send(provider as never, wire, 'customer').status).toBe(400);
  });

  test.each(['Acme: East', 'Acme\tEast', 'Acme\nEast'])('QuickBooks: the name %j', (bad) => {
    const { create } = opened('quickbooks');
    expect(refusal(() => create({ ...wanted, name: bad }))).toBe(
      'QuickBooks takes no colon, tab or line break in a name',
    );
  });

  test('QuickBooks: a change of a state that is gone', () => {
    const { call, writes, facts, known } = opened('quickbooks');
    const before = call(writes.fetch(known, facts));
    call(writes.update(before, { name: 'Renamed' }, facts));
    expect(refusal(() => call(writes.update(before, { name: 'Again' }, facts)))).toMatch(
      /^conflict 5010/,
    );
  });

  test('QuickBooks: the name of a supplier', () => {
    const { create } = opened('quickbooks');
    expect(refusal(() => create({ ...wanted, name: 'Joanna Leclair', currency: USD }))).toMatch(
      /^conflict 6240/,
    );
  });

  test('Xero: a currency that the organisation has not', () => {
    const { create } = opened('xero');
    expect(refusal(() => create({ ...wanted, currency: 'ISK' as typeof USD }))).toMatch(
      /not subscribed to currency ISK/,
    );
  });

  test('Xero changes the currency of new documents', () => {
    const { call, writes, facts, known } = opened('xero');
    const before = call(writes.fetch(known, facts));
    const { customer } = call(writes.update(before, { currency: EUR }, facts));
    expect(customer.currency).toBe('EUR');
  });
});

const schema = sharedText('contracts/quickbooks/qbo.schema.json');
const yaml = sharedText('contracts/xero/xero_accounting.yaml');

(schema && yaml ? describe : describe.skip)('as it is published', () => {
  const published = { ...wanted, address: 'a\nb\nc\nd\ne\nf' };

  test('requests and answers of QuickBooks', () => {
    const contract = new QuickBooksContract(schema ?? '{"$defs":{}}');
    const { create, call, writes, facts, provider } = opened('quickbooks');
    const made = create({ ...published, termsId: '2' });
    call(writes.update(made, { name: 'B', email: 'b@b.example', termsId: '1' }, facts));
    call(writes.find('B', facts));
    const sent = provider.passed.flatMap(({ request: { body } }) =>
      body.length > 0 ? [JSON.parse(Buffer.from(body).toString()) as unknown] : [],
    );
    expect(sent).toHaveLength(2);
    expect(sent.flatMap((body) => contract.complaints('Customer', body))).toEqual([]);
    const answers = provider.passed.map(({ answer }) => jsonOf(answer));
    expect(answers.flatMap((answer) => contract.answerComplaints(answer))).toEqual([]);
    const recorded = JSON.parse(
      sharedText('contracts/quickbooks/recorded/create_customer_0.json') ?? '{}',
    ) as { response: { body: { Customer: unknown } } };
    const { Customer } = recorded.response.body;
    expect(quickbooksCustomers.keptCustomer.safeParse(Customer).success).toBe(true);
  });

  test('requests and answers of Xero', () => {
    const contract = new XeroContract(yaml ?? 'components: { schemas: {} }');
    const { create, call, writes, facts, provider } = opened('xero');
    const made = create({ ...published, termsId: 'OFFOLLOWINGMONTH/20' });
    call(writes.update(made, { name: 'B', email: 'b@b.example', currency: USD }, facts));
    call(writes.find('B', facts));
    const sent = provider.passed.flatMap(({ request: { body } }) =>
      body.length > 0 ? [JSON.parse(Buffer.from(body).toString()) as unknown] : [],
    );
    expect(sent).toHaveLength(2);
    expect(sent.flatMap((body) => contract.requestComplaints('Contacts', body))).toEqual([]);
    const answers = provider.passed.map(({ answer }) => jsonOf(answer));
    expect(answers.flatMap((one) => contract.answerComplaints('Contacts', one))).toEqual([]);
  });
});

if (!schema || !yaml) test.skip('as it is published (no contracts beside this checkout)', () => {});
