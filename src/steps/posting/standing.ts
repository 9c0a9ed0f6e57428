import { identityTab } from '../../tabs/identity-tab';
import { invoicesTab } from '../../tabs/invoices-tab';
import { StepStopped, type World } from '../world';

/**
 * How a workbook stands to its journal. `own`: they belong together; `fresh`: nothing was ever
 * approved here; `copy`: this is a copy of another workbook; `lost`: the journal is gone.
 */
export type Standing = 'own' | 'fresh' | 'copy' | 'lost';

/** Where the journal names the workbook that it belongs to. */
export const OWNER_KEY = 'wb';

const ID_MARK = 'Workbook ID';

/** Compares the journal, the Identity tab and the workbook itself (reliability.md 2.5, rule 17). */
export function standingOf({ host, workbook }: Pick<World, 'host' | 'workbook'>): Standing {
  const owner = host.journal.get(OWNER_KEY);
  if (owner !== null) return owner === host.workbookId ? 'own' : 'copy';
  const marks = workbook.records(identityTab);
  const mark = marks.find(({ name }) => name === ID_MARK)?.value ?? '';
  if (mark !== '') return mark === host.workbookId ? 'lost' : 'copy';
  const claimed = workbook
    .records(invoicesTab)
    .some(({ state, number }) => number !== '' && state !== 'draft' && state !== 'rejected');
  return claimed ? 'lost' : 'fresh';
}

/** Stops what must not go on in a copy, or before a lost journal is rebuilt. */
export function requireJournal(world: Pick<World, 'host' | 'workbook'>): void {
  const standing = standingOf(world);
  if (standing === 'copy') {
    throw new StepStopped(
      'This is a copy of another workbook, and posting stays with the original. ' +
        'Open the original to go on; this copy can be read, and changes nothing in the ledger.',
    );
  }
  if (standing === 'lost') {
    throw new StepStopped(
      "Tieout's memory of what it has posted is gone. Run Post: it rebuilds it from the ledger " +
        'before anything else is drafted or sent.',
    );
  }
}

/** Writes down which workbook the journal belongs to, in the journal and where a person sees it. */
export function markOwn({ host, workbook }: Pick<World, 'host' | 'workbook'>): void {
  if (host.journal.get(OWNER_KEY) !== host.workbookId) {
    host.journal.set(OWNER_KEY, host.workbookId);
  }
  const mark = {
    name: ID_MARK,
    value: host.workbookId,
    meaning: 'Tells this workbook from its copies; a copy never posts. Leave it as it is.',
  };
  workbook.put(identityTab, { owner: 'post', values: new Map([[ID_MARK, mark]]), mode: 'merge' });
}
