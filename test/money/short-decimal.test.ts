import { expect, test } from '@jest/globals';
import { Decimal as Big } from 'decimal.js';
import fc from 'fast-check';
import { allocate, apportion } from '../../src/money/allocation';
import {
  add,
  addAll,
  compare,
  decimalOf,
  divide,
  multiply,
  subtract,
} from '../../src/money/decimal';
import { roundedQuotient, roundingModes, roundTo } from '../../src/money/rounding';

/** Figures are counted in whole units while they are short; nobody may ever notice where that ends. */

const Exact = Big.clone({ precision: 120, toExpNeg: -400, toExpPos: 400 });
const text = (value: Big) => (value.isZero() ? '0' : value.toFixed());

/** Numbers of any length up to forty digits, with the point anywhere, and often ending in a half. */
const figure = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ min: 0, max: 12 }),
    fc.constantFrom('', '5', '50', '49'),
  )
  .map(([number, cut, scale, tail]) => {
    const digits = `${number < 0n ? -number : number}`.slice(0, Math.max(1, cut));
    const padded = digits.padStart(scale + 1, '0');
    const at = padded.length - scale;
    const decimals = `${padded.slice(at)}${tail}`;
    const plain = decimals === '' ? padded.slice(0, at) : `${padded.slice(0, at)}.${decimals}`;
    return decimalOf(number < 0n ? `-${plain}` : plain);
  });

/** As many digits as a double holds, and one or two more, as they are typed. */
const atTheEdge = fc
  .tuple(
    fc.bigInt({ min: 10n ** 14n, max: 10n ** 17n }),
    fc.integer({ min: 0, max: 4 }),
    fc.constantFrom('', '-'),
  )
  .map(([number, scale, sign]) => {
    const digits = String(number);
    const at = digits.length - scale;
    return `${sign}${digits.slice(0, at)}${scale === 0 ? '' : `.${digits.slice(at)}`}`;
  });

test('a figure at the end of what a double holds is read, added and rounded to the last digit', () => {
  fc.assert(
    fc.property(atTheEdge, fc.integer({ min: 0, max: 3 }), (figureText, digits) => {
      const exact = new Exact(figureText);
      const read = decimalOf(figureText);
      expect(read).toBe(text(exact));
      expect(add(read, decimalOf('1'))).toBe(text(exact.plus(1)));
      expect(roundTo(read, digits)).toBe(exact.toFixed(digits, 4));
      expect(roundTo(read, digits, 'down')).toBe(exact.toFixed(digits, 1));
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['9007199254740993', 0, '9007199254740993'],
  ['99999999999999.99', 2, '99999999999999.99'],
  ['90071992547409.935', 2, '90071992547409.94'],
])('%s at %d decimals is %s', (figureText, digits, expected) => {
  expect(roundTo(decimalOf(figureText), digits)).toBe(expected);
});

test('a list of any length is added up', () => {
  const cents = Array.from({ length: 300_000 }, () => decimalOf('0.01'));
  expect(addAll(cents)).toBe('3000');
});

test('sums, differences, products and comparisons are those of big numbers', () => {
  fc.assert(
    fc.property(figure, figure, figure, (a, b, c) => {
      const [x, y, z] = [new Exact(a), new Exact(b), new Exact(c)];
      expect(add(a, b, c)).toBe(text(x.plus(y).plus(z)));
      expect(subtract(a, b)).toBe(text(x.minus(y)));
      expect(multiply(a, b)).toBe(text(x.times(y)));
      expect(compare(a, b)).toBe(x.comparedTo(y));
    }),
  );
});

test('quotients are those of big numbers, exact or cut', () => {
  fc.assert(
    fc.property(figure, figure, (a, b) => {
      fc.pre(!new Exact(b).isZero());
      expect(divide(a, b)).toBe(text(new Exact(a).dividedBy(b)));
    }),
  );
});

test('rounding is that of big numbers in every mode', () => {
  const modes = {
    halfUp: 4,
    halfEven: 6,
    halfDown: 5,
    up: 0,
    down: 1,
    ceiling: 2,
    floor: 3,
  } as const;
  fc.assert(
    fc.property(
      figure,
      fc.integer({ min: 0, max: 8 }),
      fc.constantFrom(...roundingModes),
      (a, digits, mode) => {
        const rounded = new Exact(a).toDecimalPlaces(digits, modes[mode]);
        const expected = (rounded.isZero() ? new Exact(0) : rounded).toFixed(digits);
        expect(roundTo(a, digits, mode)).toBe(expected);
      },
    ),
  );
});

test('a quotient rounded once is the exact one rounded', () => {
  const divisor = fc.constantFrom('3600', '60', '7', '0.03', '12.5').map(decimalOf);
  fc.assert(
    fc.property(figure, divisor, fc.integer({ min: 0, max: 4 }), (a, by, digits) => {
      const exact = new Exact(a).dividedBy(by).toDecimalPlaces(digits, 4);
      const expected = (exact.isZero() ? new Exact(0) : exact).toFixed(digits);
      expect(roundedQuotient(a, by, { digits })).toBe(expected);
    }),
  );
});

test('a split by whole weights is the split by exact shares', () => {
  const weights = fc.array(fc.nat(5000), { minLength: 1, maxLength: 12 });
  const total = fc.integer({ min: -1_000_000, max: 1_000_000 });
  fc.assert(
    fc.property(total, weights, (cents, numbers) => {
      fc.pre(numbers.some((one) => one > 0));
      const amount = decimalOf(roundedQuotient(decimalOf(cents), decimalOf('100'), { digits: 2 }));
      const sum = numbers.reduce((all, one) => all + one, 0);
      const shares = numbers.map((one) =>
        decimalOf(text(new Exact(amount).times(one).dividedBy(sum))),
      );
      const parts = allocate(
        amount,
        numbers.map((one) => decimalOf(one)),
        2,
      );
      expect(parts).toEqual(apportion(shares, roundTo(amount, 2), 2));
    }),
  );
});
