import { callerFor } from '../../src/connectors/call';
import { Busy } from '../../src/host';
import { approveDrafts } from '../../src/steps/approve';
import { post } from '../../src/steps/post';
import { reportProblems } from '../../src/steps/problems';
import { Workbook } from '../../src/steps/workbook';
import { StepStopped, type World } from '../../src/steps/world';
import { invoicesTab } from '../../src/tabs/invoices-tab';
import { fakeLedgerConnector, fakeSourceConnector } from './fake-connector';
import { draft, type Work } from './firm';
import { isServiceError, Killed, type Script, SimHost } from './sim-host';
import type { SimBook, SimWorld } from './sim-world';

/** How a run ended. */
export type Ending = 'done' | 'continues' | 'stopped' | 'busy' | 'killed' | 'error';

export interface RunResult {
  readonly ending: Ending;
  readonly host: SimHost;
  readonly message: string;
}

/** One run of a workbook under a script. */
export function run(
  sim: SimWorld,
  book: SimBook,
  {
    work,
    script = {},
    actor = 'ana@example.com',
  }: {
    readonly work: (world: World) => { readonly goesOn: boolean; readonly message: string };
    readonly script?: Script;
    readonly actor?: string;
  },
): RunResult {
  const host = new SimHost(sim, book, actor, script);
  const tenant = script.company ? 'other' : 'company';
  const connection = { token: 'canary-secret', tenant, sandbox: false };
  const connector = fakeLedgerConnector(sim.traits, sim.ledger.tellsFacts);
  const world: World = {
    host,
    workbook: new Workbook(host),
    source: callerFor(host, fakeSourceConnector, connection),
    ledger: script.isDisconnected ? null : callerFor(host, connector, connection),
    rates: null,
  };
  try {
    const { goesOn, message } = work(world);
    return { ending: goesOn ? 'continues' : 'done', host, message };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ending: endingOf(error), host, message };
  } finally {
    host.end();
  }
}

function endingOf(error: unknown): Ending {
  if (error instanceof Killed) return 'killed';
  if (error instanceof Busy) return 'busy';
  if (error instanceof StepStopped) return 'stopped';
  if (error instanceof Error && isServiceError(error)) return 'error';
  throw error;
}

/** A pass of the post step, without the runner that would keep others out. */
export function postPass(world: World): { readonly goesOn: boolean; readonly message: string } {
  let cursor: string | null = null;
  for (;;) {
    const advance = post.advance(world, cursor);
    cursor = advance.cursor;
    if (cursor === null) {
      reportProblems(world.workbook, 'post', advance.problems);
      return { goesOn: false, message: advance.message };
    }
    if (world.host.remainingMs() < 60_000) return { goesOn: true, message: advance.message };
  }
}

export const posting = { work: postPass };

export const approving = {
  work: (world: World) => ({ goesOn: false, message: approveDrafts(world).message }),
};

/** A person ticks every draft by hand, those that the ledger refused among them. */
export const ticking = {
  work: ({ workbook }: World) => {
    const open = workbook
      .records(invoicesTab)
      .filter(({ state }) => state === 'draft' || state === 'rejected');
    const values = new Map(open.map(({ documentId }) => [documentId, { approved: true }]));
    workbook.put(invoicesTab, { owner: 'user', values, mode: 'merge' });
    return { goesOn: false, message: '' };
  },
};

/** Drafts what is free; `again` also what was given back of work, beside drafts of credit notes. */
export const drafting = (work: readonly Work[], size: number, { again = false } = {}) => ({
  work: (world: World) => {
    draft(world, work, { size, again });
    return { goesOn: false, message: '' };
  },
});
