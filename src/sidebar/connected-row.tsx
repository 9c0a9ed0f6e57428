import { useCallback, useState } from 'preact/hooks';
import { Button } from './button';
import { roles } from './connection-roles';
import type { ConnectionView } from './protocol';
import { remote } from './remote';
import { SignIn } from './sign-in-form';
import type { Sidebar } from './use-sidebar';

interface RowProps {
  readonly sidebar: Sidebar;
  readonly connection: ConnectionView;
  readonly disabled: boolean;
}

/** A connected provider, with a way to try it and a way out that asks first. */
export function ConnectedRow({ sidebar, connection, disabled }: RowProps) {
  const { provider, title, role, account, fields, signIn } = connection;
  const [asking, setAsking] = useState(false);
  const [again, setAgain] = useState(false);
  const back = useCallback(() => setAgain(false), []);
  const leave = async () => {
    setAsking(false);
    await sidebar.press(`disconnect:${provider}`, () => remote.disconnect(provider));
  };
  return (
    <section class="connection" data-provider={provider} data-connected="true">
      <h3>
        {title} <small>{roles[role]}</small>
      </h3>
      <p class="account">{account === '' ? 'Connected' : account}</p>
      {asking ? (
        <div class="actions">
          <span class="question">Forget the access to {title}?</span>
          <Button action="disconnect-now" disabled={disabled} press={() => void leave()}>
            Disconnect
          </Button>
          <Button action="keep" kind="link" press={() => setAsking(false)}>
            Keep
          </Button>
        </div>
      ) : (
        <div class="actions">
          <Button
            action="test"
            kind="link"
            disabled={disabled}
            waiting={sidebar.waiting === `test:${provider}`}
            press={() =>
              void sidebar.press(`test:${provider}`, () => remote.testConnection(provider))
            }
          >
            Test
          </Button>
          {signIn ? (
            <Button
              action="sign-in-again"
              kind="link"
              disabled={disabled}
              press={() => setAgain(!again)}
            >
              Sign in again
            </Button>
          ) : null}
          {fields.length > 0 ? (
            <Button
              action="disconnect"
              kind="link"
              disabled={disabled}
              waiting={sidebar.waiting === `disconnect:${provider}`}
              press={() => setAsking(true)}
            >
              Disconnect
            </Button>
          ) : null}
        </div>
      )}
      {signIn && (again || signIn.companies.length > 0) ? (
        <SignIn
          sidebar={sidebar}
          connection={connection}
          signIn={signIn}
          isNext={false}
          disabled={disabled}
          back={back}
        />
      ) : null}
    </section>
  );
}
