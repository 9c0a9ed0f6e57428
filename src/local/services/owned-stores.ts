import type { ServiceContext } from '../engine/local-apps-script';

/** Which of the three stores of a kind is meant. */
export type StoreKind = 'script' | 'user' | 'document';

/**
 * The name of a store in the world: `script`, `user:ana@example.com` or `document:ID`. Null for the
 * document store of a run without a container, where the platform gives no store at all.
 */
export function storeName(kind: StoreKind, { execution }: ServiceContext): string | null {
  if (kind === 'script') return kind;
  if (kind === 'user') return `user:${execution.effectiveUser}`;
  const { documentId } = execution.caller;
  return documentId === null ? null : `document:${documentId}`;
}

/** The size of a text as the limits of the platform count it: bytes of UTF-8. */
export const sizeOf = (text: string): number => Buffer.byteLength(text, 'utf8');
