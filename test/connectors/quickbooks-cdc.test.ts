import { expect, test } from '@jest/globals';
import { sharedText } from '../support/shared-data';
import { anOrder, ask, books, facts, ledger, send, simulatedBooks } from './support/quickbooks';
import { QuickBooksContract } from './support/quickbooks-contract';
import { jsonOf, NOW } from './support/simulated';

const DAY = 24 * 3_600_000;
const MINUTE = 60_000;
const invoice = ledger.documents.invoice.request(anOrder(), facts).json as object;
const schema = sharedText('contracts/quickbooks/qbo.schema.json');

type Books = ReturnType<typeof simulatedBooks>;

const cdc = (provider: Books, entities: string, since: number) =>
  ask(provider, `cdc?entities=${entities}&changedSince=${new Date(since).toISOString()}`);

/** The lists of an answer, in the order in which they were asked for. */
function listsOf(answer: ReturnType<typeof cdc>): readonly Record<string, unknown>[] {
  const [part] = jsonOf(answer)['CDCResponse'] as { QueryResponse: Record<string, unknown>[] }[];
  return part?.QueryResponse ?? [];
}

/** Books two invoices a minute apart and deletes the first one a minute later. */
function withChanges(): Books {
  const provider = simulatedBooks();
  const made = ['A-1', 'A-2'].map((DocNumber) => {
    const { Invoice: row } = jsonOf(send(provider, { ...invoice, DocNumber }));
    provider.now += MINUTE;
    return row as { readonly Id: string; readonly SyncToken: string };
  });
  send(provider, made[0], 'invoice?operation=delete');
  return provider;
}

test('tells what changed, each entity in its list, and what was deleted last', () => {
  const answer = cdc(withChanges(), 'Customer,Invoice', NOW);
  expect(answer.status).toBe(200);
  expect(listsOf(answer)).toMatchObject([
    {},
    { Invoice: [{ DocNumber: 'A-2' }, { status: 'Deleted' }], maxResults: 2, totalCount: 2 },
  ]);
  const later = listsOf(cdc(withChanges(), 'Invoice', NOW + 2 * MINUTE));
  expect(later).toMatchObject([{ Invoice: [{ domain: 'QBO', status: 'Deleted' }] }]);
});

test('looks back thirty days and no further, into lists that it knows', () => {
  const provider = simulatedBooks();
  expect(cdc(provider, 'Invoice', NOW - 29 * DAY).status).toBe(200);
  expect(cdc(provider, 'Invoice', NOW - 31 * DAY).status).toBe(400);
  expect(cdc(provider, 'TaxCode', NOW).status).toBe(400);
  expect(ask(provider, 'cdc?entities=Invoice').status).toBe(400);
  expect(ask(provider, `cdc?changedSince=${new Date(NOW).toISOString()}`).status).toBe(400);
});

test('gives a thousand objects at most, over all its lists', () => {
  const MetaData = { LastUpdatedTime: new Date(NOW).toISOString() };
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ Id: String(9000 + at), SyncToken: '0', MetaData }));
  const rows = { ...books.rows, Customer: many(600), Invoice: many(600) };
  const lists = listsOf(cdc(simulatedBooks({ rows }), 'Customer,Invoice', NOW));
  expect(lists.map(({ maxResults }) => maxResults)).toEqual([600, 400]);
});

(schema ? test : test.skip)('answers as published', () => {
  const contract = new QuickBooksContract(schema ?? '');
  const answer = jsonOf(cdc(withChanges(), 'Customer,Item,Invoice,Payment', NOW - 29 * DAY));
  expect(contract.answerComplaints(answer)).toEqual([]);
  expect(contract.complaints('Invoice', { Id: '1', status: 'Gone' })).not.toEqual([]);
});
