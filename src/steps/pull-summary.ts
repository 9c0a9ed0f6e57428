import type { Page } from '../connectors/connector';
import { counted } from '../rules/counted';
import { withApprovals } from './pull-approvals';
import { dayPolicyInForce } from './pull-day-policy';
import type { PullProgress } from './pull-progress';
import { type Brought, ledgerStreams, sourceStreams } from './pull-streams';
import { settingsOf } from './settings';
import type { World } from './world';

const allStreams = [...sourceStreams, ...ledgerStreams];

/** The tab that holds the records of a stream. */
export const pullTabOf = (name: string): string =>
  allStreams.find((one) => one.name === name)?.tab ?? '';

/** Puts pages of a stream into its tab. */
export function putPulled(world: World, name: string, page: Page<object>): Brought {
  const stream = allStreams.find((one) => one.name === name);
  if (!stream) throw new Error(`${name}: no list that is pulled`);
  const records = withApprovals(world, page.records);
  const understanding = { ...settingsOf(world).settings, days: dayPolicyInForce(world) };
  return stream.put(world.workbook, { ...page, records }, understanding);
}

/** What the records of a stream are called when they are counted. */
export const pullLabelOf = (name: string): string =>
  allStreams.find((one) => one.name === name)?.label ?? name;

/** What a pass has read, in one sentence. */
export function pullMessageOf({ streams, gone, found, unswept }: PullProgress): string {
  const added = streams.reduce((sum, stream) => sum + stream.added, found);
  const refused = streams.reduce((sum, stream) => sum + stream.refused, 0);
  const of = (name: string) => streams.find((one) => one.name === name)?.read ?? 0;
  const fromFiles = !streams.some(({ name }) => name === 'time-entries');
  const work = `${counted(of('time-entries'), 'time entry', 'time entries')} and ${counted(of('expenses'), 'expense')} read`;
  const read = fromFiles ? 'Lists of the ledger read; all work is from files' : work;
  const news = added === 0 ? 'nothing new' : counted(added, 'new row');
  const lost = gone === 0 ? '' : `, ${gone} gone from the tracker`;
  const later = unswept === 0 ? '' : ` Older work of ${unswept} days is compared in later pulls.`;
  return `${read}, ${news}${lost}${refused === 0 ? '' : `, ${refused} not readable`}.${later}`;
}
