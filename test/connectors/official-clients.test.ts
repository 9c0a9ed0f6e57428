import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Invoice } from 'xero-node';
import { otherLedgers, type ProvidersState } from '../../src/local/providers/providers-state';
import { type Providers, startProviders } from '../../src/local/providers/start-providers';
import { BundleFirm } from '../support/bundle-firm';
import { smallFirm } from '../support/small-firm';
import { quickbooksClient, type Row, xeroClient } from './support/official-clients';

/** How long a request takes; QuickBooks refuses what comes faster than ten in a second. */
const TOOK_MS = 110;

interface Posted {
  readonly rows: readonly Row[];
  readonly providers: Providers;
}

/** Bills a month with the bundle, then serves the books that it posted to over loopback. */
async function served(connect: (firm: BundleFirm) => void): Promise<Posted> {
  const firm = BundleFirm.connected(smallFirm());
  connect(firm);
  firm.approveMonth();
  expect(firm.press('post').message).toBe('2 invoices posted.');
  const { providers: state, now } = firm.save();
  let clock = now;
  const providers = await startProviders({ state, now: () => (clock += TOOK_MS) });
  return { rows: firm.rows('Invoices'), providers };
}

const totals = (rows: readonly Row[]) => rows.map((row) => Number(row['Total']));

describe("Intuit's client reads back from QuickBooks what the bundle posted", () => {
  let posted: Posted;

  beforeAll(async () => {
    posted = await served(() => {});
  });

  afterAll(() => posted.providers.close());

  test('who the company is', async () => {
    const { client, asked, realmId } = quickbooksClient(posted.providers);
    const company = await asked((done) => client.getCompanyInfo(realmId, done));
    expect(company).toMatchObject({ CompanyName: 'Larkspur & Finch LLC' });
    const preferences = await asked((done) => client.getPreferences(done));
    expect(preferences).toMatchObject({ CurrencyPrefs: { HomeCurrency: { value: 'USD' } } });
  });

  test('each invoice by its id and by its number, with its cents and its mark', async () => {
    const { client, asked } = quickbooksClient(posted.providers);
    for (const row of posted.rows) {
      const invoice = await asked((done) => client.getInvoice(String(row['Ledger ID']), done));
      expect(invoice).toMatchObject({
        DocNumber: row['Number'],
        TotalAmt: Number(row['Total']),
        CustomerRef: { value: row['Customer ID'] },
        PrivateNote: expect.stringMatching(/^tt:[0-9a-f]{16}$/),
      });
      const criteria = [{ field: 'DocNumber', value: row['Number'], operator: '=' }];
      const found = await asked((done) => client.findInvoices(criteria, done));
      expect(found).toMatchObject({ QueryResponse: { Invoice: [{ Id: row['Ledger ID'] }] } });
    }
    expect(posted.rows).toHaveLength(2);
  });

  test('the receipts of an invoice', async () => {
    const { client, asked } = quickbooksClient(posted.providers);
    for (const row of posted.rows) {
      const criteria = [
        { field: 'AttachableRef.EntityRef.Type', value: 'invoice', operator: '=' },
        { field: 'AttachableRef.EntityRef.value', value: row['Ledger ID'], operator: '=' },
      ];
      const found = await asked((done) => client.findAttachables(criteria, done));
      const { Attachable: files } = found['QueryResponse'] as { Attachable: Row[] };
      expect(files).toHaveLength(1);
    }
  });

  test('a payment that it enters, which leaves the rest open', async () => {
    const { client, asked } = quickbooksClient(posted.providers);
    const [, row] = posted.rows;
    const TxnId = String(row?.['Ledger ID']);
    const payment = await asked((done) =>
      client.createPayment(
        {
          CustomerRef: { value: row?.['Customer ID'] },
          TotalAmt: 10,
          Line: [{ Amount: 10, LinkedTxn: [{ TxnId, TxnType: 'Invoice' }] }],
        },
        done,
      ),
    );
    const invoice = await asked((done) => client.getInvoice(TxnId, done));
    expect(invoice).toMatchObject({
      Balance: Number(row?.['Total']) - 10,
      LinkedTxn: [{ TxnId: payment['Id'], TxnType: 'Payment' }],
    });
  });

  test('it can change and void them, and is refused with the words of the service', async () => {
    const { client, asked } = quickbooksClient(posted.providers);
    const [row] = posted.rows;
    const Id = String(row?.['Ledger ID']);
    const whole = await asked((done) => client.getInvoice(Id, done));
    const sparse = {
      Id,
      SyncToken: whole['SyncToken'],
      sparse: true,
      CustomerMemo: { value: 'x' },
    };
    const changed = await asked((done) => client.updateInvoice({ ...whole, ...sparse }, done));
    expect(changed).toMatchObject({ Id, SyncToken: '1', CustomerMemo: { value: 'x' } });
    const stale = asked((done) => client.updateInvoice({ ...whole, ...sparse }, done));
    await expect(stale).rejects.toThrow('5010: Stale Object Error');
    const again = asked((done) => client.createInvoice({ ...whole, Id: undefined }, done));
    await expect(again).rejects.toThrow('6140: Duplicate Document Number Error');
    const voided = await asked((done) => client.voidInvoice(changed, done));
    expect(voided['Invoice']).toMatchObject({
      TotalAmt: 0,
      PrivateNote: expect.stringMatching(/^Voided/),
    });
  });
});

describe("Xero's client reads back from Xero what the bundle posted", () => {
  let posted: Posted;

  beforeAll(async () => {
    posted = await served((firm) => {
      firm.call('disconnect', 'quickbooks');
      const { xero = {} } = otherLedgers(firm.state as ProvidersState);
      expect(firm.call('connect', 'xero', xero)).toMatchObject({ ok: true });
    });
  });

  afterAll(() => posted.providers.close());

  test('who the organisation is', async () => {
    const { api, tenantId } = xeroClient(posted.providers);
    const { body } = await api.getOrganisations(tenantId);
    expect(body.organisations?.[0]).toMatchObject({ name: 'Larkspur & Finch LLC' });
  });

  test('each invoice by its id, with its cents and its mark', async () => {
    const { api, tenantId } = xeroClient(posted.providers);
    for (const row of posted.rows) {
      const { body } = await api.getInvoice(tenantId, String(row['Ledger ID']));
      expect(body.invoices).toMatchObject([
        {
          invoiceNumber: row['Number'],
          total: Number(row['Total']),
          contact: { contactID: row['Customer ID'] },
          reference: expect.stringMatching(/^tt:[0-9a-f]{16}$/),
        },
      ]);
      expect(body.invoices?.[0]?.status).toEqual('DRAFT');
    }
    expect(posted.rows).toHaveLength(2);
  });

  test('the list, filtered, in order and paged', async () => {
    const { api, tenantId } = xeroClient(posted.providers);
    const filter = 'Type=="ACCREC"';
    const since = new Date('2026-04-02T00:00:00Z');
    const list = (from: Date, where: string) =>
      api.getInvoices(
        ...([tenantId, from, where, 'InvoiceID ASC'] as const),
        ...([undefined, undefined, undefined, undefined, 1] as const),
      );
    const { body } = await list(since, filter);
    const found = (body.invoices ?? []).map(({ total }) => Number(total));
    expect(found.sort()).toEqual([...totals(posted.rows)].sort());
    expect((await list(new Date('2026-04-03'), filter)).body.invoices).toEqual([]);
    expect((await list(since, 'Type=="ACCPAY"')).body.invoices).toEqual([]);
  });

  test('a payment that it enters once the draft is approved', async () => {
    const { api, tenantId } = xeroClient(posted.providers);
    const [row] = posted.rows;
    const invoiceID = String(row?.['Ledger ID']);
    const payments = { payments: [{ invoice: { invoiceID }, amount: 10, date: '2026-04-10' }] };
    await expect(api.createPayments(tenantId, payments)).rejects.toEqual(
      expect.stringContaining('Payments can only be made against Authorised documents'),
    );
    const status = Invoice.StatusEnum.AUTHORISED;
    await api.updateInvoice(tenantId, invoiceID, { invoices: [{ status }] });
    await api.createPayments(tenantId, payments);
    const { body } = await api.getInvoice(tenantId, invoiceID);
    expect(body.invoices?.[0]).toMatchObject({
      amountPaid: 10,
      amountDue: Number(row?.['Total']) - 10,
      payments: [{ amount: 10 }],
    });
  });

  test('the receipts of an invoice, byte for byte', async () => {
    const { api, tenantId } = xeroClient(posted.providers);
    for (const row of posted.rows) {
      const id = String(row['Ledger ID']);
      const { body } = await api.getInvoiceAttachments(tenantId, id);
      const [file, other] = body.attachments ?? [];
      expect(other).toBeUndefined();
      const { attachmentID = '', mimeType = '' } = file ?? {};
      const { body: bytes } = await api.getInvoiceAttachmentById(
        tenantId,
        id,
        attachmentID,
        mimeType,
      );
      const kept = posted.providers.state().xero.attachments[id]?.[0]?.base64;
      expect(Buffer.from(bytes).toString('base64')).toBe(kept);
    }
  });
});
