import type { MenuModel, Question, Reply, ShownHtml, UiHost } from '../../engine/ui-host';
import type { QuestionAnswer, WorkbookEvent } from '../protocol';

/** Caption of an add-on's own menu, which a script cannot choose. */
const ADD_ON = 'Tieout';

const BUTTONS: Readonly<Record<string, readonly string[]>> = {
  OK: ['OK'],
  OK_CANCEL: ['OK', 'CANCEL'],
  YES_NO: ['YES', 'NO'],
  YES_NO_CANCEL: ['YES', 'NO', 'CANCEL'],
};

/** HTML that a script has shown; the page fetches it by its id from the second origin. */
export interface KeptHtml {
  readonly id: number;
  readonly shown: ShownHtml;
}

export interface PageUiParts {
  emit(event: WorkbookEvent): void;
  showHtml(html: KeptHtml): void;
  /** Blocks until the person has answered; serves what else is asked meanwhile. */
  waitForAnswer(question: number): QuestionAnswer;
}

/** The person in front of the page, as scripts see them. */
export class PageUi implements UiHost {
  menus: MenuModel[] = [];
  private lastId = 0;

  constructor(private readonly parts: PageUiParts) {}

  addMenu(menu: MenuModel): void {
    const named = { ...menu, caption: menu.caption || ADD_ON };
    this.menus = [...this.menus.filter(({ caption }) => caption !== named.caption), named];
  }

  show(shown: ShownHtml): void {
    this.parts.showHtml({ id: this.nextId(), shown });
  }

  ask({ kind, title, text, buttons }: Question): Reply {
    const id = this.nextId();
    const names = BUTTONS[buttons] ?? ['OK'];
    this.parts.emit({ kind: 'question', question: { id, kind, title, text, buttons: names } });
    const { button, text: typed } = this.parts.waitForAnswer(id);
    this.parts.emit({ kind: 'answered', question: id });
    return { button, text: typed };
  }

  toast(message: string, title: string, seconds: number): void {
    this.parts.emit({ kind: 'toast', message, title, seconds });
  }

  private nextId(): number {
    this.lastId++;
    return this.lastId;
  }
}
