import type { HttpRequest, HttpResponse } from '../../src/host';
import type { Grid } from '../support/apply-change';
import { answerOf, FakeLedger } from './fake-ledger';
import type { LedgerTraits } from './ledger-traits';
import type { Random } from './random';

/** A workbook as Google keeps it: its tabs and its document properties. */
export interface SimBook {
  readonly id: string;
  /** Rows are never changed, only put in the place of others. */
  tabs: Map<string, Grid>;
  journal: Map<string, string>;
  zone: string;
  /** Somebody has read all of the journal as it is: a change makes another one. */
  isShared: boolean;
  /** Number of the run that has the lock. */
  lockedBy: number | null;
}

/** All that outlives a run: workbooks, the ledger, the clock. */
export class SimWorld {
  readonly books: SimBook[] = [];
  readonly trace: string[] = [];
  readonly faultCounts = new Map<string, number>();
  now = Date.UTC(2026, 3, 2, 13);
  serviceCalls = 0;
  runs = 0;
  woken = 0;

  constructor(
    readonly random: Random,
    readonly traits: LedgerTraits,
    readonly ledger: FakeLedger = new FakeLedger(traits),
  ) {}

  /** The same world as it is now, with no run in it. */
  fork(): SimWorld {
    const copy = new SimWorld(this.random, this.traits, this.ledger.fork());
    for (const { id, tabs, journal, zone } of this.books) {
      copy.books.push({
        id,
        tabs: new Map(tabs),
        journal: new Map(journal),
        zone,
        isShared: false,
        lockedBy: null,
      });
    }
    copy.now = this.now;
    copy.runs = this.runs;
    return copy;
  }

  /** What outlives a kill, as one text; moments are left out, because they always differ. */
  fingerprint(): string {
    const books = this.books.map(({ tabs, journal }) => [[...tabs], [...journal]]);
    return JSON.stringify([books, this.ledger.documents]).replace(/1[67]\d{11}/g, 'T');
  }

  addBook(id: string): SimBook {
    const none = { tabs: new Map(), journal: new Map(), zone: 'America/New_York' };
    const book: SimBook = { id, ...none, isShared: false, lockedBy: null };
    this.books.push(book);
    return book;
  }

  pass(ms: number): void {
    this.now += ms;
    this.ledger.settle(this.now);
  }

  count(fault: string): void {
    this.faultCounts.set(fault, (this.faultCounts.get(fault) ?? 0) + 1);
  }

  /** What a receipt's address gives. */
  receipt(request: HttpRequest): HttpResponse {
    return request.url.includes('missing') ? answerOf(404, '') : answerOf(200, 'PDF');
  }
}
