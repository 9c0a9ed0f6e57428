import { utc } from '../rules/posting-remark';
import { identityTab } from '../tabs/identity-tab';
import { SINCE_KEY, WAIT_MS } from './posting/recover';
import { ID_MARK, identityOf, movedKey, OWNER_KEY, ownerOf, standingOf } from './posting/standing';
import { requireRole } from './roles';
import { StepStopped, type World } from './world';

/** What the journal holds of posting; a copy may have that of the original, which goes on without it. */
const POSTING_KEYS = /^(i|p|z|scan|line|step):/;

/**
 * Moves posting from the original to this copy of it (reliability.md 2.8), or back. The copy is
 * then like a workbook whose journal is lost: half an hour passes, and it is rebuilt from the
 * ledger and the tabs. The other one is read only from now on for this person; what another person
 * does with it nobody here can see. Throws StepStopped where there is nothing to move.
 */
export function movePosting({ host, workbook }: World): string {
  requireRole(host, 'move');
  const standing = standingOf({ host, workbook });
  if (standing !== 'copy' && standing !== 'moved') {
    throw new StepStopped('This workbook is no copy: posting is here already.');
  }
  const { journal, secrets, workbookId } = host;
  const here = movedKey(workbookId);
  const other = secrets.get(here) ?? ownerOf({ host, workbook });
  secrets.set(movedKey(other), workbookId);
  for (const key of journal.all().keys()) if (POSTING_KEYS.test(key)) journal.set(key, null);
  const now = host.now();
  journal.set(SINCE_KEY, String(now));
  journal.set(OWNER_KEY, null);
  const values = new Map([[ID_MARK, identityOf(workbookId)]]);
  workbook.put(identityTab, { owner: 'post', values, mode: 'merge' });
  if (secrets.get(here) !== null) secrets.set(here, null);
  host.later('post');
  return (
    `Posting is moved to this workbook. Connect the tracker and the ledger here; what was posted ` +
    `before is read from the ledger after ${utc(now + WAIT_MS)}: run Post then. Nothing is drafted ` +
    'or sent before.'
  );
}
