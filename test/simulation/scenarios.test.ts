import { describe, expect, test } from '@jest/globals';
import { ledgerKinds } from './ledger-traits';
import { scenarios } from './scenarios';

describe.each(ledgerKinds)('posting into a ledger with $name', (traits) => {
  test.each(Object.keys(scenarios))('survives %s', (name) => {
    expect(scenarios[name]?.(traits)).toEqual([]);
  });
});
