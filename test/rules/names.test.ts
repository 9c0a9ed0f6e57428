import { expect, test } from '@jest/globals';
import { jaroWinkler } from '../../src/rules/jaro-winkler';
import { similarNames } from '../../src/rules/names';
import { testWithShared } from '../support/shared-data';

test.each([
  ['Meridian Labs, Inc.', 'MERIDIAN LABS Incorporated', true, true],
  ['Meridian Labs Inc.', 'Meridian Labs', true, false],
  ['Meridian Labs Inc.', 'Meridian Labs International', false, false],
  ['Genencor International B.V.', 'GENENCOR INTERNATIONAL, INC.', true, false],
  ['Société Générale SA', 'Societe Generale S.A.', true, true],
  ['Smith & Sons Ltd', 'Smith and Sons Limited', true, true],
  ['Robert Bosch', 'BOSCH, Robert', true, false],
  ['Acme', 'Zenith', false, false],
  ['', 'Acme', false, false],
])('%s and %s', (a, b, suggest, same) => {
  expect(similarNames(a, b)).toMatchObject({ suggest, same });
  expect(similarNames(b, a)).toMatchObject({ suggest, same });
});

test.each([
  ['MARTHA', 'MARHTA', 0.961],
  ['DWAYNE', 'DUANE', 0.84],
  ['DIXON', 'DICKSONX', 0.813],
])('Winkler published %s and %s as %d', (a, b, expected) => {
  expect(jaroWinkler(a, b)).toBeCloseTo(expected, 3);
});

testWithShared(
  'published pairs of names: none is linked wrongly',
  'vectors/name_pairs.json',
  (text) => {
    const { pairs } = JSON.parse(text) as { pairs: { a: string; b: string; same: boolean }[] };
    const judged = pairs.map((pair) => ({ ...similarNames(pair.a, pair.b), truth: pair.same }));
    const suggested = judged.filter(({ suggest }) => suggest);
    const right = suggested.filter(({ truth }) => truth);
    expect(judged.filter(({ same, truth }) => same && !truth)).toEqual([]);
    expect(right.length / suggested.length).toBeGreaterThanOrEqual(0.97);
    expect(right.length / pairs.filter(({ same }) => same).length).toBeGreaterThanOrEqual(0.7);
  },
);
