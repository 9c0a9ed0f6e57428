import type { ConnectionField } from './protocol';

interface FieldProps {
  readonly id: string;
  readonly field: ConnectionField;
  readonly value: string;
  readonly disabled: boolean;
  readonly enter: (value: string) => void;
}

/** Something that a person enters; a secret is not shown while it is typed. */
export function Field({ id, field, value, disabled, enter }: FieldProps) {
  const { label, secret, optional, choices = [] } = field;
  const own = { id, name: field.name, value, disabled };
  return (
    <div class="field">
      <label for={id}>
        {label}
        {optional && choices.length === 0 ? <small> (optional)</small> : null}
      </label>
      {choices.length > 0 ? (
        <select {...own} onChange={(event) => enter(event.currentTarget.value)}>
          {choices.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...own}
          type={secret ? 'password' : 'text'}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => enter(event.currentTarget.value)}
        />
      )}
    </div>
  );
}

/** Whether everything is entered that may not be left empty. */
export function isComplete(
  fields: readonly ConnectionField[],
  entered: Readonly<Record<string, string>>,
): boolean {
  return fields.every(({ name, optional }) => optional || entered[name]?.trim());
}
