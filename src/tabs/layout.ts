import { type Choices, type Column, fieldsOf, type Owner, type Tab } from './tab';

/** A tab as a workbook shows it: what the host needs to make it or to mend it. */
export interface TabLayout {
  readonly name: string;
  readonly group: 'work' | 'list' | 'record';
  readonly frozenColumns: number;
  /** A person makes the rows, and so finds boxes and dropdowns in empty ones. */
  readonly rowsByHand: boolean;
  readonly columns: readonly ColumnLayout[];
}

export interface ColumnLayout {
  /** The field of the record that the column holds. */
  readonly field: string;
  readonly header: string;
  readonly format: string;
  /** Pixels. */
  readonly width: number;
  readonly wraps: boolean;
  readonly note: string;
  /** A person may type in the columns of the `user`; every other one is guarded by a warning. */
  readonly owner: Owner;
  readonly checkbox: boolean;
  /** The dropdown that every row has; null where there is none, or one that depends on the row. */
  readonly choices: Choices | null;
}

/** Sentences need these pixels to be read; narrower text stays on one line. */
const SENTENCE_WIDTH = 330;

/** The look of a tab, from what its columns are. */
export function layoutOf<R>(tab: Tab<R>): TabLayout {
  const rowsByHand = tab.columns[tab.key].owner === 'user';
  return {
    name: tab.name,
    group: tab.group,
    frozenColumns: tab.frozenColumns,
    rowsByHand,
    columns: fieldsOf(tab).map((field) => {
      const { header, cell, owner, width = 100, wraps, note } = tab.columns[field];
      return {
        field,
        header,
        format: cell.format,
        width: Math.max(width, widthOf(header)),
        wraps: wraps ?? (cell.format === '@' && width >= SENTENCE_WIDTH),
        note: note ?? '',
        owner,
        checkbox: cell.checkbox === true,
        choices: rowsByHand ? choicesOf(tab.columns[field]) : null,
      };
    }),
  };
}

/** Pixels of a header in one line: bold letters of ten points, and the padding of the cell. */
function widthOf(header: string): number {
  return Math.ceil(header.length * 7.5) + 12;
}

function choicesOf<T>({ cell, choicesFor }: Column<T>): Choices | null {
  return choicesFor?.('') ?? (cell.choices ? { words: cell.choices } : null);
}
