import { useId } from 'preact/hooks';

interface ChoiceProps {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly disabled: boolean;
  readonly choose: (id: string) => void;
}

/** One of a list. */
export function Choice({ label, name, value, choices, disabled, choose }: ChoiceProps) {
  const id = useId();
  return (
    <label class="select" for={id}>
      {label}
      <select
        id={id}
        name={name}
        value={value}
        disabled={disabled}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {choices.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface EntryProps {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly enter: (value: string) => void;
}

/** Something to be typed. */
export function Entry({ label, name, value, disabled, enter }: EntryProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        name={name}
        value={value}
        disabled={disabled}
        autocomplete="off"
        onInput={(event) => enter(event.currentTarget.value)}
      />
    </div>
  );
}
