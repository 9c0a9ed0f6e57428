import { FakeLedger } from './fake-ledger';
import { CUSTOMERS } from './firm';
import { holdsWork, postingsOf } from './journal-view';
import { type MishapAct, type Mishaps, mishapActs, mishaps, ownInvoice, SKEW_MS } from './mishaps';
import { draftingIn, HOUR, note, type Play, scriptOf } from './play';
import { Random } from './random';
import { approving, posting, run } from './run';
import type { SimWorld } from './sim-world';

/** In so many of the schedules something of this goes wrong. */
const MISHAP_RATE = 0.25;

const DAY = 24 * HOUR;

/** By numbers of their own, so that the schedules without them are as they are. */
export function mishapsOf(seed: number, sim: SimWorld): Mishaps | null {
  const random = new Random(seed ^ 0x51ed270b);
  if (!random.chance(MISHAP_RATE)) return null;
  const kinds = new Set(mishaps.filter(() => random.chance(0.5)));
  const { ledger } = sim;
  ledger.tellsFacts = kinds.has('people: close the period');
  const off = random.int(-SKEW_MS, SKEW_MS);
  const has = (kind: 'clock: the ledger has another' | 'clock: stamps out of order') => {
    if (kinds.has(kind)) sim.count(kind);
    return kinds.has(kind);
  };
  if (has('clock: the ledger has another')) ledger.stamp = (now) => now + off;
  if (has('clock: stamps out of order'))
    ledger.stamp = (now) => now + random.int(-SKEW_MS, SKEW_MS);
  return {
    random,
    kinds,
    meanwhile: (play) => actOnce(play, random, kinds, (kind) => !kind.startsWith('trigger')),
  };
}

/** Something that happens between two runs. */
export function mishapOnce(play: Play, { random, kinds }: Mishaps): void {
  actOnce(play, random, kinds, () => true);
}

function actOnce(
  play: Play,
  random: Random,
  kinds: Mishaps['kinds'],
  wanted: (kind: MishapAct) => boolean,
): void {
  const possible = mishapActs.filter((kind) => kinds.has(kind) && wanted(kind));
  if (possible.length === 0) return;
  const kind = random.pick(possible);
  if (acts[kind](play, random)) play.sim.count(kind);
}

/** Says whether there was something to do it to. */
type Act = (play: Play, random: Random) => boolean;

const post = (play: Play, random: Random) =>
  note(play, run(play.sim, play.book, { ...posting, script: scriptOf(play, 120, random) }));

const acts: Readonly<Record<MishapAct, Act>> = {
  'trigger: twice': (play, random) => {
    post(play, random);
    post(play, random);
    return true;
  },
  'trigger: weeks late': (play, random) => {
    play.sim.pass(random.pick([7, 50]) * DAY);
    post(play, random);
    return true;
  },
  'people: delete an invoice in the ledger': ({ sim }, random) => {
    const document = ownInvoice(sim, random);
    if (document) sim.ledger.remove(document);
    return document !== null;
  },
  'people: close the period': ({ sim: { ledger } }) => {
    const isOpen = ledger.closedThrough === null;
    ledger.closedThrough = '2026-03-31';
    return isOpen;
  },
  'people: open the period': ({ sim: { ledger } }) => {
    const isClosed = ledger.closedThrough !== null;
    ledger.closedThrough = null;
    return isClosed;
  },
  'people: change the time zone': ({ book }, random) => {
    book.zone = random.pick(['Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kolkata']);
    return true;
  },
  'people: give a number in doubt away': giveNumberAway,
  'people: connect another company': connectOther,
  'people: disconnect': (play) => {
    const { ending } = run(play.sim, play.book, { ...posting, script: { isDisconnected: true } });
    if (ending !== 'stopped') play.breaches.push(`I16 a run without a ledger ended as ${ending}`);
    return true;
  },
  'people: map work to another customer': (play, random) => {
    const open = play.work.filter(
      ({ receiptUrl, customerId }) => receiptUrl === '' && customerId !== CUSTOMERS[3],
    );
    if (open.length === 0) return false;
    random.pick(open).customerId = random.pick(CUSTOMERS.slice(0, 3));
    return draftAnew(play, random);
  },
  'people: change the rate': (play, random) => {
    const rate = random.pick(['1.0901', '0.9950', '1.0837']);
    for (const one of play.work) one.rate = rate;
    return draftAnew(play, random);
  },
};

/** What was changed is drafted anew, now and then, and approved. */
function draftAnew(play: Play, random: Random): true {
  if (random.chance(0.6)) run(play.sim, play.book, draftingIn(play));
  if (random.chance(0.6)) run(play.sim, play.book, approving);
  return true;
}

function giveNumberAway({ sim, book, byHand }: Play, random: Random): boolean {
  const { ledger, traits } = sim;
  const doubted = postingsOf(book).filter(
    ({ posting: { state, kind } }) =>
      kind === 'invoice' && (state === 'unknown' || state === 'sending'),
  );
  if (doubted.length === 0) return false;
  const { number } = random.pick(doubted).posting;
  const isTaken = ledger.documents.some((one) => one.number === number);
  if (traits.uniqueNumbers && isTaken) return false;
  const document = ledger.enterByHand(
    {
      number,
      marker: '',
      customer: 'C2',
      currency: 'USD',
      date: '2026-04-01',
      rate: '1',
      tax: '0.00',
      total: '7.00',
      lines: [{ net: '7.00', text: 'by hand' }],
    },
    sim.now,
  );
  byHand.set(document.id, JSON.stringify(document));
  return true;
}

/** What was approved for one company never gets to another. */
function connectOther(play: Play): boolean {
  const { sim, book, breaches } = play;
  if (!postingsOf(book).some(({ posting: one }) => holdsWork(one))) return false;
  const company = new FakeLedger(sim.traits);
  const { ending } = run(sim, book, { ...posting, script: { company } });
  if (ending !== 'stopped') breaches.push(`I16 a run of another company ended as ${ending}`);
  if (company.documents.length > 0) breaches.push('I16 another company was sent something');
  return true;
}
