import { expect, test } from '@jest/globals';
import { books, send, simulatedBooks } from './support/quickbooks';
import { jsonOf } from './support/simulated';

const sale = (amount: number, detail: Record<string, unknown> = {}) => ({
  Amount: amount,
  DetailType: 'SalesItemLineDetail',
  SalesItemLineDetail: { ItemRef: { value: '22' }, ...detail },
});

const plain = (fields: Record<string, unknown>) => ({
  CustomerRef: { value: '64' },
  CurrencyRef: { value: 'USD' },
  ...fields,
});

test('tax elsewhere is counted from the code of each line, whatever total is stated', () => {
  const provider = simulatedBooks({ companyInfo: { ...books.companyInfo, Country: 'GB' } });
  const lines = ['4', 'NON', '4'].map((value) => sale(50, { TaxCodeRef: { value } }));
  const booked = jsonOf(send(provider, plain({ Line: lines, TxnTaxDetail: { TotalTax: 1 } })))[
    'Invoice'
  ];
  expect(booked).toMatchObject({ TxnTaxDetail: { TotalTax: 8.88 }, TotalAmt: 158.88 });
});

test('a line without a code is refused elsewhere, unless nothing is taxed', () => {
  const provider = simulatedBooks({ companyInfo: { ...books.companyInfo, Country: 'GB' } });
  const Line = [sale(50, { TaxCodeRef: { value: '4' } }), sale(50)];
  const asked = (GlobalTaxCalculation: string) =>
    send(provider, plain({ Line, GlobalTaxCalculation }));
  expect(JSON.stringify(jsonOf(asked('TaxExcluded')))).toContain('"code":"6000"');
  expect(asked('NotApplicable').status).toBe(200);
});
