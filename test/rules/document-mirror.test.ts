import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Decimal, decimalOf, negate } from '../../src/money/decimal';
import { documentTotals } from '../../src/rules/document-totals';
import type { Tax } from '../../src/rules/tax';
import { d } from '../support/sample-records';

const taxes: Record<string, Tax> = {
  state: { kind: 'percent', rate: d('4') },
  city: { kind: 'percent', rate: d('4.875'), includeInNextBase: true },
  kept: { kind: 'percent', rate: d('15'), withholding: true },
};

const lines = fc.array(
  fc.record({
    quantity: fc
      .integer({ min: 1, max: 99_999 })
      .map((count) => decimalOf((count / 100).toFixed(2))),
    unitPrice: fc.constantFrom('120', '86.125', '33.33', '0.005').map(d),
    taxes: fc.subarray(Object.keys(taxes)),
  }),
  { minLength: 1, maxLength: 8 },
);

test('a full credit mirrors its invoice, figure by figure', () => {
  fc.assert(
    fc.property(
      lines,
      fc.constantFrom('perLine' as const, 'perInvoice' as const),
      (all, taxLevel) => {
        const totals = (sign: (value: Decimal) => Decimal) =>
          documentTotals({
            digits: 2,
            mode: 'halfUp',
            taxLevel,
            lines: all.map((line) => ({
              ...line,
              quantity: sign(line.quantity),
              baseQuantity: d('1'),
              adjustments: [],
            })),
            adjustments: [],
            taxes,
            prepaid: d('0'),
            payableRounding: d('0'),
          });
        const [invoice, credit] = [totals((value) => value), totals(negate)];
        for (const figure of ['net', 'tax', 'gross', 'withheld', 'payable'] as const) {
          expect(decimalOf(credit[figure])).toBe(negate(invoice[figure]));
        }
        for (const [index, line] of invoice.lines.entries()) {
          expect(decimalOf(credit.lines[index]?.net ?? '')).toBe(negate(line.net));
        }
      },
    ),
  );
});
