import { clockScenarios } from './clocks';
import { creditScenarios } from './credits';
import { unsureCreditScenarios } from './credits-unsure';
import { deletionScenarios } from './deletions';
import { approvedWorld, bookOf, reckoning } from './enumerate';
import { breachesAtRest } from './invariants';
import type { LedgerTraits } from './ledger-traits';
import { approving, drafting, posting, run, ticking } from './run';
import { settlingScenarios } from './settling';
import { voidScenarios } from './voids';

const HOUR = 3_600_000;

/** Something that people do, from its beginning to its reckoning; what went wrong. */
export type Scenario = (traits: LedgerTraits) => readonly string[];

/** Tabs of an old version come back, approved, after their work was posted in other documents. */
const restoredVersion: Scenario = (traits) => {
  const base = approvedWorld(traits, 'pair');
  const { sim, work } = base;
  const book = bookOf(sim);
  run(sim, book, drafting(work, 1));
  run(sim, book, approving);
  const old = JSON.stringify([...book.tabs]);
  run(sim, book, drafting(work, 2));
  run(sim, book, approving);
  run(sim, book, posting);
  book.tabs = new Map(JSON.parse(old));
  run(sim, book, posting);
  return reckoning(base);
};

/** The journal is gone and the tabs are whole: it is rebuilt, and nothing is posted again. */
const lostMemory: Scenario = (traits) => {
  const base = approvedWorld(traits, 'both');
  const { sim, work } = base;
  const book = bookOf(sim);
  run(sim, book, posting);
  const before = sim.ledger.documents.length;
  book.journal = new Map([['facts:ledger', book.journal.get('facts:ledger') ?? '']]);
  const first = run(sim, book, posting);
  sim.pass(HOUR);
  run(sim, book, posting);
  const breaches = [...reckoning(base)];
  if (first.ending !== 'stopped') breaches.push(`a run without memory ended as ${first.ending}`);
  const after = sim.ledger.documents.length;
  if (after !== before) breaches.push(`${after - before} documents were posted again`);
  return [...breaches, ...breachesAtRest(sim, book, { work, hostile: false, byHand: new Map() })];
};

/** The journal and the rows are gone: the same work is recognised in the ledger by what it bills. */
const lostTwice: Scenario = (traits) => {
  const base = approvedWorld(traits, 'pair');
  const { sim, work } = base;
  const book = bookOf(sim);
  run(sim, book, posting);
  book.journal = new Map([['facts:ledger', book.journal.get('facts:ledger') ?? '']]);
  for (const tab of ['Invoices', 'Invoice lines', 'Allocations']) {
    book.tabs.set(tab, (book.tabs.get(tab) ?? []).slice(0, 1));
  }
  run(sim, book, posting);
  for (let round = 0; round < 3; round++) {
    sim.pass(HOUR);
    run(sim, book, drafting(work, 2));
    run(sim, book, ticking);
    run(sim, book, posting);
  }
  const live = sim.ledger.documents.length;
  return [
    ...(live === 1 ? [] : [`${live} documents instead of one`]),
    ...breachesAtRest(sim, book, { work, hostile: false, byHand: new Map() }),
  ];
};

/** The same, and the work is drafted in other documents: nobody can know, so a person is told. */
const lostAndRegrouped: Scenario = (traits) => {
  const base = approvedWorld(traits, 'pair');
  const { sim, work } = base;
  const book = bookOf(sim);
  run(sim, book, posting);
  const [old] = sim.ledger.documents;
  book.journal = new Map([['facts:ledger', book.journal.get('facts:ledger') ?? '']]);
  book.tabs.set('Invoices', (book.tabs.get('Invoices') ?? []).slice(0, 1));
  run(sim, book, posting);
  for (let round = 0; round < 2; round++) {
    sim.pass(25 * HOUR);
    run(sim, book, drafting(work, 1));
    run(sim, book, posting);
  }
  const told = JSON.stringify(book.tabs.get('Problems') ?? []).includes(`Document ${old?.id} (`);
  return told ? [] : ['nobody was told of the document that the workbook has forgotten'];
};

/** A person has used our next number: their document stays, ours takes the number after it. */
const numberTaken: Scenario = (traits) => {
  const base = approvedWorld(traits, 'receipt');
  const { sim, work } = base;
  const book = bookOf(sim);
  const theirs = sim.ledger.enterByHand(
    {
      number: 'INV-1001',
      marker: '',
      customer: 'C3',
      currency: 'EUR',
      date: '2026-03-31',
      rate: '1',
      tax: '0.00',
      total: '5.00',
      lines: [{ net: '5.00', text: 'by hand' }],
    },
    sim.now,
  );
  const byHand = new Map([[theirs.id, JSON.stringify(theirs)]]);
  sim.pass(HOUR);
  for (let round = 0; round < 3; round++) {
    run(sim, book, posting);
    run(sim, book, drafting(work, 2));
    run(sim, book, ticking);
    sim.pass(HOUR);
  }
  run(sim, book, posting);
  const ours = sim.ledger.documents.filter(({ human }) => !human);
  return [
    ...(ours.length === 1 ? [] : [`${ours.length} documents instead of one`]),
    ...ours
      .filter(({ number }) => number === theirs.number)
      .map(({ id }) => `${id} has their number`),
    ...breachesAtRest(sim, book, { work, hostile: false, byHand }),
  ];
};

/** A double click: the second run begins inside the first, at once. */
const twoUsers: Scenario = (traits) => {
  const base = approvedWorld(traits, 'both');
  const { sim } = base;
  const book = bookOf(sim);
  const rivals = new Map(
    [5, 40, 60, 90].map((call) => [
      call,
      () => {
        run(sim, book, { ...posting, actor: 'ben@example.com' });
      },
    ]),
  );
  run(sim, book, { ...posting, script: { rivals } });
  return reckoning(base);
};

/** A viewer and an operator press Post (I15), and an approver whose role is taken in the middle. */
const rolesAtPost: Scenario = (traits) => {
  const base = approvedWorld(traits, 'both');
  const { sim } = base;
  const book = bookOf(sim);
  const give = (role: string) =>
    book.journal.set(
      'roles',
      JSON.stringify([
        { person: 'ana@example.com', role: 'admin' },
        { person: 'ben@example.com', role },
      ]),
    );
  const breaches: string[] = [];
  const ofBen = (trigger = '') => {
    const { ending, host } = run(sim, book, { ...posting, actor: `${trigger}ben@example.com` });
    const writes = host.names.filter((name) => name === 'http.write').length;
    if (ending !== 'stopped' || writes > 0) breaches.push(`${ending} after ${writes} writes`);
  };
  for (const role of ['viewer', 'operator']) {
    give(role);
    ofBen();
    ofBen('trigger of ');
  }
  give('approver');
  let sent = 0;
  const script = {
    fault: ({ method }: { readonly method: string }) => {
      if (method !== 'GET' && ++sent === 1) give('operator');
      return null;
    },
  };
  const { ending } = run(sim, book, { ...posting, script, actor: 'ben@example.com' });
  if (sent === 0 || ending !== 'stopped') breaches.push(`${ending} after the role was taken`);
  ofBen();
  run(sim, book, posting);
  return [...breaches, ...reckoning(base)];
};

export const scenarios: Readonly<Record<string, Scenario>> = {
  ...creditScenarios,
  ...unsureCreditScenarios,
  ...voidScenarios,
  ...settlingScenarios,
  ...deletionScenarios,
  ...clockScenarios,
  'a restored old version': restoredVersion,
  'a lost journal': lostMemory,
  'a lost journal and lost rows': lostTwice,
  'a lost journal and work that is drafted otherwise': lostAndRegrouped,
  'a number that a person has used': numberTaken,
  'two users at the same moment': twoUsers,
  'people without the role to post': rolesAtPost,
};
