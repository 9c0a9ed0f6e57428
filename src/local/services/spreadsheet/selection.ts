import type { EnumConstant } from '../../engine/service-object';
import { ServiceObject } from '../../engine/service-object';
import type { Rectangle } from './model/rectangle';
import { nextDataCell } from './model/regions';
import type { RangeLike, SheetPlace, SheetSession } from './sheet-session';

/** What is selected on a sheet. */
export class Selection extends ServiceObject {
  readonly gasType = 'Spreadsheet.Selection';

  constructor(
    private readonly session: SheetSession,
    private readonly place: SheetPlace,
  ) {
    super();
  }

  getActiveSheet() {
    return this.session.make.sheet(this.place);
  }
  getActiveRange() {
    return this.session.make.range(this.place, this.last);
  }
  getActiveRangeList() {
    return this.session.make.rangeList(this.place, this.session.sheet(this.place).selection);
  }
  getCurrentCell() {
    return this.session.make.range(this.place, { ...this.last, rows: 1, columns: 1 });
  }
  getNextDataRange(direction: EnumConstant) {
    const sheet = this.session.sheet(this.place);
    return this.session.make.range(this.place, nextDataCell(sheet, this.last, direction.name));
  }

  select(range: RangeLike) {
    this.store(range.place, [range.block]);
    return range;
  }
  selectAll<T extends { readonly blocks: readonly Rectangle[] }>(list: T): T {
    this.store(this.place, list.blocks);
    return list;
  }

  private get last(): Rectangle {
    const { selection } = this.session.sheet(this.place);
    return selection.at(-1) ?? { row: 1, column: 1, rows: 1, columns: 1 };
  }

  private store(place: SheetPlace, blocks: readonly Rectangle[]): void {
    const sheet = this.session.sheet(place);
    sheet.selection = blocks;
    sheet.parent.activeSheetId = sheet.id;
    sheet.parent.structureChanged();
    sheet.changed();
  }
}
