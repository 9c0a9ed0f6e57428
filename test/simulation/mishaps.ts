import type { HttpRequest } from '../../src/host';
import { CLOCKS_MS } from '../../src/rules/posting-times';
import { LEDGER } from './fake-connector';
import type { LedgerEntry } from './fake-ledger';
import type { Fault } from './faults';
import { datedLimit, isList, listCut, lookBackRefused, withdrawn } from './mishap-faults';
import type { Play } from './play';
import type { Random } from './random';
import { refusals, type Script } from './sim-host';
import type { SimWorld } from './sim-world';

/** What people, the clock and triggers do beside what every schedule knows. */
export const mishapActs = [
  'trigger: twice',
  'trigger: weeks late',
  'people: delete an invoice in the ledger',
  'people: close the period',
  'people: open the period',
  'people: change the time zone',
  'people: give a number in doubt away',
  'people: connect another company',
  'people: disconnect',
  'people: map work to another customer',
  'people: change the rate',
] as const;

/** What else goes wrong in a share of the schedules (reliability.md 3.2). */
export const mishaps = [
  'clock: every run has its own',
  'clock: jumps in the middle of a run',
  'clock: the ledger has another',
  'clock: stamps out of order',
  'access withdrawn in the middle of a run',
  'store full in the middle of a run',
  'value too large for the store',
  'lockBean rateMax',
  'list: cut at its limit',
  'list: look-back refused',
  'list: document gone between pages',
  '429 until a date of another clock',
  ...mishapActs,
] as const;

export type MishapAct = (typeof mishapActs)[number];
export type Mishap = (typeof mishaps)[number];

/** Which of them a schedule has, and the numbers that decide when. */
export interface Mishaps {
  readonly random: Random;
  readonly kinds: ReadonlySet<Mishap>;
  /** What people do while a run goes on. */
  readonly meanwhile: (play: Play) => void;
}

/** The ledger's clock and ours differ by so much, and those of two runs too. */
export const SKEW_MS = CLOCKS_MS;

const YOUNG_MS = 40 * 24 * 60 * 60_000;

/** The script of a run with what else goes wrong in it; as it is where nothing does. */
export function underMishaps(play: Play, length: number, script: Script): Script {
  const { mishaps: own, sim } = play;
  if (own === null) return script;
  const { random } = own;
  const has = (kind: Mishap, rate: number) => own.kinds.has(kind) && random.chance(rate);
  const rivals = new Map(script.rivals);
  if (random.chance(0.3)) rivals.set(random.int(1, length), () => own.meanwhile(play));
  const strikes = strikesOf(own, sim, has);
  return {
    ...script,
    rivals,
    fault: (request) => strikes(request) ?? script.fault?.(request) ?? null,
    clockMs: clockOf(random, sim, has),
    refuses: refusing(random, sim, has),
  };
}

type Has = (kind: Mishap, rate: number) => boolean;

function clockOf(random: Random, sim: SimWorld, has: Has): () => number {
  const own = has('clock: every run has its own', 0.8);
  const jumps = has('clock: jumps in the middle of a run', 0.5);
  const half = SKEW_MS / 2;
  const first = own ? random.int(-half, half) : 0;
  const later = random.int(-half, half);
  let looks = jumps ? random.int(1, 60) : Number.POSITIVE_INFINITY;
  if (own) sim.count('clock: every run has its own');
  return () => {
    if (looks-- === 0) sim.count('clock: jumps in the middle of a run');
    return looks < 0 ? later : first;
  };
}

function refusing(random: Random, sim: SimWorld, has: Has): NonNullable<Script['refuses']> {
  let room = has('store full in the middle of a run', 0.2) ? random.int(0, 12) : -1;
  let fits = has('value too large for the store', 0.2) ? random.int(0, 12) : -1;
  let locks = has('lockBean rateMax', 0.2) ? random.int(0, 12) : -1;
  const refuse = (kind: Mishap, message: string) => {
    sim.count(kind);
    return message;
  };
  return (what) => {
    if (what === 'lock') return locks-- === 0 ? refuse('lockBean rateMax', refusals.lock) : null;
    if (fits-- === 0) return refuse('value too large for the store', refusals.tooLarge);
    if (room > 0) room--;
    return room === 0 ? refuse('store full in the middle of a run', refusals.full) : null;
  };
}

function strikesOf({ random }: Mishaps, sim: SimWorld, has: Has) {
  let allowed = has('access withdrawn in the middle of a run', 0.2) ? random.int(0, 15) : -1;
  return (request: HttpRequest): Fault | null => {
    if (!request.url.startsWith(LEDGER)) return null;
    if (allowed > 0) allowed--;
    if (allowed === 0) return withdrawn;
    if (isList(request)) return listFault(request, { random, sim, has });
    if (!has('429 until a date of another clock', 0.05)) return null;
    return datedLimit(random.int(-SKEW_MS, SKEW_MS));
  };
}

/** What happens to a page of the list of changes. */
function listFault(
  { url }: HttpRequest,
  { random, sim, has }: { random: Random; sim: SimWorld; has: Has },
): Fault | null {
  if (has('list: look-back refused', 0.1)) return lookBackRefused;
  if (has('list: cut at its limit', 0.3) && sim.ledger.documents.length > 3) return listCut;
  if (url.includes('page=0') || !has('list: document gone between pages', 0.6)) return null;
  const document = ownInvoice(sim, random);
  if (document === null) return null;
  sim.count('list: document gone between pages');
  sim.ledger.remove(document);
  return null;
}

/** An invoice of ours that is in the ledger for less than the 45 days of the daily look; null where there is none. */
export function ownInvoice({ ledger, now }: SimWorld, random: Random): LedgerEntry | null {
  const own = ledger.documents.filter(
    ({ human, voided, createdAt, kind = 'invoice' }) =>
      !human && !voided && kind === 'invoice' && createdAt > now - YOUNG_MS,
  );
  return own.length === 0 ? null : random.pick(own);
}
