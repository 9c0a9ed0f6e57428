import type { PullProgress } from './pull-progress';
import { ledgerStreams, sourceStreams } from './pull-streams';

const allStreams = [...sourceStreams, ...ledgerStreams];

/** The tab that holds the records of a stream. */
export const pullTabOf = (name: string): string =>
  allStreams.find((one) => one.name === name)?.tab ?? '';

/** What the records of a stream are called when they are counted. */
export const pullLabelOf = (name: string): string =>
  allStreams.find((one) => one.name === name)?.label ?? name;

/** What a pass has read, in one sentence. */
export function pullMessageOf({ streams }: PullProgress, gone: number): string {
  const added = streams.reduce((sum, stream) => sum + stream.added, 0);
  const refused = streams.reduce((sum, stream) => sum + stream.refused, 0);
  const of = (name: string) => streams.find((one) => one.name === name)?.read ?? 0;
  const read = `${of('time-entries')} time entries and ${of('expenses')} expenses read`;
  const news = added === 0 ? 'nothing new' : `${added} new rows`;
  const lost = gone === 0 ? '' : `, ${gone} gone from the tracker`;
  return `${read}, ${news}${lost}${refused === 0 ? '' : `, ${refused} not readable`}.`;
}
