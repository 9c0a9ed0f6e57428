import { describe, expect, test } from '@jest/globals';
import { localDateOf } from '../../src/calendar/local-date';
import type { TimeEntry } from '../../src/records/time-entry';
import { billedIds } from '../../src/rules/allocation-note';
import { billKeyText } from '../../src/rules/bill-key';
import { creditFault } from '../../src/rules/credit-fault';
import { creditNote } from '../../src/rules/credit-note';
import type { CreditPart } from '../../src/rules/credit-shares';
import { discountFinder } from '../../src/rules/discounts';
import { type DraftInput, draftInvoices } from '../../src/rules/draft';
import { trackedFault, type WholeInvoice } from '../../src/rules/footing';
import { openSeconds, takenWork } from '../../src/rules/work-taken';
import { draftInput, priced, spent, taxCodes } from '../support/drafting';
import { aDiscount, anAgreement, d, usd } from '../support/sample-records';

const HOUR = 3600;
const two = priced({ entryId: 'harvest:1', seconds: 2 * HOUR, taxCodeId: 'TAX' });
const meal = spent({ expenseId: 'harvest:e1' });
const input = draftInput({ entries: [two], expenses: [meal] });

function drafted(fields: Partial<DraftInput> = {}): WholeInvoice {
  const [draft] = draftInvoices({ ...input, ...fields }).drafts;
  if (!draft) throw new Error('no draft');
  return draft.document;
}

const posted = (document: WholeInvoice, number: string): WholeInvoice => ({
  ...document,
  invoice: { ...document.invoice, state: 'posted', number },
});

const first = posted(drafted(), 'INV-1001');

function tried(
  part: CreditPart,
  {
    earlier = [],
    isGivenUp = false,
    original = first,
  }: {
    earlier?: readonly WholeInvoice[];
    isGivenUp?: boolean;
    original?: WholeInvoice;
  } = {},
): WholeInvoice | string {
  return creditNote({
    original,
    earlier,
    part,
    issuedOn: localDateOf('2026-04-15'),
    reason: 'agreed by phone.',
    isGivenUp,
    tenant: input.ledger.tenant,
    taxLevel: input.ledger.taxLevel,
    taxCodes: new Map(taxCodes.map((code) => [code.taxCodeId, code])),
    billKey: input.billKey,
  });
}

function credited(...of: Parameters<typeof tried>): WholeInvoice {
  const note = tried(...of);
  if (typeof note === 'string') throw new Error(note);
  return posted(note, 'INV-1002');
}

const [time = 0, money = 0] = ['time', 'expense'].map(
  (kind) => first.lines.find((line) => line.kind === kind)?.position ?? 0,
);

describe('a part of an invoice', () => {
  test('of hours has their price and tax, and gives back as much tracked time', () => {
    const { invoice, lines, allocations } = credited({
      kind: 'hours',
      position: time,
      seconds: HOUR,
    });
    expect(lines).toMatchObject([
      { net: '120.00', quantity: '1', unitPrice: '120', billedSeconds: HOUR },
    ]);
    expect(lines[0]?.description).toMatch(/^1:00 of 2:00: /);
    expect(invoice).toMatchObject({
      net: '120.00',
      tax: '10.65',
      total: '130.65',
      payable: '130.65',
    });
    expect(invoice.notice).toBe('Credit for invoice INV-1001 of 2026-03-31: agreed by phone.');
    expect(allocations).toMatchObject([{ kind: 'credited', seconds: HOUR, amount: '120.00' }]);
  });

  test('of money gives back no time', () => {
    const { invoice, allocations } = credited({ kind: 'amount', position: time, amount: d('50') });
    expect(invoice).toMatchObject({ net: '50.00', tax: '4.44', billedSeconds: 0 });
    expect(allocations).toMatchObject([{ kind: 'credited', seconds: 0, amount: '50.00' }]);
  });

  test('takes its part of a discount on the whole document back with it', () => {
    const discounts = discountFinder([aDiscount({ percent: d('10') })], new Set());
    const original = posted(drafted({ discounts }), 'INV-1001');
    const note = credited({ kind: 'hours', position: 1, seconds: HOUR / 2 }, { original });
    expect(note.lines.map(({ kind, net }) => [kind, net])).toEqual([
      ['time', '60.00'],
      ['discount', '-6.00'],
    ]);
  });

  test.each<[string, CreditPart, RegExp]>([
    [
      'more hours than it has',
      { kind: 'hours', position: time, seconds: 2 * HOUR + 1 },
      /has 2:00 left to credit, and 2:00:01 is asked for/,
    ],
    [
      'more money than it has',
      { kind: 'amount', position: money, amount: d('45.01') },
      /has 45.00 USD left to credit, and 45.01/,
    ],
    [
      'less than a cent',
      { kind: 'amount', position: money, amount: d('0.001') },
      /USD has fewer decimals/,
    ],
    ['nothing', { kind: 'amount', position: money, amount: d('0') }, /and 0.00 is asked for/],
    [
      'a line that is not there',
      { kind: 'lines', positions: [9] },
      /has no line 9 to credit; its lines are 1 to 2/,
    ],
  ])('cannot be %s', (_what, part, sentence) => {
    expect(tried(part)).toMatch(sentence);
  });

  test('cannot be credited twice over', () => {
    const all = credited({ kind: 'lines', positions: [time] });
    expect(tried({ kind: 'lines', positions: [time] }, { earlier: [all] })).toMatch(
      /credited already/,
    );
    const some = credited({ kind: 'hours', position: time, seconds: HOUR + 60 });
    expect(creditFault(some, first, [some])).toMatch(
      /gives back more of line \d of INV-1001 than is left/,
    );
  });

  test.each<[string, (note: WholeInvoice) => WholeInvoice, RegExp]>([
    [
      'another customer',
      ({ invoice, ...note }) => ({ ...note, invoice: { ...invoice, customerId: '99' } }),
      /its customerId is not that/,
    ],
    [
      'another item',
      ({ lines, ...note }) => ({ ...note, lines: lines.map((line) => ({ ...line, itemId: '9' })) }),
      /is of no line of INV-1001/,
    ],
    [
      'a line of another invoice',
      ({ allocations, ...note }) => ({
        ...note,
        allocations: allocations.map((one) => ({
          ...one,
          allocationId: `${one.entryId}|${one.lineId}|T0/1#1`,
        })),
      }),
      /is of no line of INV-1001/,
    ],
  ])('typed over to %s is not sent', (_what, typed, sentence) => {
    expect(creditFault(typed(credited({ kind: 'whole' })), first, [])).toMatch(sentence);
  });
});

describe('work that was credited', () => {
  const again = (...notes: readonly WholeInvoice[]) =>
    draftInvoices({ ...input, claimed: [first, ...notes] });

  test('is billed again under another key, with all of its money and time', () => {
    const [draft] = again(credited({ kind: 'whole' })).drafts;
    expect(draft?.document.invoice).toMatchObject({
      total: first.invoice.total,
      billedSeconds: 2 * HOUR,
    });
    expect(draft?.document.invoice.documentId).not.toBe(first.invoice.documentId);
    expect([...billedIds(draft?.document.allocations ?? [])].sort()).toEqual([
      'harvest:1|again 1',
      'harvest:e1|again 1',
    ]);
  });

  test('in part is billed again for just that part', () => {
    const note = credited({ kind: 'hours', position: time, seconds: HOUR / 2 });
    const [draft] = again(note).drafts;
    expect(draft?.document.lines).toMatchObject([
      { kind: 'time', net: '60.00', billedSeconds: HOUR / 2 },
    ]);
    const taken = takenWork([first, note]).get('harvest:1');
    expect(taken).toMatchObject({ seconds: 1.5 * HOUR, freeSeconds: HOUR / 2, isFree: false });
    expect(trackedFault(draft?.document ?? first, new Map([['harvest:1', HOUR / 2]]))).toBeNull();
  });

  test.each([
    ['2:00 of nine entries', 2 * HOUR, [4020, 2700, 3727, 1130, 425, 5000, 601, 3600, 2222]],
    ['0:07 of a minute billed as 0:15', 420, [50]],
    ['1:00 of two', HOUR, [4031, 50]],
    ['1:30:20 of two', 5420, [4031, 3000]],
  ])('in part is billed again to the second: %s', (_, seconds, tracked) => {
    const entries = tracked.map((one, at) => {
      const quarters = Math.ceil(one / 900);
      const billed = { billedSeconds: quarters * 900, amount: usd(`${quarters * 30}.00`) };
      return { ...priced({ entryId: `harvest:${at}`, seconds: one }), ...billed };
    });
    const work = { ...input, entries, expenses: [] };
    const original = posted(drafted(work), 'INV-1001');
    const note = credited({ kind: 'hours', position: 1, seconds }, { original });
    const [draft] = draftInvoices({ ...work, claimed: [original, note] }).drafts;
    expect(draft?.document.lines.map(({ billedSeconds, net }) => [billedSeconds, net])).toEqual([
      [seconds, note.lines[0]?.net],
    ]);
  });

  test('stays billed while its credit note is on its way, and where it was given up', () => {
    const note = credited({ kind: 'whole' });
    const sent = { ...note, invoice: { ...note.invoice, state: 'frozen' as const } };
    expect(again(sent).drafts).toEqual([]);
    expect(again(credited({ kind: 'whole' }, { isGivenUp: true })).drafts).toEqual([]);
    expect(again(credited({ kind: 'amount', position: time, amount: d('50') })).drafts).toEqual([]);
  });

  test('is billed once more only until somebody has', () => {
    const note = credited({ kind: 'whole' });
    const second = again(note).drafts[0]?.document ?? first;
    const all = [first, note, posted(second, 'INV-1003')];
    expect(draftInvoices({ ...input, claimed: all }).drafts).toEqual([]);
    const another = credited({ kind: 'whole' }, { original: posted(second, 'INV-1003') });
    const [third] = draftInvoices({ ...input, claimed: [...all, another] }).drafts;
    expect(billedIds(third?.document.allocations ?? [])).toContain('harvest:1|again 2');
  });

  test('by an invoice that was voided after another one is billed under a number that none has', () => {
    const part = (seconds: number, earlier: readonly WholeInvoice[] = []) =>
      credited({ kind: 'hours', position: time, seconds }, { earlier });
    const note = part(HOUR);
    const voided = posted(again(note).drafts[0]?.document ?? first, 'INV-1003');
    const later = part(HOUR / 2, [note]);
    const claimed = [first, note, voided, later];
    const [next] = draftInvoices({ ...input, claimed }).drafts;
    const live = [first, note, later, posted(next?.document ?? first, 'INV-1004')];
    const [draft] = draftInvoices({ ...input, claimed: live }).drafts;
    expect(billedIds(next?.document.allocations ?? [])).toEqual(['harvest:1|again 2']);
    expect(billedIds(draft?.document.allocations ?? [])).toEqual(['harvest:1|again 3']);
    expect(draft?.document.invoice.billedSeconds).toBe(HOUR);
  });

  test('has as much left of a cap as before it was billed', () => {
    const agreement = anAgreement({ kind: 'cap', amount: d('250') });
    const scopeOf = () => ({ agreement, key: 'A1', version: 'A1: cap', period: '' });
    const capped: DraftInput = { ...input, scopeOf };
    const [before] = draftInvoices(capped).drafts;
    const original = posted(before?.document ?? first, 'INV-1001');
    const note = credited({ kind: 'whole' }, { original });
    const [after] = draftInvoices({ ...capped, claimed: [original, note] }).drafts;
    expect(after?.document.invoice.total).toBe(original.invoice.total);
  });

  test('of an entry that has changed since is billed as it is now, once all of it is back', () => {
    const grown: TimeEntry = priced({ entryId: 'harvest:1', seconds: 3 * HOUR, taxCodeId: 'TAX' });
    const claimed = [first, credited({ kind: 'whole' })];
    const [draft] = draftInvoices({ ...input, entries: [grown], claimed }).drafts;
    expect(draft?.document.invoice.billedSeconds).toBe(3 * HOUR);
    const part = [first, credited({ kind: 'hours', position: time, seconds: HOUR })];
    expect(openSeconds(3 * HOUR, takenWork(part).get('harvest:1'))).toBe(HOUR);
    expect(openSeconds(HOUR, takenWork(part).get('harvest:1'))).toBe(0);
  });
});

test('the keys of documents that were never credited are what they were', () => {
  const { documentId, customerId } = first.invoice;
  const text = billKeyText({
    kind: 'invoice',
    tenant: input.ledger.tenant,
    customerId,
    entryIds: billedIds(first.allocations),
  });
  expect(text).toBe(`["invoice","ledger:1","${customerId}",["harvest:1","harvest:e1"]]`);
  expect(documentId).toMatch(/^T[0-9A-F]{16}$/);
});
