import { fieldsOf, type Owner, type Tab } from './tab';

/** A tab as a workbook shows it: what the host needs to make it or to mend it. */
export interface TabLayout {
  readonly name: string;
  readonly group: 'work' | 'list' | 'record';
  readonly frozenColumns: number;
  readonly columns: readonly ColumnLayout[];
}

export interface ColumnLayout {
  readonly header: string;
  readonly format: string;
  /** Pixels. */
  readonly width: number;
  readonly note: string;
  /** A person may type in the columns of the `user`; every other one is guarded by a warning. */
  readonly owner: Owner;
  readonly checkbox: boolean;
  /** Words of a dropdown, empty where there is none. */
  readonly choices: readonly string[];
}

/** The look of a tab, from what its columns are. */
export function layoutOf<R>(tab: Tab<R>): TabLayout {
  return {
    name: tab.name,
    group: tab.group,
    frozenColumns: tab.frozenColumns,
    columns: fieldsOf(tab).map((field) => {
      const { header, cell, owner, width, note } = tab.columns[field];
      return {
        header,
        format: cell.format,
        width: width ?? 100,
        note: note ?? '',
        owner,
        checkbox: cell.checkbox === true,
        choices: cell.choices ?? [],
      };
    }),
  };
}
