import { NotEmulated } from '../../engine/script-error';
import { type EnumConstant, ServiceObject } from '../../engine/service-object';
import { locationType } from './developer-metadata';
import { metadataWhere } from './metadata-access';
import type { Metadata } from './model/rules';
import type { RangeLike, SheetSession } from './sheet-session';

interface Within {
  readonly bookId: string;
  readonly sheetId?: number;
  readonly range?: RangeLike;
}

/** Looks for developer metadata in a spreadsheet, a sheet or a range. */
export class DeveloperMetadataFinder extends ServiceObject {
  readonly gasType = 'Spreadsheet.DeveloperMetadataFinder';
  private readonly tests: ((metadata: Metadata) => boolean)[] = [];

  constructor(
    private readonly session: SheetSession,
    private readonly within: Within,
  ) {
    super();
  }

  find() {
    const { bookId } = this.within;
    return metadataWhere(
      this.session,
      bookId,
      (metadata) => this.isInside(metadata) && this.tests.every((fits) => fits(metadata)),
    );
  }
  onIntersectingLocations(): never {
    throw new NotEmulated('Spreadsheet.DeveloperMetadataFinder.onIntersectingLocations');
  }
  withId(id: number) {
    return this.where((metadata) => metadata.id === id);
  }
  withKey(key: string) {
    return this.where((metadata) => metadata.key === key);
  }
  withValue(value: string) {
    return this.where((metadata) => metadata.value === value);
  }
  withVisibility({ name }: EnumConstant) {
    return this.where((metadata) => metadata.visibility === name);
  }
  withLocationType({ name }: EnumConstant) {
    return this.where((metadata) => locationType(metadata) === name);
  }

  private where(test: (metadata: Metadata) => boolean): this {
    this.tests.push(test);
    return this;
  }

  private isInside({ sheetId, span }: Metadata): boolean {
    const { range } = this.within;
    if (this.within.sheetId === undefined) return true;
    if (sheetId !== this.within.sheetId) return false;
    if (!range) return true;
    const { row, rows, column, columns } = range.block;
    if (span?.axis === 'rows') return span.at >= row && span.at < row + rows;
    return span !== null && span.at >= column && span.at < column + columns;
  }
}
