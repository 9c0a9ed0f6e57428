import { localDayOf } from '../calendar/zone';
import type { Drift } from '../records/drift';
import { type DriftFound, findDrift } from '../rules/drift';
import type { LedgerLook } from '../rules/drift-documents';
import { driftProblems, driftRows } from '../rules/drift-rows';
import { driftTab } from '../tabs/drift-tab';
import { expensesTab } from '../tabs/expenses-tab';
import { invoicesTab } from '../tabs/invoices-tab';
import { timeTab } from '../tabs/time-tab';
import { readDecisions, withdrawStale } from './drift-memory';
import { type Claim, claims } from './journal';
import { standingOf } from './posting/standing';
import { policiesOf } from './price-input';
import { reportProblems } from './problems';
import { settingsOf } from './settings';
import type { World } from './world';

/** What the ledger was seen to have, where it was asked. */
export interface Looked {
  readonly claimed: readonly Claim[];
  readonly ledger: LedgerLook | null;
}

/**
 * Brings the Drift tab up to date: every difference between what was billed and what tracker and
 * ledger have now. The Decision and Reason columns are the person's, and stay.
 */
export function refreshDrift(world: World, looked: Looked): DriftFound {
  const { host, workbook } = world;
  const { claimed, ledger } = looked;
  const { settings } = settingsOf(world);
  const before = readDecisions(host.journal);
  const seen = findNow(world, looked);
  const decisions = withdrawStale(host.journal, before, {
    found: seen,
    claimed,
    drafted: new Set(workbook.records(invoicesTab).map(({ documentId }) => documentId)),
  });
  const found = decisions.length === before.length ? seen : findNow(world, looked);
  const rows = driftRows({
    found,
    decisions,
    documents: claimed,
    present: workbook.records(driftTab),
    today: localDayOf(settings.firmZone, host.now()),
    asked: ledger !== null,
  });
  const values = new Map(rows.map((row) => [row.driftId, row as Partial<Drift>]));
  workbook.put(driftTab, { owner: 'tieout', values, mode: 'merge' });
  reportProblems(workbook, 'drift', driftProblems(workbook.records(driftTab)));
  return found;
}

/** The differences as they are, without showing them. */
export function findNow(world: World, { claimed, ledger }: Looked): DriftFound {
  const { host, workbook } = world;
  return findDrift({
    documents: claimed,
    time: workbook.records(timeTab),
    expenses: workbook.records(expensesTab),
    policies: policiesOf(world, settingsOf(world).settings).known,
    ledger,
    decisions: readDecisions(host.journal),
  });
}

/** The same from what was just pulled; nothing in a workbook that has posted nothing, or is a copy. */
export function refreshDriftOfWork(world: World): void {
  if (standingOf(world) !== 'own') return;
  const claimed = claims(world);
  if (claimed.length > 0) refreshDrift(world, { claimed, ledger: null });
}
