import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sampleFirm } from '../../src/local/providers/sample-firm/sample-firm';
import { type Providers, startProviders } from '../../src/local/providers/start-providers';
import { quickbooksClient, type Row, xeroClient } from './support/official-clients';
import * as quickbooks from './support/quickbooks';
import { NOW } from './support/simulated';
import * as xero from './support/xero';

const MARKER = 'tt:fedcba9876543210';

describe('what was posted and given back, through the clients of the services', () => {
  const booksOf = quickbooks.simulatedBooks();
  const organisation = xero.simulatedXero();
  let providers: Providers;
  let memoId = '';
  let invoiceId = '';
  let noteId = '';
  let soldId = '';

  beforeAll(async () => {
    invoiceId = quickbooks.book(booksOf).ledgerId;
    const credits = { ledgerId: invoiceId, number: 'INV-1001' };
    memoId = quickbooks.book(booksOf, quickbooks.aCredit(credits), { key: 'KEY2' }).ledgerId;
    const final = { arrival: 'final' } as const;
    soldId = xero.book(organisation, { ...xero.anOrder(), ...final }).ledgerId;
    const named = { ledgerId: soldId, number: 'INV-1001' };
    noteId = xero.book(organisation, { ...xero.aCredit(named), ...final }, 'KEY2').ledgerId;
    const state = { ...sampleFirm(), quickbooks: booksOf.state, xero: organisation.state };
    providers = await startProviders({ state, now: () => NOW });
  });

  afterAll(() => providers.close());

  test("Intuit's reads the credit memo by id and number, and applies it to the invoice", async () => {
    const { client, asked } = quickbooksClient(providers);
    const memo = await asked((done) => client.getCreditMemo(memoId, done));
    expect(memo).toMatchObject({
      DocNumber: 'CN-1',
      TotalAmt: 225,
      RemainingCredit: 225,
      PrivateNote: `${MARKER} credits invoice INV-1001`,
    });
    const criteria = [{ field: 'DocNumber', value: 'CN-1', operator: '=' }];
    const found = await asked((done) => client.findCreditMemos(criteria, done));
    expect(found).toMatchObject({ QueryResponse: { CreditMemo: [{ Id: memoId }] } });
    const part = (TxnId: string, TxnType: string): Row => ({
      Amount: 225,
      LinkedTxn: [{ TxnId, TxnType }],
    });
    const payment = {
      CustomerRef: { value: '64' },
      TotalAmt: 0,
      Line: [part(invoiceId, 'Invoice'), part(memoId, 'CreditMemo')],
    };
    await asked((done) => client.createPayment(payment, done));
    const invoice = await asked((done) => client.getInvoice(invoiceId, done));
    expect(invoice).toMatchObject({ Balance: 25 });
  });

  test("Intuit's reads prices with tax of a company abroad, given and given back", async () => {
    const companyInfo = { ...quickbooks.books.companyInfo, Country: 'GB' };
    const abroad = quickbooks.simulatedBooks({ companyInfo });
    const [sold, given] = (['invoice', 'creditNote'] as const).map((kind) => {
      const as = { ...quickbooks.facts, country: 'GB' };
      return quickbooks.book(abroad, quickbooks.inclusiveOrder(kind), { key: kind, as }).ledgerId;
    });
    const state = { ...sampleFirm(), quickbooks: abroad.state };
    const served = await startProviders({ state, now: () => NOW });
    try {
      const { client, asked } = quickbooksClient(served);
      const kept = {
        GlobalTaxCalculation: 'TaxInclusive',
        Line: [
          { Amount: 225, SalesItemLineDetail: { TaxInclusiveAmt: 244.97 } },
          { Amount: 25, SalesItemLineDetail: { TaxInclusiveAmt: 27.22 } },
          { Amount: 250 },
        ],
        TxnTaxDetail: { TotalTax: 22.19 },
        TotalAmt: 272.19,
      };
      const invoice = await asked((done) => client.getInvoice(sold ?? '', done));
      expect(invoice).toMatchObject(kept);
      const memo = await asked((done) => client.getCreditMemo(given ?? '', done));
      expect(memo).toMatchObject({ ...kept, RemainingCredit: 272.19 });
    } finally {
      await served.close();
    }
  });

  test("Xero's reads the credit note, and allocates it to the invoice", async () => {
    const { api, tenantId } = xeroClient(providers);
    const { body } = await api.getCreditNote(tenantId, noteId);
    expect(body.creditNotes).toMatchObject([
      {
        creditNoteNumber: 'CN-1',
        type: 'ACCRECCREDIT',
        total: 225,
        remainingCredit: 225,
        reference: `INV-1001 ${MARKER}`,
      },
    ]);
    const allocations = [{ amount: 225, date: '2026-04-02', invoice: { invoiceID: soldId } }];
    await api.createCreditNoteAllocation(tenantId, noteId, { allocations });
    const invoice = await api.getInvoice(tenantId, soldId);
    expect(invoice.body.invoices).toMatchObject([{ amountDue: 25, amountCredited: 225 }]);
    const after = await api.getCreditNote(tenantId, noteId);
    expect(after.body.creditNotes).toMatchObject([{ status: 'PAID', remainingCredit: 0 }]);
  });
});
