import { expect, test } from '@jest/globals';
import { playSeed } from './schedule';

/** Seeds that once failed, and what made them fail. */
test.each([
  [20897, 'somebody changes tracked hours of a draft before it is approved'],
  [6929, 'the journal and the rows of posted work are gone in a ledger without unique numbers'],
  [1255287745, 'somebody types over the id of an allocation, and the journal is rebuilt from it'],
  [17270, 'somebody deletes the column of descriptions before the documents are approved'],
  [20650, 'somebody types over the expense that an allocation takes'],
  [26806, 'somebody types over the id of an entry before the document is approved'],
  [908165751, 'somebody types over the expense that an allocation takes, once more'],
  [908165911, 'somebody types over the expense that an allocation takes, and a run is killed'],
  [1556, 'somebody types over the description of a line before it is approved'],
])('seed %i posts everything once: %s', (seed) => {
  expect(playSeed(seed, false).breaches).toEqual([]);
});

/** Seeds that a broken rule of credits or voids once failed. */
test.each([
  [13, 'what was credited is billed again, and credited and billed once more'],
  [39, 'work is drafted while nobody knows whether its credit note has arrived'],
  [51, 'hours are credited, and what they free is billed again'],
  [529, 'a document is voided before anybody knows that it has arrived'],
])('seed %i credits what it bills: %s', (seed) => {
  expect(playSeed(seed, true).breaches).toEqual([]);
});
