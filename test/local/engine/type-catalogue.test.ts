import { expect, test } from '@jest/globals';
import { typeCatalogue } from '../../../src/local/engine/type-catalogue';

const catalogue = typeCatalogue();

test('methods carry every documented overload', () => {
  const getRange = catalogue.interfaces.get('Spreadsheet.Sheet')?.get('getRange');
  expect(
    getRange?.kind === 'method' && getRange.overloads.map((o) => o.map((p) => p.type)),
  ).toEqual([
    ['Integer', 'Integer'],
    ['Integer', 'Integer', 'Integer'],
    ['Integer', 'Integer', 'Integer', 'Integer'],
    ['string'],
  ]);
});

test('an interface holds what it inherits', () => {
  expect(catalogue.interfaces.get('Spreadsheet.Spreadsheet')?.get('getAs')?.kind).toBe('method');
});

test('enums keep the documented order and globals name their interface', () => {
  expect(catalogue.enums.get('Spreadsheet.WrapStrategy')).toEqual(['WRAP', 'OVERFLOW', 'CLIP']);
  expect(catalogue.globals.get('UrlFetchApp')).toBe('URL_Fetch.UrlFetchApp');
});
