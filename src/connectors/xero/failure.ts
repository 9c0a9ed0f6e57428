import type { ProviderFailure } from '../connector';
import type { Answer } from '../exchange';
import { allWords } from '../failure';
import * as wire from './wire';

/** The number of the first error, and the words of all. */
export function readFailure({ text }: Answer): ProviderFailure | null {
  const parsed = wire.refusal.safeParse(readJson(text));
  if (!parsed.success) return null;
  const { ErrorNumber, Message, Elements, Title, Detail } = parsed.data;
  const words = allWords(errorsIn(Elements)) || Detail || Message || Title;
  if (!words) return null;
  return { code: String(ErrorNumber ?? ''), message: words };
}

/** Messages of the errors of a document and of what is in it, as its contact or a line. */
function errorsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (name !== 'ValidationErrors') return errorsIn(inner);
    return wire.validationErrors.safeParse(inner).data?.map(({ Message }) => Message) ?? [];
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
