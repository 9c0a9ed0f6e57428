import type { ProviderFailure } from '../connector';
import type { Answer } from '../exchange';
import * as wire from './wire';

/** The number of the first error, and the words of all. */
export function readFailure({ text }: Answer): ProviderFailure | null {
  const parsed = wire.refusal.safeParse(readJson(text));
  if (!parsed.success) return null;
  const { ErrorNumber, Message, Elements = [], Title, Detail } = parsed.data;
  const told = Elements.flatMap(({ ValidationErrors = [] }) =>
    ValidationErrors.map((error) => error.Message),
  );
  const words = told.length > 0 ? told.join('; ') : Detail || Message || Title;
  if (!words) return null;
  return { code: ErrorNumber === undefined ? '' : String(ErrorNumber), message: words };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
