import { describe, expect, test } from '@jest/globals';
import { localDateOf } from '../../src/calendar/local-date';
import type { Amount } from '../../src/money/amount';
import type { CurrencyCode } from '../../src/money/currency';
import type { Decimal } from '../../src/money/decimal';
import type { Posting } from '../../src/records/posting';
import { footingFault, trackedFault, type WholeInvoice } from '../../src/rules/footing';
import {
  differencesOf,
  type FoundDocument,
  findingOf,
  isOurs,
  keptDocument,
} from '../../src/rules/posting-answers';
import { plainTotals } from '../support/plain-figures';

const KEY = '0123456789abcdef';
const posting = { key: KEY, number: 'INV-7', voidedIds: ['9'] as string[] } as Posting;
const money = (text: string) => text as Amount;
const USD = 'USD' as CurrencyCode;
const EUR = 'EUR' as CurrencyCode;

const line = (position: number, net: string) =>
  ({
    lineId: `T1/${position}`,
    position,
    net: money(net),
    currency: EUR,
  }) as WholeInvoice['lines'][number];
const allocation = (entryId: string, position: number, amount: string) =>
  ({
    allocationId: `${entryId}|T1/${position}`,
    entryId,
    lineId: `T1/${position}`,
    amount: money(amount),
    currency: EUR,
  }) as WholeInvoice['allocations'][number];

const whole: WholeInvoice = {
  invoice: {
    customerId: 'C1',
    currency: EUR,
    baseCurrency: USD,
    exchangeRate: '1.0873' as Decimal,
    net: money('30.00'),
    tax: money('3.00'),
    total: money('33.00'),
    ...plainTotals(money('33.00')),
  } as WholeInvoice['invoice'],
  lines: [line(1, '10.00'), line(2, '20.00')],
  allocations: [
    allocation('a', 1, '4.00'),
    allocation('b', 1, '6.00'),
    allocation('c', 2, '20.00'),
  ],
};

const document = (fields: Partial<FoundDocument> = {}): FoundDocument => ({
  ledgerId: '100',
  number: 'INV-7',
  marker: `tt:${KEY}`,
  customerId: 'C1',
  currency: EUR,
  issuedOn: localDateOf('2026-03-31'),
  total: money('33.00'),
  tax: money('3.00'),
  lineNets: [money('10.00'), money('20.00')],
  exchangeRate: '1.0873' as Decimal,
  voided: false,
  ...fields,
});

describe('an approved document foots', () => {
  const invoice = (fields: Partial<WholeInvoice['invoice']>) => ({ ...whole.invoice, ...fields });
  test.each<[Partial<WholeInvoice>, string | null]>([
    [{}, null],
    [{ lines: [] }, 'it has no lines'],
    [
      { invoice: invoice({ net: money('30.01') }) },
      'its lines come to 30.00 and its net says 30.01',
    ],
    [{ invoice: invoice({ total: money('33.01') }) }, 'net 30.00 and tax 3.00 do not make 33.01'],
    [
      { lines: [line(1, '10.00'), { ...line(2, '20.00'), currency: USD }] },
      'one part of it is in USD and the others in EUR',
    ],
    [
      { allocations: [...whole.allocations, allocation('d', 3, '1.00')] },
      'd stands on a line that is not there',
    ],
    [
      { allocations: [...whole.allocations.slice(0, 2), allocation('a', 2, '20.00')] },
      'one entry stands on it twice',
    ],
    [
      {
        allocations: [
          ...whole.allocations.slice(0, 2),
          { ...allocation('a', 2, '20.00'), seconds: 600 },
        ],
      },
      null,
    ],
    [
      {
        allocations: [
          ...whole.allocations.slice(0, 2),
          { ...allocation('a', 1, '4.00'), seconds: 600 },
          whole.allocations[2] ?? allocation('c', 2, '20.00'),
        ],
      },
      'one entry stands on it twice',
    ],
    [
      {
        allocations: [
          { ...allocation('a', 1, '4.00'), entryId: 'X' },
          ...whole.allocations.slice(1),
        ],
      },
      "'a|T1/1' is an allocation of something else than X",
    ],
    [
      {
        allocations: [
          ...whole.allocations.slice(0, 2),
          { ...allocation('c', 2, '20.00'), allocationId: 'c' },
        ],
      },
      "'c' is an allocation of something else than c",
    ],
    [{ allocations: whole.allocations.slice(0, 2) }, 'nothing stands behind line 2'],
    [
      { allocations: whole.allocations.slice(1) },
      'the entries of line 1 come to 6.00 and it says 10.00',
    ],
  ])('%#', (change, fault) => {
    expect(footingFault({ ...whole, ...change })).toBe(fault);
  });
});

describe('an approved document bills the time that was tracked', () => {
  const part = (entryId: string, seconds: number) => ({
    ...allocation(entryId, 1, '1.00'),
    seconds,
  });
  const tracked = new Map([
    ['a', 3600],
    ['b', 1800],
  ]);
  test.each([
    [[part('a', 3600), part('b', 1800)], null],
    [[part('a', 3000), part('a', 600)], null],
    [[part('an expense', 0)], null],
    [[part('a', 7200)], 'it takes 2:00 of a, which has 1:00'],
    [[part('b', 0)], 'it takes 0:00 of b, which has 0:30'],
    [[part('gone', 60)], 'it takes 0:01 of gone, which has 0:00'],
  ])('%#', (allocations, fault) => {
    expect(trackedFault({ allocations }, tracked)).toBe(fault);
  });
});

describe('a look-up', () => {
  const other = document({ marker: '', ledgerId: '7', customerId: 'C9' });
  test.each<[string, readonly FoundDocument[], boolean, object]>([
    ['finds nothing', [], true, { kind: 'absent' }],
    ['finds ours', [other, document()], true, { kind: 'found', document: document() }],
    [
      'finds ours twice',
      [document(), document({ ledgerId: '101' })],
      true,
      {
        kind: 'trouble',
        trouble: { reason: 'duplicateFound', words: 'documents 100 and 101 are the same' },
      },
    ],
    [
      'finds ours voided',
      [document({ voided: true })],
      true,
      { kind: 'trouble', trouble: { reason: 'voided', words: 'document 100' } },
    ],
    [
      'finds our number on another document',
      [other],
      true,
      {
        kind: 'trouble',
        trouble: { reason: 'numberTaken', words: 'INV-7 is document 7 of customer C9' },
      },
    ],
    ['passes over numbers that the ledger gives', [other], false, { kind: 'absent' }],
  ])('%s', (_, documents, takesNumbers, finding) => {
    expect(findingOf(documents, posting, takesNumbers)).toEqual(finding);
  });

  test('takes an answer for ours by its mark and its customer', () => {
    expect(isOurs(document(), posting, whole.invoice)).toBe(true);
    expect(isOurs(document({ marker: '' }), posting, whole.invoice)).toBe(false);
    expect(isOurs(document({ customerId: 'C9' }), posting, whole.invoice)).toBe(false);
  });
});

describe('the comparison of due date, terms and classes', () => {
  const approved = {
    posting,
    ...whole,
    invoice: { ...whole.invoice, dueOn: localDateOf('2026-04-30'), termsId: 'T30' },
    lines: whole.lines.map((one) => ({ ...one, classId: one.position === 1 ? 'K1' : '' })),
  };
  test.each<[string, Partial<FoundDocument>, readonly string[]]>([
    ['says nothing where the ledger does not', {}, []],
    [
      'finds what agrees',
      { dueOn: localDateOf('2026-04-30'), termsId: 'T30', lineClasses: ['K1', ''] },
      [],
    ],
    [
      'tells each difference with both',
      { dueOn: localDateOf('2026-05-01'), termsId: '', lineClasses: ['K2', 'K3'] },
      [
        'due date 2026-04-30 here and 2026-05-01 in the ledger',
        'terms T30 here and  in the ledger',
        'class of line 1 K1 here and K2 in the ledger',
      ],
    ],
    ['passes over lines that the ledger does not have', { lineClasses: [] }, []],
  ])('%s', (_, fields, differences) => {
    expect(differencesOf(document(fields), approved)).toEqual(differences);
  });
});

describe('the comparison to the cent', () => {
  const approved = { posting, ...whole };
  test.each<[Partial<FoundDocument>, readonly string[]]>([
    [{}, []],
    [{ total: money('33.0') }, []],
    [{ marker: '' }, [`marker tt:${KEY} here and  in the ledger`]],
    [{ customerId: 'C9' }, ['customer C1 here and C9 in the ledger']],
    [{ currency: USD }, ['currency EUR here and USD in the ledger']],
    [
      { total: money('33.01') },
      ['total 33.00 here and 33.01 in the ledger', 'net 30.00 here and 30.01 in the ledger'],
    ],
    [
      { tax: money('2.99') },
      ['tax 3.00 here and 2.99 in the ledger', 'net 30.00 here and 30.01 in the ledger'],
    ],
    [
      { lineNets: [money('20.00'), money('10.00')] },
      ['line 1 10.00 here and 20.00 in the ledger', 'line 2 20.00 here and 10.00 in the ledger'],
    ],
    [
      { lineNets: [money('10.00')] },
      [
        'number of lines 2 here and 1 in the ledger',
        'sum of lines 30.00 here and 10 in the ledger',
      ],
    ],
    [{ exchangeRate: '1.0872' as Decimal }, ['exchange rate 1.0873 here and 1.0872 in the ledger']],
  ])('%#', (change, differences) => {
    expect(differencesOf(document(change), approved)).toEqual(differences);
  });

  test('asks for no rate in the currency of the books', () => {
    const invoice = { ...whole.invoice, baseCurrency: EUR };
    const found = document({ exchangeRate: '1' as Decimal });
    expect(differencesOf(found, { posting, invoice, lines: whole.lines })).toEqual([]);
  });

  test('is kept with line nets only where they are not ours', () => {
    expect(keptDocument(document(), whole.lines).lineNets).toBeNull();
    const other = [money('10.00'), money('20.01')];
    expect(keptDocument(document({ lineNets: other }), whole.lines).lineNets).toEqual(other);
  });
});
