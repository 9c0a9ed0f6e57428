import type { Caller } from '../connectors/caller';
import type { Ledger, LedgerDocument } from '../connectors/ledger';
import type { ClaimedDocument } from '../rules/billing-stage';
import { sideOf } from '../rules/document-words';
import { type Reconciliation, reconcile } from '../rules/reconcile';
import { clientsTab } from '../tabs/clients-tab';
import { expensesTab } from '../tabs/expenses-tab';
import { reconciliationTab } from '../tabs/reconciliation-tab';
import { timeTab } from '../tabs/time-tab';
import { sentenceOf } from './conversation';
import { type Claim, claims } from './journal';
import { readLedgerFacts } from './ledger-facts';
import { documentsOf } from './posting/desk';
import { type Step, StepStopped, type World } from './world';

/** Documents that are fetched from the ledger at once. */
const BATCH = 40;

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
    const result = reconcile({
      time: workbook.records(timeTab),
      expenses: workbook.records(expensesTab),
      clients: workbook.records(clientsTab),
      documents: asInLedger(receivable(world), world.ledger, ledger),
      baseCurrency: facts.baseCurrency,
    });
    const values = new Map(result.rows.map((row) => [row.reconciliationId, row]));
    workbook.put(reconciliationTab, { owner: 'tieout', values, mode: 'replace' });
    return { cursor: null, ...summary(result), problems: result.problems };
  },
};

/** What customers owe; bills are no part of what was charged. */
const receivable = (world: World): readonly Claim[] =>
  claims(world).filter(({ invoice }) => sideOf(invoice.kind) === 'receivable');

/** The approved documents with the figures that the ledger has of them now. */
function asInLedger(
  approved: readonly Claim[],
  caller: Caller,
  ledger: Ledger,
): readonly ClaimedDocument[] {
  const known = approved.filter(({ invoice }) => invoice.ledgerId !== '');
  const fetched = new Map<string, LedgerDocument | null>();
  for (let from = 0; from < known.length; from += BATCH) {
    const batch = known.slice(from, from + BATCH);
    const replies = caller.callAll(
      batch.map(({ invoice }) =>
        documentsOf({ ledger, caller }, invoice.kind).fetch(invoice.ledgerId),
      ),
    );
    for (const [index, reply] of replies.entries()) {
      const documentId = batch[index]?.invoice.documentId ?? '';
      if (reply.ok) fetched.set(documentId, reply.value);
      else if (isGone(reply.error)) fetched.set(documentId, null);
      else throw new StepStopped(sentenceOf(caller.connector.title, reply.error));
    }
  }
  return approved.map((claim) => ({
    ...claim,
    document: fetched.get(claim.invoice.documentId) ?? null,
  }));
}

const isGone = ({ kind, status }: { readonly kind: string; readonly status: number }): boolean =>
  kind === 'rejected' && (status === 404 || status === 410);

function summary({ rows }: Reconciliation) {
  const clients = rows.filter(({ level }) => level === 'client');
  const count = (wanted: string, of = rows) => of.filter(({ state }) => state === wanted).length;
  const counts = [
    { label: 'clients that tie out', value: count('ties', clients) },
    { label: 'clients', value: clients.length },
    { label: 'open', value: count('open') },
    { label: 'in doubt', value: count('inDoubt') },
    { label: 'differences', value: count('differs') },
  ];
  const message =
    count('ties', clients) === clients.length
      ? `All ${clients.length} clients tie out to the second and the cent.`
      : `${count('ties', clients)} of ${clients.length} clients tie out; column State shows the others.`;
  return { counts, message };
}
