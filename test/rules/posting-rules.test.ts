import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PostedDocument, Posting } from '../../src/records/posting';
import { packIds, unpackIds } from '../../src/rules/entry-ids';
import {
  afterAnswer,
  afterDoubt,
  afterLimit,
  broken,
  QUIET_LINE,
} from '../../src/rules/ledger-line';
import { newPosting, numberFor } from '../../src/rules/plan';
import { agreed } from '../../src/rules/posting-changes';
import { isDue, isWaiting, receiptsOpen } from '../../src/rules/posting-due';
import { freeNumber, keyOfMarker, markerOf } from '../../src/rules/posting-keys';
import { remarkOf, utc } from '../../src/rules/posting-remark';
import { deadAtOf, isTooOld, quietAt } from '../../src/rules/posting-times';
import { receiptFault, receiptName, receiptSizeFault } from '../../src/rules/receipt-fault';
import { pack, unpack } from '../../src/steps/posting/packing';

const MINUTE = 60_000;

const posting = (fields: Partial<Posting> = {}): Posting => ({
  ...newPosting({
    key: '0123456789abcdef',
    kind: 'invoice',
    documentId: 'T1',
    number: 'INV-7',
    generation: 1,
    tenant: 'ledger:1',
    revision: 1,
    frozenAt: 0,
    content: { prefix: 'p:', chunks: 1, hash: 'h', closed: false },
    requestKey: 'k',
    receipts: 0,
  }),
  ...fields,
});

describe('the number of a document', () => {
  const document = { number: 'INV-8' } as PostedDocument;
  test('is the one that the ledger gave, else ours', () => {
    expect(agreed(posting(), document).number).toBe('INV-8');
    expect(agreed(posting(), { ...document, number: '' }).number).toBe('INV-7');
  });
});

describe('numbers', () => {
  test.each([
    [{ prefix: 'INV-', next: 1001 }, [], 'INV-1001'],
    [{ prefix: 'INV-', next: 1001 }, ['INV-1001', 'INV-1007', 'X-2000'], 'INV-1008'],
    [{ prefix: 'INV-', next: 2000 }, ['INV-1007'], 'INV-2000'],
    [{ prefix: '', next: 5 }, ['12', 'INV-90'], '13'],
    [{ prefix: 'INV-', next: 1 }, ['INV-12a', 'INV-99999999999999999999'], 'INV-1'],
  ])('after %j and %j comes %s', (policy, given, number) => {
    expect(freeNumber(policy, given)).toBe(number);
  });

  const policy = { prefix: 'INV-', next: 1 };
  test.each([
    ['of a refused document are kept', posting({ state: 'rejected' }), true, 'INV-7'],
    ['that were taken are given up', posting({ reason: 'numberTaken' }), true, 'INV-8'],
    ['are stand-ins where the ledger gives its own', null, false, 'T0123456789AB'],
  ])('%s', (_, earlier, takesNumbers, number) => {
    const choice = { earlier, given: ['INV-7'], policy, takesNumbers };
    expect(numberFor('0123456789abcdef', choice)).toBe(number);
  });

  test('marks name a posting, and others nothing', () => {
    expect(keyOfMarker(markerOf('0123456789abcdef'))).toBe('0123456789abcdef');
    expect(keyOfMarker('Thank you')).toBeNull();
    expect(keyOfMarker('tt:0123456789ABCDEF')).toBeNull();
  });
});

describe('times', () => {
  const promises = { enforcesUniqueNumber: true, serverMaxMs: 120_000, readLagMs: 0 };
  test.each([
    ['six minutes', 1 * MINUTE, 6 * MINUTE],
    ['as long as an account with more has left', 20 * MINUTE, 20 * MINUTE],
    ['thirty minutes at most', 90 * MINUTE, 30 * MINUTE],
    ['six minutes where nothing ends a run', Number.POSITIVE_INFINITY, 6 * MINUTE],
  ])('an attempt may go on for %s, and five minutes by another clock', (_, remaining, wanted) => {
    expect(deadAtOf(0, remaining)).toBe(wanted + 5 * MINUTE + 5_000);
  });

  test('a look-up waits for the lease, the server and the lag', () => {
    expect(quietAt(posting({ deadAt: 1_000, lastSentAt: 500 }), promises)).toBe(131_000);
    const slow = { ...promises, readLagMs: 60_000 };
    expect(quietAt(posting({ deadAt: 0, lastSentAt: 500 }), slow)).toBe(180_500);
  });

  test('after six days a person is asked', () => {
    expect(isTooOld(posting({ lastSentAt: 0 }), 6 * 24 * 60 * MINUTE)).toBe(false);
    expect(isTooOld(posting({ lastSentAt: 0 }), 6 * 24 * 60 * MINUTE + 1)).toBe(true);
  });
});

describe('the conversation with a ledger', () => {
  test('breaks off for half an hour after five doubts in a row', () => {
    const four = [1, 2, 3, 4].reduce((line) => afterDoubt(line, 0), QUIET_LINE);
    expect(four.pausedUntil).toBe(0);
    expect(afterDoubt(four, 0)).toEqual({ doubts: 0, limits: 0, pausedUntil: 30 * MINUTE });
    expect(afterDoubt(afterAnswer(four), 0).pausedUntil).toBe(0);
    expect(broken({ ...QUIET_LINE, pausedUntil: 60 * MINUTE }, 0).pausedUntil).toBe(60 * MINUTE);
  });

  test.each([
    ['what it asks for', 0, 20_000, 20_000],
    ['a second at least', 0, 0, 1_000],
    ['an hour at most', 0, 86_400_000, 60 * MINUTE],
    ['a minute where it does not say', 0, undefined, MINUTE],
    ['longer each time', 3, undefined, 8 * MINUTE],
    ['an hour at most, however often', 40, undefined, 60 * MINUTE],
  ])('pauses for %s', (_, limits, retryAfterMs, wanted) => {
    const line = afterLimit({ ...QUIET_LINE, limits }, { now: 0, retryAfterMs, jitter: 0 });
    expect(line.pausedUntil).toBe(wanted);
  });

  test('spreads those who come back', () => {
    const at = (jitter: number) =>
      afterLimit(QUIET_LINE, { now: 0, retryAfterMs: undefined, jitter }).pausedUntil;
    expect(at(1)).toBe(1.5 * MINUTE);
    expect(at(0.5)).toBe(1.25 * MINUTE);
  });
});

describe('what is due', () => {
  test.each([
    [posting(), true],
    [posting({ state: 'sending', deadAt: 11 }), false],
    [posting({ state: 'sending', deadAt: 10 }), true],
    [posting({ state: 'unknown', notBefore: 11 }), false],
    [posting({ state: 'posted', verified: false }), true],
    [posting({ state: 'posted', verified: true, receipts: 's', notBefore: 11 }), false],
    [posting({ state: 'posted', verified: true, receipts: 'w', receiptRounds: 5 }), true],
    [posting({ state: 'parked', reason: 'tampered' }), false],
    [posting({ state: 'parked', reason: 'differs' }), true],
    [posting({ state: 'rejected' }), false],
  ])('%#', (one, due) => {
    expect(isDue(one, 10, 0)).toBe(due);
  });

  test('nothing is sent while the ledger wants a pause', () => {
    expect(isDue(posting(), 10, 11)).toBe(false);
  });

  test('receipts that cannot be had are given up, one on its way never', () => {
    expect(receiptsOpen(posting({ receipts: 'aw', receiptRounds: 4 }))).toBe(true);
    expect(receiptsOpen(posting({ receipts: 'aw', receiptRounds: 5 }))).toBe(false);
    expect(receiptsOpen(posting({ receipts: 'as', receiptRounds: 5 }))).toBe(true);
  });

  test.each([
    ['frozen', true],
    ['sending', true],
    ['unknown', true],
    ['posted', true],
    ['rejected', false],
    ['parked', false],
  ] as const)('%s goes on by itself: %s', (state, waits) => {
    expect(isWaiting(posting({ state }))).toBe(waits);
  });
});

describe('remarks', () => {
  test.each([
    [posting(), 'Approved; it waits to be sent.'],
    [
      posting({ attempts: 1, words: 'too many requests' }),
      'It will be sent again: too many requests.',
    ],
    [posting({ state: 'sending' }), 'It is being sent.'],
    [
      posting({ state: 'unknown', notBefore: Date.UTC(2026, 3, 2, 13, 7, 30) }),
      'Nobody knows yet whether it arrived. Tieout looks in the ledger after 2026-04-02 13:08 UTC.',
    ],
    [posting({ state: 'posted' }), 'It is in the ledger, not compared yet.'],
    [posting({ state: 'posted', verified: true }), ''],
    [posting({ state: 'rejected', words: 'no such item' }), 'The ledger refused it: no such item.'],
    [
      posting({
        state: 'parked',
        reason: 'differs',
        words: 'total 1.00 here and 1.01 in the ledger',
      }),
      'The ledger has other figures: total 1.00 here and 1.01 in the ledger.',
    ],
    [posting({ state: 'parked' }), 'It waits for a person.'],
    [
      posting({ state: 'voided', words: 'billed wrongly' }),
      'It was voided in the ledger, and its work is free again: billed wrongly.',
    ],
  ])('%#', (one, remark) => {
    expect(remarkOf(one)).toBe(remark);
  });

  test('moments are told by the full minute after', () => {
    expect(utc(Date.UTC(2026, 3, 2, 13))).toBe('2026-04-02 13:00 UTC');
  });
});

describe('receipts', () => {
  test.each([
    ['javascript:alert(1)', 'a.pdf', 'E-213'],
    ['file:///etc/passwd', 'a.pdf', 'E-213'],
    ['http://tracker.test/a', 'a.pdf', 'E-214'],
    ['https://tracker.test/a', 'a.exe', 'E-217'],
    ['https://tracker.test/a', 'a.PDF', undefined],
  ])('%s, %s: %s', (url, name, code) => {
    expect(receiptFault({ url, name })?.code).toBe(code);
  });

  test.each([
    [0, 'E-215'],
    [1, undefined],
    [20 * 1024 * 1024, undefined],
    [20 * 1024 * 1024 + 1, 'E-216'],
  ])('%d bytes: %s', (bytes, code) => {
    expect(receiptSizeFault(bytes)?.code).toBe(code);
  });

  test.each([
    ['harvest:15296442', 'taxi.pdf', '15296442-taxi.pdf'],
    ['harvest:1', '', '1-receipt'],
    ['7', '../../etc/x y.pdf', '7-.._.._etc_x y.pdf'],
  ])('%s, %s is attached as %s', (id, name, wanted) => {
    expect(receiptName(id, name)).toBe(wanted);
  });
});

describe('packing', () => {
  const ids = fc.uniqueArray(
    fc.oneof(
      fc.nat(10_000_000).map((number) => `harvest:${number + 1}`),
      fc.nat(99).map((number) => `toggl:x#${number}`),
      fc.string(),
    ),
  );

  test('ids come back as they were', () => {
    fc.assert(
      fc.property(ids, (some) => {
        expect([...unpackIds(packIds(some))].sort()).toEqual([...some].sort());
      }),
    );
  });

  test('records come back as they were', () => {
    const record = fc.record({
      a: fc.constantFrom('harvest:1', 'harvest:2', 'x'),
      b: fc.integer(),
      c: fc.string(),
      d: fc.boolean(),
      e: fc.constant('same'),
    });
    const withId = record.map((one) => ({ ...one, id: `${one.a}|${one.c}` }));
    const joined = [{ field: 'id', left: 'a', right: 'c' }];
    fc.assert(
      fc.property(fc.array(withId), (records) => {
        const packed = JSON.parse(JSON.stringify(pack(records, joined)));
        expect(unpack(packed, records.length)).toEqual(records);
      }),
    );
  });

  test('ids that are not joined alike are kept whole', () => {
    const records = [
      { id: 'a|b', a: 'a', c: 'b' },
      { id: 'other', a: 'a', c: 'b' },
    ];
    const joined = [{ field: 'id', left: 'a', right: 'c' }];
    expect(unpack(pack(records, joined), 2)).toEqual(records);
    expect(unpack(pack(records.slice(1), joined), 1)).toEqual(records.slice(1));
  });
});
