import { type Amount, sumAmounts } from '../money/amount';
import type { CurrencyCode } from '../money/currency';
import { add, type Decimal, subtract, ZERO } from '../money/decimal';
import type { Client } from '../records/client';
import type { Expense } from '../records/expense';
import type { InvoiceLine } from '../records/invoice-line';
import type { ReconciliationRow } from '../records/reconciliation';
import type { TimeEntry } from '../records/time-entry';
import { wholeIdOf } from './added-part';
import type { ClaimedDocument } from './billing-stage';
import { compareTexts } from './compare-texts';
import type { DriftStanding } from './drift-sums';
import { type Place, sumsRow, type Totals } from './reconciliation-rows';
import { ReconciliationSums } from './reconciliation-sums';

/** The work of the sheet, and what its clients are billed in. */
interface TrackedWork {
  readonly time: readonly TimeEntry[];
  readonly expenses: readonly Expense[];
  readonly clients: readonly Client[];
  readonly baseCurrency: CurrencyCode;
}

type PlacedLine = Pick<InvoiceLine, 'projectId' | 'project' | 'currency'>;

/** The sums of each client and each of its projects. */
export class ReconciliationGroups {
  private readonly sums = new Map<string, { place: Place; sums: ReconciliationSums }>();
  private readonly currencies: ReadonlyMap<string, CurrencyCode>;
  private readonly places: ReadonlyMap<string, Place>;
  private readonly projects: ReadonlyMap<string, Place>;
  private readonly baseCurrency: CurrencyCode;

  constructor({ time, expenses, clients, baseCurrency }: TrackedWork) {
    this.currencies = new Map(
      clients.map(({ clientId, currency, billedIn }) => [clientId, billedIn ?? currency]),
    );
    this.places = new Map<string, Place>([
      ...time.map((entry) => [entry.entryId, entry] as const),
      ...expenses.map((expense) => [expense.expenseId, expense] as const),
    ]);
    this.projects = new Map([...this.places.values()].map((place) => [place.projectId, place]));
    this.baseCurrency = baseCurrency;
  }

  /** Whether the sheet still has an entry or expense. */
  knows(entryId: string): boolean {
    return this.places.has(wholeIdOf(entryId));
  }

  each(place: Place, work: (sums: ReconciliationSums) => void): void {
    const currency = this.currencies.get(place.clientId) ?? this.baseCurrency;
    for (const sums of this.at(place, currency)) work(sums);
  }

  /** The groups of a line, found by one of the entries on it. */
  eachOf(entryId: string, line: PlacedLine, work: (sums: ReconciliationSums) => void): void {
    for (const sums of this.at(this.placeOf(entryId, line), line.currency)) work(sums);
  }

  /** Client and project of an entry; of one that is gone, those of its line. */
  placeOf(entryId: string, { projectId, project }: PlacedLine): Place {
    const known = this.places.get(wholeIdOf(entryId)) ?? this.projects.get(projectId);
    return known ?? { clientId: '', client: '(no longer in the sheet)', projectId, project };
  }

  /** `told` holds the documents whose difference has a row on the Drift tab. */
  rows(
    posted: readonly ClaimedDocument[],
    told: ReadonlyMap<string, DriftStanding>,
  ): readonly (ReconciliationRow & { readonly isTold: boolean })[] {
    const totals = this.clientTotals(posted, told);
    const rows = [...this.sums].map(([reconciliationId, { place, sums }]) => {
      const level = reconciliationId.startsWith('client|') ? 'client' : 'project';
      const row = {
        reconciliationId,
        level,
        place,
        sums,
        totals: totals.get(reconciliationId),
      } as const;
      return { ...sumsRow(row), isTold: sums.isCovered('open') };
    });
    const order = (row: ReconciliationRow) => [row.client, row.project].join('\u0000');
    return rows.sort((a, b) => compareTexts(a.level, b.level) || compareTexts(order(a), order(b)));
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
  private clientTotals(
    posted: readonly ClaimedDocument[],
    told: ReadonlyMap<string, DriftStanding>,
  ): ReadonlyMap<string, Totals> {
    type Sums = Record<'sheet' | 'ledger' | 'credited', Amount[]> & { accepted: Decimal };
    const totals = new Map<string, Sums>();
    for (const { invoice, allocations, document } of posted) {
      const [first] = allocations;
      const clientId = this.places.get(wholeIdOf(first?.entryId ?? ''))?.clientId ?? '';
      const id = `client|${clientId}|${invoice.currency}`;
      const known = totals.get(id) ?? { sheet: [], ledger: [], credited: [], accepted: ZERO };
      known.sheet.push(invoice.total);
      if (invoice.kind === 'creditNote') known.credited.push(invoice.total);
      const inLedger = document && !document.voided ? document.total : null;
      if (inLedger) known.ledger.push(inLedger);
      if (told.get(invoice.documentId) === 'accepted') {
        known.accepted = add(known.accepted, subtract(invoice.total, inLedger ?? ZERO));
      }
      totals.set(id, known);
    }
    return new Map(
      [...totals].map(([id, { sheet, ledger, credited, accepted }]) => {
        const currency = this.sums.get(id)?.sums.currency ?? this.baseCurrency;
        const sum = (amounts: readonly Amount[]) => sumAmounts(amounts, currency);
        const sums = { sheet: sum(sheet), ledger: sum(ledger), credited: sum(credited) };
        return [id, { ...sums, accepted }];
      }),
    );
  }
}
