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

const included = (lines: readonly (readonly [net: number, gross: number])[]) =>
  plain({
    GlobalTaxCalculation: 'TaxInclusive',
    Line: lines.map(([net, TaxInclusiveAmt]) =>
      sale(net, { TaxCodeRef: { value: '4' }, TaxInclusiveAmt }),
    ),
  });

test('prices with tax keep their gross, and have the tax rounded on each line', () => {
  const provider = simulatedBooks({ companyInfo: { ...books.companyInfo, Country: 'GB' } });
  // 13.95 contains 1.137140, so that three have 3.42 by the line and 3.41 by the document.
  const booked = jsonOf(send(provider, included([1, 2, 3].map(() => [12.81, 13.95]))))['Invoice'];
  expect(booked).toMatchObject({
    GlobalTaxCalculation: 'TaxInclusive',
    Line: [{ Amount: 12.81, SalesItemLineDetail: { TaxInclusiveAmt: 13.95 } }, {}, {}, {}],
    TxnTaxDetail: { TotalTax: 3.42 },
    TotalAmt: 41.85,
  });
});

test('prices with tax are refused below their amount, and in the United States', () => {
  const provider = simulatedBooks({ companyInfo: { ...books.companyInfo, Country: 'GB' } });
  const fault = (answer: ReturnType<typeof send>) => JSON.stringify(jsonOf(answer));
  expect(fault(send(provider, included([[12.81, 12.8]])))).toContain(
    'TaxInclusiveAmt 12.8 is less than the amount 12.81',
  );
  expect(fault(send(provider, included([[-12.81, -12.8]])))).toContain('"code":"6000"');
  expect(send(provider, included([[-12.81, -13.95]])).status).toBe(200);
  expect(fault(send(simulatedBooks(), included([[12.81, 13.95]])))).toContain('"code":"6000"');
});

test('a line without a code is refused elsewhere, unless nothing is taxed', () => {
  const provider = simulatedBooks({ companyInfo: { ...books.companyInfo, Country: 'GB' } });
  const Line = [sale(50, { TaxCodeRef: { value: '4' } }), sale(50)];
  const asked = (GlobalTaxCalculation: string) =>
    send(provider, plain({ Line, GlobalTaxCalculation }));
  expect(JSON.stringify(jsonOf(asked('TaxExcluded')))).toContain('"code":"6000"');
  expect(asked('NotApplicable').status).toBe(200);
});
