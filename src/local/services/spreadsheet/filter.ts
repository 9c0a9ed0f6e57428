import { ScriptError } from '../../engine/script-error';
import { ServiceObject } from '../../engine/service-object';
import { toInteger } from './arguments';
import { FilterCriteria } from './filter-criteria';
import { lastColumnOf } from './model/rectangle';
import type { SheetFilter } from './model/rules';
import { sortBlock } from './model/sort';
import type { SheetPlace, SheetSession } from './sheet-session';

/** The filter of a sheet; its first row is the header. */
export class Filter extends ServiceObject {
  readonly gasType = 'Spreadsheet.Filter';

  constructor(
    private readonly session: SheetSession,
    private readonly place: SheetPlace,
  ) {
    super();
  }

  getRange() {
    return this.session.make.range(this.place, this.filter.range);
  }

  getColumnFilterCriteria(column: number) {
    const rule = this.filter.rules[this.columnOf(column)];
    return rule ? FilterCriteria.fromModel(rule, this.session, this.place.bookId) : null;
  }

  setColumnFilterCriteria(column: number, criteria: FilterCriteria | null) {
    const rules = { ...this.filter.rules };
    const at = this.columnOf(column);
    const { timeZone } = this.session.book(this.place.bookId);
    if (criteria) rules[at] = criteria.toModel(timeZone);
    else delete rules[at];
    this.store({ ...this.filter, rules });
    return this;
  }

  removeColumnFilterCriteria(column: number) {
    return this.setColumnFilterCriteria(column, null);
  }

  sort(column: number, ascending: boolean) {
    const sheet = this.session.sheet(this.place);
    const { range } = this.filter;
    const at = this.columnOf(column);
    if (range.rows > 1) {
      const body = { ...range, row: range.row + 1, rows: range.rows - 1 };
      this.session.mayEdit(sheet, body);
      sortBlock(sheet, body, [{ column: at, ascending }]);
    }
    return this;
  }

  remove() {
    this.store(null);
  }

  private get filter(): SheetFilter {
    const { filter } = this.session.sheet(this.place);
    if (!filter) throw new ScriptError('The filter no longer exists.');
    return filter;
  }

  private store(filter: SheetFilter | null): void {
    const sheet = this.session.sheet(this.place);
    sheet.filter = filter;
    sheet.changed();
  }

  private columnOf(column: number): number {
    const { range } = this.filter;
    if (toInteger(column) < range.column || column > lastColumnOf(range)) {
      throw new ScriptError('Those columns are out of bounds.');
    }
    return column;
  }
}
