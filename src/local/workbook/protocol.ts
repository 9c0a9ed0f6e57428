/**
 * What the page in the browser and the server of the local workbook say to each other. The page
 * posts a `Request` and is answered at once with 202; the reply comes by the event stream, so that
 * no connection is ever held while a script runs. Rows and columns count from 1, as in Apps Script.
 */
export type Request =
  | { readonly kind: 'rows'; readonly sheet: number; readonly from: number; readonly to: number }
  | {
      readonly kind: 'edit';
      readonly sheet: number;
      readonly row: number;
      readonly column: number;
      /** Texts as a person types them, row by row. */
      readonly texts: readonly (readonly string[])[];
      /** The person has read the warning of a protected range. */
      readonly sure?: boolean;
    }
  | {
      readonly kind: 'clear';
      readonly sheet: number;
      readonly area: Area;
      readonly sure?: boolean;
    }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'select'; readonly sheet: number; readonly area: Area }
  | {
      readonly kind: 'width';
      readonly sheet: number;
      readonly column: number;
      readonly pixels: number;
    }
  /** Where Ctrl and an arrow lead: the edge of a block of filled cells, or of the sheet. */
  | {
      readonly kind: 'jump';
      readonly sheet: number;
      readonly row: number;
      readonly column: number;
      readonly direction: Direction;
    }
  /** The whole text of an area, tab-separated, as Copy puts it into the clipboard. */
  | { readonly kind: 'copy'; readonly sheet: number; readonly area: Area }
  | { readonly kind: 'menu'; readonly functionName: string }
  /** A call of `google.script.run` with what the page's client has let through. */
  | {
      readonly kind: 'script';
      readonly functionName: string;
      readonly args: readonly unknown[];
    }
  | { readonly kind: 'closeHtml'; readonly id: number }
  /** Moves the clock, so that triggers fire. */
  | { readonly kind: 'advance'; readonly ms: number };

/** Pixels of an ordinary row on the screen. */
export const ROW_HEIGHT = 24;

export type Direction = 'up' | 'down' | 'left' | 'right';

/** What a person answers to an alert or a prompt; it reaches a script that waits for it. */
export interface QuestionAnswer {
  readonly question: number;
  readonly button: string;
  readonly text: string;
}

/** An edit is done, or asks first because somebody has protected a cell with a warning. */
export type EditReply =
  | { readonly done: true; readonly area: Area }
  | { readonly done: false; readonly warning: string };

/** A rectangle of cells, both ends included. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

/** Told to every open page. */
export type WorkbookEvent =
  | { readonly kind: 'workbook'; readonly workbook: WorkbookView }
  /** Cells of a sheet are no longer what they were; null: of any sheet. */
  | { readonly kind: 'changed'; readonly sheet: number | null }
  | { readonly kind: 'activate'; readonly sheet: number; readonly area: Area | null }
  | {
      readonly kind: 'toast';
      readonly message: string;
      readonly title: string;
      /** Negative: stays until it is closed. */
      readonly seconds: number;
    }
  | { readonly kind: 'html'; readonly html: HtmlView }
  | { readonly kind: 'htmlClosed'; readonly id: number }
  | { readonly kind: 'question'; readonly question: QuestionView }
  | { readonly kind: 'answered'; readonly question: number }
  /** Functions that run now; empty when the workbook rests. */
  | { readonly kind: 'running'; readonly functions: readonly string[] }
  | { readonly kind: 'clock'; readonly now: number }
  | { readonly kind: 'reply'; readonly request: number; readonly reply: Reply };

export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly name: string; readonly message: string };

export interface WorkbookView {
  readonly title: string;
  readonly timeZone: string;
  readonly now: number;
  readonly sheets: readonly SheetView[];
  readonly activeSheet: number;
  readonly menus: readonly MenuView[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface SheetView {
  readonly id: number;
  readonly name: string;
  readonly hidden: boolean;
  /** As `#1a73e8`; empty where the tab has none. */
  readonly tabColor: string;
  readonly rows: number;
  readonly columns: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  /** Rows that are not `ROW_HEIGHT` high, in their order. */
  readonly heights: readonly (readonly [row: number, pixels: number])[];
  /** Pixels, one for each column. */
  readonly widths: readonly number[];
  readonly hiddenColumns: readonly number[];
  readonly hiddenRows: readonly number[];
  /** Nothing stands in any cell. */
  readonly empty: boolean;
  /** Locked for a warning as a whole. */
  readonly guarded: boolean;
}

export interface MenuView {
  readonly caption: string;
  readonly addOn: boolean;
  readonly entries: readonly MenuEntryView[];
}

export type MenuEntryView =
  | {
      readonly kind: 'item';
      readonly caption: string;
      readonly functionName: string;
      readonly off?: boolean;
    }
  | { readonly kind: 'separator' }
  /** A line that only tells something. */
  | { readonly kind: 'note'; readonly caption: string }
  | { readonly kind: 'menu'; readonly menu: MenuView };

export interface HtmlView {
  readonly id: number;
  readonly kind: 'sidebar' | 'modal' | 'modeless';
  readonly title: string;
  readonly url: string;
  readonly width: number | null;
  readonly height: number | null;
}

export interface QuestionView {
  readonly id: number;
  readonly kind: 'alert' | 'prompt';
  readonly title: string;
  readonly text: string;
  /** Names of the buttons, as "OK" and "CANCEL". */
  readonly buttons: readonly string[];
}

/** The cells of some rows; rows and cells after the last one in use are left out. */
export interface RowsView {
  readonly sheet: number;
  readonly from: number;
  readonly rows: readonly (readonly (CellView | null)[])[];
  readonly styles: readonly CellStyle[];
  readonly rules: readonly CellRule[];
}

export interface CellView {
  /** As it is displayed. */
  readonly text: string;
  /** What an editor begins with, where that is not the displayed text. */
  readonly typed?: string;
  readonly kind: 'text' | 'number' | 'boolean' | 'error' | 'empty';
  /** Place in `styles` and `rules` of the answer. */
  readonly style?: number;
  readonly rule?: number;
  readonly note?: string;
  /** Why the cell shows an error. */
  readonly reason?: string;
  /** Why an edit asks first: the description of a protection. */
  readonly guard?: string;
  /** The value breaks the rule of its cell. */
  readonly invalid?: boolean;
  readonly link?: string;
}

export interface CellStyle {
  readonly background?: string;
  readonly color?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  /** Points. */
  readonly size?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly wrap?: boolean;
}

export interface CellRule {
  readonly kind: 'checkbox' | 'list' | 'other';
  readonly choices: readonly string[];
  readonly help: string;
  /** What the two states of a checkbox are typed as. */
  readonly checked?: string;
  readonly unchecked?: string;
}
