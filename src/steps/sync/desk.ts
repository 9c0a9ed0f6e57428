import type { Caller } from '../../connectors/caller';
import type { CustomerWrites } from '../../connectors/customer-writes';
import type { Ledger, LedgerFacts } from '../../connectors/ledger';
import { readLedgerFacts } from '../ledger-facts';
import { requireJournal } from '../posting/standing';
import { areListsOf } from '../pull-ledger-lists';
import { requireRole } from '../roles';
import { requireMode } from '../sandbox';
import { StepStopped, type World } from '../world';

/** What customers of the ledger are changed with. */
export interface SyncDesk {
  readonly world: World;
  readonly caller: Caller;
  readonly ledger: Ledger;
  readonly writes: CustomerWrites;
  readonly facts: LedgerFacts;
}

/** Stops where nothing may be written: no ledger, a copy of a workbook, another kind of books. */
export function openSyncDesk(world: World): SyncDesk {
  requireRole(world.host, 'sync');
  const caller = world.ledger;
  const ledger = caller?.connector.ledger;
  if (!caller || !ledger) {
    throw new StepStopped('No ledger is connected. Connect one under Set-up, then try again.');
  }
  const { writes } = ledger.customers;
  if (!writes) {
    throw new StepStopped(`Tieout cannot change customers in ${caller.connector.title}.`);
  }
  const facts = readLedgerFacts(world.host.journal);
  if (!facts || !areListsOf(world.host, caller)) {
    throw new StepStopped('The lists of this ledger were not read yet. Run Pull first.');
  }
  requireJournal(world);
  requireMode(world, caller, facts);
  return { world, caller, ledger, writes, facts };
}
