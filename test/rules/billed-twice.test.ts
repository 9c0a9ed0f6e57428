import { describe, expect, test } from '@jest/globals';
import { againNote, allocationIdOf } from '../../src/rules/allocation-note';
import { billedTwice } from '../../src/rules/billed-twice';
import type { TakingDocument } from '../../src/rules/work-taken';
import { USD, usd } from '../support/sample-records';

interface Taking {
  readonly seconds?: number;
  readonly amount?: string;
  readonly again?: number;
  readonly verified?: boolean;
  readonly writtenOff?: boolean;
}

/** An hour on an invoice or credit note by its number, or what differs from that. */
function taking(number: string, wanted: Taking = {}): TakingDocument {
  const { seconds = 3600, amount = '120.00', again = 0, verified = true } = wanted;
  const kind = number.startsWith('CN') ? 'creditNote' : 'invoice';
  const place = { entryId: 'harvest:1', lineId: `${number}/1` };
  const written = wanted.writtenOff ? 'writtenOff' : null;
  return {
    invoice: { documentId: number, kind, state: 'posted', number },
    allocations: [
      {
        ...place,
        allocationId: allocationIdOf(place, againNote(again)),
        documentId: number,
        kind: written ?? (kind === 'invoice' ? 'billed' : 'credited'),
        seconds,
        currency: USD,
        amount: usd(amount),
      },
    ],
    verified,
  };
}

const expense = (number: string, amount: string, again = 0) =>
  taking(number, { seconds: 0, amount, again });

const numbersOf = (documents: readonly TakingDocument[]) =>
  billedTwice(documents).flatMap(({ numbers }) => numbers);

describe('work that is billed twice', () => {
  test.each<[string, readonly TakingDocument[], readonly string[]]>([
    ['for the first time on two invoices', [taking('A'), taking('B')], ['A', 'B']],
    ['again, and its credit note is gone', [taking('A'), taking('B', { again: 1 })], ['A', 'B']],
    [
      'again, and its credit note was not compared',
      [taking('A'), taking('CN', { verified: false }), taking('B', { again: 1 })],
      ['A', 'B'],
    ],
    [
      'again, and its credit note gives it up',
      [taking('A'), taking('CN', { writtenOff: true }), taking('B', { again: 1 })],
      ['A', 'B'],
    ],
    [
      'again in part, and one of two credit notes is gone',
      [taking('A'), taking('CN1', { seconds: 600 }), taking('B', { seconds: 1800, again: 2 })],
      ['A', 'B'],
    ],
    [
      'again twice, and one of two credit notes is gone',
      [taking('A'), taking('CN1'), taking('B', { again: 1 }), taking('C', { again: 2 })],
      ['A', 'B', 'C'],
    ],
    [
      'as an expense, of which one of two credit notes is gone',
      [expense('A', '80.00'), expense('CN1', '40.00'), expense('B', '80.00', 1)],
      ['A', 'B'],
    ],
  ])('%s', (_, documents, numbers) => {
    expect(numbersOf(documents)).toEqual(numbers);
  });

  test.each<[string, readonly TakingDocument[]]>([
    ['once', [taking('A')]],
    ['once, given back', [taking('A'), taking('CN')]],
    ['again once it was given back', [taking('A'), taking('CN'), taking('B', { again: 1 })]],
    [
      'again as it has grown since',
      [taking('A'), taking('CN'), taking('B', { seconds: 7200, again: 1 })],
    ],
    [
      'again in part',
      [taking('A'), taking('CN', { seconds: 1800 }), taking('B', { seconds: 1800, again: 1 })],
    ],
    [
      'again, given back and billed once more',
      [
        taking('A'),
        taking('CN1'),
        taking('B', { again: 1 }),
        taking('CN2'),
        taking('C', { again: 2 }),
      ],
    ],
    [
      'as an expense at another price, after it was given back',
      [expense('A', '80.00'), expense('CN', '80.00'), expense('B', '90.00', 1)],
    ],
  ])('is not what is billed %s', (_, documents) => {
    expect(numbersOf(documents)).toEqual([]);
  });
});
