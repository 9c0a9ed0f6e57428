import { CLOCKS_MS } from '../../src/rules/posting-times';
import { approvedWorld, bookOf, type Documents, type Prepared, reckoning } from './enumerate';
import { posting, run } from './run';
import type { Scenario } from './scenarios';
import { faultNamed, inTurn } from './scene';

const STEP_MS = 10_000;
const LONGEST_MS = 340_000;

/**
 * A run whose clock is behind stops for a while inside a request that writes; another run, with a
 * clock that is ahead, goes on with what it finds. Then the first one's request leaves after all.
 */
function overtaken({ sim: left, ...base }: Prepared, write: number, afterMs: number): string[] {
  const sim = left.fork();
  const book = bookOf(sim);
  const rival = () => {
    sim.pass(afterMs);
    const script = { clockMs: () => CLOCKS_MS / 2 };
    run(sim, book, { ...posting, script, actor: 'ben@example.com' });
  };
  const script = { clockMs: () => -CLOCKS_MS / 2, rivals: new Map([[write, rival]]) };
  run(sim, book, { ...posting, script });
  return reckoning({ ...base, sim }).map((breach) => `after ${afterMs / 1000} s: ${breach}`);
}

/** At every write of a run, and after every pause that the platform allows. */
const clocksApart =
  (documents: Documents): Scenario =>
  (traits) => {
    const base = approvedWorld(traits, documents);
    const alone = base.sim.fork();
    const { names } = run(alone, bookOf(alone), posting).host;
    const writes = [...names.keys()].filter((index) => names[index] === 'http.write');
    return writes.flatMap((index) =>
      Array.from({ length: LONGEST_MS / STEP_MS }, (_, step) =>
        overtaken(base, index + 1, step * STEP_MS),
      ).flat(),
    );
  };

/**
 * A run whose clock is behind is held up as long as the platform allows, and what it sends then
 * arrives late and shows late: only a second look finds it (rule 7).
 */
const heldAndLate: Scenario = (traits) => {
  const base = approvedWorld(traits, 'pair');
  const alone = base.sim.fork();
  const write = run(alone, bookOf(alone), posting).host.names.indexOf('http.write') + 1;
  return Array.from({ length: 40 }, (_, step) => {
    const sim = base.sim.fork();
    const book = bookOf(sim);
    run(sim, book, {
      ...posting,
      script: {
        ...inTurn(faultNamed('very late commit')),
        clockMs: () => -CLOCKS_MS / 2,
        rivals: new Map([[write, () => sim.pass(LONGEST_MS)]]),
        kill: { call: write, when: 'after' },
      },
    });
    sim.pass(60_000 + step * STEP_MS);
    run(sim, book, { ...posting, script: { clockMs: () => CLOCKS_MS / 2 } });
    return reckoning({ ...base, sim });
  }).flat();
};

export const clockScenarios: Readonly<Record<string, Scenario>> = {
  'clocks that are five minutes apart': clocksApart('pair'),
  'clocks that are five minutes apart, and a late arrival': heldAndLate,
  'clocks that are five minutes apart, while a receipt is attached': clocksApart('receipt'),
};
