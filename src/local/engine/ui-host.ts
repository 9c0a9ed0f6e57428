/** An entry of a menu: a function to run, a sub-menu or a line between. */
export type MenuEntry =
  | { readonly kind: 'item'; readonly caption: string; readonly functionName: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'menu'; readonly menu: MenuModel };

export interface MenuModel {
  readonly caption: string;
  /** Add-on menus stand below Extensions, under the name of the add-on. */
  readonly addOn: boolean;
  readonly entries: readonly MenuEntry[];
}

export interface ShownHtml {
  readonly kind: 'sidebar' | 'modal' | 'modeless';
  readonly title: string;
  readonly html: string;
  readonly width: number | null;
  readonly height: number | null;
}

export interface Question {
  readonly kind: 'alert' | 'prompt';
  readonly title: string;
  readonly text: string;
  readonly buttons: string;
}

export interface Reply {
  /** Name of the constant of `Base.Button`, as "OK", "YES" or "CLOSE". */
  readonly button: string;
  readonly text: string;
}

/** The person in front of the spreadsheet: a browser, or a script of answers in a test. */
export interface UiHost {
  addMenu(menu: MenuModel): void;
  show(html: ShownHtml): void;
  /** Blocks until the person answers. */
  ask(question: Question): Reply;
  toast(message: string, title: string, seconds: number): void;
}

/** Nobody is there: menus and sidebars go nowhere, every question is closed unanswered. */
export const nobody: UiHost = {
  addMenu: () => {},
  show: () => {},
  ask: () => ({ button: 'CLOSE', text: '' }),
  toast: () => {},
};
