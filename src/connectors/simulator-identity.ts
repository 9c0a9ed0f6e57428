import { toBase64 } from './base64';
import type { SimulatedAnswer, SimulatedRequest } from './simulator';
import { jsonAnswer, textOf } from './simulator-tools';

/** What a provider's own server of tokens knows of one app and one person. */
export interface IdentityState {
  readonly client: { readonly id: string; readonly secret: string };
  /** Codes that a person's consent has made, each good once. */
  readonly codes: Readonly<
    Record<
      string,
      { readonly redirectUri: string; readonly challenge: string; readonly until: number }
    >
  >;
  /** Empty where nobody has consented, or the consent was taken back. */
  readonly refreshToken: string;
  readonly previousToken: string;
  readonly replacedAt: number;
  /** When each access token ends. */
  readonly tokens: Readonly<Record<string, number>>;
  readonly count: number;
}

/** The habits in which servers of tokens differ. */
export interface IdentityRules {
  /** How long a code is good. */
  readonly codeMs: number;
  readonly accessMs: number;
  readonly previousMs: number;
  /** Proof keys are tested by this, where they are taken. */
  readonly digest?: (verifier: string) => string;
}

interface Done {
  readonly answer: SimulatedAnswer;
  readonly state: IdentityState;
}

/** Nobody has signed in yet. */
export function freshIdentity(id: string, secret: string): IdentityState {
  return {
    client: { id, secret },
    codes: {},
    refreshToken: '',
    previousToken: '',
    replacedAt: 0,
    tokens: {},
    count: 0,
  };
}

/** A person consents: the code that their browser carries to the callback. */
export function consent(
  state: IdentityState,
  {
    redirectUri,
    challenge = '',
    until,
  }: { redirectUri: string; challenge?: string; until: number },
): { readonly code: string; readonly state: IdentityState } {
  const code = `code-${state.count + 1}`;
  const codes = { ...state.codes, [code]: { redirectUri, challenge, until } };
  return { code, state: { ...state, codes, count: state.count + 1 } };
}

/** Whether an access token lets in at a time. */
export function letsIn({ tokens }: IdentityState, token: string, now: number): boolean {
  return now < (tokens[token] ?? 0);
}

/** Answers at the address of tokens, by a code or a refresh token (RFC 6749, 4.1.3 and 6). */
export function tokenAnswer(
  request: SimulatedRequest,
  { state, now, rules }: { state: IdentityState; now: number; rules: IdentityRules },
): Done {
  const form = formOf(request);
  if (!isClient(request, form, state)) return refusal(state, 'invalid_client', 401);
  if (form['grant_type'] === 'authorization_code') return redeemed(form, { state, now, rules });
  if (form['grant_type'] !== 'refresh_token') return refusal(state, 'unsupported_grant_type');
  const shown = form['refresh_token'] ?? '';
  const isCurrent = shown !== '' && shown === state.refreshToken;
  const isPrevious =
    shown !== '' && shown === state.previousToken && now - state.replacedAt < rules.previousMs;
  if (!isCurrent && !isPrevious) return refusal(state, 'invalid_grant');
  return grant(state, { now, rules, previousToken: shown });
}

/** A code is good once, until its time is over, and for who announced the proof of its key. */
function redeemed(
  form: Readonly<Record<string, string>>,
  { state, now, rules }: { state: IdentityState; now: number; rules: IdentityRules },
): Done {
  const { [form['code'] ?? '']: known, ...codes } = state.codes;
  const proof = rules.digest ? rules.digest(form['code_verifier'] ?? '') : '';
  const fits = known?.redirectUri === form['redirect_uri'] && known?.challenge === proof;
  if (!known || !fits || now >= known.until) return refusal({ ...state, codes }, 'invalid_grant');
  return grant({ ...state, codes, previousToken: '' }, { now, rules, previousToken: '' });
}

/** Answers at the address where rights are given back (RFC 7009). */
export function revokeAnswer(request: SimulatedRequest, state: IdentityState): Done {
  const form = formOf(request);
  if (!isClient(request, form, state)) return refusal(state, 'invalid_client', 401);
  const known = [state.refreshToken, state.previousToken].includes(form['token'] ?? '');
  const gone = { ...state, refreshToken: '', previousToken: '', tokens: {} };
  return { answer: { status: 200, headers: {}, body: '' }, state: known ? gone : state };
}

function grant(
  state: IdentityState,
  { now, rules, previousToken }: { now: number; rules: IdentityRules; previousToken: string },
): Done {
  const count = state.count + 1;
  const [token, refreshToken] = [`access-${count}`, `refresh-${count}`];
  const body = {
    token_type: 'bearer',
    access_token: token,
    refresh_token: refreshToken,
    expires_in: rules.accessMs / 1000,
  };
  return {
    answer: jsonAnswer(200, body),
    state: {
      ...state,
      refreshToken,
      previousToken,
      replacedAt: now,
      tokens: { ...state.tokens, [token]: now + rules.accessMs },
      count,
    },
  };
}

function refusal(state: IdentityState, error: string, status = 400): Done {
  return { answer: jsonAnswer(status, { error }), state };
}

function formOf({ body }: SimulatedRequest): Readonly<Record<string, string>> {
  const pairs = textOf(body)
    .split('&')
    .map((pair) => pair.split('=').map((part) => decodeURIComponent(part.replace(/\+/g, ' '))));
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value]));
}

/** A client shows its secret in a header, or none where it proves itself by a key. */
function isClient(
  { headers }: SimulatedRequest,
  form: Readonly<Record<string, string>>,
  { client }: IdentityState,
): boolean {
  if (client.secret === '') return form['client_id'] === client.id;
  return headers['authorization'] === `Basic ${basicOf(`${client.id}:${client.secret}`)}`;
}

function basicOf(text: string): string {
  return toBase64(Uint8Array.from(text, (sign) => sign.charCodeAt(0)));
}
