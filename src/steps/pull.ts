import type { RefusedRow, Source, SourceFacts } from '../connectors/connector';
import type { Problem } from '../records/problem';
import { problem } from '../rules/problem';
import { zoneProblems } from '../rules/zone-problems';
import { expensesTab } from '../tabs/expenses-tab';
import { peopleTab } from '../tabs/people-tab';
import { problemsTab } from '../tabs/problems-tab';
import { timeTab } from '../tabs/time-tab';
import { ask } from './conversation';
import { refreshDriftOfWork } from './drift';
import { saveLedgerFacts } from './ledger-facts';
import { reportProblems } from './problems';
import { readApprovals } from './pull-approvals';
import { compareNext } from './pull-compare';
import { settleDays } from './pull-day-policy';
import { listsToRead, markLists, retireGone, startLists } from './pull-ledger-lists';
import { hintedDays, listedDays } from './pull-listed';
import { gatherPages, type Talks } from './pull-pages';
import {
  counted,
  newStream,
  type PullProgress,
  readMark,
  readProgress,
  saveMark,
} from './pull-progress';
import { type PullStream, sourceStreams } from './pull-streams';
import { pullLabelOf, pullMessageOf, pullTabOf, putPulled } from './pull-summary';
import { writeZonePolicies } from './pull-zones';
import { requireMode } from './sandbox';
import type { Workbook } from './workbook';
import { type Advance, type Step, StepStopped, type World } from './world';

/** Reads what changed in the tracker and in the ledger's lists, page by page, into their tabs. */
export const pull: Step = {
  name: 'pull',
  advance: (world, cursor) => {
    const talks = talksOf(world);
    const progress = cursor === null ? begin(world, talks) : readProgress(cursor);
    readApprovals(world, progress.sourceFacts);
    const earlier = cursor === null ? [] : ownProblems(world.workbook);
    const read =
      progress.place === null ? readLists(world, talks, progress) : { progress, problems: [] };
    const compared = read.progress.streams.some(({ open }) => open)
      ? { progress: read.progress, problems: [] }
      : compareNext(world, talks, read.progress);
    const problems = unique([...earlier, ...read.problems, ...compared.problems]);
    return settle(world, { progress: compared.progress, problems });
  },
};

/** Reads the next pages of every open list and puts them into their tabs. */
function readLists(
  world: World,
  talks: Talks,
  progress: PullProgress,
): { readonly progress: PullProgress; readonly problems: readonly Problem[] } {
  const gathered = gatherPages(world, talks, progress);
  const problems: Problem[] = [];
  const streams = gathered.streams.map((stream) => {
    const page = gathered.pages.get(stream.name);
    if (!page) return stream;
    const brought = putPulled(world, stream.name, page);
    const before = progress.streams.find(({ name }) => name === stream.name) ?? stream;
    retireGone(world, { before, after: stream }, page);
    const tab = pullTabOf(stream.name);
    problems.push(...brought.refused.map((row) => refusal(row, tab)));
    return counted(stream, brought, { of: progress.days, page });
  });
  const left = Math.min(
    ...[...gathered.pages.values()]
      .map((page) => page.left ?? Number.NaN)
      .filter((one) => !Number.isNaN(one)),
  );
  return {
    progress: { ...progress, streams, left: Number.isFinite(left) ? left : progress.left },
    problems,
  };
}

function talksOf({ source, ledger, workbook }: World): Talks {
  const from = source?.connector.source;
  const into = ledger?.connector.ledger;
  if (!from && !isAllFromFiles(workbook)) {
    throw new StepStopped('No time tracker is connected. Connect one under Set-up, then pull.');
  }
  if (!ledger || !into) {
    throw new StepStopped('No ledger is connected. Connect one under Set-up, then pull.');
  }
  return { tracker: source && from ? { source, from } : null, ledger, into };
}

/** A firm that brings its work in by files has no tracker to connect. */
function isAllFromFiles(workbook: Workbook): boolean {
  const ids = [
    ...workbook.records(timeTab).map(({ entryId }) => entryId),
    ...workbook.records(expensesTab).map(({ expenseId }) => expenseId),
  ];
  return ids.length > 0 && ids.every((id) => id.startsWith('csv:'));
}

function begin(world: World, { tracker, ledger, into }: Talks): PullProgress {
  const { host, workbook } = world;
  if (workbook.table(timeTab).rows.length === 0) settleDays(world);
  const said = tracker ? ask(tracker.source, tracker.from.facts) : [];
  const sourceFacts = { account: '', usesApproval: false, ...merged(said) };
  const told = merged(ask(ledger, into.facts));
  requireMode(world, ledger, told);
  startLists(world, ledger);
  const facts = saveLedgerFacts(host.journal, told);
  const changedSince = ({ name, rowCount }: PullStream<Source, SourceFacts>): string | null => {
    const mark = readMark(host.journal, name);
    return mark !== null && rowCount(workbook) >= mark.rows ? mark.since : null;
  };
  return {
    startedAt: host.now(),
    sourceFacts,
    days: listedDays(world),
    streams: [
      ...sourceStreams.flatMap((stream) => {
        const listed = tracker ? stream.listed(tracker.from) : null;
        const byDays = listed === 'byDays';
        return listed ? [{ ...newStream(stream.name, changedSince(stream)), byDays }] : [];
      }),
      ...listsToRead(world, { ledger, into, facts }),
    ],
    hints: tracker ? [...hintedDays(world, tracker.source)] : [],
    place: null,
    gone: 0,
    found: 0,
    unswept: 0,
    left: null,
  };
}

function settle(
  world: World,
  found: { readonly progress: PullProgress; readonly problems: readonly Problem[] },
): Advance {
  const { progress, problems } = found;
  const counts = progress.streams.map(({ name, read }) => ({
    label: pullLabelOf(name),
    value: read,
  }));
  const message = pullMessageOf(progress);
  if (progress.place !== null || progress.streams.some(({ open }) => open)) {
    // Those of the last pull would be taken for its own otherwise.
    const stale = ownProblems(world.workbook).length > 0;
    if (problems.length > 0 || stale) reportProblems(world.workbook, 'pull', problems);
    return { cursor: JSON.stringify(progress), counts, message, problems };
  }
  const waiting = [...settleDays(world), ...oddTimes(world)];
  writeZonePolicies(world, progress.sourceFacts);
  for (const { name, rowCount } of sourceStreams) {
    const stream = progress.streams.find((one) => one.name === name);
    const { startedAt } = progress;
    const rows = rowCount(world.workbook);
    if (stream) saveMark(world.host.journal, stream, { startedAt, rows });
  }
  refreshDriftOfWork(world);
  if (world.ledger) markLists(world, world.ledger, progress);
  const gone = { label: 'gone from the tracker', value: progress.gone };
  return { cursor: null, counts: [...counts, gone], message, problems: [...problems, ...waiting] };
}

/** What time zones made odd about work that is not billed yet. */
const oddTimes = ({ workbook }: World): readonly Problem[] =>
  zoneProblems(workbook.records(timeTab), workbook.records(peopleTab));

function ownProblems(workbook: Workbook): readonly Problem[] {
  return workbook.records(problemsTab).filter(({ step }) => step === 'pull');
}

function refusal({ key, code, field, message, fix }: RefusedRow, tab: string): Problem {
  return problem({ code, step: 'pull', tab, key, field, message, fix });
}

function unique(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((one) => [one.problemId, one])).values()];
}

const merged = <T extends object>(parts: readonly T[]): Partial<T> => Object.assign({}, ...parts);
