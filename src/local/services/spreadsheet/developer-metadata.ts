import { ScriptError } from '../../engine/script-error';
import { type EnumConstant, enumOf, ServiceObject } from '../../engine/service-object';
import type { Metadata } from './model/rules';
import type { RangeLike, SheetPlace, SheetSession } from './sheet-session';

/** A key and a value at a spreadsheet, a sheet, a row or a column. */
export class DeveloperMetadata extends ServiceObject {
  readonly gasType = 'Spreadsheet.DeveloperMetadata';

  constructor(
    private readonly session: SheetSession,
    private readonly bookId: string,
    private readonly id: number,
  ) {
    super();
  }

  getId() {
    return this.id;
  }
  getKey() {
    return this.metadata.key;
  }
  getValue() {
    return this.metadata.value;
  }
  getVisibility() {
    return enumOf('Spreadsheet.DeveloperMetadataVisibility')[this.metadata.visibility];
  }
  getLocation() {
    return new DeveloperMetadataLocation(this.session, this.bookId, this.metadata);
  }
  setKey(key: string) {
    return this.change({ key });
  }
  setValue(value: string) {
    return this.change({ value });
  }
  setVisibility(visibility: EnumConstant) {
    return this.change({ visibility: visibility.name });
  }
  moveToColumn({ place, block }: RangeLike) {
    if (block.columns !== 1) throw new ScriptError('The range must be a single column.');
    return this.change({ sheetId: place.sheetId, span: { axis: 'columns', at: block.column } });
  }
  moveToRow({ place, block }: RangeLike) {
    if (block.rows !== 1) throw new ScriptError('The range must be a single row.');
    return this.change({ sheetId: place.sheetId, span: { axis: 'rows', at: block.row } });
  }
  moveToSheet(sheet: { readonly place: SheetPlace }) {
    return this.change({ sheetId: sheet.place.sheetId, span: null });
  }
  moveToSpreadsheet() {
    return this.change({ sheetId: null, span: null });
  }
  remove() {
    const book = this.session.book(this.bookId);
    book.metadata = book.metadata.filter(({ id }) => id !== this.id);
    book.nextVersion();
  }

  private get metadata(): Metadata {
    const found = this.session.book(this.bookId).metadata.find(({ id }) => id === this.id);
    if (!found) throw new ScriptError('The developer metadata no longer exists.');
    return found;
  }

  private change(parts: Partial<Metadata>): this {
    const changed = { ...this.metadata, ...parts };
    const book = this.session.book(this.bookId);
    book.metadata = book.metadata.map((one) => (one.id === this.id ? changed : one));
    book.nextVersion();
    return this;
  }
}

class DeveloperMetadataLocation extends ServiceObject {
  readonly gasType = 'Spreadsheet.DeveloperMetadataLocation';

  constructor(
    private readonly session: SheetSession,
    private readonly bookId: string,
    private readonly metadata: Metadata,
  ) {
    super();
  }

  getLocationType() {
    return enumOf('Spreadsheet.DeveloperMetadataLocationType')[locationType(this.metadata)];
  }
  getSpreadsheet() {
    return this.metadata.sheetId === null ? this.session.make.spreadsheet(this.bookId) : null;
  }
  getSheet() {
    const { sheetId, span } = this.metadata;
    return sheetId === null || span
      ? null
      : this.session.make.sheet({ bookId: this.bookId, sheetId });
  }
  getRow() {
    return this.whole('rows');
  }
  getColumn() {
    return this.whole('columns');
  }

  /** The row or column as a range without ends, as `9:9`. */
  private whole(axis: 'rows' | 'columns') {
    const { sheetId, span } = this.metadata;
    if (sheetId === null || span?.axis !== axis) return null;
    const place = { bookId: this.bookId, sheetId };
    const { grid } = this.session.sheet(place);
    const rows = axis === 'rows';
    const block = rows
      ? { ...grid, row: span.at, rows: 1 }
      : { ...grid, column: span.at, columns: 1 };
    return this.session.make.range(place, block, {
      startRow: rows,
      endRow: rows,
      startColumn: !rows,
      endColumn: !rows,
    });
  }
}

/** Name of a constant of `DeveloperMetadataLocationType`. */
export function locationType({ sheetId, span }: Metadata): string {
  if (sheetId === null) return 'SPREADSHEET';
  if (!span) return 'SHEET';
  return span.axis === 'rows' ? 'ROW' : 'COLUMN';
}
