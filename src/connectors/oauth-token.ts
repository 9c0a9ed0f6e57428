import * as z from 'zod/mini';
import type { Host } from '../host';
import { ApiError } from './api-error';
import type { OAuthServer } from './auth';
import { toBase64 } from './base64';
import { utf8Bytes } from './bytes';
import type { Grant } from './connection';
import { plainWords } from './failure';

/** Who asks for tokens. */
export type OAuthClient = Pick<Grant, 'clientId' | 'clientSecret'>;

const answerSchema = z.object({
  access_token: z.string().check(z.minLength(1)),
  refresh_token: z.optional(z.string().check(z.minLength(1))),
  /** Seconds. */
  expires_in: z.number(),
});

export type TokenAnswer = z.infer<typeof answerSchema>;

const refusalSchema = z.object({ error: z.string(), error_description: z.optional(z.string()) });

/**
 * Asks a server for tokens. Throws an ApiError: `unauthorised` with the code `invalid_grant` where
 * what was shown is no longer taken, `ambiguous` where nobody knows whether it was used up.
 */
export function askForToken(
  host: Host,
  { tokenUrl }: OAuthServer,
  { client, form }: { client: OAuthClient; form: Readonly<Record<string, string>> },
): TokenAnswer {
  const [response] = host.fetchAll([formRequest(tokenUrl, client, form)]);
  if (!response) throw new Error('the host gave fewer answers than it was asked for');
  const body = readJson(response.text);
  if (response.status === 200) {
    const parsed = answerSchema.safeParse(body);
    if (parsed.success) return parsed.data;
    throw new ApiError({
      kind: 'ambiguous',
      status: 200,
      code: 'shape',
      message: 'its tokens cannot be read',
    });
  }
  const refusal = refusalSchema.safeParse(body);
  const code = refusal.success ? refusal.data.error : '';
  const definite = response.status >= 400 && response.status < 500 && response.status !== 429;
  throw new ApiError({
    kind: definite ? 'unauthorised' : 'ambiguous',
    status: response.status,
    code,
    message: plainWords((refusal.success && refusal.data.error_description) || code || 'no tokens'),
  });
}

/** Gives a right back; whether the server still knew it does not matter. */
export function revokeToken(
  host: Host,
  { revokeUrl }: OAuthServer,
  { client, token }: { client: OAuthClient; token: string },
): void {
  host.fetchAll([formRequest(revokeUrl, client, { token })]);
}

/** The secret goes into a header; a client without one only names itself. */
function formRequest(
  url: string,
  { clientId, clientSecret }: OAuthClient,
  form: Readonly<Record<string, string>>,
) {
  const named = clientSecret === '' ? { ...form, client_id: clientId } : form;
  const basic = toBase64(utf8Bytes(`${clientId}:${clientSecret}`));
  return {
    method: 'POST',
    url,
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/x-www-form-urlencoded',
      ...(clientSecret === '' ? {} : { Authorization: `Basic ${basic}` }),
    },
    body: Object.entries(named)
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
      .join('&'),
  } as const;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
