import { approvedWorld, bookOf, reckoning } from './enumerate';
import type { LedgerEntry } from './fake-ledger';
import { accepting } from './give-back';
import { postingsOf } from './journal-view';
import type { LedgerTraits } from './ledger-traits';
import { posting, run } from './run';
import type { Scenario } from './scenarios';
import type { SimWorld } from './sim-world';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const posts = (sim: SimWorld, afterMs: number) => {
  sim.pass(afterMs);
  return run(sim, bookOf(sim), posting);
};

function posted(traits: LedgerTraits) {
  const base = approvedWorld(traits, 'pair');
  posts(base.sim, 0);
  posts(base.sim, HOUR);
  const [document] = base.sim.ledger.documents;
  if (!document) throw new Error('nothing was posted');
  return { ...base, document };
}

/** It waits for a person, who is told of it. */
function waits(sim: SimWorld, when: string): string[] {
  const book = bookOf(sim);
  const [held] = postingsOf(book);
  const { state, reason } = held?.posting ?? {};
  const isTold = JSON.stringify(book.tabs.get('Problems') ?? []).includes('E-618');
  if (state === 'parked' && reason === 'voided' && isTold) return [];
  return [`an invoice deleted ${when} is ${state}, reason ${reason}, told ${isTold}`];
}

/** A person deletes a posted invoice; the daily look misses it. Entered again, it counts again. */
const deleted =
  (silenceMs: number): Scenario =>
  (traits) => {
    const base = posted(traits);
    const { sim, document } = base;
    sim.ledger.remove(document);
    posts(sim, silenceMs);
    const faults = waits(sim, 'after it was compared');
    sim.ledger.restore(document);
    return [...faults, ...reckoning(base)];
  };

/** Somebody gives its number to another document: it is still told to be gone. */
const replaced: Scenario = (traits) => {
  const { sim, document } = posted(traits);
  sim.ledger.remove(document);
  const { files: _files, ...sent } = document;
  sim.ledger.enterByHand({ ...sent, marker: '', lines: [{ net: '1', text: 'by hand' }] }, sim.now);
  posts(sim, DAY + HOUR);
  posts(sim, HOUR);
  return waits(sim, 'and replaced by hand');
};

/** It is deleted after a run that was killed at any call after it had arrived. */
const early: Scenario = (traits) => {
  const base = approvedWorld(traits, 'pair');
  const whole = base.sim.fork();
  const { names } = run(whole, bookOf(whole), posting).host;
  const last = names.length - names.indexOf('http.write');
  return Array.from({ length: last }, (_, place) => names.length - place).flatMap((call) => {
    const sim = base.sim.fork();
    run(sim, bookOf(sim), { ...posting, script: { kill: { call, when: 'after' } } });
    const [document] = sim.ledger.documents;
    if (!document) return ['nothing arrived'];
    sim.ledger.remove(document);
    for (const afterMs of [HOUR, HOUR, DAY]) posts(sim, afterMs);
    return settledBy(sim, document);
  });
};

/** Somebody copies an invoice that has not changed for longer than the daily look reads. */
const copiedLate: Scenario = (traits) => {
  const { sim, document } = posted(traits);
  posts(sim, 60 * DAY);
  sim.ledger.documents.push({ ...document, id: '999', changedAt: sim.now, createdAt: sim.now });
  posts(sim, DAY + HOUR);
  const problems = () => JSON.stringify(bookOf(sim).tabs.get('Problems') ?? []);
  const isTold = problems().includes('E-616');
  document.voided = true;
  document.changedAt = sim.now;
  posts(sim, DAY + HOUR);
  const isOver = !problems().includes('E-616');
  return isTold && isOver ? [] : [`a copy of an old invoice: told ${isTold}, over ${isOver}`];
};

/** Somebody deletes the rows inside any call while a deleted invoice is accepted as that. */
const rowsGone: Scenario = (traits) => {
  const base = posted(traits);
  const { sim, document } = base;
  sim.ledger.remove(document);
  posts(sim, DAY + HOUR);
  const [held] = postingsOf(bookOf(sim));
  const acts = accepting(held?.posting.documentId ?? '');
  const alone = sim.fork();
  const { calls } = run(alone, bookOf(alone), acts).host;
  return Array.from({ length: calls }, (_, call) => call + 1).flatMap((call) => {
    const one = sim.fork();
    const { tabs } = bookOf(one);
    const rival = () => void tabs.set('Invoices', (tabs.get('Invoices') ?? []).slice(0, 1));
    run(one, bookOf(one), { ...acts, script: { rivals: new Map([[call, rival]]) } });
    return reckoning({ ...base, sim: one });
  });
};

/** It was sent once more, because nobody knew that it had arrived; or it waits for a person. */
function settledBy(sim: SimWorld, { id }: LedgerEntry): string[] {
  const isNew = sim.ledger.documents.some((one) => one.id !== id);
  return isNew ? [] : waits(sim, 'after a kill');
}

export const deletionScenarios: Readonly<Record<string, Scenario>> = {
  'an invoice that is deleted and entered again': deleted(DAY + HOUR),
  'an invoice that is deleted before weeks in which nobody posts': deleted(60 * DAY),
  'an invoice that is deleted, and its number given away': replaced,
  'an invoice that is deleted after a kill': early,
  'a copy of an invoice of two months ago': copiedLate,
  'rows that go while a deleted invoice is accepted': rowsGone,
};
