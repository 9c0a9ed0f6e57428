import { createHash } from 'node:crypto';
import type { World } from '../../../engine/world';
import { FormulaCalculator } from '../formulas/calculator';
import { restoreSpreadsheet, type StoredSpreadsheet, storeSpreadsheet } from './snapshot';
import { SpreadsheetModel } from './spreadsheet-model';

/** What a new spreadsheet is made from. */
export interface NewDocument {
  readonly name: string;
  readonly owner: string;
  readonly rows?: number;
  readonly columns?: number;
  /** As `en_US`. */
  readonly locale?: string;
  readonly timeZone?: string;
}

interface StoredDocuments {
  readonly made: number;
  readonly documents: readonly StoredSpreadsheet[];
}

const PART = 'documents';

/** All spreadsheets of a world. */
export class Documents {
  private readonly byId = new Map<string, SpreadsheetModel>();
  /** Ids made so far. */
  made = 0;
  /** The clock that formulas see, in milliseconds since 1970. */
  now: () => number = Date.now;

  private constructor(
    private readonly world: World,
    stored: StoredDocuments | undefined,
  ) {
    this.made = stored?.made ?? 0;
    for (const one of stored?.documents ?? []) this.take(restoreSpreadsheet(one));
  }

  /** The spreadsheets of this world, always the same object. */
  static of(world: World): Documents {
    return world.part(PART, (stored) => new Documents(world, stored as StoredDocuments));
  }

  get(id: string): SpreadsheetModel | null {
    return this.byId.get(id) ?? null;
  }

  all(): readonly SpreadsheetModel[] {
    return [...this.byId.values()];
  }

  /** Makes a spreadsheet with one empty sheet of 1000 rows and 26 columns. */
  create(wanted: NewDocument): SpreadsheetModel {
    const book = new SpreadsheetModel({
      id: this.newId(),
      name: wanted.name,
      owner: wanted.owner,
      locale: wanted.locale ?? 'en_US',
      timeZone: wanted.timeZone ?? 'America/New_York',
    });
    this.take(book);
    const { rows = 1000, columns = 26 } = wanted;
    book.addSheet({ id: 0, name: 'Sheet1', rows, columns }, 0);
    return book;
  }

  /** Takes a finished spreadsheet over, as a copy that was made elsewhere. */
  take(book: SpreadsheetModel): void {
    this.byId.set(book.id, book);
    book.calculator = new FormulaCalculator(book, () => this.now());
    book.onChange = () => this.world.changed(PART, { id: book.id, version: book.version });
  }

  remove(id: string): void {
    this.byId.delete(id);
    this.world.changed(PART, { id });
  }

  /** An id as those of the platform look: 44 characters; the same in every run. */
  newId(): string {
    this.made++;
    const hash = createHash('sha256').update(`spreadsheet ${this.made}`).digest('base64url');
    return `1${hash}`;
  }

  toJSON(): StoredDocuments {
    return { made: this.made, documents: this.all().map(storeSpreadsheet) };
  }
}
