import type { ProviderFailure } from '../connector';
import type { Answer } from '../exchange';

/** Its bucket lets one more request pass each second; this makes room for a handful. */
const BUCKET_WAIT_MS = 6_000;

/**
 * What Toggl says in an answer that is a failure: a bare text, a text as JSON, or an object. It
 * answers 402 when the hourly quota of the plan is used up, and also for what the plan lacks;
 * only the first says when the quota comes back.
 */
export function failureOf({ status, headers, text }: Answer): ProviderFailure {
  const message = wordsOf(text);
  if (status === 429) return { code: '', message, retryAfterMs: BUCKET_WAIT_MS };
  if (status !== 402) return { code: '', message };
  const resets = Number(headers['x-toggl-quota-resets-in'] ?? '');
  if (headers['x-toggl-quota-remaining'] === '0' && resets > 0) {
    return { code: 'quota', message, kind: 'rateLimited', retryAfterMs: resets * 1000 };
  }
  return { code: 'plan', message, kind: 'forbidden' };
}

function wordsOf(text: string): string {
  let json: unknown = text;
  try {
    json = JSON.parse(text);
  } catch {
    // A bare text is told as it is.
  }
  if (typeof json === 'string') return json.trimStart().startsWith('<') ? '' : json;
  const { message, error_message, error } = (json ?? {}) as Readonly<Record<string, unknown>>;
  return [message, error_message, error].find((one) => typeof one === 'string') ?? '';
}
