import type * as z from 'zod/mini';
import { en as english } from 'zod/v4/locales';
import { faultWords } from '../records/fault-words';

const { localeError } = english();

/** Reads a value of a provider; what is wrong with it is one field and one sentence. */
export function parseWire<W>(
  schema: z.ZodMiniType<W>,
  value: unknown,
): { readonly data: W } | { readonly field: string; readonly what: string } {
  const parsed = schema.safeParse(value, { error: localeError });
  if (parsed.success) return { data: parsed.data };
  const [issue] = parsed.error.issues;
  return { field: issue?.path.join('.') ?? '', what: faultWords(issue) };
}
