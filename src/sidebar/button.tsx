import type { ComponentChildren } from 'preact';

interface ButtonProps {
  /** What it does, for tests and for nobody else. */
  readonly action: string;
  readonly kind?: 'primary' | 'plain' | 'link';
  readonly disabled?: boolean;
  /** It was pressed and the answer is not here yet. */
  readonly waiting?: boolean;
  readonly describedBy?: string | undefined;
  readonly label?: string | undefined;
  /** None for a button that sends the form around it. */
  readonly press?: () => void;
  readonly children: ComponentChildren;
}

/** A button that says what it does; while it does it, it keeps the focus and takes no press. */
export function Button(props: ButtonProps) {
  const { action, kind = 'plain', disabled = false, waiting = false, press, children } = props;
  return (
    <button
      type={press ? 'button' : 'submit'}
      class={`button ${kind}${waiting ? ' waiting' : ''}`}
      data-action={action}
      disabled={disabled && !waiting}
      aria-disabled={waiting}
      aria-describedby={props.describedBy}
      aria-label={props.label}
      onClick={(event) => {
        if (waiting) event.preventDefault();
        else press?.();
      }}
    >
      {children}
    </button>
  );
}
