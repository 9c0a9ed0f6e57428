import type { HttpResponse } from '../host';
import { ApiError, type ApiErrorKind } from './api-error';
import type { Connector } from './connector';

/** Longest stretch of a provider's words that is kept. */
const MESSAGE_LENGTH = 300;

/**
 * What a failed answer lets the caller do, or null where the answer is none. `writes`: the request
 * may have changed something, so that a lost answer leaves open whether it did. The kind follows
 * from the status and the provider's own code, never from its words.
 */
export function failureOf(
  response: HttpResponse,
  { connector, writes, now }: { connector: Connector; writes: boolean; now: number },
): ApiError | null {
  const { status, headers } = response;
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400 && !writes) return null;
  const said = status === 0 ? null : connector.failure(response);
  const retryAfterMs = readRetryAfter(headers['retry-after'], now) ?? said?.retryAfterMs;
  return new ApiError({
    kind: (isDefinite(status) ? said?.kind : undefined) ?? kindOf(status, writes),
    status: said?.isAbsent && !writes ? 404 : status,
    code: said?.code ?? '',
    message: plainWords(said?.message || wordsFor(status, response.text)),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

function kindOf(status: number, writes: boolean): ApiErrorKind {
  if (status === 401) return 'unauthorised';
  if (status === 403) return 'forbidden';
  if (status === 409 || status === 412) return 'conflict';
  if (status === 429) return 'rateLimited';
  if (isDefinite(status)) return 'rejected';
  return writes ? 'ambiguous' : 'unavailable';
}

/** Whether the provider said that it did not do what was asked. */
function isDefinite(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408;
}

function wordsFor(status: number, text: string): string {
  // The platform's words name the whole address, which says nothing to a person.
  const why = text.replace(/\bhttps?:\/\/\S+/g, '').replace(/[\s:]+$/, '');
  if (status === 0) return `no answer came back${why === '' ? '' : ` (${why})`}`;
  return `it answered ${status} without a reason`;
}

/** What several errors say, each once, as `the first; the second`; without a full stop. */
export function allWords(errors: readonly string[]): string {
  return [...new Set(errors.map(plainWords))].filter((words) => words !== '').join('; ');
}

/** One line without control characters and without a full stop, so that sentences can quote it. */
export function plainWords(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return line.slice(0, MESSAGE_LENGTH).replace(/\.$/, '');
}

/**
 * Milliseconds that a `Retry-After` asks for: seconds, or a date to wait for; null for none and
 * for what is neither. Negative ones are zero.
 */
export function readRetryAfter(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^-?\d+(\.\d+)?$/.test(text)) return Math.max(0, Math.ceil(Number(text) * 1000));
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
