import type { Caller } from '../../../src/connectors/caller';
import { prepare } from '../../../src/steps/prepare';
import { Workbook } from '../../../src/steps/workbook';
import type { World } from '../../../src/steps/world';
import type { Owner, Tab } from '../../../src/tabs/tab';
import { MemoryHost } from '../../support/memory-host';

export interface TestWorld extends World {
  readonly host: MemoryHost;
}

/** A workbook in memory with all its tabs; `ledger` and `rates` where a step talks to one. */
export function aWorld(
  providers: { ledger?: Caller; rates?: Caller } = {},
  host: MemoryHost = new MemoryHost(),
): TestWorld {
  const { ledger = null, rates = null } = providers;
  prepare(host, new Workbook(host));
  return { host, workbook: new Workbook(host), source: null, ledger, rates };
}

/** The same workbook as the next run of a script finds it. */
export const nextRun = (world: TestWorld): TestWorld => ({
  ...world,
  workbook: new Workbook(world.host),
});

/** Puts whole records into a tab, as their writers would have done. */
export function fill<R extends object>(
  { workbook }: World,
  tab: Tab<R>,
  records: readonly R[],
  owner: Owner = 'pull',
): void {
  const values = new Map(records.map((record) => [String(record[tab.key]), record as Partial<R>]));
  workbook.put(tab, { owner, values, mode: 'merge' });
}
