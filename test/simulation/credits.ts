import { add, decimalOf, equal, ZERO } from '../../src/money/decimal';
import type { CreditPart } from '../../src/rules/credit-shares';
import { credit, discardCredits } from '../../src/steps/credit';
import type { World } from '../../src/steps/world';
import { allocationsTab } from '../../src/tabs/allocations-tab';
import { invoiceLinesTab } from '../../src/tabs/invoice-lines-tab';
import { invoicesTab } from '../../src/tabs/invoices-tab';
import { approvedWorld, bookOf, type Prepared } from './enumerate';
import { answerOf } from './fake-ledger';
import type { Fault } from './faults';
import type { LedgerTraits } from './ledger-traits';
import { drafting, posting, run, ticking } from './run';
import type { Scenario } from './scenarios';
import type { Script } from './sim-host';

const HOUR = 3_600_000;
const LOST: Fault = { name: 'lost', takesMs: 300, strike: () => answerOf(0, 'Timeout') };
export const AN_HOUR: CreditPart = { kind: 'hours', position: 1, seconds: 3600 };
export const WHOLE: CreditPart = { kind: 'whole' };

const doing = (act: (world: World) => void) => ({
  work: (world: World) => {
    act(world);
    return { goesOn: false, message: '' };
  },
});

const documentsIn = ({ sim }: Prepared) =>
  sim.ledger.documents.filter(({ human, voided }) => !human && !voided);

/** A workbook with a posted invoice and an approved credit note on an hour and on a whole line. */
export function creditedWorld(traits: LedgerTraits): Prepared {
  const base = approvedWorld(traits, 'both');
  sent(base);
  for (const [invoice, part] of [
    [invoiceOf(base, 1), AN_HOUR],
    [invoiceOf(base, 2), WHOLE],
  ] as const) {
    const wish = { invoice, part, reason: 'agreed', isGivenUp: false };
    run(
      base.sim,
      bookOf(base.sim),
      doing((world) => void credit(world, wish)),
    );
  }
  run(base.sim, bookOf(base.sim), ticking);
  return { ...base, again: true };
}

/** An invoice of a world, by its id. */
export function invoiceOf(base: Prepared, place = 1): string {
  const [head = [], ...rows] = bookOf(base.sim).tabs.get('Invoices') ?? [];
  const row = rows[place - 1] ?? [];
  return String(row[head.indexOf('Document ID')]);
}

/** Drafts a credit note, twice, as with a double click; how each of them ended. */
export function credited(base: Prepared, invoice: string, part: CreditPart): readonly string[] {
  const wish = { invoice, part, reason: 'agreed', isGivenUp: false };
  const click = doing((world) => void credit(world, wish));
  return [1, 2].map(() => run(base.sim, bookOf(base.sim), click).ending);
}

/** Approves and posts under a script, and then by the hour without trouble. */
export function sent(base: Prepared, script: Script = {}): void {
  const book = bookOf(base.sim);
  run(base.sim, book, ticking);
  run(base.sim, book, { ...posting, script });
  for (let round = 0; round < 3; round++) {
    base.sim.pass(HOUR);
    run(base.sim, book, posting);
  }
}

/** Credits an hour and then the rest, under a script, and bills the work again. */
function creditAndBillAgain(traits: LedgerTraits, scriptOf: (base: Prepared) => Script): string[] {
  const base = approvedWorld(traits, 'pair');
  const book = bookOf(base.sim);
  sent(base);
  const invoice = invoiceOf(base);
  const endings = [...credited(base, invoice, AN_HOUR)];
  sent(base, scriptOf(base));
  run(base.sim, book, drafting(base.work, 2));
  sent(base);
  const early = documentsIn(base).length;
  endings.push(...credited(base, invoice, WHOLE));
  sent(base, scriptOf(base));
  endings.push(...credited(base, invoice, WHOLE));
  run(base.sim, book, drafting(base.work, 2));
  sent(base, scriptOf(base));
  const [first, one, rest, again, ...more] = documentsIn(base).map(({ total }) => decimalOf(total));
  const keys = new Set(documentsIn(base).map(({ marker }) => marker));
  const sum = add(one ?? ZERO, rest ?? ZERO);
  const faults: readonly (readonly [boolean, string])[] = [
    [endings.join() !== 'done,stopped,done,stopped,stopped,stopped', `credits ended ${endings}`],
    [early !== 2, `${early} documents after the first credit note`],
    [
      keys.size !== 4 || more.length > 0,
      `${keys.size} keys of ${documentsIn(base).length} documents`,
    ],
    [!equal(sum, first ?? ZERO), `${sum} credited of ${first}`],
    [!equal(again ?? ZERO, first ?? ZERO), `${again} billed again of ${first}`],
  ];
  return faults.filter(([wrong]) => wrong).map(([, what]) => `I19 ${what}`);
}

/** A kill at every seventh call of a run that posts credit notes, and a rival in every eleventh. */
const creditsUnderKills: Scenario = (traits) => {
  const breaches = creditAndBillAgain(traits, () => ({}));
  for (let call = 3; call < 60; call += 7) {
    breaches.push(...creditAndBillAgain(traits, () => ({ kill: { call, when: 'after' } })));
  }
  for (let call = 5; call < 60; call += 11) {
    const rival = ({ sim }: Prepared): Script => ({
      rivals: new Map([
        [call, () => void run(sim, bookOf(sim), { ...posting, actor: 'ben@example.com' })],
      ]),
    });
    breaches.push(...creditAndBillAgain(traits, rival));
  }
  return breaches;
};

/** Rows of a posted credit note are pasted under another id, as its next part, and approved. */
const pastedCredit: Scenario = (traits) => {
  const base = approvedWorld(traits, 'pair');
  sent(base);
  const seconds = 8_000;
  credited(base, invoiceOf(base), { kind: 'hours', position: 1, seconds });
  sent(base);
  const paste = doing(({ workbook }) => {
    const note = workbook.records(invoicesTab).find(({ kind }) => kind === 'creditNote');
    if (!note) return;
    const documentId = 'TCOPY';
    const isOwn = (one: { readonly documentId: string }) => one.documentId === note.documentId;
    const typed = (text: string) => text.replaceAll(note.documentId, documentId);
    const view = { owner: 'draft', mode: 'merge' } as const;
    const invoice = { ...note, documentId, number: '', state: 'draft' as const };
    workbook.put(invoicesTab, { ...view, values: new Map([[documentId, invoice]]) });
    const lines = workbook.records(invoiceLinesTab).filter(isOwn);
    workbook.put(invoiceLinesTab, {
      ...view,
      values: new Map(
        lines.map((one) => [typed(one.lineId), { ...one, documentId, lineId: typed(one.lineId) }]),
      ),
    });
    const parts = workbook.records(allocationsTab).filter(isOwn);
    workbook.put(allocationsTab, {
      ...view,
      values: new Map(
        parts.map((one) => {
          const allocationId = typed(one.allocationId).replace(/#1$/, '#2');
          return [allocationId, { ...one, allocationId, documentId, lineId: typed(one.lineId) }];
        }),
      ),
    });
  });
  const before = documentsIn(base).length;
  run(base.sim, bookOf(base.sim), paste);
  sent(base);
  const after = documentsIn(base).length;
  return [
    ...(before === 2 ? [] : [`I19 ${before} documents before the paste`]),
    ...(after === before ? [] : ['I19 more was credited than was billed']),
  ];
};

/** A draft that was discarded comes back with an old version, while another is on its way. */
const restoredCredit: Scenario = (traits) => {
  const base = approvedWorld(traits, 'pair');
  const { sim } = base;
  const book = bookOf(sim);
  const third = base.work.slice(0, 1).map((one) => ({ ...one, id: 'tracker:636709999' }));
  run(sim, book, drafting([...base.work, ...third], 3));
  sent(base);
  const invoice = invoiceOf(base);
  credited(base, invoice, AN_HOUR);
  run(sim, book, ticking);
  const old = JSON.stringify([...book.tabs]);
  run(
    sim,
    book,
    doing((world) => void discardCredits(world, invoice)),
  );
  credited(base, invoice, WHOLE);
  run(sim, book, ticking);
  run(sim, book, {
    ...posting,
    script: { fault: ({ method }) => (method === 'POST' ? LOST : null) },
  });
  book.tabs = new Map(JSON.parse(old));
  sent(base);
  const [first, ...notes] = documentsIn(base).map(({ total }) => decimalOf(total));
  const back = add(...notes);
  return equal(back, first ?? ZERO) ? [] : [`I19 ${back} is credited of ${first}`];
};

export const creditScenarios: Readonly<Record<string, Scenario>> = {
  'credit notes and work that is billed again': creditsUnderKills,
  'a credit note that is pasted as its next part': pastedCredit,
  'a discarded credit note that comes back beside another': restoredCredit,
};
