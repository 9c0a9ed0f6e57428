import { localDayOf } from '../calendar/zone';
import type { RefusedRow, Source, SourceFacts } from '../connectors/connector';
import type { Problem } from '../records/problem';
import { problem } from '../rules/problem';
import { expensesTab } from '../tabs/expenses-tab';
import { problemsTab } from '../tabs/problems-tab';
import { timeTab } from '../tabs/time-tab';
import { ask } from './conversation';
import { saveLedgerFacts } from './ledger-facts';
import { reportProblems } from './problems';
import { type Compared, compareWithSource } from './pull-completeness';
import { daysToList, liveRows } from './pull-days';
import { gatherPages, type Talks } from './pull-pages';
import {
  counted,
  newStream,
  type PullProgress,
  readMark,
  readProgress,
  saveMark,
} from './pull-progress';
import { ledgerStreams, type PullStream, sourceStreams, workStreams } from './pull-streams';
import { pullLabelOf, pullMessageOf, pullTabOf, putPulled } from './pull-summary';
import { writeZonePolicies } from './pull-zones';
import { settingsOf } from './settings';
import type { Workbook } from './workbook';
import { type Advance, type Step, StepStopped, type World } from './world';

/** Reads what changed in the tracker and in the ledger's lists, page by page, into their tabs. */
export const pull: Step = {
  name: 'pull',
  advance: (world, cursor) => {
    const talks = talksOf(world);
    const progress = cursor === null ? begin(world, talks) : readProgress(cursor);
    const earlier = cursor === null ? [] : ownProblems(world.workbook);
    const gathered = gatherPages(world, talks, progress);
    const problems = [...earlier];
    const streams = gathered.streams.map((stream) => {
      const page = gathered.pages.get(stream.name);
      if (!page) return stream;
      const brought = putPulled(world, stream.name, page);
      const tab = pullTabOf(stream.name);
      problems.push(...brought.refused.map((row) => refusal(row, tab)));
      return counted(stream, brought);
    });
    return settle(world, talks, { progress: { ...progress, streams }, problems: unique(problems) });
  },
};

function talksOf({ source, ledger }: World): Talks {
  const from = source?.connector.source;
  const into = ledger?.connector.ledger;
  if (!source || !from) {
    throw new StepStopped('No time tracker is connected. Connect one under Set-up, then pull.');
  }
  if (!ledger || !into) {
    throw new StepStopped('No ledger is connected. Connect one under Set-up, then pull.');
  }
  return { source, ledger, from, into };
}

function begin(world: World, { source, ledger, from, into }: Talks): PullProgress {
  const { host, workbook } = world;
  const sourceFacts = { account: '', usesApproval: false, ...merged(ask(source, from.facts)) };
  saveLedgerFacts(host.journal, merged(ask(ledger, into.facts)));
  const { firmZone, billFrom } = settingsOf(world).settings;
  const work = [...workbook.records(timeTab), ...workbook.records(expensesTab)];
  const wanted = billFrom === null ? work : [...work, { spentOn: billFrom }];
  const changedSince = ({ name, rowCount }: PullStream<Source, SourceFacts>): string | null => {
    const mark = readMark(host.journal, name);
    return mark !== null && rowCount(workbook) >= mark.rows ? mark.since : null;
  };
  return {
    startedAt: host.now(),
    sourceFacts,
    days: daysToList(wanted, localDayOf(firmZone, host.now())),
    streams: [
      ...sourceStreams
        .filter(({ listed }) => listed(from) !== null)
        .map((stream) => newStream(stream.name, changedSince(stream))),
      ...ledgerStreams.map(({ name }) => newStream(name, null)),
    ],
  };
}

function settle(
  world: World,
  talks: Talks,
  found: { readonly progress: PullProgress; readonly problems: readonly Problem[] },
): Advance {
  const { progress, problems } = found;
  const counts = progress.streams.map(({ name, read }) => ({
    label: pullLabelOf(name),
    value: read,
  }));
  if (progress.streams.some(({ open }) => open)) {
    reportProblems(world.workbook, 'pull', problems);
    return {
      cursor: JSON.stringify(progress),
      counts,
      message: pullMessageOf(progress, { gone: 0, found: 0 }),
      problems,
    };
  }
  const compared = compare(world, talks, progress);
  writeZonePolicies(world, progress.sourceFacts);
  for (const { name, rowCount } of sourceStreams) {
    const stream = progress.streams.find((one) => one.name === name);
    const { startedAt } = progress;
    const rows = rowCount(world.workbook);
    if (stream) saveMark(world.host.journal, stream, { startedAt, rows });
  }
  return {
    cursor: null,
    counts: [...counts, { label: 'gone from the tracker', value: compared.gone }],
    message: pullMessageOf(progress, compared),
    problems: [...problems, ...compared.problems],
  };
}

/** How long what a pass has read is taken for what the tracker still has. */
const FRESH_MS = 300_000;

/**
 * Compares the lists of work that may have lost rows. A first pass that was not held up has just
 * read everything, and so has a pass by days that met as many rows as the sheet has: nothing could
 * be missing there.
 */
function compare(world: World, { source, from }: Talks, progress: PullProgress): Compared {
  const fresh = world.host.now() - progress.startedAt < FRESH_MS;
  const doubtful = workStreams.filter((stream) => {
    const passed = progress.streams.find(({ name }) => name === stream.name);
    const own = ownRows(world.workbook, stream.tab, source.connector.id);
    if (own.length === (passed?.added ?? 0) && fresh) return false;
    return stream.listed(from) !== 'byDays' || passed?.read !== liveRows(own, progress.days);
  });
  const { sourceFacts: facts } = progress;
  const tabs = new Set(doubtful.map(({ tab }) => tab));
  return compareWithSource(world, { caller: source, source: from, facts }, tabs);
}

/** Rows of work that came from a tracker; others were imported, or are of an earlier tracker. */
function ownRows(workbook: Workbook, tab: string, tracker: string) {
  const rows =
    tab === timeTab.name
      ? workbook.records(timeTab).map((row) => ({ ...row, id: row.entryId }))
      : workbook.records(expensesTab).map((row) => ({ ...row, id: row.expenseId }));
  return rows.filter(({ id }) => id.startsWith(`${tracker}:`));
}

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
