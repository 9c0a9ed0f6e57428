import type {
  Area,
  HtmlView,
  QuestionView,
  WorkbookEvent,
  WorkbookView,
} from '../workbook/protocol';

export interface Toast {
  readonly id: number;
  readonly message: string;
  readonly title: string;
  readonly seconds: number;
}

/** What the page knows of the workbook, all told by the server's events. */
export interface WorkbookState {
  readonly workbook: WorkbookView | null;
  readonly connected: boolean;
  readonly running: readonly string[];
  readonly toasts: readonly Toast[];
  readonly questions: readonly QuestionView[];
  readonly sidebar: HtmlView | null;
  readonly dialogs: readonly HtmlView[];
  readonly now: number;
  /** A place that a script has opened in front of the person. */
  readonly activated: { readonly sheet: number; readonly area: Area | null } | null;
}

export const emptyState: WorkbookState = {
  workbook: null,
  connected: false,
  running: [],
  toasts: [],
  questions: [],
  sidebar: null,
  dialogs: [],
  now: 0,
  activated: null,
};

export type StateChange =
  | WorkbookEvent
  | { readonly kind: 'connected'; readonly connected: boolean }
  | { readonly kind: 'toastGone'; readonly id: number };

let toasts = 0;

/** The state after an event. */
export function nextState(state: WorkbookState, change: StateChange): WorkbookState {
  switch (change.kind) {
    case 'workbook':
      return { ...state, workbook: change.workbook, now: change.workbook.now };
    case 'connected':
      return { ...state, connected: change.connected };
    case 'running':
      return { ...state, running: change.functions };
    case 'clock':
      return { ...state, now: change.now };
    case 'activate':
      return { ...state, activated: { sheet: change.sheet, area: change.area } };
    case 'question':
      return {
        ...state,
        questions: [...withoutQuestion(state, change.question.id), change.question],
      };
    case 'answered':
      return { ...state, questions: withoutQuestion(state, change.question) };
    default:
      return shownState(state, change);
  }
}

function shownState(state: WorkbookState, change: StateChange): WorkbookState {
  switch (change.kind) {
    case 'toast': {
      const { message, title, seconds } = change;
      const toast = { id: toasts++, message, title, seconds };
      return { ...state, toasts: [...state.toasts.slice(-2), toast] };
    }
    case 'toastGone':
      return { ...state, toasts: state.toasts.filter(({ id }) => id !== change.id) };
    case 'html':
      return change.html.kind === 'sidebar'
        ? { ...state, sidebar: change.html }
        : { ...state, dialogs: [...withoutDialog(state, change.html.id), change.html] };
    case 'htmlClosed':
      return {
        ...state,
        sidebar: state.sidebar?.id === change.id ? null : state.sidebar,
        dialogs: withoutDialog(state, change.id),
      };
    default:
      return state;
  }
}

const withoutQuestion = ({ questions }: WorkbookState, id: number) =>
  questions.filter((one) => one.id !== id);

const withoutDialog = ({ dialogs }: WorkbookState, id: number) =>
  dialogs.filter((one) => one.id !== id);
