import { Busy } from '../host';
import type { Posting } from '../records/posting';
import { countedDocuments } from '../rules/document-words';
import { canBeTakenBack, takenBack } from '../rules/posting-changes';
import { readBook } from './posting/book';
import { changePosting, patiently } from './posting/change-posting';
import { giveBackRefused } from './posting/project';
import { requireJournal } from './posting/standing';
import { busyWith } from './runner';
import { runningStep } from './step-record';
import type { World } from './world';

export interface Unfreezing {
  readonly takenBack: number;
  /** One sentence for the person. */
  readonly message: string;
}

/**
 * Takes an approved invoice back before it is sent; with an empty id every one that still can be.
 * That is one which was fixed, and of which no attempt to send it was ever begun: its work is free
 * again, its tick is taken back, and it keeps its number for the next time. Whoever was about to
 * send it finds that it has changed, and does not. Throws Busy while a step is running.
 */
export function unfreeze(world: World, documentId: string): Unfreezing {
  const { host } = world;
  requireJournal(world);
  return patiently(host, () => {
    const running = runningStep(host.journal, host.now());
    if (running !== null) throw new Busy(busyWith(running, host.now()));
    const postings = readBook(host)
      .entries.map(({ posting }) => posting)
      .filter((posting) => posting.documentId === documentId || documentId === '');
    const taken = postings
      .filter(canBeTakenBack)
      .filter((posting) => changePosting(host, posting, takenBack) !== null);
    giveBackRefused(world, readBook(host));
    return { takenBack: taken.length, message: sentenceOf(taken, postings, documentId) };
  });
}

function sentenceOf(
  taken: readonly Posting[],
  postings: readonly Posting[],
  documentId: string,
): string {
  if (taken.length > 0) {
    const count = countedDocuments(taken);
    return `${count} taken back: nothing of it was sent. Approve it again when it is right.`;
  }
  const [asked] = postings;
  if (documentId === '' || !asked) return 'Nothing approved waits to be sent for the first time.';
  if (asked.state === 'posted') {
    return `${asked.number} is in the ledger already: credit it, or void it there.`;
  }
  return `${asked.number} cannot be taken back: it may have been sent already. Run Post to see.`;
}
