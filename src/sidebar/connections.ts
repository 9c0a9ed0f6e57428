import { ApiError } from '../connectors/api-error';
import { otherCompany, readBinding } from '../connectors/binding';
import { callerFor } from '../connectors/call';
import type { Caller } from '../connectors/caller';
import {
  type Connection,
  connectionOf,
  fieldsOf,
  readConnection,
  saveConnection,
} from '../connectors/connection';
import type { Connector } from '../connectors/connector';
import { closeConnection, openConnection } from '../connectors/oauth-renew';
import { connectorOf, connectors } from '../connectors/registry';
import type { Host } from '../host';
import { sentenceOf } from '../steps/conversation';
import type { ConnectionView, Done, SignInView } from './protocol';

/** Every provider and whether it is connected; no credential is part of it. */
export function connectionViews(
  host: Host,
  signIns: (connector: Connector) => SignInView | null,
): readonly ConnectionView[] {
  return connectors.map((connector) => {
    const connection = readConnection(host, connector);
    return {
      provider: connector.id,
      title: connector.title,
      role: connector.source ? 'source' : connector.ledger ? 'ledger' : 'rates',
      connected: connection !== null,
      account: connection ? (host.secrets.get(accountKey(connector)) ?? connection.tenant) : '',
      fields: fieldsOf(connector).map(({ name, label, secret, optional, choices = [] }) => ({
        name,
        label,
        secret,
        optional: optional === true,
        choices,
      })),
      help: connector.auth.kind === 'none' ? '' : connector.auth.help,
      signIn: signIns(connector),
    };
  });
}

/** Keeps what a person entered once the provider has let us in with it. */
export function connect(host: Host, provider: string, entered: Record<string, string>): Done {
  return honestly(() => {
    const connector = connectorOf(provider);
    const connection = connectionOf(connector, entered);
    const fault = otherCompany(readBinding(host.journal), connector, connection.tenant);
    if (fault !== null) return { ok: false, message: fault };
    const tried = tryOut(host, connector, connection);
    if (!tried.ok) return tried;
    saveConnection(host, connector, entered);
    host.secrets.set(accountKey(connector), tried.account);
    return { ok: true, message: `${connector.title} is connected${named(tried.account)}.` };
  });
}

/**
 * Finds out which company a sign-in has connected. A right that opens nothing is given back; a
 * provider that does not answer at the moment is connected all the same.
 */
export function settle(host: Host, connector: Connector, connection: Connection): Done {
  try {
    const account = accountOf(callerFor(host, connector, connection));
    host.secrets.set(accountKey(connector), account);
    return { ok: true, message: `${connector.title} is connected${named(account)}.` };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.kind !== 'unauthorised' && error.kind !== 'forbidden') {
      return { ok: true, message: `${connector.title} is connected.` };
    }
    closeConnection(host, connector);
    const kind = connection.sandbox ? 'sandbox' : 'production';
    return {
      ok: false,
      message: `${connector.title} does not open this company as a ${kind} company. Check the keys of your app and which kind of company was chosen, and sign in again.`,
    };
  }
}

export function testConnection(host: Host, provider: string): Done {
  return honestly(() => {
    const connector = connectorOf(provider);
    const connection = openConnection(host, connector);
    if (!connection) return { ok: false, message: `${connector.title} is not connected.` };
    const tried = tryOut(host, connector, connection);
    if (!tried.ok) return tried;
    return { ok: true, message: `${connector.title} answers${named(tried.account)}.` };
  });
}

/** Forgets the credentials; what was pulled and posted stays. */
export function disconnect(host: Host, provider: string): Done {
  return honestly(() => {
    const connector = connectorOf(provider);
    closeConnection(host, connector);
    host.secrets.set(accountKey(connector), null);
    return {
      ok: true,
      message: `${connector.title} is disconnected. The workbook keeps its rows.`,
    };
  });
}

type Tried = { readonly ok: true; readonly account: string } | (Done & { readonly ok: false });

/** Asks the provider who it is. */
function tryOut(host: Host, connector: Connector, connection: Connection): Tried {
  try {
    return { ok: true, account: accountOf(callerFor(host, connector, connection)) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ok: false, message: refusal(connector.title, error) };
  }
}

function accountOf(caller: Caller): string {
  const { source, ledger } = caller.connector;
  const answers = [
    ...(source?.facts ?? []).map((exchange) => caller.call(exchange).account),
    ...(ledger?.facts ?? []).map((exchange) => caller.call(exchange).company),
  ];
  return answers.find((answer) => answer !== undefined) ?? '';
}

function refusal(title: string, error: ApiError): string {
  if (error.kind === 'unauthorised') {
    return `${title} does not accept what was entered. Copy it again, or make a new token there.`;
  }
  return sentenceOf(title, error);
}

/** A value that cannot be one is told to the person who entered it. */
export function honestly(work: () => Done): Done {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, message: error.message.replace(/[^.]$/, '$&.') };
  }
}

const named = (account: string): string => (account === '' ? '' : ` to ${account}`);

const accountKey = ({ id }: Connector): string => `account:${id}`;
