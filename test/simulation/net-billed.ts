import { add, compare, type Decimal, isZero, subtract, ZERO } from '../../src/money/decimal';
import type { Allocation } from '../../src/records/allocation';
import type { Content } from '../../src/steps/posting/content';
import { problemsTab } from '../../src/tabs/problems-tab';
import { readTable } from '../../src/tabs/table';
import { type LedgerEntry, REFUSED, type SentLine } from './fake-ledger';
import type { Work } from './firm';
import type { Expectation } from './invariants';
import { type Held, holdsWork, postingsOf } from './journal-view';
import type { SimBook, SimWorld } from './sim-world';

/** The work that a line of the ledger still names. */
export const workIn = ({ text }: SentLine): readonly string[] =>
  text.split(' ').filter((word) => word.startsWith('tracker:'));

/** The work on a document of the ledger, as far as its lines still say. */
export const workOn = ({ lines }: LedgerEntry): readonly string[] => lines.flatMap(workIn);

const isCredit = ({ invoice }: Pick<Content, 'invoice'>): boolean => invoice.kind === 'creditNote';

/** What is billed of an entry less what is given back of it. */
interface Net {
  seconds: number;
  amount: Decimal;
  /** The most that one document has billed of it. */
  most: Decimal;
  mostSeconds: number;
  isCredited: boolean;
}

function netOf(contents: readonly Content[]): ReadonlyMap<string, Net> {
  const nets = new Map<string, Net>();
  for (const content of contents) {
    for (const allocation of content.allocations) {
      const { entryId } = allocation;
      const net = nets.get(entryId) ?? newNet();
      nets.set(entryId, net);
      if (isCredit(content)) giveBack(net, allocation);
      else bill(net, allocation);
    }
  }
  return nets;
}

const newNet = (): Net => ({
  seconds: 0,
  amount: ZERO,
  most: ZERO,
  mostSeconds: 0,
  isCredited: false,
});

function bill(net: Net, { seconds, amount }: Allocation): void {
  net.seconds += seconds;
  net.mostSeconds = Math.max(net.mostSeconds, seconds);
  net.amount = add(net.amount, amount);
  if (compare(amount, net.most) > 0) net.most = amount;
}

function giveBack(net: Net, { seconds, amount, kind }: Allocation): void {
  net.isCredited = true;
  if (kind !== 'credited') return;
  net.seconds -= seconds;
  net.amount = subtract(net.amount, amount);
}

/**
 * Whether more is billed than there is: of time by its seconds, of an expense by its money. Where a
 * journal was rebuilt from rows that people had edited, what one document bills is not in question.
 */
function isOver({ seconds }: Pick<Work, 'seconds'>, net: Net, hostile: boolean): boolean {
  if (seconds === 0) return compare(net.amount, net.most) > 0;
  return net.seconds > (hostile ? Math.max(seconds, net.mostSeconds) : seconds);
}

const ofUs = ({ ledger }: SimWorld): readonly LedgerEntry[] =>
  ledger.documents.filter(({ voided, human }) => !voided && !human);

/** Contents of documents of the ledger; null for those that the journal does not know. */
function contentsIn(live: readonly LedgerEntry[], book: SimBook) {
  const byMarker = new Map(
    postingsOf(book).map(({ posting, content }) => [`tt:${posting.key}`, content]),
  );
  return new Map(live.map((one) => [one, byMarker.get(one.marker) ?? null]));
}

/**
 * I1: no work is on two live documents, but for what credit notes gave back: invoices less credit
 * notes are never more than was worked. In hostile worlds never without a row that says so.
 */
export function overbilled(sim: SimWorld, book: SimBook, { work, hostile }: Expectation): string[] {
  const live = ofUs(sim);
  const contents = contentsIn(live, book);
  const nets = netOf([...contents.values()].flatMap((one) => one ?? []));
  const places = new Map<string, LedgerEntry[]>();
  for (const document of live) {
    if (document.kind === 'creditNote') continue;
    for (const id of workOn(document)) places.set(id, [...(places.get(id) ?? []), document]);
  }
  const isKnown = (id: string, document: LedgerEntry) =>
    contents.get(document)?.allocations.some(({ entryId }) => entryId === id) ?? false;
  const over = work.filter((one) => {
    const net = nets.get(one.id);
    const on = places.get(one.id) ?? [];
    if (net && isOver(one, net, hostile)) return true;
    return on.length > 1 && !(net?.isCredited && on.every((document) => isKnown(one.id, document)));
  });
  return told(book, hostile, over, ({ id }) => {
    const on = places.get(id) ?? [];
    const names = on.flatMap((document) => [document.id, document.number]);
    const ids = on.map((document) => document.id);
    return {
      names: [...names, ...voidedCredits(sim, id)],
      what: `I1 ${id} is on documents ${ids}`,
    };
  });
}

/** Credit notes on some work that somebody has voided. */
const voidedCredits = ({ ledger }: SimWorld, work: string): readonly string[] =>
  ledger.documents
    .filter((one) => one.kind === 'creditNote' && one.voided && workOn(one).includes(work))
    .map(({ id }) => id);

/** I1: no document is there twice, neither an invoice nor a credit note. */
export function sentTwice(sim: SimWorld, book: SimBook, { hostile }: Expectation): string[] {
  const groups = new Map<string, LedgerEntry[]>();
  for (const one of ofUs(sim)) groups.set(one.marker, [...(groups.get(one.marker) ?? []), one]);
  const twice = [...groups.values()].filter((all) => all.length > 1);
  return told(book, hostile, twice, (all) => {
    const ids = all.map(({ id }) => id);
    return { names: ids, what: `I1 ${all[0]?.kind ?? 'invoice'} is there as ${ids.join(', ')}` };
  });
}

/** All of them; in hostile worlds those of which no row of an error names a document. */
function told<T>(
  book: SimBook,
  hostile: boolean,
  found: readonly T[],
  of: (one: T) => { readonly names: readonly string[]; readonly what: string },
): string[] {
  if (found.length === 0) return [];
  const shown = hostile ? problemWords(book) : new Set<string>();
  return found
    .map(of)
    .filter(({ names }) => !hostile || !names.some((name) => shown.has(name)))
    .map(({ what }) => (hostile ? `${what} silently` : what));
}

/** I19: credit notes give back no more than their invoice has, in all and of each piece of work. */
export function overcredited(sim: SimWorld, book: SimBook, { hostile }: Expectation): string[] {
  if (hostile) return [];
  const contents = [...contentsIn(ofUs(sim), book).values()].flatMap((one) => one ?? []);
  const notes = contents.filter(isCredit);
  return contents.flatMap((original) => {
    const { documentId, total, number } = original.invoice;
    const own = notes.filter(({ invoice }) => invoice.creditOf === documentId);
    if (isCredit(original) || own.length === 0) return [];
    const back = add(...own.map(({ invoice }) => invoice.total));
    const isTooMuch =
      compare(back, total) > 0 || own.some(({ invoice }) => !isAbove(invoice.total));
    const parts = original.allocations.filter((part) => isPartOver(part, own));
    return [
      ...(isTooMuch ? [`I19 ${back} of ${total} is credited on ${number}`] : []),
      ...parts.map(({ entryId }) => `I19 more of ${entryId} is credited than was billed`),
    ];
  });
}

const isAbove = (amount: Decimal): boolean => compare(amount, ZERO) > 0;

/** Each piece of work stands on one line of an invoice of the firm. */
function isPartOver({ entryId, amount, seconds }: Allocation, notes: readonly Content[]): boolean {
  const back = notes.flatMap(({ allocations }) =>
    allocations.filter((one) => one.entryId === entryId),
  );
  const sum = add(...back.map((one) => one.amount));
  return compare(sum, amount) > 0 || back.reduce((all, one) => all + one.seconds, 0) > seconds;
}

/**
 * What the journal takes to be billed: whatever is approved, less what credit notes gave back that
 * were compared with the ledger; `changed`: and less what those gave back that were changed in the
 * ledger after that, and wait for a person: their work may have been billed again before.
 */
const claimed = (held: readonly Held[], changed: boolean): ReadonlyMap<string, Net> =>
  netOf(
    held.flatMap(({ posting, content }) => {
      if (!content || !holdsWork(posting)) return [];
      const { state, reason, verified } = posting;
      const isChanged = changed && state === 'parked' && reason === 'differs';
      const isBack = verified && (state === 'posted' || isChanged);
      return isCredit(content) && !isBack ? [] : [content];
    }),
  );

const bills =
  (id: string) =>
  ({ content }: Held): boolean =>
    content?.allocations.some(({ entryId }) => entryId === id) ?? false;

/** I7: claims are disjoint: all of them together are no more than was worked. */
export function claimFaults(book: SimBook, { work, hostile }: Expectation): string[] {
  const held = postingsOf(book);
  const nets = claimed(held, true);
  const isRebuilt = hostile && held.some(({ posting }) => posting.kind === 'creditNote');
  if (isRebuilt) return [];
  const over = work.filter((one) => {
    const net = nets.get(one.id);
    return net && isOver(one, net, hostile);
  });
  return told(book, hostile, over, ({ id }) => ({
    names: held.filter(bills(id)).map(({ posting }) => posting.document?.number ?? ''),
    what: `I7 more of ${id} is claimed than there is`,
  }));
}

/**
 * I2 and I3: what was worked is what is billed, less what was given back, and nothing is left that
 * could be billed: credit notes free just what they give back, and that is billed again.
 */
export function conservation(
  held: readonly Held[],
  { work, byHand }: Pick<Expectation, 'work' | 'byHand'>,
): string[] {
  const ways = [claimed(held, false), claimed(held, true)];
  const isAlways = (one: Work, test: (net: Net | undefined) => boolean) =>
    ways.every((nets) => test(nets.get(one.id)));
  const lost = work.filter((one) =>
    isAlways(one, (net) => net !== undefined && !net.isCredited && net.seconds !== one.seconds),
  );
  const forgotten = work.filter(
    (one) =>
      byHand.size === 0 &&
      one.customerId !== REFUSED &&
      isAlways(one, (net) => isForgotten(one, net)),
  );
  return [
    ...lost.map(({ id }) => `I3 ${id} lost minutes`),
    ...forgotten.map(({ id }) => `I2 ${id} is not billed, or not all of it`),
  ];
}

const isForgotten = ({ seconds }: Work, net: Net | undefined): boolean =>
  !net || (seconds > 0 ? net.seconds !== seconds : isZero(net.amount));

/** The words of all rows that tell an error. */
function problemWords(book: SimBook): ReadonlySet<string> {
  const { rows } = readTable(problemsTab, book.tabs.get('Problems') ?? [[]]);
  const errors = rows.filter(({ record }) => record.code.startsWith('E-'));
  return new Set(errors.flatMap(({ record }) => record.message.split(/[^\w-]+/)));
}
