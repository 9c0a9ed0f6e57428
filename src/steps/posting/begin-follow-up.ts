import type { Posting } from '../../records/posting';
import { followUpBegun } from '../../rules/posting-changes';
import { deadAtOf } from '../../rules/posting-times';
import { changePosting } from './change-posting';
import { type Desk, documentsOf } from './desk';

/**
 * Writes down that a request about a posted document leaves, before it does: a void, or a credit
 * note that is applied. Null where somebody else has the document in hand.
 */
export function beginFollowUp(desk: Desk, posting: Posting): Posting | null {
  const { host } = desk;
  const now = host.now();
  const deadAt = deadAtOf(now, host.remainingMs());
  const { capabilities: promises } = documentsOf(desk, posting.kind);
  return changePosting(host, posting, (one) => followUpBegun(one, { now, deadAt, promises }));
}
