import { WORLD_BEGINS } from '../../engine/data-folder';
import { World } from '../../engine/world';
import { Documents } from '../../services/spreadsheet/model/documents';
import {
  type StoredSpreadsheet,
  storeSheet,
  storeSpreadsheet,
} from '../../services/spreadsheet/model/snapshot';
import type { SpreadsheetModel } from '../../services/spreadsheet/model/spreadsheet-model';
import { PartFiles } from './part-files';

const DOCUMENTS = 'documents';
const HEAD = 'head';

interface Head {
  readonly now: number;
}

type StoredHead = Omit<StoredSpreadsheet, 'sheets'> & { readonly sheets: readonly number[] };

interface StoredDocuments {
  readonly made: number;
  readonly documents: readonly StoredHead[];
}

/**
 * A world in a folder: each part is a file of its own, and each sheet of a document too, so that a
 * save after a change of one small tab is small.
 */
export class SavedWorld {
  readonly world: World;
  /** The clock as it stood at the last save. */
  readonly now: number;
  private readonly changed = new Set<string>();
  private readonly sheetVersions = new Map<string, number>();

  private constructor(
    private readonly files: PartFiles,
    parts: ReadonlyMap<string, unknown>,
    readonly isNew: boolean,
  ) {
    this.now = (parts.get(HEAD) as Head | undefined)?.now ?? WORLD_BEGINS;
    this.world = new World(assembled(parts));
    for (const book of Documents.of(this.world).all()) {
      for (const sheet of book.sheets) {
        this.sheetVersions.set(sheetPart(book.id, sheet.id), sheet.changedAt);
      }
    }
    this.world.onChange((part) => this.changed.add(part));
  }

  /** Opens the world of a folder, which this process has locked. */
  static open(folder: string): SavedWorld {
    const { files, parts } = PartFiles.open(folder);
    return new SavedWorld(files, parts, parts.size === 0);
  }

  get hasChanged(): boolean {
    return this.changed.size > 0;
  }

  /** Keeps everything as it is now. */
  save(now: number): void {
    const texts = new Map([[HEAD, JSON.stringify({ now } satisfies Head)]]);
    const all = new Set([HEAD]);
    const parts = this.world.snapshot();
    for (const [name, part] of Object.entries(parts)) {
      all.add(name);
      if (name === DOCUMENTS && part instanceof Documents) this.addDocuments(part, { texts, all });
      else if (this.changed.has(name)) texts.set(name, JSON.stringify(part));
    }
    this.files.save(texts, all);
    this.changed.clear();
  }

  private addDocuments(
    documents: Documents,
    to: { readonly texts: Map<string, string>; readonly all: Set<string> },
  ): void {
    const heads = documents.all().map(headOf);
    to.texts.set(DOCUMENTS, JSON.stringify({ made: documents.made, documents: heads }));
    for (const book of documents.all()) {
      for (const sheet of book.sheets) {
        const name = sheetPart(book.id, sheet.id);
        to.all.add(name);
        if (this.sheetVersions.get(name) === sheet.changedAt) continue;
        to.texts.set(name, JSON.stringify(storeSheet(sheet)));
        this.sheetVersions.set(name, sheet.changedAt);
      }
    }
  }
}

/** A document whose sheets are named only. */
function headOf(book: SpreadsheetModel): StoredHead {
  const alone = Object.create(book, { sheets: { value: [] } }) as SpreadsheetModel;
  return { ...storeSpreadsheet(alone), sheets: book.sheets.map(({ id }) => id) };
}

const sheetPart = (book: string, sheet: number): string => `sheet ${book} ${sheet}`;

/** Parts as the world takes them: the sheets stand in their documents again. */
function assembled(parts: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const stored: Record<string, unknown> = {};
  for (const [name, part] of parts) {
    if (name !== HEAD && !name.startsWith('sheet ')) stored[name] = part;
  }
  const documents = stored[DOCUMENTS] as StoredDocuments | undefined;
  if (documents) {
    stored[DOCUMENTS] = {
      ...documents,
      documents: documents.documents.map((book) => ({
        ...book,
        sheets: book.sheets.map((id) => parts.get(sheetPart(book.id, id))),
      })),
    };
  }
  return stored;
}
