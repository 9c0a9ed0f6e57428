import type { Reply } from '../workbook/protocol';

/** What the frame of a script says to the page around it. */
export type FromFrame =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly functionName: string;
      readonly args: readonly unknown[];
    }
  | { readonly kind: 'close' }
  | { readonly kind: 'focus' }
  | { readonly kind: 'size'; readonly side: 'width' | 'height'; readonly pixels: number };

/** The answer to a call. */
export interface ToFrame {
  readonly id: number;
  readonly answer: Reply;
}
