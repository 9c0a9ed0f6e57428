import { describe, expect, test } from '@jest/globals';
import type { ProvidersState } from '../../src/local/providers/providers-state';
import { approveDrafts } from '../../src/steps/approve';
import { dryRun } from '../../src/steps/dry-run';
import { openWorld } from '../../src/steps/open-world';
import { invoiceLinesTab } from '../../src/tabs/invoice-lines-tab';
import { problemsTab } from '../../src/tabs/problems-tab';
import { billsOf, bookedIn, drafted, ledgers } from './support/contractor-firm';

/** The firm abroad: its supplier is taxed at a code with another rate on purchases than on sales. */
function abroad({ quickbooks, xero, ...state }: ProvidersState): ProvidersState {
  const { rows } = quickbooks;
  const [rate] = rows.TaxRate;
  const [code] = rows.TaxCode;
  const list = (value: string) => ({ TaxRateDetail: [{ TaxRateRef: { value } }] });
  const input = { SalesTaxRateList: list('5'), PurchaseTaxRateList: list('90') };
  const [xeroRate] = xero.taxRates;
  const components = [{ Name: 'VAT', Rate: 15, IsCompound: false, IsNonRecoverable: false }];
  return {
    ...state,
    quickbooks: {
      ...quickbooks,
      companyInfo: { ...quickbooks.companyInfo, Country: 'GB' },
      rows: {
        ...rows,
        TaxRate: [
          ...rows.TaxRate,
          { ...rate, Id: '90', SyncToken: '0', Name: 'VAT', RateValue: 15 },
        ],
        TaxCode: [...rows.TaxCode, { ...code, ...input, Id: '91', SyncToken: '0', Name: '15 S' }],
        Vendor: (rows.Vendor ?? []).map((row) => ({ ...row, DefaultTaxCodeRef: { value: '91' } })),
      },
    },
    xero: {
      ...xero,
      taxRates: [
        ...xero.taxRates,
        {
          ...xeroRate,
          Name: '15 S',
          TaxType: 'INPUT9',
          DisplayTaxRate: 15,
          EffectiveRate: 15,
          TaxComponents: components,
        },
      ],
      contacts: xero.contacts.map((row) =>
        row['IsSupplier'] === true ? { ...row, AccountsPayableTaxType: 'INPUT9' } : row,
      ),
    },
  };
}

describe.each(ledgers)('input tax on bills in %s', (title, open, account) => {
  test('is that of the supplier on purchases, predicted as the ledger counts it', () => {
    const firm = open();
    firm.change(abroad);
    drafted(firm, account);
    const [bill] = billsOf(firm);
    const lines = firm
      .records(invoiceLinesTab)
      .filter(({ documentId }) => documentId === bill?.documentId);
    const cents = (text: string | undefined) => Math.round(Number(text) * 100);
    const exact = lines.map(({ net }) => cents(net) * 15);
    const wanted =
      title === 'Xero'
        ? exact.reduce((sum, one) => sum + Math.round(one / 100), 0)
        : Math.round(exact.reduce((sum, one) => sum + one, 0) / 100);
    expect(wanted).toBeGreaterThan(0);
    expect(cents(bill?.tax)).toBe(wanted);
    expect(lines.map(({ taxCode }) => taxCode)).toEqual(lines.map(() => '15 S'));
    const { rows } = dryRun(openWorld(firm.host));
    const whole = rows.find(({ line }) => line === 'Bill');
    expect([whole?.total, whole?.remark]).toEqual([bill?.total, '']);
    expect(rows.find(({ rowId }) => rowId === `${bill?.documentId}/1`)?.taxCode).toBe(
      '15 S (15 %)',
    );
    approveDrafts(openWorld(firm.host));
    firm.run('post');
    expect(billsOf(firm)[0]).toMatchObject({ state: 'posted', remark: '' });
    const [booked] = bookedIn(firm);
    const total = Number(booked?.['TotalAmt'] ?? booked?.['Total']);
    expect(total).toBe((cents(bill?.net) + wanted) / 100);
  });

  test('at a code that nobody can use keeps the bill back', () => {
    const firm = open();
    firm.change(abroad);
    firm.change(({ quickbooks, xero, ...state }) => ({
      ...state,
      quickbooks: {
        ...quickbooks,
        rows: {
          ...quickbooks.rows,
          TaxCode: quickbooks.rows.TaxCode.map((row) =>
            row.Id === '91' ? { ...row, Active: false } : row,
          ),
        },
      },
      xero: { ...xero, taxRates: xero.taxRates.filter((row) => row['TaxType'] !== 'INPUT9') },
    }));
    drafted(firm, account);
    expect(billsOf(firm)).toEqual([]);
    expect(firm.records(problemsTab)).toContainEqual(
      expect.objectContaining({
        code: 'E-211',
        tab: 'Suppliers',
        message: expect.stringMatching(/^Tax '(91|INPUT9)' of supplier 'Joanna Leclair' is no/),
      }),
    );
  });
});
