import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allocate, apportion } from '../../src/money/allocation';
import { type Amount, amountOf, readAmount, sumAmounts } from '../../src/money/amount';
import { currencyOf, isCurrencyCode, minorUnits } from '../../src/money/currency';
import { absolute, add, compare, decimalOf, negate, subtract } from '../../src/money/decimal';
import { toBase, toBaseParts } from '../../src/money/exchange';
import { roundingModes, roundTo } from '../../src/money/rounding';
import { amountText, decimalText } from '../support/arbitraries';

const d = decimalOf;

test.each([
  ['2.5', 0, 'halfUp', '3'],
  ['-2.5', 0, 'halfUp', '-3'],
  ['1.005', 2, 'halfUp', '1.01'],
  ['-156435.885', 2, 'halfUp', '-156435.89'],
  ['2.5', 0, 'halfEven', '2'],
  ['3.5', 0, 'halfEven', '4'],
  ['2.5', 0, 'halfDown', '2'],
  ['-2.1', 0, 'up', '-3'],
  ['-2.9', 0, 'down', '-2'],
  ['-2.1', 0, 'ceiling', '-2'],
  ['-2.1', 0, 'floor', '-3'],
  ['-0.004', 2, 'halfUp', '0.00'],
  ['12345678901234567890.125', 2, 'halfUp', '12345678901234567890.13'],
  ['12345678901234567890.125', 2, 'down', '12345678901234567890.12'],
] as const)('%s at %i decimals, %s, is %s', (value, digits, mode, expected) => {
  expect(roundTo(d(value), digits, mode)).toBe(expected);
});

test('a rounded figure stays what it is and has moved less than a cent, in every mode', () => {
  fc.assert(
    fc.property(decimalText(), fc.constantFrom(...roundingModes), (text, mode) => {
      const once = roundTo(d(text), 2, mode);
      expect(roundTo(once, 2, mode)).toBe(once);
      expect(compare(absolute(subtract(once, d(text))), d('0.01'))).toBe(-1);
    }),
  );
});

test('half up mirrors: rounding a negated figure negates the rounded one', () => {
  fc.assert(
    fc.property(decimalText(), (text) => {
      const mirrored = roundTo(negate(roundTo(d(text), 2)), 2);
      expect(roundTo(negate(d(text)), 2)).toBe(mirrored);
    }),
  );
});

test.each(['1e5', '12,50', '', ' ', '0x10', 'NaN', 'Infinity', '--1', '1.2.3', '€5'])(
  '%j is refused as a decimal number',
  (text) => {
    expect(() => decimalOf(text)).toThrow('not a decimal number');
  },
);

test.each([
  ['JPY', 0],
  ['EUR', 2],
  ['HUF', 2],
  ['KWD', 3],
])('%s has %i decimals', (code, digits) => {
  expect(minorUnits(currencyOf(code))).toBe(digits);
});

test.each(['EURO', 'XXX', 'BTC', 'eur', ''])('%j is no currency', (code) => {
  expect(isCurrencyCode(code)).toBe(false);
  expect(() => currencyOf(code)).toThrow('ISO 4217');
});

test('money from outside keeps its figures or is refused', () => {
  expect(readAmount('12.5', currencyOf('EUR'))).toBe('12.50');
  expect(() => readAmount('12.50', currencyOf('JPY'))).toThrow('more decimals than JPY allows');
});

test.each([
  ['10.00', ['1', '1', '1'], ['3.34', '3.33', '3.33']],
  ['-10.00', ['1', '1', '1'], ['-3.34', '-3.33', '-3.33']],
  ['0.05', ['3', '7'], ['0.02', '0.03']],
  ['100.00', ['0', '5'], ['0.00', '100.00']],
] as const)('%s over %j is %j', (total, weights, expected) => {
  expect(allocate(d(total), weights.map(d), 2)).toEqual(expected);
});

test('parts add up to the whole and none is a unit away from its share', () => {
  const weights = fc.array(fc.nat(1_000_000), { minLength: 1 }).filter((w) => w.some((x) => x > 0));
  fc.assert(
    fc.property(amountText(), weights, (total, numbers) => {
      const parts = allocate(
        d(total),
        numbers.map((n) => d(n)),
        2,
      );
      expect(compare(add(...parts), d(total))).toBe(0);
      const sum = numbers.reduce((a, b) => a + b, 0);
      for (const [index, part] of parts.entries()) {
        const share = (Number(total) * (numbers[index] ?? 0)) / sum;
        expect(Math.abs(Number(part) - share)).toBeLessThan(0.01 + 1e-6);
      }
    }),
  );
});

test('negated shares give negated parts, also where signs are mixed', () => {
  fc.assert(
    fc.property(fc.array(decimalText(), { minLength: 1, maxLength: 12 }), (texts) => {
      const shares = texts.map(d);
      const parts = apportion(shares, roundTo(add(...shares), 2), 2);
      const mirrored = apportion(shares.map(negate), roundTo(negate(add(...shares)), 2), 2);
      expect(mirrored.map(negate).map(d)).toEqual(parts.map(d));
      for (const [index, part] of parts.entries()) {
        const away = absolute(subtract(part, shares[index] ?? d('0')));
        expect(compare(away, d('0.01'))).toBeLessThanOrEqual(0);
      }
    }),
  );
});

test('the two directions of a rate', () => {
  const usd = currencyOf('USD');
  expect(toBase(d('100'), { rate: d('1.0873'), quote: 'basePerForeign' }, usd)).toBe('108.73');
  expect(toBase(d('17.17'), { rate: d('1.2929'), quote: 'foreignPerBase' }, usd)).toBe('13.28');
});

test('converted lines add up to the converted total', () => {
  const [eur, usd] = [currencyOf('EUR'), currencyOf('USD')];
  fc.assert(
    fc.property(fc.array(amountText(), { minLength: 1 }), (texts) => {
      const parts = texts.map((text) => amountOf(d(text), eur));
      const quoted = { rate: d('1.0873'), quote: 'basePerForeign' } as const;
      const total = sumAmounts(parts, eur);
      const converted = toBaseParts(parts, total, { quoted, base: usd });
      expect(sumAmounts(converted as Amount[], usd)).toBe(toBase(total, quoted, usd));
    }),
  );
});
