import { useState } from 'preact/hooks';
import { Button } from './button';
import { roles } from './connection-roles';
import type { ConnectionField, ConnectionView } from './protocol';
import { remote } from './remote';
import type { Sidebar } from './use-sidebar';

interface FormProps {
  readonly sidebar: Sidebar;
  readonly connection: ConnectionView;
  readonly isNext: boolean;
  readonly disabled: boolean;
}

/** Asks for what a provider wants to see, and keeps it once the provider has accepted it. */
export function ConnectForm({ sidebar, connection, isNext, disabled }: FormProps) {
  const { provider, title, role, fields, help } = connection;
  const [entered, setEntered] = useState<Readonly<Record<string, string>>>({});
  const complete = fields.every(({ name, optional }) => optional || entered[name]?.trim());
  const connect = async (event: Event) => {
    event.preventDefault();
    if (disabled || !complete) return;
    const name = `connect:${provider}`;
    if (await sidebar.press(name, () => remote.connect(provider, entered))) setEntered({});
  };
  return (
    <form
      class="connection"
      data-provider={provider}
      data-connected="false"
      onSubmit={(event) => void connect(event)}
    >
      <h3>
        {title} <small>{roles[role]}</small>
      </h3>
      {help === '' ? null : <p class="help">{help}</p>}
      {fields.map((field) => (
        <Field
          key={field.name}
          id={`${provider}-${field.name}`}
          field={field}
          value={entered[field.name] ?? ''}
          disabled={disabled}
          enter={(value) => setEntered((old) => ({ ...old, [field.name]: value }))}
        />
      ))}
      <div class="actions">
        <Button
          action="connect"
          kind={isNext ? 'primary' : 'plain'}
          disabled={disabled || !complete}
          waiting={sidebar.waiting === `connect:${provider}`}
        >
          Connect {title}
        </Button>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly id: string;
  readonly field: ConnectionField;
  readonly value: string;
  readonly disabled: boolean;
  readonly enter: (value: string) => void;
}

function Field({ id, field, value, disabled, enter }: FieldProps) {
  const { label, secret, optional } = field;
  return (
    <div class="field">
      <label for={id}>
        {label}
        {optional ? <small> (optional)</small> : null}
      </label>
      <input
        id={id}
        name={field.name}
        type={secret ? 'password' : 'text'}
        autocomplete="off"
        spellcheck={false}
        value={value}
        disabled={disabled}
        onInput={(event) => enter(event.currentTarget.value)}
      />
    </div>
  );
}
