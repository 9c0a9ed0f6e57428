import type { CreditPart } from '../../src/rules/credit-shares';
import { AN_HOUR, credited, invoiceOf, sent, WHOLE } from './credits';
import { approvedWorld, bookOf, type Prepared } from './enumerate';
import type { LedgerEntry } from './fake-ledger';
import { accepting } from './give-back';
import type { LedgerTraits } from './ledger-traits';
import { drafting, posting, run, ticking } from './run';
import type { Scenario } from './scenarios';
import { unreadableOnceSent } from './scene';

const HOUR = 3_600_000;
const HALF: CreditPart = { kind: 'hours', position: 1, seconds: 1800 };

/** A workbook with a posted invoice. */
function posted(traits: LedgerTraits): Prepared {
  const base = approvedWorld(traits, 'pair');
  sent(base);
  return base;
}

const draftAgain = ({ sim, work }: Prepared) =>
  run(sim, bookOf(sim), drafting(work, 2, { again: true }));

const rowsOf = ({ sim }: Prepared) => (bookOf(sim).tabs.get('Invoices') ?? []).length - 1;

/** Somebody voids a document in the ledger, and the daily look finds that. */
function voided({ sim }: Prepared, document: LedgerEntry | undefined): void {
  if (!document) throw new Error('there is no such document');
  Object.assign(document, { voided: true, changedAt: sim.now });
  sim.pass(25 * HOUR);
  run(sim, bookOf(sim), posting);
}

const notCompared: Scenario = (traits) => {
  const base = posted(traits);
  const book = bookOf(base.sim);
  credited(base, invoiceOf(base), WHOLE);
  run(base.sim, book, ticking);
  run(base.sim, book, { ...posting, script: unreadableOnceSent() });
  draftAgain(base);
  const early = rowsOf(base);
  sent(base);
  draftAgain(base);
  const late = rowsOf(base);
  return early === 2 && late === 3
    ? []
    : [`I7 ${early} rows before, ${late} after it was compared`];
};

const voidedNote: Scenario = (traits) => {
  const base = posted(traits);
  credited(base, invoiceOf(base), WHOLE);
  sent(base);
  draftAgain(base);
  sent(base);
  voided(
    base,
    base.sim.ledger.documents.find(({ kind }) => kind === 'creditNote'),
  );
  const told = JSON.stringify(bookOf(base.sim).tabs.get('Problems') ?? []).includes('E-624');
  return told ? [] : ['I1 work is on two invoices silently'];
};

const voidedBetween: Scenario = (traits) => {
  const base = posted(traits);
  const invoice = invoiceOf(base);
  for (const part of [AN_HOUR, HALF]) {
    credited(base, invoice, part);
    sent(base);
    draftAgain(base);
    sent(base);
  }
  const first = base.sim.ledger.documents[2];
  voided(base, first);
  run(base.sim, bookOf(base.sim), accepting(invoiceOf(base, 3)));
  draftAgain(base);
  sent(base);
  const live = base.sim.ledger.documents.filter((one) => !one.voided);
  const isBack = live.some(({ id, total }) => id !== first?.id && total === first?.total);
  const sides = [live.filter(({ kind }) => kind !== 'creditNote').length, live.length];
  return isBack && sides.join() === '3,5' ? [] : [`I2 ${sides} documents, billed again: ${isBack}`];
};

export const unsureCreditScenarios: Readonly<Record<string, Scenario>> = {
  'a credit note that was not compared': notCompared,
  'a credit note that is void after its work was billed again': voidedNote,
  'an invoice that is void between two credit notes': voidedBetween,
};
