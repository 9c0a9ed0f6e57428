import { ScriptError } from '../../engine/script-error';
import type { EnumConstant } from '../../engine/service-object';
import { DeveloperMetadata } from './developer-metadata';
import type { Metadata } from './model/rules';
import type { SheetModel } from './model/sheet-model';
import type { SpreadsheetModel } from './model/spreadsheet-model';
import type { RangeLike, SheetSession } from './sheet-session';

export type Span = NonNullable<Metadata['span']>;

const ARBITRARY =
  'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.';

export function addMetadata(
  book: SpreadsheetModel,
  location: { readonly sheetId: number | null; readonly span: Span | null },
  key: string,
  rest: readonly (string | EnumConstant)[],
): void {
  const value = rest.find((one) => typeof one === 'string') as string | undefined;
  const visibility = rest.find((one) => typeof one === 'object') as EnumConstant | undefined;
  const made: Metadata = {
    id: book.nextId(),
    key,
    value: value ?? null,
    visibility: visibility?.name ?? 'DOCUMENT',
    ...location,
  };
  book.metadata = [...book.metadata, made];
  book.nextVersion();
}

export function addRowOrColumnMetadata(
  session: SheetSession,
  range: RangeLike,
  key: string,
  rest: readonly (string | EnumConstant)[],
): void {
  const sheet = session.sheet(range.place);
  const span = entireSpan(sheet, range);
  if (!span) throw new ScriptError(ARBITRARY);
  addMetadata(sheet.parent, { sheetId: sheet.id, span }, key, rest);
}

/** The row or column that a range covers in full, or null. */
export function entireSpan(sheet: SheetModel, { block }: RangeLike): Span | null {
  const { rows, columns } = sheet;
  if (block.rows === 1 && block.column === 1 && block.columns === columns.count) {
    return { axis: 'rows', at: block.row };
  }
  if (block.columns === 1 && block.row === 1 && block.rows === rows.count) {
    return { axis: 'columns', at: block.column };
  }
  return null;
}

export function metadataOfRange(session: SheetSession, range: RangeLike): DeveloperMetadata[] {
  const sheet = session.sheet(range.place);
  const { block } = range;
  const { rows, columns } = sheet;
  const inside = ({ sheetId, span }: Metadata): boolean => {
    if (sheetId !== sheet.id || !span) return false;
    if (span.axis === 'rows') {
      return (
        block.columns === columns.count && span.at >= block.row && span.at < block.row + block.rows
      );
    }
    return (
      block.rows === rows.count && span.at >= block.column && span.at < block.column + block.columns
    );
  };
  return metadataWhere(session, sheet.parent.id, inside);
}

export function metadataWhere(
  session: SheetSession,
  bookId: string,
  fits: (metadata: Metadata) => boolean,
): DeveloperMetadata[] {
  return session
    .book(bookId)
    .metadata.filter(fits)
    .map(({ id }) => new DeveloperMetadata(session, bookId, id));
}
