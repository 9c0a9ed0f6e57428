import type { DryRunRow } from '../records/dry-run-row';
import { type DryRunInput, dryRunRows } from '../rules/dry-run';
import { dryRunSentence } from '../rules/dry-run-sentence';
import { accountsTab } from '../tabs/accounts-tab';
import { dryRunTab } from '../tabs/dry-run-tab';
import { itemsTab } from '../tabs/items-tab';
import { planned } from './dry-run-documents';
import { type Looked, lookInLedger } from './dry-run-look';
import { requireTenant } from './post';
import { readBook } from './posting/book';
import { patiently } from './posting/change-posting';
import { type Desk, openDesk } from './posting/desk';
import { taxCodesOf } from './posting/drafts';
import { withFreshFacts } from './posting/fresh-facts';
import { requireJournal } from './posting/standing';
import type { World } from './world';

export interface DryRun {
  readonly rows: readonly DryRunRow[];
  /** One sentence for the person. */
  readonly message: string;
}

/**
 * Shows on the tab "What will be sent" every document as Post would send it, open drafts as if
 * they were approved after the others, and each against what the ledger has now. Sends nothing,
 * and fixes nothing.
 */
export function dryRun(world: World): DryRun {
  requireJournal(world);
  const desk = withFreshFacts(openDesk(world));
  const book = readBook(desk.host);
  requireTenant(desk, book);
  const looked = lookInLedger(desk, planned(desk, book));
  const known = listsOf(desk, looked);
  const rows = patiently(desk.host, () => show(desk, known));
  return { rows, message: dryRunSentence(rows, looked.unseen) };
}

function listsOf(desk: Desk, { documents }: Looked): Omit<DryRunInput, 'shown'> {
  const { workbook, ledger } = desk;
  return {
    documents,
    items: new Map(workbook.records(itemsTab).map((item) => [item.itemId, item])),
    accounts: new Map(workbook.records(accountsTab).map((one) => [one.accountId, one])),
    taxCodes: taxCodesOf(desk),
    taxLevel: ledger.taxLevel,
  };
}

/** Writes the tab, whose hashes are compared with those that it shows already. */
function show({ workbook }: Desk, known: Omit<DryRunInput, 'shown'>): readonly DryRunRow[] {
  workbook.refresh();
  const shown = workbook.records(dryRunTab).filter(({ rowId, documentId }) => rowId === documentId);
  const rows = dryRunRows({
    ...known,
    shown: new Map(shown.map((row) => [row.documentId, row])),
  });
  workbook.put(dryRunTab, {
    owner: 'post',
    values: new Map(rows.map((row) => [row.rowId, row])),
    mode: 'replace',
  });
  return rows;
}
