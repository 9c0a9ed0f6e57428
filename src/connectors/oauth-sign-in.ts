import * as z from 'zod/mini';
import type { Host } from '../host';
import { toBase64 } from './base64';
import { bindingSchema, isBound, readBinding, requireBound } from './binding';
import { type Connection, keepConnection } from './connection';
import type { Connector } from './connector';
import { plainWords } from './failure';
import { serverOf, signInRefused } from './oauth-server';
import { checkedTenant, forgetChoice, keepChoice, openedTenants } from './oauth-tenants';
import { askForToken, type OAuthClient, type TokenAnswer } from './oauth-token';

/** How long a person may take at the provider. */
const PATIENCE_MS = 10 * 60_000;

/** What the platform gives for a sign-in. */
export interface SignIn {
  readonly client: OAuthClient;
  readonly sandbox: boolean;
  /** Where the provider sends the person back to. */
  readonly redirectUri: string;
  /** The platform's signed state, which brings the callback back to this script and person. */
  readonly state: string;
  /** Two texts that nobody can guess, at least 43 characters each; used once. */
  readonly nonce: string;
  readonly verifier: string;
}

const pendingSchema = z.object({
  nonce: z.string(),
  verifier: z.string(),
  redirectUri: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  sandbox: z.boolean(),
  startedAt: z.number(),
  /** Where the workbook posts to that the sign-in was begun in; the way back knows of none. */
  bound: z.nullable(bindingSchema),
});

type Pending = z.infer<typeof pendingSchema>;

/** Address at which a person lets us in. What is needed afterwards waits in their own secrets. */
export function beginSignIn(host: Host, connector: Connector, signIn: SignIn): string {
  const server = serverOf(connector);
  const { client, sandbox, redirectUri, state, nonce, verifier } = signIn;
  const bound = readBinding(host.journal);
  const startedAt = host.now();
  const pending = { nonce, verifier, redirectUri, ...client, sandbox, startedAt, bound };
  host.secrets.set(keyOf(connector), JSON.stringify(pending));
  forgetChoice(host, connector);
  const query = {
    client_id: client.clientId,
    response_type: 'code',
    scope: server.scope,
    redirect_uri: redirectUri,
    state,
    ...(server.proofKey
      ? { code_challenge: challengeOf(host, verifier), code_challenge_method: 'S256' }
      : {}),
  };
  const pairs = Object.entries(query).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return `${server.authoriseUrl}?${pairs.join('&')}`;
}

/** Whether a person has begun to sign in and may still come back. */
export function isSigningIn(host: Host, connector: Connector): boolean {
  const pending = readPending(host, connector);
  return pending !== null && host.now() - pending.startedAt <= PATIENCE_MS;
}

/**
 * Takes a person back from the provider and keeps the connection. Where they opened several
 * companies and the callback names none, null, and the companies wait to be chosen from. Throws an
 * ApiError where the callback is not the one that was begun, or was refused.
 */
export function finishSignIn(
  host: Host,
  connector: Connector,
  callback: Readonly<Record<string, string>>,
): Connection | null {
  const pending = takePending(host, connector, callback['nonce'] ?? '');
  const answer = exchangeCode(host, connector, { pending, code: codeOf(callback) });
  const connection = {
    token: answer.access_token,
    tenant: '',
    sandbox: pending.sandbox,
    grant: grantOf(pending, answer, host.now()),
  };
  const { tenantParameter } = serverOf(connector);
  const named = tenantParameter === '' ? '' : (callback[tenantParameter] ?? '');
  const tenants =
    named === ''
      ? openedTenants(host, connector, connection.token)
      : [{ id: checkedTenant(named), name: '' }];
  const own = tenants.find(({ id }) => isBound(pending.bound, connector, id));
  const [first, second] = own ? [own] : tenants;
  if (!first || second) {
    keepChoice(host, connector, { connection, tenants });
    return null;
  }
  requireBound(pending.bound, connector, first.id);
  const kept = { ...connection, tenant: first.id };
  keepConnection(host, connector, kept);
  return kept;
}

/** Forgets what waits for a person who is still away, or has not chosen her company. */
export function forgetSignIn(host: Host, connector: Connector): void {
  host.secrets.set(keyOf(connector), null);
  forgetChoice(host, connector);
}

function codeOf({ error = '', code = '' }: Readonly<Record<string, string>>): string {
  if (error === 'access_denied') throw signInRefused('the access was not given there');
  if (error !== '') throw signInRefused(`it refused the sign-in (${plainWords(error)})`);
  if (code === '') throw signInRefused('it sent no code');
  return code;
}

function exchangeCode(
  host: Host,
  connector: Connector,
  { pending, code }: { readonly pending: Pending; readonly code: string },
): TokenAnswer {
  const server = serverOf(connector);
  return askForToken(host, server, {
    client: pending,
    form: {
      grant_type: 'authorization_code',
      code,
      redirect_uri: pending.redirectUri,
      ...(server.proofKey ? { code_verifier: pending.verifier } : {}),
    },
  });
}

function grantOf({ clientId, clientSecret }: OAuthClient, answer: TokenAnswer, now: number) {
  if (answer.refresh_token === undefined) throw signInRefused('it gave no right to new tokens');
  return {
    clientId,
    clientSecret,
    refreshToken: answer.refresh_token,
    previousToken: '',
    replacedAt: now,
    expiresAt: now + answer.expires_in * 1000,
    renewingUntil: 0,
  };
}

/** A sign-in can be finished once, by the person who began it, within ten minutes. */
function takePending(host: Host, connector: Connector, nonce: string): Pending {
  const pending = readPending(host, connector);
  host.secrets.set(keyOf(connector), null);
  if (!pending || pending.nonce !== nonce || nonce === '') {
    throw signInRefused('this sign-in was not begun here. Begin it again under Set-up');
  }
  if (host.now() - pending.startedAt > PATIENCE_MS) {
    throw signInRefused('this sign-in took too long. Begin it again under Set-up');
  }
  return pending;
}

function readPending(host: Host, connector: Connector): Pending | null {
  const text = host.secrets.get(keyOf(connector));
  return text === null ? null : pendingSchema.parse(JSON.parse(text));
}

/** `BASE64URL(SHA256(verifier))`, as RFC 7636 says. */
function challengeOf(host: Host, verifier: string): string {
  const hex = host.digest(verifier);
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return toBase64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

const keyOf = ({ id }: Connector): string => `sign-in:${id}`;
