import { localDayOf } from '../calendar/zone';
import type { Caller } from '../connectors/caller';
import type { RefusedRow, Source, SourceFacts } from '../connectors/connector';
import type { Exchange } from '../connectors/exchange';
import type { Ledger, LedgerFacts } from '../connectors/ledger';
import type { Problem } from '../records/problem';
import { problem } from '../rules/problem';
import { expensesTab } from '../tabs/expenses-tab';
import { problemsTab } from '../tabs/problems-tab';
import { timeTab } from '../tabs/time-tab';
import { ask } from './conversation';
import { readLedgerFacts, saveLedgerFacts } from './ledger-facts';
import { reportProblems } from './problems';
import { type Compared, compareWithSource } from './pull-completeness';
import { daysToList, liveRows } from './pull-days';
import {
  followed,
  newStream,
  type PullProgress,
  readMark,
  readProgress,
  saveMark,
} from './pull-progress';
import {
  ledgerStreams,
  type PullStream,
  type ReadPage,
  sourceStreams,
  workStreams,
} from './pull-streams';
import { pullLabelOf, pullMessageOf, pullTabOf } from './pull-summary';
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
    const pages = openPages(world, talks, progress);
    const read = answersOf(pages, talks);
    const problems = [...earlier];
    const streams = progress.streams.map((stream) => {
      const page = read.get(stream.name)?.(world.workbook);
      if (!page) return stream;
      const tab = pullTabOf(stream.name);
      problems.push(...page.refused.map((row) => refusal(row, tab)));
      return followed(stream, page);
    });
    return settle(world, talks, { progress: { ...progress, streams }, problems: unique(problems) });
  },
};

interface Talks {
  readonly source: Caller;
  readonly ledger: Caller;
  readonly from: Source;
  readonly into: Ledger;
}

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

type PageExchange = Exchange<(workbook: Workbook) => ReadPage>;

interface OpenPages {
  readonly source: ReadonlyMap<string, PageExchange>;
  readonly ledger: ReadonlyMap<string, PageExchange>;
}

function openPages({ host }: World, { from, into }: Talks, progress: PullProgress): OpenPages {
  const facts = readLedgerFacts(host.journal);
  if (!facts) throw new StepStopped('The ledger has to be read again. Run Pull once more.');
  return {
    source: pagesOf(readable(from, progress), progress, { of: from, facts: progress.sourceFacts }),
    ledger: pagesOf(ledgerStreams, progress, { of: into, facts }),
  };
}

/** The lists of a tracker whose turn it is: work waits for the lists that it needs. */
function readable({ listsFirst }: Source, { streams }: PullProgress): typeof sourceStreams {
  const lists = sourceStreams.filter((stream) => !workStreams.includes(stream));
  const isOpen = (name: string) => streams.some((one) => one.name === name && one.open);
  return listsFirst && lists.some(({ name }) => isOpen(name)) ? lists : sourceStreams;
}

function pagesOf<Of, Facts extends SourceFacts | LedgerFacts>(
  streams: readonly PullStream<Of, Facts>[],
  progress: PullProgress,
  { of, facts }: { readonly of: Of; readonly facts: Facts },
): ReadonlyMap<string, PageExchange> {
  return new Map(
    streams.flatMap((stream) => {
      const at = progress.streams.find(({ name }) => name === stream.name);
      if (!at?.open) return [];
      const days = stream.listed(of) === 'byDays' ? progress.days : undefined;
      return [[stream.name, stream.page(of, { ...at, days }, facts)] as const];
    }),
  );
}

function answersOf(pages: OpenPages, { source, ledger }: Talks) {
  const answers = [
    ...ask(source, [...pages.source.values()]),
    ...ask(ledger, [...pages.ledger.values()]),
  ];
  const names = [...pages.source.keys(), ...pages.ledger.keys()];
  return new Map(names.map((name, index) => [name, answers[index]] as const));
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
      message: pullMessageOf(progress, 0),
      problems,
    };
  }
  const compared = compare(world, talks, progress);
  for (const { name, rowCount } of sourceStreams) {
    const stream = progress.streams.find((one) => one.name === name);
    const { startedAt } = progress;
    const rows = rowCount(world.workbook);
    if (stream) saveMark(world.host.journal, stream, { startedAt, rows });
  }
  return {
    cursor: null,
    counts: [...counts, { label: 'gone from the tracker', value: compared.gone }],
    message: pullMessageOf(progress, compared.gone),
    problems: [...problems, ...compared.problems],
  };
}

/**
 * A first pass has just read everything, and so has a pass by days that met as many rows as the
 * sheet has: there is nothing in the sheet that could be missing.
 */
function compare(world: World, { source, from }: Talks, progress: PullProgress): Compared {
  const whole = workStreams.every((stream) => {
    const passed = progress.streams.find(({ name }) => name === stream.name);
    const own = ownRows(world.workbook, stream.tab, source.connector.id);
    if (own.length === (passed?.added ?? 0)) return true;
    if (stream.listed(from) !== 'byDays') return false;
    return passed?.read === liveRows(own, progress.days);
  });
  if (whole) return { gone: 0, problems: [] };
  const { sourceFacts: facts } = progress;
  return compareWithSource(world, { caller: source, source: from, facts });
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
