import { ApiError } from '../connectors/api-error';
import { readConnection } from '../connectors/connection';
import type { Connector } from '../connectors/connector';
import { signInOf } from '../connectors/oauth-server';
import { beginSignIn, finishSignIn, isSigningIn } from '../connectors/oauth-sign-in';
import { chooseTenant, tenantsToChoose } from '../connectors/oauth-tenants';
import type { OAuthClient } from '../connectors/oauth-token';
import { connectorOf } from '../connectors/registry';
import type { Host } from '../host';
import { sentenceOf } from '../steps/conversation';
import { honestly, settle } from './connections';
import type { ConnectionField, Done, SignInLink, SignInView } from './protocol';

/** What the platform does for a sign-in. */
export interface SignInPlatform {
  /** Where providers send people back to; has to be registered with every app. */
  redirectUri(): string;
  /** Signs what the way back has to bring along, and says which function takes it. */
  stateWith(fields: Readonly<Record<string, string>>): string;
  /** A text that nobody can guess, at least 43 characters of letters and digits. */
  secretText(): string;
  /** The app that the publisher of the add-on has at a provider; null where there is none. */
  appOf(provider: string): OAuthClient | null;
}

/** What the set-up shows of a sign-in; null for a provider that has none. */
export function signInView(
  host: Host,
  platform: SignInPlatform,
  connector: Connector,
): SignInView | null {
  const server = signInOf(connector);
  if (!server) return null;
  const connection = readConnection(host, connector);
  const ownApp = platform.appOf(connector.id) === null && !connection?.grant;
  return {
    name: server.name,
    fields: ownApp ? appFields(server.proofKey) : [],
    help: ownApp ? server.appHelp : '',
    redirectUri: ownApp ? platform.redirectUri() : '',
    hasSandbox: connector.sandboxOrigins !== undefined,
    sandbox: connection?.sandbox === true,
    begun: isSigningIn(host, connector),
    companies: tenantsToChoose(host, connector),
  };
}

function appFields(proofKey: boolean): readonly ConnectionField[] {
  const id = { name: 'clientId', label: 'Client id', secret: false, optional: false };
  const secret = { name: 'clientSecret', label: 'Client secret', secret: true, optional: false };
  return proofKey ? [id] : [id, secret];
}

/** Gives the address at which a person signs in. Nothing of it is secret. */
export function begin(
  host: Host,
  platform: SignInPlatform,
  { provider, entered }: { provider: string; entered: Readonly<Record<string, string>> },
): SignInLink {
  let url = '';
  const done = honestly(() => {
    const connector = connectorOf(provider);
    const client =
      platform.appOf(connector.id) ??
      readConnection(host, connector)?.grant ??
      enteredApp(connector, entered);
    const nonce = platform.secretText();
    url = beginSignIn(host, connector, {
      client: { clientId: client.clientId, clientSecret: client.clientSecret },
      sandbox: connector.sandboxOrigins !== undefined && entered['sandbox'] === 'yes',
      redirectUri: platform.redirectUri(),
      state: platform.stateWith({ provider: connector.id, nonce }),
      nonce,
      verifier: platform.secretText(),
    });
    return { ok: true, message: '' };
  });
  return { ...done, url };
}

/** Both end up in a header, divided by a colon. */
function enteredApp(connector: Connector, entered: Readonly<Record<string, string>>): OAuthClient {
  const fields = appFields(signInOf(connector)?.proofKey === true);
  const [clientId = '', clientSecret = ''] = fields.map(({ name, label }) => {
    const value = entered[name]?.trim() ?? '';
    if (value === '') throw new RangeError(`${label}: it is missing. Enter it.`);
    if (!/^[\x21-\x39\x3b-\x7e]+$/.test(value)) {
      throw new RangeError(`${label}: it has a character that none can have. Copy it again.`);
    }
    return value;
  });
  return { clientId, clientSecret };
}

/** Takes a person back from a provider; `parameters` are those of the address, and our own. */
export function finish(host: Host, parameters: Readonly<Record<string, string>>): Done {
  return honestly(() => {
    const connector = connectorOf(parameters['provider'] ?? '');
    return refusing(connector, () => {
      const connection = finishSignIn(host, connector, parameters);
      if (connection) return settle(host, connector, connection);
      return { ok: true, message: 'Choose the company in the sidebar.' };
    });
  });
}

/** Connects to one of the companies that a person has opened. */
export function chooseCompany(host: Host, provider: string, company: string): Done {
  return honestly(() => {
    const connector = connectorOf(provider);
    return settle(host, connector, chooseTenant(host, connector, company));
  });
}

function refusing(connector: Connector, work: () => Done): Done {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ok: false, message: refusal(connector.title, error) };
  }
}

function refusal(title: string, error: ApiError): string {
  if (error.code === 'signIn') return `${title} is not connected: ${error.message}.`;
  if (error.code === 'invalid_client') {
    return `${title} does not know this client id and secret. Copy both again from your app there, and sign in once more.`;
  }
  if (error.code === 'invalid_grant') {
    return `${title} is not connected: this sign-in was used before or took too long. Begin it again under Set-up.`;
  }
  return sentenceOf(title, error);
}
