import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { QuestionView } from '../workbook/protocol';
import type { Connection } from './connection';

interface DialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly wide?: boolean;
  /** Escape, or the cross in the corner. */
  close(): void;
}

/** A window over the page that keeps the focus until it is closed. */
export function Dialog({ title, children, close }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    const window = dialog.current;
    window?.showModal();
    return () => {
      window?.close();
      before?.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-label={title || 'Message'}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <header>
        <h2>{title}</h2>
        <button type="button" class="icon-button close" aria-label="Close" onClick={close} />
      </header>
      {children}
    </dialog>
  );
}

const CAPTIONS: Readonly<Record<string, string>> = {
  OK: 'OK',
  CANCEL: 'Cancel',
  YES: 'Yes',
  NO: 'No',
};

interface QuestionProps {
  readonly question: QuestionView;
  readonly connection: Connection;
}

/** What a script asks and waits for. */
export function Question({ question, connection }: QuestionProps) {
  const [text, setText] = useState('');
  const answer = (button: string) =>
    void connection.answer({ question: question.id, button, text });
  return (
    <Dialog title={question.title} close={() => answer('CLOSE')}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          answer(question.buttons[0] ?? 'OK');
        }}
      >
        <p class="question">{question.text}</p>
        {question.kind === 'prompt' && (
          <input
            class="answer"
            aria-label={question.text || question.title}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
        <div class="buttons">
          {question.buttons.map((button, index) => (
            <button
              key={button}
              type={index === 0 ? 'submit' : 'button'}
              class={index === 0 ? 'primary' : ''}
              onClick={index === 0 ? undefined : () => answer(button)}
            >
              {CAPTIONS[button] ?? button}
            </button>
          ))}
        </div>
      </form>
    </Dialog>
  );
}

/** The warning of a protected range. */
export function Confirm(props: { readonly warning: string; answer(yes: boolean): void }) {
  return (
    <Dialog title="This part is protected" close={() => props.answer(false)}>
      <p class="question">{props.warning}</p>
      <div class="buttons">
        <button type="button" class="primary" onClick={() => props.answer(false)}>
          Leave it
        </button>
        <button type="button" onClick={() => props.answer(true)}>
          Edit anyway
        </button>
      </div>
    </Dialog>
  );
}

export function Failure({ message, close }: { readonly message: string; close(): void }) {
  return (
    <Dialog title="That did not work" close={close}>
      <p class="question">{message}</p>
      <div class="buttons">
        <button type="button" class="primary" onClick={close}>
          OK
        </button>
      </div>
    </Dialog>
  );
}
