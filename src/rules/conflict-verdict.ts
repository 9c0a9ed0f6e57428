import type { AgreedValue } from '../records/agreed-value';
import type { Conflict } from '../records/conflict';

/** One difference, and all that decides what becomes of it. */
export interface Difference {
  readonly field: Conflict['field'];
  readonly tracker: string;
  readonly ledger: string;
  readonly rule: 'tracker' | 'ledger' | 'ask' | 'create';
  /** What both held when nothing was open between them; undefined before the first time. */
  readonly base: AgreedValue | undefined;
  /** What a person decided about these very values. */
  readonly decision?: Conflict['decision'];
  /** Why it asks, where the rule does not. */
  readonly why?: string;
}

export interface Verdict extends Pick<Conflict, 'wins' | 'reason'> {
  readonly state: Exclude<Conflict['state'], 'refused'>;
  /** Whether it is settled only now. */
  readonly fresh: boolean;
  readonly by: AgreedValue['by'];
}

/**
 * What becomes of a difference. A person's decision goes first; then, where both sides have changed
 * since they last agreed, or the ledger what was agreed or written before, a person is asked; then
 * the rule holds. What was settled stays settled while neither side changes.
 */
export function verdictOf(difference: Difference): Verdict {
  const { base, decision = null } = difference;
  const moved = movedSince(difference);
  const still = base && !wereSame(base) && !moved.tracker && !moved.ledger ? base : null;
  if (decision) {
    const isDone = still?.kept === (decision === 'leave' ? 'left' : decision);
    return settle(decision, DECIDED, { by: 'person', fresh: !isDone });
  }
  return (still && stillSettled(still, difference)) ?? byRule(difference, moved);
}

const DECIDED = 'You decided so.';

function stillSettled({ kept, by }: AgreedValue, difference: Difference): Verdict | null {
  if (by === 'rule' && difference.rule !== kept) return null;
  const reason = by === 'person' ? DECIDED : ruleWords(difference);
  return settle(kept === 'left' ? 'leave' : 'ledger', reason, { by, fresh: false });
}

interface Moved {
  readonly tracker: boolean;
  readonly ledger: boolean;
}

function byRule(difference: Difference, moved: Moved): Verdict {
  const { base, rule, field, why } = difference;
  if (moved.tracker && moved.ledger) return asks(`Both have changed since ${sinceWords(base)}.`);
  if (rule === 'tracker' && moved.ledger && base?.kept === 'written') {
    const what = `The ledger was changed after Tieout wrote '${base.ledger}' there`;
    return asks(`${what}: it is not written a second time by itself.`);
  }
  if (rule !== 'ask') return settle(rule, ruleWords(difference), { by: 'rule', fresh: true });
  const none = field === 'Customer' ? 'The ledger has no such customer. ' : '';
  return asks(why ?? `${none}${ruleWords(difference)}`);
}

function movedSince({ field, tracker, ledger, base }: Difference): Moved {
  if (!base) return { tracker: false, ledger: false };
  return {
    tracker: !sameValue(field, base.tracker, tracker),
    ledger: !sameValue(field, base.ledger, ledger),
  };
}

const asks = (reason: string): Verdict => ({
  wins: 'ask',
  reason,
  state: 'asks',
  fresh: false,
  by: 'rule',
});

function settle(
  wins: Exclude<Conflict['wins'], 'ask'>,
  reason: string,
  how: Pick<Verdict, 'by' | 'fresh'>,
): Verdict {
  const states = {
    tracker: 'to apply',
    create: 'to apply',
    ledger: 'kept',
    leave: 'left',
  } as const;
  return { wins, reason, state: states[wins], ...how };
}

const ruleWords = ({ field, rule }: Difference): string =>
  field === 'Customer'
    ? `Field rules: client missing in the ledger, ${rule}.`
    : `Field rules: ${field.toLowerCase()}, ${rule}.`;

/** Whether both sides said the same, by themselves or because it was written. */
export const wereSame = ({ kept }: AgreedValue): boolean => kept === 'both' || kept === 'written';

function sinceWords(base: AgreedValue | undefined): string {
  if (base && wereSame(base)) return `both said '${base.ledger}'`;
  return `the ledger's '${base?.ledger ?? ''}' was ${base?.kept === 'left' ? 'left' : 'kept'}`;
}

/** Whether two texts mean the same: spaces say nothing, nor where an address breaks its lines. */
export function sameValue(field: Conflict['field'], a: string, b: string): boolean {
  return plain(field, a) === plain(field, b);
}

function plain(field: Conflict['field'], text: string): string {
  const parted = field === 'Address' ? text.replace(/[\n,]+/g, ' ') : text;
  const one = parted.normalize('NFC').replace(/\s+/g, ' ').trim();
  return field === 'E-mail' || field === 'Currency' ? one.toLowerCase() : one;
}
