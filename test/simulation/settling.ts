import { credit } from '../../src/steps/credit';
import type { World } from '../../src/steps/world';
import { settingsTab } from '../../src/tabs/settings-tab';
import { approvedWorld, bookOf, type Prepared } from './enumerate';
import { type Fault, readFaults, writeFaults } from './faults';
import { breachesNow } from './invariants';
import type { LedgerTraits } from './ledger-traits';
import { posting, run, ticking } from './run';
import type { Scenario } from './scenarios';
import type { SimWorld } from './sim-world';

const HOUR = 3_600_000;

/** A person wants credit notes applied to their invoices in the ledger. */
export function applyCredits({ workbook }: World): void {
  const name = 'Apply credit notes to their invoice';
  const row = { name, value: 'yes', meaning: '' };
  const wanted = { values: new Map([[name, row]]), mode: 'merge' } as const;
  workbook.put(settingsTab, { ...wanted, owner: 'setup' });
  workbook.put(settingsTab, { ...wanted, owner: 'user' });
}

/** She does, and credits a part of the first invoice. */
export function creditApplied(world: World): void {
  applyCredits(world);
  const part = { kind: 'hours', position: 1, seconds: 3600 } as const;
  const wish = { invoice: 'INV-1001', part, reason: 'agreed', isGivenUp: false };
  credit(world, wish);
}

/** A posted invoice, and an approved credit note on it that is to be applied. */
function creditedWorld(traits: LedgerTraits): Prepared {
  const base = approvedWorld({ ...traits, takesNumbers: true }, 'pair');
  const { sim } = base;
  const book = bookOf(sim);
  run(sim, book, posting);
  sim.pass(HOUR);
  run(sim, book, posting);
  const work = (world: World) => {
    creditApplied(world);
    return { goesOn: false, message: '' };
  };
  run(sim, book, { work });
  run(sim, book, ticking);
  return base;
}

/** By the hour without trouble: the credit note is used up, once, and the invoice has less open by it. */
function settled({ sim: left, work }: Prepared): string[] {
  const sim = left.fork();
  for (let round = 0; round < 3; round++) {
    sim.pass(HOUR);
    run(sim, bookOf(sim), posting);
  }
  const [invoice, note, ...more] = sim.ledger.documents;
  const rest = (Number(invoice?.total) - Number(note?.total)).toFixed(2);
  const faults: readonly (readonly [boolean, string])[] = [
    [note?.open !== '0.00', `${note?.open} of the credit note is open`],
    [invoice?.open !== rest, `${invoice?.open} of the invoice is open, not ${rest}`],
    [more.length > 0, `${more.length} documents too many`],
  ];
  return [
    ...faults.filter(([wrong]) => wrong).map(([, what]) => `settling: ${what}`),
    ...breachesNow(sim, bookOf(sim), { work, hostile: false, byHand: new Map() }),
  ];
}

/** A kill at every call of the run that posts and applies it. */
const killed: Scenario = (traits) => {
  const base = creditedWorld(traits);
  const left = new Map<string, SimWorld>();
  const observe = (world: SimWorld) => void left.set(world.fingerprint(), world);
  const sim = base.sim.fork();
  run(sim, bookOf(sim), { ...posting, script: { observe } });
  return [...left.values()].flatMap((one) => settled({ ...base, sim: one }));
};

/** Everything that can happen to its request and to the looks at both documents. */
const faulty: Scenario = (traits) => {
  const base = creditedWorld(traits);
  const struck = (fault: Fault, part: string, place: number) => {
    const sim = base.sim.fork();
    let seen = 0;
    const strikes = ({ url }: { readonly url: string }) =>
      url.includes(part) && seen++ === place ? fault : null;
    run(sim, bookOf(sim), { ...posting, script: { fault: strikes } });
    return settled({ ...base, sim }).map((breach) => `${fault.name}: ${breach}`);
  };
  // What is refused is told, and not asked for once more; what is counted wrongly stays that.
  const asked = writeFaults.filter(({ name }) => !/^4(00|03|04|22)|^a cent/.test(name));
  return [
    ...asked.flatMap((fault) => struck(fault, '/settle', 0)),
    ...readFaults.flatMap((fault) => [1, 2].flatMap((at) => struck(fault, '/invoices/10', at))),
  ];
};

/** Somebody else posts inside any call. */
const rivals: Scenario = (traits) => {
  const base = creditedWorld(traits);
  const alone = base.sim.fork();
  const { names } = run(alone, bookOf(alone), posting).host;
  return [...names.keys()].flatMap((index) => {
    if (!/http|set/.test(names[index] ?? '')) return [];
    const sim = base.sim.fork();
    const rival = () => void run(sim, bookOf(sim), { ...posting, actor: 'ben@example.com' });
    run(sim, bookOf(sim), { ...posting, script: { rivals: new Map([[index + 1, rival]]) } });
    return settled({ ...base, sim });
  });
};

export const settlingScenarios: Readonly<Record<string, Scenario>> = {
  'a credit note that is applied under kills': killed,
  'a credit note whose application fails': faulty,
  'a credit note that two apply': rivals,
};
