import type { ServiceContext } from '../engine/local-apps-script';
import { ScriptError } from '../engine/script-error';
import { type EnumConstant, enumOf, ServiceObject } from '../engine/service-object';
import type { MenuEntry, MenuModel, Question, Reply, ShownHtml } from '../engine/ui-host';
import { HtmlOutput } from './html/html-output';
import { dropLocks } from './locks';

/** A sidebar is always this wide (guides/dialogs). */
const SIDEBAR_WIDTH = 300;

/** What `SpreadsheetApp.getUi()` gives (apps-script.md C). */
export class Ui extends ServiceObject {
  readonly gasType = 'Base.Ui';

  constructor(readonly context: ServiceContext) {
    super();
  }

  alert(...args: readonly unknown[]) {
    return enumOf('Base.Button')[this.ask('alert', args).button];
  }

  prompt(...args: readonly unknown[]) {
    return new PromptResponse(this.ask('prompt', args));
  }

  createAddonMenu() {
    return new Menu(this.context, '', true);
  }

  createMenu(caption: string) {
    return new Menu(this.context, String(caption), false);
  }

  showSidebar(page: unknown) {
    this.show('sidebar', page, { width: SIDEBAR_WIDTH });
  }

  showModalDialog(page: unknown, title: string) {
    this.show('modal', page, { title: String(title) });
  }

  showModelessDialog(page: unknown, title: string) {
    this.show('modeless', page, { title: String(title) });
  }

  showDialog(page: unknown) {
    this.show('modeless', page, {});
  }

  private show(kind: ShownHtml['kind'], page: unknown, change: Partial<ShownHtml>): void {
    if (!(page instanceof HtmlOutput)) throw new ScriptError('Invalid argument: userInterface');
    const title = page.getTitle();
    this.context.ui.show({
      kind,
      title,
      html: page.getContent(),
      width: page.getWidth(),
      height: page.getHeight(),
      ...change,
    });
  }

  /** The script stands still until the person answers, and has lost its locks by then. */
  private ask(kind: Question['kind'], args: readonly unknown[]): Reply {
    return askPerson(this.context, { kind, ...questionOf(args) });
  }
}

/** Puts a question to the person in front of the spreadsheet. */
export function askPerson(context: ServiceContext, question: Question): Reply {
  dropLocks(context);
  return context.execution.suspendFor(() => context.ui.ask(question));
}

/** (prompt), (prompt, buttons) or (title, prompt, buttons). */
export function questionOf(args: readonly unknown[]): Omit<Question, 'kind'> {
  const buttons = args.length > 1 ? (args.at(-1) as EnumConstant).name : 'OK';
  const [title, text] = args.length === 3 ? [args[0], args[1]] : ['', args[0]];
  return { title: String(title), text: String(text), buttons };
}

class PromptResponse extends ServiceObject {
  readonly gasType = 'Base.PromptResponse';

  constructor(private readonly reply: Reply) {
    super();
  }

  getResponseText() {
    return this.reply.text;
  }

  getSelectedButton() {
    return enumOf('Base.Button')[this.reply.button];
  }
}

class Menu extends ServiceObject {
  readonly gasType = 'Base.Menu';
  private readonly entries: MenuEntry[] = [];

  constructor(
    private readonly context: ServiceContext,
    private readonly caption: string,
    private readonly addOn: boolean,
  ) {
    super();
  }

  addItem(caption: string, functionName: string) {
    this.entries.push({
      kind: 'item',
      caption: String(caption),
      functionName: String(functionName),
    });
    return this;
  }

  addSeparator() {
    this.entries.push({ kind: 'separator' });
    return this;
  }

  addSubMenu(menu: Menu) {
    this.entries.push({ kind: 'menu', menu: menu.model() });
    return this;
  }

  addToUi() {
    this.context.ui.addMenu(this.model());
  }

  private model(): MenuModel {
    return { caption: this.caption, addOn: this.addOn, entries: [...this.entries] };
  }
}

/** An entry of the menus that `Spreadsheet.addMenu` takes; null is a line between. */
export type OldMenuEntry = { readonly name: string; readonly functionName: string } | null;

/** Adds a menu as `Spreadsheet.addMenu` and `updateMenu` do, which replace one of the same name. */
export function addOldMenu(
  { ui }: ServiceContext,
  name: string,
  entries: readonly OldMenuEntry[],
): void {
  const items = entries.map((one): MenuEntry => {
    if (one === null) return { kind: 'separator' };
    return { kind: 'item', caption: String(one.name), functionName: String(one.functionName) };
  });
  ui.addMenu({ caption: String(name), addOn: false, entries: items });
}
