import { expect, test } from '@jest/globals';
import { aCredit, anOrder, facts, ledger, send, simulatedBooks } from './support/quickbooks';
import { jsonOf } from './support/simulated';

const invoice = ledger.documents.invoice.request(anOrder(), facts).json;
const note = ledger.documents.creditNote?.request(aCredit(), facts).json;

const answersOf = (answer: Parameters<typeof jsonOf>[0]) =>
  jsonOf(answer)['BatchItemResponse'] as readonly Record<string, unknown>[];

test('a batch does each of its items, and one that is refused keeps no other back', () => {
  const provider = simulatedBooks();
  const answer = send(
    provider,
    {
      BatchItemRequest: [
        { bId: '1', operation: 'create', Invoice: invoice },
        { bId: '2', operation: 'create', Invoice: invoice },
        { bId: '3', operation: 'create', CreditMemo: note },
        { bId: '4', Query: "select * from Invoice where DocNumber = 'INV-1001'" },
      ],
    },
    'batch?minorversion=75',
  );
  expect(answer.status).toBe(200);
  expect(answersOf(answer)).toMatchObject([
    { bId: '1', Invoice: { DocNumber: 'INV-1001' } },
    { bId: '2', Fault: { Error: [{ code: '6140' }] } },
    { bId: '3', CreditMemo: { DocNumber: 'CN-1' } },
    { bId: '4', QueryResponse: { Invoice: [{ DocNumber: 'INV-1001' }] } },
  ]);
});

test('a batch of more than thirty items is refused whole', () => {
  const Query = 'select * from Item';
  const items = (count: number) => ({
    BatchItemRequest: Array.from({ length: count }, (_, at) => ({ bId: String(at), Query })),
  });
  const provider = simulatedBooks();
  expect(answersOf(send(provider, items(30), 'batch'))).toHaveLength(30);
  expect(send(provider, items(31), 'batch').status).toBe(400);
});
