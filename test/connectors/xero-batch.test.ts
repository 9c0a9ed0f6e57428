import { expect, test } from '@jest/globals';
import { sharedText } from '../support/shared-data';
import { jsonOf } from './support/simulated';
import { aCredit, anOrder, ask, facts, ledger, simulatedXero } from './support/xero';
import { XeroContract } from './support/xero-contract';

type Row = Readonly<Record<string, unknown>>;

const [invoice] = (ledger.documents.invoice.request(anOrder(), facts).json as { Invoices: Row[] })
  .Invoices;
const credits = ledger.documents.creditNote?.request(aCredit(), facts).json;
const [note] = (credits as { CreditNotes: Row[] }).CreditNotes;

const batch = ['B-1', 'B-1', 'B-2'].map((InvoiceNumber) => ({ ...invoice, InvoiceNumber }));

function sent(kind: 'Invoices' | 'CreditNotes', rows: readonly object[], query = '') {
  const provider = simulatedXero();
  const answer = ask(provider, ['PUT', `${kind}${query}`, { [kind]: rows }]);
  return { provider, status: answer.status, json: jsonOf(answer as Parameters<typeof jsonOf>[0]) };
}

const numbersIn = ({ provider }: ReturnType<typeof sent>) =>
  provider.state.invoices.map((row) => row.InvoiceNumber).filter((one) => one.startsWith('B-'));

test('each document of a batch says for itself whether it was taken', () => {
  const done = sent('Invoices', batch, '?summarizeErrors=false');
  expect(done.status).toBe(200);
  expect(done.json['Invoices']).toMatchObject([
    { InvoiceNumber: 'B-1', StatusAttributeString: 'OK', HasErrors: false },
    {
      InvoiceNumber: 'B-1',
      StatusAttributeString: 'ERROR',
      HasErrors: true,
      ValidationErrors: [{ Message: 'Invoice # must be unique.' }],
    },
    { InvoiceNumber: 'B-2', StatusAttributeString: 'OK' },
  ]);
  expect(numbersIn(done)).toEqual(['B-1', 'B-2']);
  const yaml = sharedText('contracts/xero/xero_accounting.yaml');
  if (yaml) expect(new XeroContract(yaml).answerComplaints('Invoices', done.json)).toEqual([]);
});

test('credit notes too', () => {
  const notes = [{ ...note, Contact: {} }, note ?? {}];
  const { status, json } = sent('CreditNotes', notes, '?summarizeErrors=false');
  expect(status).toBe(200);
  const rows = json['CreditNotes'] as Row[];
  expect(rows.map((row) => row['StatusAttributeString'])).toEqual(['ERROR', 'OK']);
});

test('without the wish, one that is refused has the whole batch refused', () => {
  const done = sent('Invoices', batch);
  expect(done.status).toBe(400);
  expect(done.json).toMatchObject({ Type: 'ValidationException' });
  expect(numbersIn(done)).toEqual([]);
});
