import type { ApiErrorKind } from '../api-error';
import type { ProviderFailure } from '../connector';
import type { Answer } from '../exchange';
import { allWords } from '../failure';
import * as wire from './wire';

/**
 * Codes that say more than the HTTP status (developer.intuit.com, error codes, read 2026-11).
 * A number that is used already is a conflict: whoever sent it must look whose document has it.
 */
const kindsByCode: Readonly<Record<string, ApiErrorKind>> = {
  3001: 'rateLimited',
  3200: 'unauthorised',
  5010: 'conflict',
  6140: 'conflict',
  6240: 'conflict',
};

/** What was asked for is not there, or was deleted. */
const NOT_FOUND = '610';

/** QuickBooks asks for a minute's wait but names none in its answer (limits page, read 2026-11). */
const THROTTLE_MS = 60_000;

/** The code of the first error, and the words of all. */
export function readFailure({ text }: Answer): ProviderFailure | null {
  const errors = readErrors(text);
  if (!errors) return null;
  const code = errors[0]?.code ?? '';
  const kind = kindsByCode[code];
  return {
    code,
    message: allWords(errors.map(wordsOf)),
    ...(kind === undefined ? {} : { kind }),
    ...(code === NOT_FOUND ? { isAbsent: true as const } : {}),
    ...(kind === 'rateLimited' ? { retryAfterMs: THROTTLE_MS } : {}),
  };
}

function wordsOf(error: Readonly<Record<string, unknown>>): string {
  const told = [error['Detail'], error['detail'], error['Message'], error['message']];
  const words = told.find((one) => typeof one === 'string' && one !== '');
  return typeof words === 'string' ? words.replace(/\s*: null$/, '') : 'no reason given';
}

function readErrors(text: string) {
  try {
    const parsed = wire.fault.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
