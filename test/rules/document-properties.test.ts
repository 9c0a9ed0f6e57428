import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { amountOf, sumAmounts } from '../../src/money/amount';
import { add, type Decimal, decimalOf, divide, equal, negate } from '../../src/money/decimal';
import { roundTo } from '../../src/money/rounding';
import type { DocumentExport } from '../../src/records/document-export';
import { type CountedLine, totalsOfLines } from '../../src/rules/document-figures';
import { footingFault } from '../../src/rules/footing';
import { recompute } from '../../src/rules/recompute';
import { roundingReport } from '../../src/rules/rounding-report';
import { drafted, scenes, taxCodes } from '../support/document-scenes';
import { fixing, items } from '../support/drafting';
import { aCustomer, d, EUR, USD } from '../support/sample-records';

test('displayed lines, tax and rounding make the total, and less what is kept and paid what is left', () => {
  fc.assert(
    fc.property(scenes, (scene) => {
      const { document } = drafted(scene);
      const { invoice, lines } = document;
      expect(footingFault(document)).toBeNull();
      const shown = lines.map(({ net }) => net);
      expect(sumAmounts([...shown, invoice.tax], EUR)).toBe(invoice.total);
      expect(
        sumAmounts(
          lines.map(({ tax }) => tax),
          EUR,
        ),
      ).toBe(invoice.tax);
      const { payable, withheld, prepaid } = invoice;
      expect(prepaid).toBe(scene.prepaid);
      expect(equal(add(payable, withheld, prepaid ?? d('0')), invoice.total)).toBe(true);
      if (scene.step) expect(roundTo(divide(payable, scene.step), 10)).toMatch(/^-?\d+\.0+$/);
    }),
  );
});

test('each line is its price less its discount, with the tax where the price contains it', () => {
  fc.assert(
    fc.property(scenes, (scene) => {
      const { invoice, lines } = drafted(scene).document;
      for (const { kind, quantity, unitPrice, baseQuantity, discount, net, tax } of lines) {
        if (kind === 'rounding') continue;
        const [counted] = totalsOfLines(
          [{ kind, quantity, unitPrice, baseQuantity, discount: d('0'), taxCodeId: '' }],
          { currency: EUR, taxCodes: new Map(), taxLevel: 'perLine', pricesIncludeTax: false },
        ).lines;
        const contained = invoice.pricesIncludeTax ? tax : d('0');
        expect(equal(add(net, contained, discount), counted?.net ?? d('0'))).toBe(true);
      }
    }),
  );
});

test('base amounts of lines and tax add up to the base total', () => {
  fc.assert(
    fc.property(scenes, (scene) => {
      const { invoice, lines } = drafted(scene).document;
      const parts = lines.map(({ netBase }) => amountOf(netBase, USD));
      expect(sumAmounts([...parts, invoice.taxBase], USD)).toBe(invoice.totalBase);
    }),
  );
});

test('counted again from its export, every figure is the same', () => {
  fc.assert(
    fc.property(scenes, (scene) => {
      const { input, document } = drafted(scene);
      const rounding = document.lines.find(({ kind }) => kind === 'rounding');
      const exported: DocumentExport = {
        format: 'tieout-document',
        factors: [],
        firmZone: '',
        version: 1,
        tenant: input.ledger.tenant,
        baseCurrency: USD,
        taxLevel: scene.taxLevel,
        customer: aCustomer({ currency: EUR }),
        entries: [...input.entries],
        expenses: [...input.expenses],
        items,
        taxCodes: [...taxCodes],
        exchangeRates: [fixing('2026-03-31', '1.0873')],
        agreements: [],
        used: [],
        discounts: [...scene.discounts],
        discounted: [],
        taxRules: [...scene.taxRules],
        cashRounding: scene.step && rounding ? { step: scene.step, itemId: rounding.itemId } : null,
        invoice: document.invoice,
        lines: [...document.lines],
        allocations: [...document.allocations],
      };
      expect(recompute(exported)).toEqual([]);
    }),
  );
});

test('the rounding report follows each of them from tracked time to its total', () => {
  const percents = new Map(taxCodes.map(({ taxCodeId, percent }) => [taxCodeId, percent]));
  fc.assert(
    fc.property(scenes, (scene) => {
      const { document } = drafted(scene);
      const rows = roundingReport(document, percents);
      for (const row of rows) {
        const before = add(row.tracked, row.byFactor, row.byAgreement, row.byIncrement);
        const after = add(before, row.byHours, row.byCents, row.byDiscount, row.byTaxInPrice);
        expect(equal(after, row.net)).toBe(true);
        expect(equal(add(row.net, row.exactTax, row.byTax, row.byCash), row.total)).toBe(true);
      }
      const { net, tax, rounding: byCash, total } = document.invoice;
      expect(rows[rows.length - 1]).toMatchObject({ net, tax, byCash, total });
    }),
  );
});

test('the order of the work never changes a document', () => {
  fc.assert(
    fc.property(scenes, (scene) => {
      const turned = { ...scene, entries: [...scene.entries].reverse() };
      expect(drafted(turned).document).toEqual(drafted(scene).document);
    }),
  );
});

test('priced and drafted again, nothing changes', () => {
  fc.assert(
    fc.property(scenes, (scene) => {
      const { input, document } = drafted(scene);
      expect(drafted({ ...scene, entries: input.entries }).document).toEqual(document);
    }),
  );
});

test('no document takes more time of an entry than was worked', () => {
  fc.assert(
    fc.property(scenes, (scene) => {
      const { document } = drafted(scene);
      for (const { entryId, seconds } of scene.entries) {
        const own = document.allocations.filter((one) => one.entryId === entryId);
        expect(own.reduce((sum, one) => sum + one.seconds, 0)).toBeLessThanOrEqual(seconds);
      }
    }),
  );
});

test('a full credit mirrors its invoice, figure by figure', () => {
  fc.assert(
    fc.property(scenes, (scene) => {
      const { invoice, lines } = drafted(scene).document;
      const figuresOf = (sign: (value: Decimal) => Decimal) =>
        totalsOfLines(
          lines.map(
            (line): CountedLine => ({
              ...line,
              unitPrice: sign(line.unitPrice),
              discount: sign(line.discount),
            }),
          ),
          {
            currency: EUR,
            taxCodes: new Map(taxCodes.map((code) => [code.taxCodeId, code])),
            taxLevel: scene.taxLevel,
            pricesIncludeTax: invoice.pricesIncludeTax,
          },
        );
      const [billed, credited] = [figuresOf((value) => value), figuresOf(negate)];
      expect(roundTo(billed.net, 2)).toBe(invoice.net);
      expect(credited.lines.map(({ net }) => negate(net))).toEqual(
        billed.lines.map(({ net }) => decimalOf(net)),
      );
      for (const figure of ['net', 'tax', 'gross', 'rounding', 'payable'] as const) {
        expect(equal(credited[figure], negate(billed[figure]))).toBe(true);
      }
    }),
  );
});
