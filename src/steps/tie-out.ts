import { counted } from '../rules/counted';
import { sideOf } from '../rules/document-words';
import { type Reconciliation, reconcile } from '../rules/reconcile';
import { clientsTab } from '../tabs/clients-tab';
import { expensesTab } from '../tabs/expenses-tab';
import { reconciliationTab } from '../tabs/reconciliation-tab';
import { timeTab } from '../tabs/time-tab';
import { refreshDrift } from './drift';
import { type Claim, claims } from './journal';
import { readLedgerFacts } from './ledger-facts';
import { documentsNow } from './ledger-look';
import { type Step, StepStopped, type World } from './world';

/** Compares tracker, sheet and ledger, and shows that they agree or where they do not. */
export const tieOut: Step = {
  name: 'tieout',
  advance: (world) => {
    const { host, workbook } = world;
    const ledger = world.ledger?.connector.ledger;
    const facts = readLedgerFacts(host.journal);
    if (!world.ledger || !ledger || !facts) {
      throw new StepStopped(
        'No ledger has been read yet. Connect one under Set-up, then run Pull.',
      );
    }
    const claimed = receivable(world);
    const inLedger = documentsNow(claimed, world.ledger);
    const drift = refreshDrift(world, { claimed, ledger: inLedger });
    const result = reconcile({
      time: workbook.records(timeTab),
      expenses: workbook.records(expensesTab),
      clients: workbook.records(clientsTab),
      documents: claimed.map((claim) => ({
        ...claim,
        document: inLedger.get(claim.invoice.documentId) ?? null,
      })),
      drift,
      baseCurrency: facts.baseCurrency,
    });
    const values = new Map(result.rows.map((row) => [row.reconciliationId, row]));
    workbook.put(reconciliationTab, { owner: 'tieout', values, mode: 'replace' });
    return { cursor: null, ...summary(result, drift.open.length), problems: result.problems };
  },
};

/** What customers owe; bills are no part of what was charged. */
const receivable = (world: World): readonly Claim[] =>
  claims(world).filter(({ invoice }) => sideOf(invoice.kind) === 'receivable');

function summary({ rows }: Reconciliation, waiting: number) {
  const clients = rows.filter(({ level }) => level === 'client');
  const count = (wanted: string, of = rows) => of.filter(({ state }) => state === wanted).length;
  const explained = count('explained', clients);
  const tied = count('ties', clients) + explained;
  const counts = [
    { label: 'clients that tie out', value: tied },
    { label: 'clients', value: clients.length },
    { label: 'open', value: count('open') },
    { label: 'in doubt', value: count('inDoubt') },
    { label: 'differences', value: count('differs') },
  ];
  const all = explained === 0 ? 'to the second and the cent' : 'but for what was accepted';
  const sentences = [
    tied === clients.length
      ? `All ${clients.length} clients tie out ${all}.`
      : `${tied} of ${clients.length} clients tie out; column State shows the others.`,
    ...(waiting === 0
      ? []
      : [
          `${counted(waiting, 'difference waits', 'differences wait')} for a decision on the Drift tab.`,
        ]),
  ];
  return { counts, message: sentences.join(' ') };
}
