import { ApiError } from './api-error';
import type { OAuthServer } from './auth';
import type { Connector } from './connector';

/** The server of tokens of a provider; null where people enter something themselves. */
export function signInOf({ auth }: Connector): OAuthServer | null {
  return auth.kind === 'none' ? null : (auth.oauth ?? null);
}

/** The same for a provider that is known to have one. Throws a RangeError for another. */
export function serverOf(connector: Connector): OAuthServer {
  const server = signInOf(connector);
  if (!server) throw new RangeError(`${connector.title} has no sign-in.`);
  return server;
}

/** A sign-in that came to nothing; the message goes on after "is not connected:". */
export function signInRefused(message: string): ApiError {
  return new ApiError({ kind: 'unauthorised', status: 0, code: 'signIn', message });
}
