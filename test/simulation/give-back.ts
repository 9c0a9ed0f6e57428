import { decimalOf } from '../../src/money/decimal';
import type { CreditPart } from '../../src/rules/credit-shares';
import type { WholeInvoice } from '../../src/rules/footing';
import { acceptVoided } from '../../src/steps/accept-voided';
import { credit, discardCredits } from '../../src/steps/credit';
import { voidDocument } from '../../src/steps/void-document';
import type { World } from '../../src/steps/world';
import type { LedgerEntry } from './fake-ledger';
import { type Held, postingsOf } from './journal-view';
import { draftingIn, note, type Play, scriptOf } from './play';
import type { Random } from './random';
import { approving, posting, run, ticking } from './run';
import { applyCredits } from './settling';

/** What people give back of what was billed. */
export const givingBack = [
  'credits an invoice',
  'credits hours',
  'credits lines',
  'credits an amount',
  'gives work up',
  'clicks Credit twice',
  'discards a credit note',
  'voids a document and accepts it',
  'voids a document',
  'accepts a document that is there',
  'presses Void in the ledger',
  'wants credit notes applied',
] as const;

type GivingBack = (typeof givingBack)[number];

/** Gives something back; often posts it at once, and now and then bills it again right after that. */
export function backOnce(play: Play, random: Random): void {
  const { sim, book } = play;
  const kind = random.pick(givingBack);
  if (!acts[kind](play, random)) return;
  sim.count(`people: ${kind}`);
  if (random.chance(0.3)) return;
  run(sim, book, random.chance(0.5) ? approving : ticking);
  if (random.chance(0.5)) {
    note(play, run(sim, book, { ...posting, script: scriptOf(play, 120, random) }));
  }
  if (random.chance(0.7)) return;
  run(sim, book, draftingIn(play));
  run(sim, book, ticking);
  note(play, run(sim, book, posting));
}

/** Says whether there was something to do it to. */
type Act = (play: Play, random: Random) => boolean;

const acts: Readonly<Record<GivingBack, Act>> = {
  'credits an invoice': crediting(() => ({ kind: 'whole' })),
  'credits hours': crediting(hours),
  'credits lines': crediting(lines),
  'credits an amount': crediting(money),
  'gives work up': crediting(anyPart, { isGivenUp: true }),
  'clicks Credit twice': crediting(anyPart, { clicks: 2 }),
  'discards a credit note': (play, random) => {
    const held = invoiceOf(play, random);
    if (held) attempt(play, random, discarding(held.posting.documentId));
    return held !== undefined;
  },
  'voids a document and accepts it': (play, random) => {
    const document = voidOne(play, random, random.pick(['invoice', 'creditNote']));
    const held = document && ownerOf(play, document);
    if (held) attempt(play, random, accepting(held.posting.documentId));
    if (document && isMissed(play, document)) play.hostile = true;
    return document !== undefined;
  },
  'voids a document': (play, random) => voidOne(play, random, 'invoice') !== undefined,
  'presses Void in the ledger': (play, random) => {
    const held = pickOf(random, postingsOf(play.book));
    if (held) attempt(play, random, voiding(held.posting.documentId));
    return held !== undefined;
  },
  'wants credit notes applied': ({ sim, book }) => {
    run(sim, book, doing(applyCredits));
    return true;
  },
  'accepts a document that is there': (play, random) => {
    const held = pickOf(random, postingsOf(play.book));
    if (held) attempt(play, random, accepting(held.posting.documentId));
    return held !== undefined;
  },
};

const doing = (act: (world: World) => void) => ({
  work: (world: World) => {
    act(world);
    return { goesOn: false, message: '' };
  },
});

/** Accepts that a document is voided in the ledger; refused where it is not. */
export const accepting = (document: string) =>
  doing((world) => void acceptVoided(world, { document, reason: 'entered twice' }));

/** Makes a document void in the ledger. */
const voiding = (document: string) =>
  doing((world) => void voidDocument(world, { document, reason: 'entered twice' }));

/** Takes the drafts of credit notes on an invoice back. */
export const discarding = (invoice: string) =>
  doing((world) => void discardCredits(world, invoice));

function attempt(play: Play, random: Random, act: ReturnType<typeof doing>): void {
  const script = random.chance(0.5) ? scriptOf(play, 40, random) : {};
  note(play, run(play.sim, play.book, { ...act, script }));
}

function crediting(
  partOf: (held: Held, random: Random) => CreditPart,
  { isGivenUp = false, clicks = 1 } = {},
): Act {
  return (play, random) => {
    const held = invoiceOf(play, random);
    if (!held) return false;
    const invoice = held.posting.documentId;
    const wish = { invoice, part: partOf(held, random), reason: 'agreed', isGivenUp };
    for (let click = 0; click < clicks; click++) {
      const act = doing((world) => {
        play.breaches.push(...hoursFaults(held, wish.part, credit(world, wish).note));
      });
      attempt(play, random, act);
    }
    return true;
  };
}

/** I19: as many hours go back as are asked for, where the line says just what was tracked. */
function hoursFaults({ content }: Held, part: CreditPart, note: WholeInvoice): readonly string[] {
  if (part.kind !== 'hours') return [];
  const line = content?.lines.find(({ position }) => position === part.position);
  const sum = (all: WholeInvoice['allocations']) =>
    all.reduce((one, { seconds }) => one + seconds, 0);
  const own = content?.allocations.filter(({ lineId }) => lineId === line?.lineId) ?? [];
  const back = sum(note.allocations);
  if (sum(own) !== line?.billedSeconds || back === part.seconds) return [];
  return [`I19 ${back} seconds go back instead of ${part.seconds}`];
}

const pickOf = <T>(random: Random, all: readonly T[]): T | undefined =>
  all.length === 0 ? undefined : random.pick(all);

/** An invoice that is posted, or now and then one that is not. */
function invoiceOf({ book }: Play, random: Random): Held | undefined {
  const invoices = postingsOf(book).filter(({ posting: one }) => one.kind === 'invoice');
  const posted = invoices.filter(({ posting: one }) => one.state === 'posted');
  return pickOf(random, random.chance(0.95) ? posted : invoices);
}

const lineOf = ({ content }: Held, random: Random) => pickOf(random, content?.lines ?? []);

/** Hours, now and then more than there are. */
function hours(held: Held, random: Random): CreditPart {
  const line = lineOf(held, random);
  const most = Math.max(1, line?.billedSeconds ?? 0);
  const seconds = random.chance(0.2) ? most : random.int(1, Math.ceil(most * 1.1));
  return { kind: 'hours', position: line?.position ?? 1, seconds };
}

function lines(held: Held, random: Random): CreditPart {
  const chosen = (held.content?.lines ?? []).filter(() => random.chance(0.5));
  const positions = chosen.map(({ position }) => position);
  return { kind: 'lines', positions: positions.length > 0 ? positions : [random.int(1, 3)] };
}

/** An amount, now and then more than there is, or all of it. */
function money(held: Held, random: Random): CreditPart {
  const line = lineOf(held, random);
  const cents = Math.max(1, Math.round(Number(line?.net ?? 0) * 110));
  const some = decimalOf((random.int(1, cents) / 100).toFixed(2));
  const amount = line && random.chance(0.2) ? line.net : some;
  return { kind: 'amount', position: line?.position ?? 1, amount };
}

function anyPart(held: Held, random: Random): CreditPart {
  const whole = (): CreditPart => ({ kind: 'whole' });
  return random.pick([whole, hours, lines, money])(held, random);
}

/** Voids a document of ours in the ledger; tells which. */
function voidOne({ sim }: Play, random: Random, wanted: string): LedgerEntry | undefined {
  const document = pickOf(
    random,
    sim.ledger.documents.filter(
      ({ human, voided, kind = 'invoice' }) => !human && !voided && kind === wanted,
    ),
  );
  if (!document) return undefined;
  document.voided = true;
  document.changedAt = sim.now;
  return document;
}

/** A credit note that is gone in the ledger, while its work is free here: that can be billed twice. */
const isMissed = (play: Play, document: LedgerEntry): boolean =>
  document.kind === 'creditNote' && ownerOf(play, document)?.posting.state !== 'voided';

const ownerOf = ({ book }: Play, { marker }: LedgerEntry): Held | undefined =>
  postingsOf(book).find(({ posting: one }) => marker === `tt:${one.key}`);
