import { expect, test } from '@jest/globals';
import * as rules from '../../src/rules/published-rules';

/** What an auditor may hand in: bad input names its field, and odd input has its exact answer. */

const vat = { kind: 'percent', rate: '20' };
const line = { quantity: '1', unitPrice: '100', taxes: ['V'] };
const invoice = (fields: object) =>
  rules.computeInvoice({ currency: 'EUR', lines: [line], taxes: { V: vat }, ...fields });
const item = (events: readonly object[]) =>
  rules.fxLedger({ quote: 'basePerForeign', digits: 2, events });
const issued = { ev: 'invoice', d: '2026-01-05', foreign: '100', rate: '1.1' };
const paid = (foreign: string) => ({ ev: 'payment', d: '2026-02-05', foreign, rate: '1.2' });
const periods = (weights: readonly string[]) =>
  rules.defer({ amount: '1', digits: 2, periods: weights.map((weight) => ({ weight })) });
const held = (percent: string) => rules.holdback({ digits: 2, percent, bills: [{ gross: '100' }] });
const release = (amount: string) =>
  rules.holdback({
    digits: 2,
    percent: '10',
    bills: [{ gross: '100' }, { gross: '50', release: amount }],
  });
const up = { incrementSeconds: 900, mode: 'up' };

test.each<[string, () => unknown, string]>([
  [
    'a tax named twice',
    () => invoice({ lines: [{ ...line, taxes: ['V', 'V'] }] }),
    'lines[0].taxes[1]: ',
  ],
  [
    'no such tax',
    () => invoice({ lines: [{ ...line, taxes: ['toString'] }] }),
    'lines[0].taxes[0]: ',
  ],
  [
    'a base of zero',
    () => invoice({ lines: [{ ...line, baseQuantity: '0' }] }),
    'lines[0].baseQuantity: ',
  ],
  [
    'a flag that is a text',
    () => invoice({ taxes: { V: { ...vat, included: 'no' } } }),
    'taxes.V.included: ',
  ],
  ['a list of taxes', () => invoice({ taxes: [] }), 'taxes: '],
  ['a line that is nothing', () => invoice({ lines: [null] }), 'lines[0]: '],
  ['no document', () => rules.computeInvoice(JSON.parse('null')), 'document: '],
  [
    'a rate of zero',
    () => rules.toBase({ amount: '1', rate: '0', quote: 'foreignPerBase', digits: 2 }),
    'rate: ',
  ],
  ['a payment of nothing', () => item([paid('1')]), 'events[0].foreign: '],
  ['a payment of more than is open', () => item([issued, paid('100.01')]), 'events[1].foreign: '],
  ['a payment the wrong way', () => item([issued, paid('-1')]), 'events[1].foreign: '],
  ['weights that are all zero', () => periods(['0', '0']), 'periods: '],
  ['a weight below zero', () => periods(['-1', '2']), 'periods: '],
  ['more than all held back', () => held('110'), 'percent: '],
  [
    'more released than is held',
    () => release('15.01'),
    'bills[1].release: 15.01 is more than the 15.00 that is held',
  ],
  ['pools that are no list', () => rules.roundTime(JSON.parse('"x"'), up), 'pools: '],
  ['no rounding', () => rules.roundTime([1], JSON.parse('null')), 'how: '],
])('%s is refused by its field', (_, ask, field) => {
  expect(ask).toThrow(field);
});

test.each<[string, () => unknown, unknown]>([
  [
    'all that is held, given back at once',
    () => release('15').map(({ payable, balance }) => `${payable} ${balance}`),
    ['90.00 10.00', '60.00 0.00'],
  ],
  // A day of 22 hours: the clocks of Troll go two hours ahead
  [
    'Troll',
    () => rules.dayBounds({ zone: 'Antarctica/Troll', date: '2026-03-29' }).minutesInDay,
    1320,
  ],
  // Half an hour is lost
  [
    'Lord Howe',
    () => rules.dayBounds({ zone: 'Australia/Lord_Howe', date: '2026-10-04' }).minutesInDay,
    1410,
  ],
  // Days that begin at 01:00
  [
    'Beirut',
    () => rules.dayBounds({ zone: 'Asia/Beirut', date: '2022-03-27' }).startOfDay,
    '2022-03-26T22:00:00Z',
  ],
  [
    'São Paulo',
    () => rules.dayBounds({ zone: 'America/Sao_Paulo', date: '2018-11-04' }).startOfDay,
    '2018-11-04T03:00:00Z',
  ],
  ['half up below zero', () => rules.roundAmount('-2.5', 0, 'halfUp'), '-3'],
  ['half even below zero', () => rules.roundAmount('-3.5', 0, 'halfEven'), '-4'],
  ['half down below zero', () => rules.roundAmount('-2.51', 0, 'halfDown'), '-3'],
  ['floor of a little less than nothing', () => rules.roundAmount('-0.001', 2, 'floor'), '-0.01'],
  [
    'a part with no weight',
    () => rules.allocate('10.00', ['0', '1', '0'], 2),
    ['0.00', '10.00', '0.00'],
  ],
  [
    'a split below zero',
    () => rules.allocate('-0.02', ['1', '1', '1'], 2),
    ['-0.01', '-0.01', '0.00'],
  ],
  [
    'an increment of 61 seconds',
    () => rules.roundTime([30, 31], { incrementSeconds: 61, mode: 'nearest' }),
    [0, 61],
  ],
  // 105 yen twice at 8 %, cut: 16.8 is 16
  [
    'yen',
    () =>
      rules.computeInvoice({
        currency: 'JPY',
        mode: 'down',
        lines: [1, 2].map(() => ({ ...line, unitPrice: '105' })),
        taxes: { V: { ...vat, rate: '8' } },
      }).tax,
    '16',
  ],
  // 29.97 contains 29.97 × 21 ÷ 121 = 5.2014 together, and 1.73 three times on lines
  [
    'tax in prices, together',
    () =>
      invoice({
        lines: [1, 2, 3].map(() => ({ ...line, unitPrice: '9.99' })),
        taxes: { V: { ...vat, rate: '21', included: true } },
      }).tax,
    '5.20',
  ],
  [
    'tax in prices, by line',
    () =>
      invoice({
        taxLevel: 'perLine',
        lines: [1, 2, 3].map(() => ({ ...line, unitPrice: '9.99' })),
        taxes: { V: { ...vat, rate: '21', included: true } },
      }).tax,
    '5.19',
  ],
  // 3 × 33.33 = 99.99, less 9.999 as 10.00, plus 1.005 as 1.01
  [
    'what is on and off a line',
    () =>
      invoice({
        lines: [{ ...line, quantity: '3', unitPrice: '33.33', adjustments: ['-9.999', '1.005'] }],
      }).net,
    '91.00',
  ],
  // 100 − 30 at 20 %, 50 at 10 %: 14 and 5; 139 less 39, and 3 cents of rounding
  [
    'a payable sum',
    () =>
      invoice({
        lines: [line, { ...line, unitPrice: '50', taxes: ['W'] }],
        adjustments: [{ amount: '-30', taxes: ['V'] }],
        taxes: { V: vat, W: { ...vat, rate: '10' } },
        prepaid: '39',
        payableRounding: '0.03',
      }).payable,
    '100.03',
  ],
])('%s', (_, ask, answer) => {
  expect(ask()).toEqual(answer);
});
