import type { DryRunRow } from '../records/dry-run-row';
import { shownHash } from './posting-keys';

export type Hashes = Pick<DryRunRow, 'hash' | 'earlierHash' | 'frozenHash'>;

/** What the row of a document said the last time. */
export type ShownHashes = Pick<DryRunRow, 'hash' | 'earlierHash'>;

/**
 * Hashes for the row of a document. Before it is fixed the hash follows it, and the one that was
 * shown before is kept beside; afterwards the one that was shown last stands still, so that it can
 * be compared with what was fixed. The same document twice gives the same.
 */
export function hashesOf(
  { hash, isFixed }: { readonly hash: string; readonly isFixed: boolean },
  shown: ShownHashes | undefined,
): Hashes {
  const { hash: last, earlierHash } = shown ?? { hash: '', earlierHash: '' };
  const now = shownHash(hash);
  if (isFixed) return { hash: last, earlierHash, frozenHash: now };
  const isOther = last !== '' && last !== now;
  return { hash: now, earlierHash: isOther ? last : earlierHash, frozenHash: '' };
}

/** Whether a document is, or will be, another than the one that was shown. */
export function isOtherThanShown({ hash, earlierHash, frozenHash }: Hashes): boolean {
  if (frozenHash !== '') return hash !== '' && hash !== frozenHash;
  return hash !== '' && earlierHash !== '' && earlierHash !== hash;
}

/** What a person should know about the hashes, as sentences. */
export function hashRemark(hashes: Hashes): readonly string[] {
  const { hash, earlierHash, frozenHash } = hashes;
  if (frozenHash === '') {
    return isOtherThanShown(hashes) ? [`It has changed since it was shown as ${earlierHash}.`] : [];
  }
  if (hash === '') return ['It was fixed before it was shown here.'];
  if (hash === frozenHash) return ['It was fixed as it was shown.'];
  return ['It was fixed otherwise than it was shown last.'];
}
