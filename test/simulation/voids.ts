import type { VoidWish } from '../../src/steps/accept-voided';
import { voidDocument } from '../../src/steps/void-document';
import type { World } from '../../src/steps/world';
import { approvedWorld, bookOf, type Prepared, reckoning } from './enumerate';
import { type Fault, readFaults, writeFaults } from './faults';
import { postingsOf } from './journal-view';
import type { LedgerTraits } from './ledger-traits';
import { drafting, posting, type RunResult, run, ticking } from './run';
import type { Scenario } from './scenarios';
import type { Script } from './sim-host';
import type { SimWorld } from './sim-world';

const HOUR = 3_600_000;

/** A person presses "Void in the ledger" on the first invoice. */
export function pressVoid(sim: SimWorld, script: Script = {}, actor?: string): RunResult {
  const book = bookOf(sim);
  const [head = [], row = []] = book.tabs.get('Invoices') ?? [];
  const wish: VoidWish = { document: String(row[head.indexOf('Document ID')]), reason: 'twice' };
  const work = (world: World) => ({ goesOn: false, message: voidDocument(world, wish) });
  return run(sim, book, { work, script, ...(actor === undefined ? {} : { actor }) });
}

/** A workbook with one posted invoice. */
function postedWorld(traits: LedgerTraits): Prepared {
  const base = approvedWorld(traits, 'pair');
  for (let round = 0; round < 2; round++) {
    run(base.sim, bookOf(base.sim), posting);
    base.sim.pass(HOUR);
  }
  return base;
}

const stateOf = (sim: SimWorld) => postingsOf(bookOf(sim))[0]?.posting.state;

/**
 * Runs by the hour without trouble, asks once more where the wish was never stored, bills the work
 * again, and reckons: one document is void, and one of the same total took its place.
 */
function settled({ sim: left, work }: Prepared): string[] {
  const sim = left.fork();
  const book = bookOf(sim);
  const hours = () => {
    for (let round = 0; round < 2; round++) {
      sim.pass(HOUR);
      run(sim, book, posting);
    }
  };
  hours();
  if (stateOf(sim) === 'posted') pressVoid(sim);
  hours();
  const state = stateOf(sim);
  const total = postingsOf(book)[0]?.content?.invoice.total;
  const before = sim.ledger.documents.filter(({ voided }) => !voided).length;
  run(sim, book, drafting(work, 2));
  run(sim, book, ticking);
  hours();
  const [first, again, ...more] = sim.ledger.documents;
  const faults: readonly (readonly [boolean, string])[] = [
    [state !== 'voided', `the invoice ended as ${state}`],
    [before !== 0, `${before} documents live after the void`],
    [first?.voided !== true, 'the first document is not void'],
    [again?.voided !== false || again.total !== total, 'its work was not billed again'],
    [more.length > 0, `${more.length} documents too many`],
  ];
  return [
    ...faults.filter(([wrong]) => wrong).map(([, what]) => `void: ${what}`),
    ...reckoning({ sim, work }),
  ];
}

/** A kill at every call of the act, and of the run of Post that goes on with it. */
const killedVoid: Scenario = (traits) => {
  const base = postedWorld(traits);
  const left = new Map<string, SimWorld>();
  const observe = (world: SimWorld) => void left.set(world.fingerprint(), world);
  pressVoid(base.sim.fork(), { observe });
  for (const world of [...left.values()]) {
    const sim = world.fork();
    sim.pass(HOUR);
    run(sim, bookOf(sim), { ...posting, script: { observe } });
  }
  const breaches = [...left.values()].flatMap((sim) => settled({ ...base, sim }));
  return [...(left.size > 9 ? [] : [`only ${left.size} worlds`]), ...breaches];
};

/** Somebody else posts or presses the same inside any call of the act. */
const rivals: Scenario = (traits) => {
  const base = postedWorld(traits);
  const { calls } = pressVoid(base.sim.fork()).host;
  return Array.from({ length: calls }, (_, index) => index + 1).flatMap((call) => {
    const sim = base.sim.fork();
    const rival = () =>
      call % 2 === 0
        ? void pressVoid(sim, {}, 'ben@example.com')
        : void run(sim, bookOf(sim), { ...posting, actor: 'ben@example.com' });
    pressVoid(sim, { rivals: new Map([[call, rival]]) });
    return settled({ ...base, sim });
  });
};

/** Everything that can happen to its request, and to each of its looks. */
const faultyVoid: Scenario = (traits) => {
  const base = postedWorld(traits);
  const struck = (fault: Fault, method: string, place: number) => {
    const sim = base.sim.fork();
    let seen = 0;
    const strikes = (request: { readonly method: string }) =>
      request.method === method && seen++ === place ? fault : null;
    pressVoid(sim, { fault: strikes });
    return settled({ ...base, sim }).map((breach) => `${fault.name}: ${breach}`);
  };
  return [
    ...writeFaults.flatMap((fault) => struck(fault, 'POST', 0)),
    ...readFaults.flatMap((fault) => [0, 1].flatMap((place) => struck(fault, 'GET', place))),
  ];
};

export const voidScenarios: Readonly<Record<string, Scenario>> = {
  'a void under kills': killedVoid,
  'a void and somebody else': rivals,
  'a void whose requests fail': faultyVoid,
};
