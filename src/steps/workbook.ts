import type { Host } from '../host';
import { changeOf, type Wanted } from '../tabs/change';
import { layoutOf } from '../tabs/layout';
import { fieldsOf, type Tab } from '../tabs/tab';
import { missingHeaders, readTable, type Table } from '../tabs/table';
import { goneTab, isByHand, rememberedTabs, rememberTabs } from './hand-tabs';
import { StepStopped } from './world';

/** Each tab as it was read last: what has not changed since need not be worked out again. */
const lastRead = new Map<string, unknown>();

/** The tabs of one run: each is read once, and again only after it was written. */
export class Workbook {
  private readonly tables = new Map<string, unknown>();
  /** Tabs that were read as empty because the workbook does not have them. */
  private readonly absent = new Set<string>();
  /** Tabs of a person that were read, and whether they had rows. */
  private readonly byHand = new Map<string, boolean>();
  private readonly host: Host;
  private writes = 0;

  constructor(host: Host) {
    this.host = host;
  }

  /**
   * A tab as it stands, given back its lost columns. One that is not there is made if a person
   * makes its rows; any other is empty, and made with its first row. Throws StepStopped for one
   * that held what a person typed and is gone.
   */
  table<R>(tab: Tab<R>): Table<R> {
    const known = this.tables.get(tab.name) as Table<R> | undefined;
    if (known) return known;
    const table = this.read(tab);
    if (isByHand(tab)) this.byHand.set(tab.name, table.rows.length > 0);
    this.tables.set(tab.name, table);
    lastRead.set(tab.name, table);
    return table;
  }

  /** Records of the whole rows of a tab, in sheet order. */
  records<R>(tab: Tab<R>): readonly R[] {
    return this.table(tab).rows.map(({ record }) => record);
  }

  /** Gives an owner's columns their values; says whether any cell had to change. */
  put<R>(tab: Tab<R>, wanted: Wanted<R>): boolean {
    const change = changeOf(this.table(tab), wanted);
    if (!change) return false;
    if (this.absent.delete(tab.name)) this.host.shapeTab(layoutOf(tab));
    this.host.changeTab(tab.name, change);
    this.writes++;
    this.tables.delete(tab.name);
    return true;
  }

  /** Whether this run has changed any cell. */
  get changed(): boolean {
    return this.writes > 0;
  }

  /** Forgets what was read, because somebody else may have written. */
  refresh(): void {
    this.tables.clear();
    this.absent.clear();
  }

  /** Whether the workbook has the tab. */
  has<R>(tab: Tab<R>): boolean {
    this.table(tab);
    return !this.absent.has(tab.name);
  }

  /** Keeps in mind which tabs hold what a person typed, so that a lost one is missed. */
  remember(): void {
    rememberTabs(this.host.journal, this.byHand);
  }

  private read<R>(tab: Tab<R>): Table<R> {
    const grid = this.host.readTab(tab.name);
    if (!grid) return this.empty(tab);
    const table = readTable(tab, grid, lastRead.get(tab.name) as Table<R> | undefined);
    return missingHeaders(table).length === 0 ? table : this.shaped(tab);
  }

  private empty<R>(tab: Tab<R>): Table<R> {
    if (isByHand(tab) && rememberedTabs(this.host.journal).includes(tab.name)) {
      throw new StepStopped(goneTab(tab.name));
    }
    if (tab.columns[tab.key].owner === 'user') this.host.shapeTab(layoutOf(tab));
    else this.absent.add(tab.name);
    return readTable(tab, [fieldsOf(tab).map((field) => tab.columns[field].header)]);
  }

  private shaped<R>(tab: Tab<R>): Table<R> {
    this.host.shapeTab(layoutOf(tab));
    const grid = this.host.readTab(tab.name);
    if (!grid) throw new Error(`${tab.name}: the tab is missing after it was made`);
    return readTable(tab, grid);
  }
}
