import { describe, expect, test } from '@jest/globals';
import type { QuickBooksState } from '../../src/connectors/quickbooks/simulator-state';
import {
  anOrder,
  ask,
  book,
  books,
  facts,
  ledger,
  send,
  simulatedBooks,
} from './support/quickbooks';
import { jsonOf, type Simulated } from './support/simulated';

const faultOf = (answer: Parameters<typeof jsonOf>[0]) => {
  const fault = jsonOf(answer)['Fault'] as
    | { Error: { code: string; Detail: string }[] }
    | undefined;
  return fault?.Error[0];
};

const invoiceOf = (answer: Parameters<typeof jsonOf>[0]) =>
  jsonOf(answer)['Invoice'] as Record<string, unknown> & { Line: Record<string, unknown>[] };

const sale = (amount: number, detail: Record<string, unknown> = {}) => ({
  Amount: amount,
  DetailType: 'SalesItemLineDetail',
  SalesItemLineDetail: { ItemRef: { value: '22' }, ...detail },
});

const plain = (fields: Record<string, unknown> = {}) => ({
  CustomerRef: { value: '64' },
  CurrencyRef: { value: 'USD' },
  Line: [sale(100, { TaxCodeRef: { value: 'NON' } })],
  ...fields,
});

describe('an invoice', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['an unknown property', { Custmer: 1 }, '2010'],
    ['a property of another type', { ExchangeRate: '1.1' }, '2010'],
    ['an unknown property in a line', { Line: [{ ...sale(1), Price: 1 }] }, '2010'],
    ['a day that is none', { TxnDate: '2026-02-31T00' }, '2010'],
    ['no customer', { CustomerRef: undefined }, '2020'],
    ['no line', { Line: [] }, '2020'],
    ['a number of 22 characters', { DocNumber: 'x'.repeat(22) }, '2050'],
    ['an unknown customer', { CustomerRef: { value: '999' } }, '2500'],
    ['an inactive customer', { CustomerRef: { value: '59' } }, '610'],
    ['an unknown item', { Line: [sale(1, { ItemRef: { value: '999' } })] }, '2500'],
    ['an inactive item', { Line: [sale(1, { ItemRef: { value: '19' } })] }, '610'],
    ['an amount that is no product', { Line: [sale(10, { Qty: 3, UnitPrice: 3.33 })] }, '6070'],
    ['no currency', { CurrencyRef: undefined }, '2020'],
    ["not its customer's currency", { CurrencyRef: { value: 'EUR' } }, '6000'],
    ['a number that is used', { DocNumber: '2041' }, '6140'],
  ])('with %s is refused', (_, fields, code) => {
    const provider = simulatedBooks();
    const answer = send(provider, plain(fields));
    expect(answer.status).toBe(400);
    expect(faultOf(answer)?.code).toBe(code);
    expect(provider.state.rows.Invoice).toEqual(books.rows.Invoice);
  });

  test('in a closed period is refused', () => {
    const AccountingInfoPrefs = { BookCloseDate: '2026-03-31' };
    const provider = simulatedBooks({ preferences: { ...books.preferences, AccountingInfoPrefs } });
    expect(faultOf(send(provider, plain({ TxnDate: '2026-03-31' })))?.code).toBe('6210');
    expect(send(provider, plain({ TxnDate: '2026-04-01' })).status).toBe(200);
  });

  test('with a used number names the document that has it, and is booked where the company allows it', () => {
    const used = plain({ DocNumber: '2041' });
    expect(faultOf(send(simulatedBooks(), used))?.Detail).toContain(
      'DocNumber=2041 is assigned to TxnType=Invoice with TxnId=140',
    );
    expect(send(simulatedBooks({ refusesUsedNumbers: false }), used).status).toBe(200);
  });

  test('gets the next number of a company that numbers by itself', () => {
    const SalesFormsPrefs = { CustomTxnNumbers: false };
    const provider = simulatedBooks({ preferences: { ...books.preferences, SalesFormsPrefs } });
    const numbers = [1, 2].map(
      () => invoiceOf(send(provider, plain({ DocNumber: 'X' })))['DocNumber'],
    );
    expect(numbers).toEqual(['2042', '2043']);
  });

  test('with a line that names no item has text there, and no amount', () => {
    const text = { Amount: 50, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: {} };
    const booked = invoiceOf(send(simulatedBooks(), plain({ Line: [sale(100), text] })));
    expect(booked).toMatchObject({
      Line: [{}, { DetailType: 'DescriptionOnly' }, { Amount: 100 }],
    });
    expect(booked.Line[1]).not.toHaveProperty('Amount');
  });

  test('without a rate in a foreign currency is booked at 1, as QuickBooks does', () => {
    const euros = plain({ CustomerRef: { value: '61' }, CurrencyRef: { value: 'EUR' } });
    expect(invoiceOf(send(simulatedBooks(), euros))).toMatchObject({
      ExchangeRate: 1,
      HomeTotalAmt: 100,
    });
  });
});

describe('tax in the United States', () => {
  const taxed = (amounts: readonly number[], detail: Record<string, unknown> = {}) =>
    plain({
      CustomerRef: { value: '62' },
      Line: amounts.map((amount) => sale(amount, { TaxCodeRef: { value: 'TAX' } })),
      TxnTaxDetail: detail,
    });

  test.each([
    ['each rate is rounded once on the sum', [25.06, 25.61, 25.63], {}, [3.05, 3.43, 0.29], 6.77],
    ['a code of the request wins', [100], { TxnTaxCodeRef: { value: '4' } }, [4, 4.5, 0.38], 8.88],
    ['a stated total is kept and spread', [100], { TotalTax: 9 }, [4.05, 4.56, 0.39], 9],
  ] as const)('%s', (_, amounts, detail, parts, total) => {
    const { TxnTaxDetail: tax, TotalAmt: sum } = invoiceOf(
      send(simulatedBooks(), taxed(amounts, detail)),
    );
    const { TaxLine: lines, TotalTax: counted } = tax as {
      TaxLine: { Amount: number }[];
      TotalTax: number;
    };
    expect(lines.map(({ Amount }) => Amount)).toEqual(parts);
    expect(counted).toBe(total);
    const net = amounts.reduce((all, amount) => all + amount, 0);
    expect(sum).toBeCloseTo(net + total, 6);
  });

  test('lines that are not marked are not taxed, and then no total may be stated', () => {
    const line = sale(100, { TaxCodeRef: { value: 'NON' } });
    const free = { ...taxed([]), Line: [line] };
    expect(invoiceOf(send(simulatedBooks(), { ...free, TxnTaxDetail: {} }))['TotalAmt']).toBe(100);
    const stated = { ...free, TxnTaxDetail: { TotalTax: 8.88 } };
    expect(faultOf(send(simulatedBooks(), stated))?.code).toBe('6000');
  });
});

describe('a request with a key', () => {
  const keyed = (provider: Simulated<QuickBooksState>, body: unknown, key = 'K') =>
    send(provider, body, `invoice?requestid=${key}`);

  test('that comes again gets the first answer, and books nothing', () => {
    const provider = simulatedBooks();
    const first = keyed(provider, plain());
    provider.now += 3_600_000;
    expect(keyed(provider, plain({ PrivateNote: 'other' })).body).toBe(first.body);
    expect(provider.state.rows.Invoice).toHaveLength(2);
    keyed(provider, plain(), 'L');
    expect(provider.state.rows.Invoice).toHaveLength(3);
  });

  test('that was refused is looked at anew', () => {
    const provider = simulatedBooks();
    expect(keyed(provider, plain({ CustomerRef: { value: '999' } })).status).toBe(400);
    expect(keyed(provider, plain()).status).toBe(200);
  });
});

describe('a booked invoice', () => {
  test('is changed, made void and deleted only by whoever read it last', () => {
    const provider = simulatedBooks();
    const { ledgerId: Id } = book(provider);
    const sparse = { Id, SyncToken: '0', sparse: true, PrivateNote: 'changed' };
    expect(invoiceOf(send(provider, sparse))).toMatchObject({ SyncToken: '1', TotalAmt: 250 });
    expect(faultOf(send(provider, sparse))?.code).toBe('5010');
    const gone = { Id, SyncToken: '1' };
    expect(invoiceOf(send(provider, gone, 'invoice?operation=void'))).toMatchObject({
      TotalAmt: 0,
      Balance: 0,
      PrivateNote: 'Voided - changed',
      SyncToken: '2',
    });
    expect(faultOf(send(provider, gone, 'invoice?operation=delete'))?.code).toBe('5010');
    send(provider, { Id, SyncToken: '2' }, 'invoice?operation=delete');
    expect(faultOf(ask(provider, `invoice/${Id}`))?.code).toBe('610');
  });

  test('loses by a full update what that leaves out', () => {
    const provider = simulatedBooks();
    const { ledgerId: Id } = book(provider);
    const changed = invoiceOf(send(provider, { ...plain(), Id, SyncToken: '0' }));
    expect(changed).not.toHaveProperty('PrivateNote');
    expect(changed['TotalAmt']).toBe(100);
  });
});

describe('a query', () => {
  const query = (text: string, provider = simulatedBooks()) =>
    ask(provider, `query?query=${encodeURIComponent(text)}`);
  const idsOf = (text: string, entity = 'Customer') => {
    const { QueryResponse: answer } = jsonOf(query(text)) as {
      QueryResponse: Record<string, { Id: string }[]>;
    };
    return (answer[entity] ?? []).map(({ Id }) => Id);
  };

  test.each([
    ['select * from Customer', ['61', '62', '63', '64', '65', '58']],
    [
      'select * from Customer where Active in (true, false) orderby Id',
      ['58', '59', '61', '62', '63', '64', '65'],
    ],
    ['SELECT * FROM customer WHERE Active = false', ['59']],
    ["select * from Customer where DisplayName = 'kestrel robotics inc'", ['62']],
    ["select * from Customer where DisplayName like 'Northgate%' orderby Id desc", ['65', '64']],
    ["select * from Customer where CurrencyRef = 'EUR'", ['61']],
    ["select * from Customer where Id > '62' and Id <= '64'", ['63', '64']],
    ["select * from Customer where MetaData.LastUpdatedTime > '2026-01-01'", []],
    [
      "select * from Customer where MetaData.LastUpdatedTime >= '2025-11-03T17:12:40Z' maxresults 1",
      ['61'],
    ],
    ['select * from Customer orderby Id startposition 2 maxresults 2', ['61', '62']],
    ["select * from Customer where DisplayName = 'O\\'Brien'", []],
  ])('%s gives %j', (text, ids) => {
    expect(idsOf(text)).toEqual(ids);
  });

  test('counts, and gives single fields', () => {
    expect(jsonOf(query('select count(*) from Account'))).toMatchObject({
      QueryResponse: { totalCount: 10 },
    });
    const { QueryResponse: answer } = jsonOf(query('select Id, DocNumber from Invoice')) as {
      QueryResponse: { Invoice: object[] };
    };
    expect(answer.Invoice).toEqual([
      { domain: 'QBO', sparse: false, Id: '140', DocNumber: '2041' },
    ]);
  });

  test('that finds nothing has no list', () => {
    const { QueryResponse: answer } = jsonOf(query("select * from Invoice where DocNumber = 'x'"));
    expect(answer).toEqual({});
  });

  test('may be posted', () => {
    const body = "select * from Customer where Id = '61'";
    const answer = ask(simulatedBooks(), 'query', { method: 'POST', body });
    expect(jsonOf(answer)).toMatchObject({ QueryResponse: { Customer: [{ Id: '61' }] } });
  });

  test.each([
    ['select * from Custmoer', '4001'],
    ['select * from Customer maxresults 1001', '4001'],
    ['select * Customer', '4000'],
    ['select * from Customer where Id is 1', '4000'],
    ["select * from Customer where Id = '61' or Id = '62'", '4000'],
    ["select * from Customer where Id = '61", '4000'],
    ['', '4000'],
  ])('%j is refused with %s', (text, code) => {
    expect(faultOf(query(text))?.code).toBe(code);
  });
});

describe('the door', () => {
  test.each([
    ['no token', 'preferences', {}, 401, '3200'],
    ['another token', 'preferences', { Authorization: 'Bearer x' }, 401, '3200'],
  ])('is shut for %s', (_, path, headers, status, code) => {
    const answer = ask(simulatedBooks(), path, { headers });
    expect(answer.status).toBe(status);
    expect(jsonOf(answer)).toMatchObject({ fault: { error: [{ code }] } });
  });

  test('is shut for another company', () => {
    const provider = simulatedBooks();
    const { login } = provider.state;
    const answer = provider.fetch({
      method: 'GET',
      url: `https://quickbooks.api.intuit.com/v3/company/1${login.realmId}/preferences`,
      headers: { Authorization: `Bearer ${login.token}` },
      body: null,
    });
    expect(answer.status).toBe(403);
  });

  test('lets 500 requests pass in a minute', () => {
    const provider = simulatedBooks();
    provider.tookMs = 110;
    const statuses = Array.from({ length: 501 }, () => ask(provider, 'preferences').status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(500);
    expect(statuses[500]).toBe(429);
    provider.now += 60_000;
    expect(ask(provider, 'preferences').status).toBe(200);
  });

  test('gives every answer an id of its own for the support', () => {
    const provider = simulatedBooks();
    const ids = ['preferences', 'nothing', 'invoice/140'].map(
      (path) => ask(provider, path).headers['intuit_tid'],
    );
    expect(new Set(ids).size).toBe(3);
  });
});

describe('an upload', () => {
  const bytes = Buffer.from('MZ');

  test.each([
    ['to an invoice that is none', '999', 'a.pdf', '2500'],
    ['of a program', '140', 'a.exe', '6000'],
  ])('%s is refused', (_, id, name, code) => {
    const { invoice } = ledger.documents;
    const { request } = invoice.attach(id, { name, contentType: 'application/pdf', bytes });
    const answer = ask(simulatedBooks(), 'upload', {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${books.login.token}`,
        'Content-Type': request.contentType ?? '',
      },
      body: request.body ?? null,
    });
    expect(faultOf(answer)?.code).toBe(code);
  });
});

test('the simulator takes what the posting sends, also with its key', () => {
  const { invoice } = ledger.documents;
  const request = ledger.keyed(invoice.request(anOrder(), facts), 'K'.repeat(40));
  expect(request.query).toEqual({ minorversion: 75, requestid: 'K'.repeat(40) });
  expect(send(simulatedBooks(), request.json).status).toBe(200);
});
