import { credit } from '../../../src/steps/credit';
import type { Documents } from '../../simulation/enumerate';
import { posting, run, ticking } from '../../simulation/run';
import { promptLedger, scene } from '../../simulation/scene';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export type Place = ReturnType<typeof scene>;

/** A workbook whose invoices are posted. */
export function postedScene(documents: Documents = 'pair'): Place {
  const place = scene(documents, promptLedger);
  place.post();
  return place;
}

export const idOf = ({ row }: Place, place = 1) => String(row(place)['Document ID']);

/** Credits a posted invoice, all of it or an hour. */
export const giveBack = (place: Place, part: 'whole' | 'hour', invoice = idOf(place)) =>
  place.change((world) => {
    const wanted =
      part === 'whole'
        ? ({ kind: 'whole' } as const)
        : ({ kind: 'hours', position: 1, seconds: 3600 } as const);
    credit(world, { invoice, part: wanted, reason: 'agreed', isGivenUp: false });
  });

export function approveAndPost({ sim, book }: Place): void {
  run(sim, book, ticking);
  for (let round = 0; round < 2; round++) {
    run(sim, book, posting);
    sim.pass(HOUR);
  }
}
