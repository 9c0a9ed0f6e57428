import type { Host } from '../../host';
import { identityTab } from '../../tabs/identity-tab';
import { invoicesTab } from '../../tabs/invoices-tab';
import type { Tab } from '../../tabs/tab';
import { StepStopped, type World } from '../world';

/**
 * How a workbook stands to its journal. `own`: they belong together; `fresh`: nothing was ever
 * approved here; `copy`: this is a copy of another workbook; `moved`: posting goes on in a copy of
 * this one; `lost`: the journal is gone.
 */
export type Standing = 'own' | 'fresh' | 'copy' | 'moved' | 'lost';

/** Where the journal names the workbook that it belongs to. */
export const OWNER_KEY = 'wb';

export const ID_MARK = 'Workbook ID';

/** Where a person's own memory names the workbook that took over the posting of another. */
export const movedKey = (workbookId: string): string => `moved:${workbookId}`;

export interface Standpoint {
  readonly host: Pick<Host, 'journal' | 'secrets' | 'workbookId'>;
  readonly workbook: { records<R>(tab: Tab<R>): readonly R[] };
}

/** Compares the journal, the Identity tab and the workbook itself (reliability.md 2.5, rule 17). */
export function standingOf({ host, workbook }: Standpoint): Standing {
  const owner = ownerOf({ host, workbook });
  if (owner !== '' && owner !== host.workbookId) return 'copy';
  if (host.secrets.get(movedKey(host.workbookId)) !== null) return 'moved';
  if (host.journal.get(OWNER_KEY) !== null) return 'own';
  if (owner !== '') return 'lost';
  const claimed = workbook
    .records(invoicesTab)
    .some(({ state, number }) => number !== '' && state !== 'draft' && state !== 'rejected');
  return claimed ? 'lost' : 'fresh';
}

/** Id of the workbook that this one says it is: in its journal, or else in its tab. */
export function ownerOf({ host, workbook }: Standpoint): string {
  const owner = host.journal.get(OWNER_KEY);
  if (owner !== null) return owner;
  return workbook.records(identityTab).find(({ name }) => name === ID_MARK)?.value ?? '';
}

/** What a person is told where nothing may be posted; nothing is said where it may. */
export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  own: '',
  fresh: '',
  copy:
    'This is a copy of another workbook, and posting stays with the original. ' +
    'Open the original to go on; this copy can be read, and changes nothing in the ledger.',
  moved:
    'Posting was moved from this workbook to a copy of it. ' +
    'Open that one to go on; this one can be read, and changes nothing in the ledger.',
  lost:
    "Tieout's memory of what it has posted is gone. Run Post: it rebuilds it from the ledger " +
    'before anything else is drafted or sent.',
};

/** Stops what must not go on in a copy, or before a lost journal is rebuilt. */
export function requireJournal(place: Standpoint): void {
  const words = STANDING_WORDS[standingOf(place)];
  if (words !== '') throw new StepStopped(words);
}

/** Writes down which workbook the journal belongs to, in the journal and where a person sees it. */
export function markOwn({ host, workbook }: Pick<World, 'host' | 'workbook'>): void {
  if (host.journal.get(OWNER_KEY) !== host.workbookId) {
    host.journal.set(OWNER_KEY, host.workbookId);
  }
  const values = new Map([[ID_MARK, identityOf(host.workbookId)]]);
  workbook.put(identityTab, { owner: 'post', values, mode: 'merge' });
}

/** The row of the Identity tab that names a workbook. */
export const identityOf = (workbookId: string) => ({
  name: ID_MARK,
  value: workbookId,
  meaning: 'Tells this workbook from its copies; a copy never posts. Leave it as it is.',
});
