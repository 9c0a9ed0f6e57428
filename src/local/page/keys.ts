import type { Direction } from '../workbook/protocol';

/** What a key means in a sheet whose cells are not being edited. */
export type Command =
  | {
      readonly kind: 'move';
      readonly direction: Direction;
      readonly extend: boolean;
      /** To the edge of the block of filled cells. */
      readonly far: boolean;
    }
  | { readonly kind: 'page'; readonly down: boolean; readonly extend: boolean }
  | {
      readonly kind: 'end';
      /** First or last cell of the row, or of the sheet. */
      readonly first: boolean;
      readonly ofSheet: boolean;
      readonly extend: boolean;
    }
  | { readonly kind: 'next'; readonly direction: Direction }
  | { readonly kind: 'sheet'; readonly step: 1 | -1 }
  | {
      readonly kind:
        | 'edit'
        | 'open'
        | 'clear'
        | 'undo'
        | 'redo'
        | 'selectAll'
        | 'selectRow'
        | 'selectColumn'
        | 'tick';
    };

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Reads a key as Sheets does; null for one that types or that the browser keeps. */
export function commandOf(event: Pressed): Command | null {
  const held = event.ctrlKey || event.metaKey;
  return arrowCommand(event, held) ?? (held ? heldCommand(event) : plainCommand(event));
}

function arrowCommand(event: Pressed, held: boolean): Command | null {
  const direction = ARROWS[event.key];
  if (!direction) return null;
  if (event.altKey) return direction === 'down' ? { kind: 'open' } : null;
  return { kind: 'move', direction, extend: event.shiftKey, far: held };
}

function heldCommand({ key, shiftKey }: Pressed): Command | null {
  switch (key.toLowerCase()) {
    case 'z':
      return { kind: shiftKey ? 'redo' : 'undo' };
    case 'y':
      return { kind: 'redo' };
    case 'a':
      return { kind: 'selectAll' };
    case ' ':
      return { kind: 'selectColumn' };
    case 'home':
    case 'end':
      return { kind: 'end', first: key === 'Home', ofSheet: true, extend: shiftKey };
    case 'pageup':
    case 'pagedown':
      return { kind: 'sheet', step: key === 'PageDown' ? 1 : -1 };
    default:
      return null;
  }
}

function plainCommand({ key, shiftKey }: Pressed): Command | null {
  switch (key) {
    case 'Enter':
      return shiftKey ? { kind: 'next', direction: 'up' } : { kind: 'edit' };
    case 'F2':
      return { kind: 'edit' };
    case 'Tab':
      return { kind: 'next', direction: shiftKey ? 'left' : 'right' };
    case 'Delete':
    case 'Backspace':
      return { kind: 'clear' };
    case 'Home':
    case 'End':
      return { kind: 'end', first: key === 'Home', ofSheet: false, extend: shiftKey };
    case 'PageUp':
    case 'PageDown':
      return { kind: 'page', down: key === 'PageDown', extend: shiftKey };
    case ' ':
      return shiftKey ? { kind: 'selectRow' } : { kind: 'tick' };
    default:
      return null;
  }
}
