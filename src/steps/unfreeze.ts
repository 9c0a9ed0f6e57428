import { Busy } from '../host';
import type { Posting } from '../records/posting';
import { countedDocuments } from '../rules/document-words';
import { canBeTakenBack, takenBack } from '../rules/posting-changes';
import { problemsTab } from '../tabs/problems-tab';
import { readBook } from './posting/book';
import { changePosting, patiently } from './posting/change-posting';
import { sentenceOf as outcomeOf } from './posting/outcome';
import { giveBackRefused } from './posting/project';
import { requireJournal } from './posting/standing';
import { reportProblems } from './problems';
import { requireRole } from './roles';
import { busyWith } from './runner';
import { readStepRecord, runningStep, saveStepRecord } from './step-record';
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
    requireRole(host, 'undo');
    const running = runningStep(host.journal, host.now());
    if (running !== null) throw new Busy(busyWith(running, host.now()));
    const postings = readBook(host)
      .entries.map(({ posting }) => posting)
      .filter((posting) => posting.documentId === documentId || documentId === '');
    const taken = postings
      .filter(canBeTakenBack)
      .filter((posting) => changePosting(host, posting, takenBack) !== null);
    giveBackRefused(world, readBook(host));
    if (taken.length > 0) forgetWaiting(world, taken);
    return { takenBack: taken.length, message: sentenceOf(taken, postings, documentId) };
  });
}

/** What Post has said of documents that no longer wait is said no more. */
function forgetWaiting({ host, workbook }: World, taken: readonly Posting[]): void {
  const ids = new Set(taken.map(({ documentId }) => documentId));
  const said = workbook.records(problemsTab).filter(({ step }) => step === 'post');
  const left = said.filter(({ key }) => !ids.has(key));
  if (left.length < said.length) reportProblems(workbook, 'post', left);
  const record = readStepRecord(host.journal, 'post');
  if (record?.outcome !== 'done') return;
  const counts = record.counts.map(({ label, value }) => ({
    label,
    value: label === 'waiting' ? Math.max(0, value - taken.length) : value,
  }));
  const errors = left.filter(({ severity }) => severity === 'error').length;
  const warnings = left.length - errors;
  const message = outcomeOf(counts);
  saveStepRecord(host.journal, 'post', { ...record, counts, errors, warnings, message });
}

function sentenceOf(
  taken: readonly Posting[],
  postings: readonly Posting[],
  documentId: string,
): string {
  if (taken.length > 0) {
    const count = countedDocuments(taken);
    return taken.length === 1
      ? `${count} taken back: nothing of it was sent. Approve it again when it is right.`
      : `${count} taken back: nothing of them was sent. Approve them again when they are right.`;
  }
  const [asked] = postings;
  if (documentId === '' || !asked) return 'Nothing approved waits to be sent for the first time.';
  if (asked.state === 'posted') {
    return `${asked.number} is in the ledger already: credit it, or void it there.`;
  }
  return `${asked.number} cannot be taken back: it may have been sent already. Run Post to see.`;
}
