import { expect, test } from '@jest/globals';
import { hashesOf, hashRemark, isOtherThanShown } from '../../src/rules/dry-run-hashes';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const C = 'c'.repeat(64);
const short = (hash: string) => hash.slice(0, 12);

/** Each look shows what would be sent then, `!` once it is fixed; what the last one says. */
const looks: readonly (readonly [string, readonly string[], boolean, readonly string[]])[] = [
  ['the first look', [A], false, []],
  ['nothing has changed', [A, A], false, []],
  ['it has changed', [A, B], true, [`It has changed since it was shown as ${short(A)}.`]],
  [
    'it has changed, and is looked at again',
    [A, B, B],
    true,
    [`It has changed since it was shown as ${short(A)}.`],
  ],
  ['it has changed twice', [A, B, C], true, [`It has changed since it was shown as ${short(B)}.`]],
  ['it could not be sent for a while', [A, '', A], false, []],
  [
    'it could not be sent, and is another',
    [A, '', B],
    true,
    [`It has changed since it was shown as ${short(A)}.`],
  ],
  ['it was fixed as it was', [A, `!${A}`], false, ['It was fixed as it was shown.']],
  ['it was fixed as it was shown last', [A, B, `!${B}`], false, ['It was fixed as it was shown.']],
  [
    'it was fixed otherwise',
    [A, `!${B}`],
    true,
    ['It was fixed otherwise than it was shown last.'],
  ],
  [
    'it was fixed otherwise, looked at again',
    [A, `!${B}`, `!${B}`],
    true,
    ['It was fixed otherwise than it was shown last.'],
  ],
  ['it was never shown', [`!${A}`], false, ['It was fixed before it was shown here.']],
  ['nobody knows what was fixed', [A, '!'], false, []],
];

test.each(looks)('%s', (_, moments, isOther, said) => {
  let hashes: ReturnType<typeof hashesOf> | undefined;
  for (const moment of moments) {
    const isFixed = moment.startsWith('!');
    hashes = hashesOf({ hash: moment.replace('!', ''), isFixed }, hashes);
  }
  if (!hashes) throw new Error('no look');
  expect(isOtherThanShown(hashes)).toBe(isOther);
  expect(hashRemark(hashes)).toEqual(said);
});
