import { type Amount, amountOf, noAmount, sumAmounts } from '../money/amount';
import type { CurrencyCode } from '../money/currency';
import { type Decimal, equal, subtract } from '../money/decimal';
import type { Client } from '../records/client';
import type { Expense } from '../records/expense';
import type { Problem } from '../records/problem';
import type { ReconciliationRow } from '../records/reconciliation';
import type { TimeEntry } from '../records/time-entry';
import { Claimed, type ClaimedDocument } from './billing-stage';
import { problem } from './problem';
import { ReconciliationSums } from './reconciliation-sums';

/** What the tie-out compares. */
export interface ReconcileInput {
  readonly time: readonly TimeEntry[];
  readonly expenses: readonly Expense[];
  readonly clients: readonly Client[];
  /** Approved documents, each with what the ledger has of it now. */
  readonly documents: readonly ClaimedDocument[];
  readonly baseCurrency: CurrencyCode;
}

export interface Reconciliation {
  /** Clients, then projects, then invoices. */
  readonly rows: readonly ReconciliationRow[];
  readonly problems: readonly Problem[];
}

/** Shows that tracker, sheet and ledger agree by client and project, and for each invoice. */
export function reconcile(input: ReconcileInput): Reconciliation {
  const groups = new Groups(input);
  const claimed = new Claimed(input.documents);
  for (const entry of input.time) {
    const stage = claimed.stageOfTime(entry);
    const seconds = entry.sourceState === 'gone' ? 0 : entry.seconds;
    if (entry.sourceState === 'gone' && stage.stage !== 'posted') continue;
    groups.each(entry, (sums) => sums.addTime(seconds, stage));
  }
  for (const expense of input.expenses) {
    const stage = claimed.stageOfExpense(expense);
    if (expense.sourceState === 'gone' && stage.stage !== 'posted') continue;
    groups.each(expense, (sums) => sums.addExpense(expense.amount ?? expense.cost, stage));
  }
  const posted = input.documents.filter(({ invoice }) => invoice.state === 'posted');
  for (const document of posted) addLines(groups, document);
  const rows = [...groups.rows(posted), ...input.documents.map(invoiceRow)];
  return { rows, problems: rows.flatMap(differenceProblem) };
}

function addLines(groups: Groups, { lines, allocations, document }: ClaimedDocument): void {
  const lineById = new Map(lines.map((line) => [line.lineId, line]));
  for (const { entryId, lineId, seconds } of allocations) {
    const line = lineById.get(lineId);
    if (!line || groups.knows(entryId)) continue;
    const stage = { stage: 'posted', reason: '', postedSeconds: seconds } as const;
    groups.eachOf(entryId, line, (sums) => sums.addTime(0, stage));
  }
  const entryOfLine = new Map(allocations.map(({ lineId, entryId }) => [lineId, entryId]));
  for (const [index, line] of lines.entries()) {
    const entryId = entryOfLine.get(line.lineId) ?? '';
    const ledgerNet = document && !document.voided ? (document.lineNets[index] ?? null) : null;
    groups.eachOf(entryId, line, (sums) => sums.addLine(line, ledgerNet));
  }
}

interface Place {
  readonly clientId: string;
  readonly client: string;
  readonly projectId: string;
  readonly project: string;
}

/** The sums of each client and each of its projects. */
class Groups {
  private readonly sums = new Map<string, { place: Place; sums: ReconciliationSums }>();
  private readonly currencies: ReadonlyMap<string, CurrencyCode>;
  private readonly places: ReadonlyMap<string, Place>;
  private readonly projects: ReadonlyMap<string, Place>;
  private readonly baseCurrency: CurrencyCode;

  constructor({ time, expenses, clients, baseCurrency }: ReconcileInput) {
    this.currencies = new Map(clients.map(({ clientId, currency }) => [clientId, currency]));
    this.places = new Map<string, Place>([
      ...time.map((entry) => [entry.entryId, entry] as const),
      ...expenses.map((expense) => [expense.expenseId, expense] as const),
    ]);
    this.projects = new Map([...this.places.values()].map((place) => [place.projectId, place]));
    this.baseCurrency = baseCurrency;
  }

  /** Whether the sheet still has an entry or expense. */
  knows(entryId: string): boolean {
    return this.places.has(entryId);
  }

  each(place: Place, work: (sums: ReconciliationSums) => void): void {
    const currency = this.currencies.get(place.clientId) ?? this.baseCurrency;
    for (const sums of this.at(place, currency)) work(sums);
  }

  /** The groups of a line, found by one of the entries on it. */
  eachOf(
    entryId: string,
    line: { projectId: string; project: string; currency: CurrencyCode },
    work: (sums: ReconciliationSums) => void,
  ): void {
    const { projectId, project } = line;
    const known = this.places.get(entryId) ?? this.projects.get(projectId);
    const place = known ?? { clientId: '', client: '(no longer in the sheet)', projectId, project };
    for (const sums of this.at(place, line.currency)) work(sums);
  }

  rows(posted: readonly ClaimedDocument[]): readonly ReconciliationRow[] {
    const totals = this.clientTotals(posted);
    const rows = [...this.sums].map(([reconciliationId, { place, sums }]) => {
      const level = reconciliationId.startsWith('client|') ? 'client' : 'project';
      return sumsRow({
        reconciliationId,
        level,
        place,
        sums,
        totals: totals.get(reconciliationId),
      });
    });
    const order = (row: ReconciliationRow) => [row.client, row.project].join('\u0000');
    return rows.sort((a, b) => compareText(a.level, b.level) || compareText(order(a), order(b)));
  }

  private at(place: Place, currency: CurrencyCode): readonly ReconciliationSums[] {
    const { clientId, projectId } = place;
    return [
      this.named(
        `client|${clientId}|${currency}`,
        { ...place, projectId: '', project: '' },
        currency,
      ),
      this.named(`project|${projectId}|${currency}`, place, currency),
    ];
  }

  private named(id: string, place: Place, currency: CurrencyCode): ReconciliationSums {
    const known = this.sums.get(id) ?? { place, sums: new ReconciliationSums(currency) };
    this.sums.set(id, known);
    return known.sums;
  }

  /** Totals with tax of the documents of each client. */
  private clientTotals(posted: readonly ClaimedDocument[]): ReadonlyMap<string, Totals> {
    const totals = new Map<string, { sheet: Amount[]; ledger: Amount[] }>();
    for (const { invoice, allocations, document } of posted) {
      const [first] = allocations;
      const clientId = this.places.get(first?.entryId ?? '')?.clientId ?? '';
      const id = `client|${clientId}|${invoice.currency}`;
      const known = totals.get(id) ?? { sheet: [], ledger: [] };
      known.sheet.push(invoice.total);
      if (document && !document.voided) known.ledger.push(document.total);
      totals.set(id, known);
    }
    return new Map(
      [...totals].map(([id, { sheet, ledger }]) => {
        const currency = this.sums.get(id)?.sums.currency ?? this.baseCurrency;
        return [id, { sheet: sumAmounts(sheet, currency), ledger: sumAmounts(ledger, currency) }];
      }),
    );
  }
}

interface Totals {
  readonly sheet: Amount;
  readonly ledger: Amount;
}

function sumsRow(row: {
  reconciliationId: string;
  level: 'client' | 'project';
  place: Place;
  sums: ReconciliationSums;
  totals: Totals | undefined;
}): ReconciliationRow {
  const { reconciliationId, level, place, sums } = row;
  const nothing = noAmount(sums.currency);
  const totals = level === 'client' ? (row.totals ?? { sheet: nothing, ledger: nothing }) : null;
  const { sheetNet, ledgerNet } = sums;
  const difference = totals
    ? less(totals.sheet, totals.ledger, sums.currency)
    : less(sheetNet, ledgerNet, sums.currency);
  return {
    reconciliationId,
    level,
    client: place.client,
    project: place.project,
    invoice: '',
    trackedSeconds: sums.tracked,
    notBillableSeconds: sums.notBillable,
    unbilledSeconds: sums.unbilled,
    workedSeconds: sums.worked,
    billedSeconds: sums.billed,
    currency: sums.currency,
    sheetNet,
    ledgerNet,
    sheetTotal: totals?.sheet ?? null,
    ledgerTotal: totals?.ledger ?? null,
    difference,
    ledgerId: '',
    link: '',
    state: sums.stateWith(!equal(difference, nothing)),
    explanation: sums.explanation(),
  };
}

function invoiceRow(claimed: ClaimedDocument): ReconciliationRow {
  const { invoice, lines, allocations } = claimed;
  const document = claimed.document?.voided === false ? claimed.document : null;
  const { currency } = invoice;
  const ledgerNet = document ? sumAmounts(document.lineNets, currency) : noAmount(currency);
  const ledgerTotal = document?.total ?? noAmount(currency);
  const worked = allocations.reduce((sum, { seconds }) => sum + seconds, 0);
  return {
    reconciliationId: `invoice|${invoice.documentId}`,
    level: 'invoice',
    client: invoice.customer,
    project: '',
    invoice: invoice.number,
    trackedSeconds: worked,
    notBillableSeconds: 0,
    unbilledSeconds: 0,
    workedSeconds: worked,
    billedSeconds: lines.reduce((sum, { billedSeconds }) => sum + billedSeconds, 0),
    currency,
    sheetNet: invoice.net,
    ledgerNet,
    sheetTotal: invoice.total,
    ledgerTotal,
    difference: less(invoice.total, ledgerTotal, currency),
    ledgerId: invoice.ledgerId,
    link: invoice.link,
    ...verdict(claimed, { ledgerNet, ledgerTotal }),
  };
}

function verdict(
  { invoice, document }: ClaimedDocument,
  { ledgerNet, ledgerTotal }: { ledgerNet: Decimal; ledgerTotal: Decimal },
): Pick<ReconciliationRow, 'state' | 'explanation'> {
  if (invoice.state === 'frozen') return { state: 'open', explanation: 'Approved, not sent yet.' };
  if (invoice.state !== 'posted') return { state: 'inDoubt', explanation: invoice.remark };
  if (!document) return { state: 'differs', explanation: 'It is not in the ledger any more.' };
  if (document.voided) return { state: 'differs', explanation: 'It was voided in the ledger.' };
  if (!equal(invoice.total, ledgerTotal) || !equal(invoice.net, ledgerNet)) {
    return { state: 'differs', explanation: 'The ledger has other figures than were posted.' };
  }
  return { state: 'ties', explanation: 'Posted, and the ledger has the same figures.' };
}

function differenceProblem(row: ReconciliationRow): readonly Problem[] {
  if (row.state !== 'differs' || row.level === 'client') return [];
  const what = row.level === 'invoice' ? `Invoice ${row.invoice}` : `Project '${row.project}'`;
  return [
    problem({
      code: row.level === 'invoice' ? 'D-123' : 'D-121',
      step: 'tieout',
      tab: 'Reconciliation',
      key: row.reconciliationId,
      field: 'difference',
      message: `${what} of ${row.client} does not tie out: ${row.explanation}`,
      fix: 'Compare the row with the tracker and the ledger, correct the one that is wrong, then pull and tie out again.',
    }),
  ];
}

const less = (a: Amount, b: Amount, currency: CurrencyCode): Amount =>
  amountOf(subtract(a, b), currency);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
