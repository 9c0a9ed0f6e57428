import { useEffect, useState } from 'preact/hooks';
import { Button } from './button';
import type { ConnectProps } from './connect-form';
import { Field, isComplete } from './field';
import type { SignInView } from './protocol';
import { remote } from './remote';
import { useReturn } from './use-return';

interface SignInProps extends ConnectProps {
  readonly signIn: SignInView;
  /** Told when the person is back, however it ended. */
  readonly back?: () => void;
}

/** A sign-in at a provider: what has to be entered first, the way there, and the choice after it. */
export function SignIn(props: SignInProps) {
  const { sidebar, connection, signIn, back } = props;
  const [url, setUrl] = useState('');
  const away = url !== '' && signIn.begun;
  useReturn(away, sidebar.reload);
  useEffect(() => {
    if (url === '' || signIn.begun) return;
    setUrl('');
    back?.();
  }, [url, signIn.begun, back]);
  if (signIn.companies.length > 0) return <Companies {...props} />;
  if (!away) return <AppForm {...props} opened={setUrl} />;
  return (
    <div class="away">
      <a
        class={`button ${props.isNext ? 'primary' : 'plain'}`}
        data-action="sign-in"
        href={url}
        target="_blank"
        rel="noopener"
      >
        Sign in to {signIn.name}
      </a>
      <p class="help" role="status">
        It opens in a new tab. {connection.title} appears here as connected when you come back.
      </p>
      <Button action="start-over" kind="link" press={() => setUrl('')}>
        Start over
      </Button>
    </div>
  );
}

/** What is needed of the person's own app, and which kind of company it is. */
function AppForm(props: SignInProps & { readonly opened: (url: string) => void }) {
  const { sidebar, connection, signIn, isNext, disabled, opened } = props;
  const { provider } = connection;
  const [entered, setEntered] = useState<Readonly<Record<string, string>>>(
    signIn.sandbox ? { sandbox: 'yes' } : {},
  );
  const complete = isComplete(signIn.fields, entered);
  const enter = (name: string, value: string) => setEntered((old) => ({ ...old, [name]: value }));
  const button = `begin:${provider}`;
  const begin = async (event: Event) => {
    event.preventDefault();
    if (disabled || !complete) return;
    let url = '';
    const begun = await sidebar.press(button, async () => {
      const link = await remote.beginSignIn(provider, entered);
      url = link.url;
      return link;
    });
    if (begun && url.startsWith('https://')) opened(url);
  };
  return (
    <form onSubmit={(event) => void begin(event)}>
      {signIn.help === '' ? null : <p class="help">{signIn.help}</p>}
      {signIn.redirectUri === '' ? null : (
        <p class="help">
          Redirect address: <code>{signIn.redirectUri}</code>
        </p>
      )}
      {signIn.fields.map((field) => (
        <Field
          key={field.name}
          id={`${provider}-${field.name}`}
          field={field}
          value={entered[field.name] ?? ''}
          disabled={disabled}
          enter={(value) => enter(field.name, value)}
        />
      ))}
      {signIn.hasSandbox ? (
        <label class="choice">
          <input
            type="checkbox"
            name="sandbox"
            disabled={disabled}
            checked={entered['sandbox'] === 'yes'}
            onInput={(event) => enter('sandbox', event.currentTarget.checked ? 'yes' : '')}
          />
          Sandbox company, to try things out
        </label>
      ) : null}
      <div class="actions">
        <Button
          action="begin-sign-in"
          kind={isNext ? 'primary' : 'plain'}
          disabled={disabled || !complete}
          waiting={sidebar.waiting === button}
        >
          Continue to {signIn.name}
        </Button>
      </div>
    </form>
  );
}

function Companies({ sidebar, connection, signIn, disabled }: SignInProps) {
  const { provider } = connection;
  return (
    <fieldset class="companies">
      <legend>Which company?</legend>
      {signIn.companies.map(({ id, name }) => (
        <Button
          key={id}
          action="choose-company"
          disabled={disabled}
          waiting={sidebar.waiting === `choose:${id}`}
          press={() => void sidebar.press(`choose:${id}`, () => remote.chooseCompany(provider, id))}
        >
          {name}
        </Button>
      ))}
    </fieldset>
  );
}
