import type { ApiError } from '../../connectors/api-error';
import { type Reply, replyTo } from '../../connectors/caller';
import type { ApiRequest } from '../../connectors/exchange';
import type { LedgerDocument } from '../../connectors/ledger';
import type { Posting } from '../../records/posting';
import { afterAnswer, afterDoubt, afterLimit, broken } from '../../rules/ledger-line';
import { isOurs, type Trouble } from '../../rules/posting-answers';
import { begun, doubted, postponed, refused } from '../../rules/posting-changes';
import { deadAtOf } from '../../rules/posting-times';
import { sentenceOf } from '../conversation';
import { StepStopped } from '../world';
import { changePosting } from './change-posting';
import type { Content } from './content';
import { type Desk, documentsOf } from './desk';
import { noteOnLine } from './line';
import { adopt, lookUp, park } from './look-up';

/** What must be left of a run before a document is sent: a ledger may take a minute to answer. */
export const SENDING_MS = 45_000;

/** A content that still has the request. */
export type Sendable = Content & { readonly request: ApiRequest };

/** Statuses that look definite and are not: asked twice, timed out, not let in after all. */
const OPEN_STATUSES = [401, 408, 409, 412, 425, 429, 499];

/**
 * Sends an approved document: looks whether the ledger has it, writes down that an attempt begins,
 * asks once, and writes down what came of it. Null where somebody else has it in hand.
 */
export function send(desk: Desk, posting: Posting, content: Sendable): Posting | null {
  const { host } = desk;
  const finding = lookUp(desk, posting, content);
  switch (finding.kind) {
    case 'found':
      return adopt(desk, posting, { content, document: finding.document });
    case 'trouble':
      return giveBackOrPark(desk, posting, finding.trouble);
    case 'unanswered':
      return putOff(desk, posting, finding.error);
    case 'absent':
      break;
  }
  if (host.remainingMs() < SENDING_MS) return posting;
  const sent = attempt(desk, posting, content);
  const again = sent !== null && mayRepeat(desk, sent) && host.remainingMs() >= SENDING_MS;
  return again ? attempt(desk, sent, content) : sent;
}

/** Before anything was sent a taken number is no riddle: the document goes back to be numbered. */
function giveBackOrPark(desk: Desk, posting: Posting, trouble: Trouble): Posting | null {
  if (trouble.reason !== 'numberTaken' || posting.tainted) return park(desk, posting, trouble);
  return changePosting(desk.host, posting, (seen) => refused(seen, trouble.words, trouble.reason));
}

/** The ledger cannot be asked, so nothing is sent. Where it does not let us in, a person is told. */
function putOff({ host, caller }: Desk, posting: Posting, error: ApiError): Posting | null {
  if (error.kind === 'unauthorised') {
    throw new StepStopped(sentenceOf(caller.connector.title, error));
  }
  if (posting.words === error.message) return posting;
  return changePosting(host, posting, (seen) => postponed(seen, error.message));
}

/** One attempt: stored before it is made, and settled by what came back. */
function attempt(desk: Desk, posting: Posting, content: Sendable): Posting | null {
  const { host, caller, ledger } = desk;
  const now = host.now();
  const deadAt = deadAtOf(now, host.remainingMs());
  const sending = changePosting(host, posting, (seen) => begun(seen, now, deadAt));
  if (sending === null) return null;
  const reply = replyTo(caller, {
    request: ledger.keyed(content.request, posting.requestKey),
    read: documentsOf(desk, posting.kind).read,
  });
  return settle(desk, sending, { content, reply });
}

/** The same request once more at once, only where a second document would be refused (rule 9). */
function mayRepeat(desk: Desk, { kind, state, attempts }: Posting): boolean {
  const { capabilities } = documentsOf(desk, kind);
  return (
    state === 'unknown' &&
    attempts === 1 &&
    capabilities.enforcesUniqueNumber &&
    desk.facts.takesNumbers
  );
}

function settle(
  desk: Desk,
  sending: Posting,
  { content, reply }: { content: Content; reply: Reply<LedgerDocument> },
): Posting | null {
  const { host, caller } = desk;
  const { title } = caller.connector;
  if (reply.ok) {
    if (isOurs(reply.value, sending, content.invoice)) {
      const posted = adopt(desk, sending, { content, document: reply.value });
      noteOnLine(desk, afterAnswer);
      return posted;
    }
    noteOnLine(desk, (line) => broken(line, host.now()));
    return doubt(desk, sending, `${title} answered with document of another customer or workbook`);
  }
  const { error } = reply;
  if (!sending.tainted && error.kind === 'rateLimited') return wait(desk, sending, error);
  if (isDefinite(error)) return refuse(desk, sending, { content, error });
  const settled = doubt(desk, sending, error.message);
  noteOnLine(desk, (line) => afterDoubt(line, host.now()));
  return settled;
}

function doubt(desk: Desk, sending: Posting, words: string): Posting | null {
  const { capabilities } = documentsOf(desk, sending.kind);
  return changePosting(desk.host, sending, (seen) => doubted(seen, words, capabilities));
}

function wait(desk: Desk, sending: Posting, { message, retryAfterMs }: ApiError): Posting | null {
  const { host } = desk;
  const settled = changePosting(host, sending, (seen) => postponed(seen, message));
  const jitter = Number.parseInt(host.digest(`${sending.key}${sending.revision}`).slice(0, 4), 16);
  noteOnLine(desk, (line) =>
    afterLimit(line, { now: host.now(), retryAfterMs, jitter: jitter / 0xffff }),
  );
  return settled;
}

/**
 * A refusal. The ledger is asked once more whether it has the document: some refuse a number
 * because it is there already, and each has its own words for that (rule 12). Where an earlier
 * attempt may still arrive, a refusal proves nothing (rule 8).
 */
function refuse(
  desk: Desk,
  sending: Posting,
  { content, error }: { content: Content; error: ApiError },
): Posting | null {
  const finding = lookUp(desk, sending, content);
  noteOnLine(desk, afterAnswer);
  switch (finding.kind) {
    case 'found':
      return adopt(desk, sending, { content, document: finding.document });
    case 'trouble':
      return giveBackOrPark(desk, sending, finding.trouble);
    case 'absent':
      if (sending.tainted) return doubt(desk, sending, error.message);
      return changePosting(desk.host, sending, (seen) => refused(seen, error.message, null));
    case 'unanswered':
      return doubt(desk, sending, error.message);
  }
}

/** Whether a failure says that nothing was done. */
export function isDefinite({ kind, status }: ApiError): boolean {
  const refusal = kind === 'rejected' || kind === 'forbidden' || kind === 'conflict';
  return refusal && status >= 400 && status < 500 && !OPEN_STATUSES.includes(status);
}
