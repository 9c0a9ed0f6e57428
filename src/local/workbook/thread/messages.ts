import type { ShownHtml } from '../../engine/ui-host';
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
  | { readonly kind: 'stopped' };
