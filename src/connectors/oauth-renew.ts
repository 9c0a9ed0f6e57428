import { Busy, type Host } from '../host';
import { ApiError } from './api-error';
import {
  type Connection,
  forgetConnection,
  type Grant,
  keepConnection,
  readConnection,
} from './connection';
import type { Connector } from './connector';
import { serverOf } from './oauth-server';
import { forgetSignIn } from './oauth-sign-in';
import { askForToken, revokeToken, type TokenAnswer } from './oauth-token';

/** A token that ends within this time is renewed before anything is sent with it. */
const EARLY_MS = 10 * 60_000;

/** One run renews at most so long; then another may try. */
const LEASE_MS = 60_000;

/**
 * The connection of a provider with a token that lasts for this run; null where none is kept.
 * Renewed before anything is claimed or sent, by one run at a time. Where it cannot be renewed the
 * old one is given, and the provider's own answer then says what to do.
 */
export function openConnection(host: Host, connector: Connector): Connection | null {
  const kept = readConnection(host, connector);
  if (!kept?.grant || kept.grant.expiresAt - host.now() > EARLY_MS) return kept;
  const leased = lease(host, connector);
  if (!leased) return readConnection(host, connector);
  try {
    return settled(host, connector, { leased, now: renew(host, connector, leased) });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    host.log('token not renewed', { provider: connector.id, kind: error.kind, code: error.code });
    const now = { ...leased, grant: { ...leased.grant, renewingUntil: 0 } };
    return settled(host, connector, { leased, now });
  }
}

type Granted = Connection & { readonly grant: Grant };

/** Marks the grant as being renewed; null where another run does so, or has just done it. */
function lease(host: Host, connector: Connector): Granted | null {
  try {
    return host.aloneForPerson(() => {
      const kept = readConnection(host, connector);
      const now = host.now();
      if (!kept?.grant || kept.grant.expiresAt - now > EARLY_MS) return null;
      if (kept.grant.renewingUntil > now) return null;
      const leased = { ...kept, grant: { ...kept.grant, renewingUntil: now + LEASE_MS } };
      keepConnection(host, connector, leased);
      return leased;
    });
  } catch (error) {
    if (error instanceof Busy) return null;
    throw error;
  }
}

/** Who disconnected or signed in again in the meantime has the last word. */
function settled(
  host: Host,
  connector: Connector,
  { leased, now }: { readonly leased: Granted; readonly now: Connection },
): Connection | null {
  const kept = readConnection(host, connector);
  const { refreshToken, renewingUntil } = leased.grant;
  const isOurs =
    kept?.grant?.refreshToken === refreshToken && kept.grant.renewingUntil === renewingUntil;
  if (!isOurs) return kept;
  keepConnection(host, connector, now);
  return now;
}

/** Shows the refresh token; once more the one before it, in case that its answer was lost. */
function renew(host: Host, connector: Connector, { grant, ...connection }: Granted): Connection {
  const { previousTokenMs } = serverOf(connector);
  const known = grant.previousToken !== '' && host.now() - grant.replacedAt < previousTokenMs;
  const tokens = known ? [grant.refreshToken, grant.previousToken] : [grant.refreshToken];
  for (const [index, token] of tokens.entries()) {
    try {
      const answer = refresh(host, connector, { grant, token });
      return { ...connection, ...renewed(grant, answer, { token, now: host.now() }) };
    } catch (error) {
      const old = error instanceof ApiError && error.code === 'invalid_grant';
      if (!old || index === tokens.length - 1) throw error;
    }
  }
  throw new Error('no refresh token');
}

function refresh(
  host: Host,
  connector: Connector,
  { grant, token }: { readonly grant: Grant; readonly token: string },
): TokenAnswer {
  return askForToken(host, serverOf(connector), {
    client: grant,
    form: { grant_type: 'refresh_token', refresh_token: token },
  });
}

/** A server that gives no new refresh token means that the shown one stays. */
function renewed(
  grant: Grant,
  answer: TokenAnswer,
  { token, now }: { readonly token: string; readonly now: number },
): { readonly token: string; readonly grant: Grant } {
  const next = answer.refresh_token ?? token;
  return {
    token: answer.access_token,
    grant: {
      ...grant,
      refreshToken: next,
      previousToken: next === token ? grant.previousToken : token,
      replacedAt: next === token ? grant.replacedAt : now,
      expiresAt: now + answer.expires_in * 1000,
      renewingUntil: 0,
    },
  };
}

/** Forgets a connection, and gives its rights back where there are any. */
export function closeConnection(host: Host, connector: Connector): void {
  const kept = readConnection(host, connector);
  forgetConnection(host, connector);
  forgetSignIn(host, connector);
  if (!kept?.grant) return;
  const { refreshToken } = kept.grant;
  revokeToken(host, serverOf(connector), { client: kept.grant, token: refreshToken });
}
