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
  percentOf,
  subtract,
} from '../../src/money/decimal';
import { roundedQuotient, roundedShare, roundingModes, roundTo } from '../../src/money/rounding';

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

test('a share and a percentage are those of big numbers', () => {
  const seconds = fc.oneof(fc.integer({ min: -400_000, max: 400_000 }), fc.maxSafeInteger());
  fc.assert(
    fc.property(figure, figure, seconds, fc.integer({ min: 0, max: 6 }), (a, b, part, digits) => {
      const exact = new Exact(a).times(part).dividedBy(3600).toDecimalPlaces(digits, 4);
      const expected = (exact.isZero() ? new Exact(0) : exact).toFixed(digits);
      expect(roundedShare(a, { part, whole: 3600, digits })).toBe(expected);
      expect(percentOf(a, b)).toBe(text(new Exact(a).times(b).dividedBy(100)));
    }),
  );
});

/** Largest remainder in big numbers: each share cut, and what is missing to those that lost most. */
function spreadExactly(shares: readonly string[], total: string, digits: number): string[] {
  const exact = shares.map((share) => new Exact(share));
  const parts = exact.map((share) => share.toDecimalPlaces(digits, Big.ROUND_DOWN));
  const missing = parts.reduce((rest, part) => rest.minus(part), new Exact(total));
  const unit = new Exact(10).pow(-digits).times(missing.isNegative() ? -1 : 1);
  const lost = exact.map((share, index) => share.minus(parts[index] ?? 0).times(unit));
  const order = [...lost.keys()].sort((a, b) => {
    const [left, right] = [lost[a], lost[b]].map((one) => Big.max(one ?? 0, 0));
    return right?.comparedTo(left ?? 0) || a - b;
  });
  const favoured = new Set(order.slice(0, missing.dividedBy(unit).toNumber()));
  return parts.map((part, index) => {
    const spread = favoured.has(index) ? part.plus(unit) : part;
    return (spread.isZero() ? new Exact(0) : spread).toFixed(digits);
  });
}

test('shares of any length are rounded by largest remainder as in big numbers', () => {
  const cents = fc
    .tuple(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.integer({ min: 0, max: 6 }))
    .map(([units, scale]) => decimalOf(text(new Exact(units).times(new Exact(10).pow(-scale)))));
  const lists = fc.array(fc.oneof({ weight: 9, arbitrary: cents }, figure), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(lists, fc.integer({ min: 0, max: 3 }), (shares, digits) => {
      const total = roundTo(addAll(shares), digits);
      const expected = spreadExactly(shares, total, digits);
      expect(apportion(shares, total, digits)).toEqual(expected);
    }),
    { numRuns: 300 },
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
