import { describe, expect, jest, test } from '@jest/globals';
import { creditedWorld } from './credits';
import {
  approvedWorld,
  faultPair,
  pairedCrashes,
  preemptions,
  singleCrashes,
  straggler,
} from './enumerate';
import { writeFaults } from './faults';
import { ledgerKinds } from './ledger-traits';

/** Thousands of runs each. */
jest.setTimeout(240_000);

describe.each(ledgerKinds)('posting into a ledger with $name', (traits) => {
  test('survives a kill at any call', () => {
    const { points, worlds, breaches } = singleCrashes(approvedWorld(traits, 'both'));
    console.log(`single crash points: ${points}, ${worlds} different worlds; ${traits.name}`);
    expect(points).toBeGreaterThan(250);
    expect(breaches).toEqual([]);
  });

  test('survives a kill at any call of a run that posts credit notes', () => {
    const { points, worlds, breaches } = singleCrashes(creditedWorld(traits));
    console.log(
      `crash points of credit notes: ${points}, ${worlds} different worlds; ${traits.name}`,
    );
    expect(points).toBeGreaterThan(200);
    expect(breaches).toEqual([]);
  });

  test('survives a kill at any call and another at any call of the run after it', () => {
    const { points, worlds, breaches } = pairedCrashes(approvedWorld(traits, 'receipt'));
    console.log(`pairs of crash points: ${points}, ${worlds} different worlds; ${traits.name}`);
    expect(points).toBeGreaterThan(1_000);
    expect(breaches).toEqual([]);
  });

  test('survives somebody else posting inside any call', () => {
    const { points, breaches } = preemptions(approvedWorld(traits, 'pair'));
    console.log(`preemptions: ${points}; ${traits.name}`);
    expect(breaches).toEqual([]);
  });

  test('survives every fault of a request, followed by another', () => {
    const base = approvedWorld(traits, 'pair');
    const failed = writeFaults.flatMap((one, index) =>
      [1, 5, 11].flatMap((step) => {
        const other = writeFaults[(index * step + step) % writeFaults.length];
        return other ? faultPair(base, one, other) : [];
      }),
    );
    expect(failed).toEqual([]);
  });

  test('survives a request that leaves late, is done later and is seen last of all', () => {
    const base = approvedWorld(traits, 'pair');
    expect(writeFaults.flatMap((fault) => straggler(base, fault))).toEqual([]);
  });
});
