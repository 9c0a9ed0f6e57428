import type { Posting } from '../../records/posting';
import { isWaiting } from '../../rules/posting-due';
import type { Count } from '../world';
import type { Book } from './book';
import type { Pass } from './pass';

/** What a pass has come to, counted. */
export function countsOf({ entries }: Book, { posted, found, skipped }: Pass): readonly Count[] {
  const postings = entries.map(({ posting }) => posting);
  const count = (test: (posting: Posting) => boolean) => postings.filter(test).length;
  return [
    { label: 'posted', value: posted },
    { label: 'already there', value: found },
    { label: 'kept back', value: skipped },
    { label: 'waiting', value: count(isWaiting) },
    { label: 'parked', value: count(({ state }) => state === 'parked') },
    { label: 'refused', value: count(isRefused) },
  ];
}

/** What a person reads of each count, in this order. */
const SAID = {
  posted: 'posted',
  'already there': 'found in the ledger already',
  parked: 'waiting for you: see the Problems tab',
  'kept back': 'kept back: see the Problems tab',
  refused: 'refused by the ledger: see the Problems tab',
  waiting: 'on the way; Tieout goes on by itself within the hour',
};

/** The same as one sentence for the person. */
export function sentenceOf(counts: readonly Count[]): string {
  const said = Object.entries(SAID).flatMap(([label, words]) =>
    counts
      .filter((count) => count.label === label && count.value > 0)
      .map(({ value }) => `${value} ${words}`),
  );
  if (said.length === 0) return 'Nothing to post: no approved draft waits.';
  return `Invoices: ${said.join('; ')}.`;
}

const isRefused = ({ state, reason }: Posting): boolean =>
  state === 'rejected' && reason !== 'takenBack';
