import { useState } from 'preact/hooks';
import { Button } from './button';
import { roles } from './connection-roles';
import { Field, isComplete } from './field';
import type { ConnectionView } from './protocol';
import { remote } from './remote';
import { SignIn } from './sign-in-form';
import type { Sidebar } from './use-sidebar';

export interface ConnectProps {
  readonly sidebar: Sidebar;
  readonly connection: ConnectionView;
  readonly isNext: boolean;
  readonly disabled: boolean;
}

/**
 * A provider that is not connected: its sign-in where it has one, else what it wants to see; folded
 * away unless `isOpen`, or a sign-in was begun.
 */
export function ConnectForm(props: ConnectProps & { readonly isOpen: boolean }) {
  const { provider, title, role, signIn } = props.connection;
  const begun = signIn !== null && (signIn.begun || signIn.companies.length > 0);
  return (
    <details
      class="connection"
      data-provider={provider}
      data-connected="false"
      open={props.isOpen || begun}
    >
      <summary>
        <h3>
          {title} <small>{roles[role]}</small>
        </h3>
      </summary>
      {signIn ? (
        <>
          <SignIn {...props} signIn={signIn} />
          <details class="by-hand">
            <summary>Use an access token instead</summary>
            <EnterForm {...props} isNext={false} />
          </details>
        </>
      ) : (
        <EnterForm {...props} />
      )}
    </details>
  );
}

/** Asks for what a provider wants to see, and keeps it once the provider has accepted it. */
function EnterForm({ sidebar, connection, isNext, disabled }: ConnectProps) {
  const { provider, title, fields, help } = connection;
  const [entered, setEntered] = useState<Readonly<Record<string, string>>>({});
  const complete = isComplete(fields, entered);
  const connect = async (event: Event) => {
    event.preventDefault();
    if (disabled || !complete) return;
    const name = `connect:${provider}`;
    if (await sidebar.press(name, () => remote.connect(provider, entered))) setEntered({});
  };
  return (
    <form onSubmit={(event) => void connect(event)}>
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
