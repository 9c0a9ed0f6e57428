import fc from 'fast-check';

/** Signed decimal numbers with up to six decimals, as text. */
export const decimalText = (): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: 6 }))
    .map(([unscaled, scale]) => withPoint(unscaled, scale));

/** Signed amounts with exactly two decimals, as text. */
export const amountText = (): fc.Arbitrary<string> =>
  fc.integer({ min: -99_999_999, max: 99_999_999 }).map((cents) => withPoint(cents, 2));

function withPoint(unscaled: number, scale: number): string {
  const digits = String(Math.abs(unscaled)).padStart(scale + 1, '0');
  const at = digits.length - scale;
  const plain = scale === 0 ? digits : `${digits.slice(0, at)}.${digits.slice(at)}`;
  return unscaled < 0 ? `-${plain}` : plain;
}
