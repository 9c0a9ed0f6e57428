import type { ShownHtml } from '../../engine/ui-host';
import type { WebAnswer } from '../../engine/web-app';
import type { QuestionAnswer, Reply, Request, WorkbookEvent } from '../protocol';

/** What the main thread says to the engine thread. */
export type ToEngine =
  | {
      readonly kind: 'request';
      readonly client: string;
      readonly id: number;
      readonly request: Request;
    }
  | { readonly kind: 'answer'; readonly answer: QuestionAnswer }
  /** A browser comes back from a sign-in; `query` is that of its address, as `?code=…`. */
  | { readonly kind: 'callback'; readonly id: number; readonly query: string }
  /** A page has opened and has to be told everything. */
  | { readonly kind: 'page' }
  /** Save and end. */
  | { readonly kind: 'stop' };

/** What the engine thread says to the main thread. */
export type FromEngine =
  /** The workbook is open; `troubles` says what could not be connected. */
  | { readonly kind: 'ready'; readonly isNew: boolean; readonly troubles: readonly string[] }
  | { readonly kind: 'event'; readonly event: WorkbookEvent }
  | {
      readonly kind: 'reply';
      readonly client: string;
      readonly id: number;
      readonly reply: Reply;
    }
  | { readonly kind: 'html'; readonly id: number; readonly shown: ShownHtml }
  | { readonly kind: 'cameBack'; readonly id: number; readonly answer: WebAnswer }
  | { readonly kind: 'stopped' };
