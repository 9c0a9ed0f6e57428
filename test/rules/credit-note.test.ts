import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { localDateOf } from '../../src/calendar/local-date';
import { sumAmounts } from '../../src/money/amount';
import { add, equal, isZero } from '../../src/money/decimal';
import { billedIds } from '../../src/rules/allocation-note';
import { billKeyText, documentIdOf } from '../../src/rules/bill-key';
import { creditFault } from '../../src/rules/credit-fault';
import { isSpent, leftOf } from '../../src/rules/credit-left';
import { type CreditRequest, creditNote } from '../../src/rules/credit-note';
import type { CreditPart } from '../../src/rules/credit-shares';
import { footingFault, type WholeInvoice } from '../../src/rules/footing';
import { drafted, type Scene, scenes, taxCodes } from '../support/document-scenes';
import { d, EUR } from '../support/sample-records';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

function posted(scene: Scene): WholeInvoice {
  const { document } = drafted(scene);
  const invoice = { ...document.invoice, state: 'posted' as const, number: 'INV-1001' };
  return { ...document, invoice };
}

function requestOf(
  original: WholeInvoice,
  earlier: readonly WholeInvoice[],
  part: CreditPart,
  taxLevel: Scene['taxLevel'] = 'perLine',
): CreditRequest {
  return {
    original,
    earlier,
    part,
    issuedOn: localDateOf('2026-04-15'),
    reason: 'billed twice',
    isGivenUp: false,
    tenant: 'ledger:1',
    taxLevel,
    taxCodes: new Map(taxCodes.map((code) => [code.taxCodeId, code])),
    billKey: (billed) => digest(billKeyText(billed)),
  };
}

function noteOf(...request: Parameters<typeof requestOf>): WholeInvoice {
  const note = creditNote(requestOf(...request));
  if (typeof note === 'string') throw new Error(note);
  return note;
}

/** Where on the lines of an invoice a part is taken, and how much of what is left there. */
const parts = fc.array(
  fc.record({
    kind: fc.constantFrom('hours' as const, 'amount' as const, 'lines' as const),
    at: fc.nat(20),
    of: fc.double({ min: 0.01, max: 1, noNaN: true }),
  }),
  { maxLength: 5 },
);

type Wish = { kind: 'hours' | 'amount' | 'lines'; at: number; of: number };

/** The part that a wish means; null where nothing is left to wish for. */
function partOf(
  original: WholeInvoice,
  earlier: readonly WholeInvoice[],
  { kind, at, of }: Wish,
): CreditPart | null {
  const open = leftOf(original, earlier).lines.filter(
    (one) => !isSpent(one) && one.line.kind !== 'discount',
  );
  const left = open[at % Math.max(1, open.length)];
  if (!left) return null;
  const { position } = left.line;
  if (kind === 'lines') return { kind, positions: [position] };
  if (kind === 'hours') {
    return { kind, position, seconds: Math.ceil(left.billedSeconds * of) };
  }
  return {
    kind,
    position,
    amount: d((Math.ceil(Number(left.charge) * of * 100) / 100).toFixed(2)),
  };
}

/** Drafting a scene takes its time. */
const runs = { numRuns: 50 };

describe('a credit note', () => {
  test('of a whole invoice mirrors it to the cent and the second', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const original = posted(scene);
        const { invoice, lines, allocations } = noteOf(
          original,
          [],
          { kind: 'whole' },
          scene.taxLevel,
        );
        for (const field of [
          'net',
          'tax',
          'rounding',
          'total',
          'withheld',
          'totalBase',
          'taxBase',
        ] as const) {
          expect([field, invoice[field]]).toEqual([field, original.invoice[field]]);
        }
        expect(invoice).toMatchObject({
          kind: 'creditNote',
          creditOf: original.invoice.documentId,
        });
        const figures = (of: WholeInvoice['lines']) =>
          of.map(({ net, tax, netBase, quantity, unitPrice, discount, billedSeconds }) => [
            ...[net, tax, netBase, quantity, unitPrice, discount],
            billedSeconds,
          ]);
        expect(figures(lines)).toEqual(figures(original.lines));
        const seconds = (of: WholeInvoice['allocations']) =>
          of.reduce((sum, one) => sum + one.seconds, 0);
        expect(seconds(allocations)).toBe(seconds(original.allocations));
      }),
      runs,
    );
  });

  test('foots, is never more than what is left, and after the last one nothing is', () => {
    fc.assert(
      fc.property(scenes, parts, (scene, wishes) => {
        const original = posted(scene);
        const notes: WholeInvoice[] = [];
        const credit = (part: CreditPart) => {
          const note = creditNote(requestOf(original, notes, part, scene.taxLevel));
          if (typeof note === 'string') return;
          expect(footingFault(note)).toBeNull();
          expect(creditFault(note, original, notes)).toBeNull();
          expect(
            sumAmounts(
              note.lines.map(({ tax }) => tax),
              EUR,
            ),
          ).toBe(note.invoice.tax);
          const base = add(...note.lines.map(({ netBase }) => netBase), note.invoice.taxBase);
          expect(equal(base, note.invoice.totalBase)).toBe(true);
          notes.push(note);
        };
        for (const wish of wishes) {
          const part = partOf(original, notes, wish);
          if (part) credit(part);
        }
        credit({ kind: 'whole' });
        expect(creditNote(requestOf(original, notes, { kind: 'whole' }))).toBe(
          'Nothing is left to credit on INV-1001.',
        );
        const left = leftOf(original, notes);
        const { tax, total, rounding, withheld, totalBase, taxBase } = left;
        expect([tax, total, rounding, withheld, totalBase, taxBase].every(isZero)).toBe(true);
        const time = left.lines.flatMap((one) => [
          one.billedSeconds,
          ...one.parts.map(({ seconds }) => seconds),
        ]);
        expect(time.every((seconds) => seconds === 0)).toBe(true);
        expect(new Set(notes.map(({ invoice }) => invoice.documentId)).size).toBe(notes.length);
      }),
      runs,
    );
  });

  test('has the key of what it gives back, whatever its amounts and texts are', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const original = posted(scene);
        const note = noteOf(original, [], { kind: 'lines', positions: [1] });
        const { customerId, documentId } = note.invoice;
        const entryIds = billedIds(note.allocations);
        const key = { kind: 'creditNote', tenant: 'ledger:1', customerId, entryIds } as const;
        expect(documentIdOf(digest(billKeyText(key)))).toBe(documentId);
        expect(documentId).not.toBe(original.invoice.documentId);
      }),
      runs,
    );
  });

  test('one credit more than once is refused', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const original = posted(scene);
        const note = noteOf(original, [], { kind: 'whole' }, scene.taxLevel);
        if (isZero(note.invoice.total) && note.allocations.every(({ seconds }) => seconds === 0))
          return;
        expect(creditFault(note, original, [note])).toMatch(/than is left|more than all/);
      }),
      runs,
    );
  });
});
