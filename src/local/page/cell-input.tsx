import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { cellName, type Place } from './a1';
import { type Command, commandOf } from './keys';
import type { SheetController } from './sheet-controller';
import type { Choices } from './use-sheets';

interface Props {
  readonly controller: SheetController;
  readonly choices: Choices;
  /** Counts scrolls; the editor follows its cell. */
  readonly frame: number;
  rectOf(place: Place): DOMRect | null;
}

/**
 * Holds the keyboard for the whole grid. Between edits it lies unseen over the active cell, so
 * that what is typed, composed, copied or pasted arrives here; during an edit it is the editor.
 */
export function CellInput({ controller, rectOf, choices }: Props) {
  const input = useRef<HTMLTextAreaElement>(null);
  const { editing, cursor } = controller;
  const cell = controller.cellAt(cursor.active);
  const rect = rectOf(editing?.place ?? cursor.active);

  useLayoutEffect(() => {
    const box = input.current;
    if (!box) return;
    if (!editing) box.value = '';
    else if (box.value !== editing.text) box.value = editing.text;
    if (editing) grow(box, rect);
  }, [editing, rect?.x, rect?.y]);
  useEffect(() => {
    const box = input.current;
    if (box && !isTypingElsewhere()) box.focus({ preventScroll: true });
  }, [controller, cursor.selection, editing === null]);

  const place = rect ?? new DOMRect(0, 0, 1, 1);
  return (
    <textarea
      ref={input}
      class={editing ? 'cell-input open' : 'cell-input'}
      aria-label={`${cellName(cursor.active.row, cursor.active.column)} ${cell?.text ?? ''}`}
      rows={1}
      spellcheck={false}
      autocomplete="off"
      style={{
        left: `${place.x}px`,
        top: `${place.y}px`,
        minWidth: `${place.width}px`,
        minHeight: `${place.height}px`,
      }}
      onInput={(event) => {
        const text = event.currentTarget.value;
        if (editing) controller.setText(text);
        else controller.begin({ text, quick: true });
      }}
      onKeyDown={(event) => {
        if (event.isComposing) return;
        if (editing) editorKey(event, controller);
        else gridKey(event, controller, choices);
      }}
      onCopy={(event) => !editing && copy(event, controller)}
      onCut={(event) => {
        if (editing) return;
        copy(event, controller);
        void controller.writes.clear();
      }}
      onPaste={(event) => {
        if (editing) return;
        event.preventDefault();
        void controller.writes.paste(event.clipboardData?.getData('text/plain') ?? '');
      }}
    />
  );
}

/** Lets the editor grow with its text, within the sheet. */
function grow(box: HTMLTextAreaElement, rect: DOMRect | null): void {
  box.style.width = 'auto';
  box.style.height = 'auto';
  const room = (box.parentElement?.clientWidth ?? 600) - (rect?.x ?? 0) - 8;
  const wanted = Math.max(rect?.width ?? 0, Math.min(room, box.scrollWidth + 2));
  box.style.width = `${Math.max(wanted, rect?.width ?? 0)}px`;
  box.style.height = `${Math.max(box.scrollHeight, rect?.height ?? 0)}px`;
}

function isTypingElsewhere(): boolean {
  const focused = document.activeElement;
  if (document.querySelector('dialog[open]')) return true;
  return (
    focused instanceof HTMLElement &&
    !focused.classList.contains('cell-input') &&
    (focused.matches('input, textarea, iframe') || focused.closest('.menu-list') !== null)
  );
}

function gridKey(event: KeyboardEvent, controller: SheetController, choices: Choices): void {
  if (event.key === 'Escape') choices.open(null);
  const command = commandOf(event);
  if (!command || (command.kind === 'tick' && !controller.ruleAt(controller.cursor.active))) return;
  const rule = controller.ruleAt(controller.cursor.active);
  event.preventDefault();
  if (command.kind === 'edit' && rule?.kind === 'list' && event.key === 'Enter') {
    choices.open(controller.cursor.active);
  } else if (command.kind === 'edit' && rule?.kind === 'checkbox') controller.tick();
  else controller.run(command);
}

const AFTER: Readonly<Record<string, [plain: Direction, shifted: Direction]>> = {
  Enter: ['down', 'up'],
  Tab: ['right', 'left'],
};
type Direction = (Command & { kind: 'next' })['direction'];

const QUICK: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** Keys within an open editor; Alt+Enter is a new line, arrows leave what typing has opened. */
function editorKey(event: KeyboardEvent, controller: SheetController): void {
  if (event.key === 'Escape') {
    event.preventDefault();
    controller.cancel();
    return;
  }
  if (event.key === 'Enter' && event.altKey) {
    event.preventDefault();
    const box = event.currentTarget as HTMLTextAreaElement;
    box.setRangeText('\n', box.selectionStart, box.selectionEnd, 'end');
    controller.setText(box.value);
    return;
  }
  const leave = AFTER[event.key]?.[event.shiftKey ? 1 : 0];
  const quick = controller.editing?.quick ? QUICK[event.key] : undefined;
  const direction = leave ?? quick;
  if (!direction) return;
  event.preventDefault();
  void controller.commit({ kind: 'next', direction });
}

/** Small areas are copied at once from what is loaded, large ones when the server has sent them. */
function copy(event: ClipboardEvent, controller: SheetController): void {
  event.preventDefault();
  const text = controller.writes.loadedText();
  if (text !== null) event.clipboardData?.setData('text/plain', text);
  else void controller.writes.copy().then((whole) => navigator.clipboard.writeText(whole));
}
