import type { Caller } from '../../connectors/caller';
import type { Ledger, LedgerDocuments, LedgerFacts } from '../../connectors/ledger';
import type { Host } from '../../host';
import type { DocumentKind } from '../../records/document-kind';
import type { Settings } from '../../records/settings';
import { documentWords } from '../../rules/document-words';
import { readLedgerFacts } from '../ledger-facts';
import { requireMode } from '../sandbox';
import { settingsOf } from '../settings';
import type { Workbook } from '../workbook';
import { StepStopped, type World } from '../world';

/** What posting works with: a workbook, and the one ledger that it posts to. */
export interface Desk {
  readonly world: World;
  readonly host: Host;
  readonly workbook: Workbook;
  readonly caller: Caller;
  readonly ledger: Ledger;
  readonly facts: LedgerFacts;
  /** Names the company of the ledger, as `quickbooks:9130357`. */
  readonly tenant: string;
  readonly settings: Settings;
}

/** Puts together what posting works with. Throws StepStopped where something is missing. */
export function openDesk(world: World): Desk {
  const { host, workbook, ledger: caller } = world;
  const ledger = caller?.connector.ledger;
  if (!caller || !ledger) {
    throw new StepStopped('No ledger is connected. Connect one under Set-up, then post.');
  }
  const { title, id } = caller.connector;
  if (!Object.values(ledger.documents).every(canBeFound)) {
    throw new StepStopped(
      `${title} cannot say whether it has a document, so nothing can be posted there safely.`,
    );
  }
  const facts = readLedgerFacts(host.journal);
  if (!facts) throw new StepStopped(`Run Pull first: it asks ${title} how its company is set up.`);
  requireMode(world, caller, facts);
  const { settings, problems } = settingsOf(world);
  const [wrong] = problems;
  if (wrong) throw new StepStopped(`${wrong.message} ${wrong.fix} Then run Post again.`);
  const tenant = `${id}:${caller.tenant}`;
  return { world, host, workbook, caller, ledger, facts, tenant, settings };
}

/**
 * Whether a document is found again by its number, and also where its number is forgotten here:
 * else a lost journal could post it twice and nobody would see it.
 */
const canBeFound = ({ capabilities, changed, ofCustomer }: LedgerDocuments): boolean =>
  capabilities.lookup && (changed ?? ofCustomer) !== undefined;

/** How the ledger takes documents of a kind. Throws StepStopped for a kind that it does not take. */
export function documentsOf(
  { ledger, caller }: Pick<Desk, 'ledger' | 'caller'>,
  kind: DocumentKind,
): LedgerDocuments {
  const documents = ledger.documents[kind];
  if (documents) return documents;
  const { title } = caller.connector;
  throw new StepStopped(`${title} takes no ${documentWords[kind]} from Tieout.`);
}
