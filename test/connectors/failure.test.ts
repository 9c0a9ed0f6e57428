import { expect, test } from '@jest/globals';
import { failureOf } from '../../src/connectors/failure';
import { harvest } from '../../src/connectors/harvest/connector';
import { response } from '../support/memory-host';

const saidOf = (status: number, text: string) =>
  failureOf(response(status, text), { connector: harvest, writes: false, now: 0 })?.message;

test.each([
  [0, '', 'no answer came back'],
  [0, 'DNS error: https://api.harvestapp.com/v2/company?a=b', 'no answer came back (DNS error)'],
  [0, 'Unexpected error: https://a.example/x', 'no answer came back (Unexpected error)'],
  [0, 'Address unavailable', 'no answer came back (Address unavailable)'],
  [503, '', 'it answered 503 without a reason'],
  [422, '{"message":"Per page is too large."}', 'Per page is too large'],
])('status %i with %j is told in words, without an address', (status, text, words) => {
  expect(saidOf(status, text)).toBe(words);
});
