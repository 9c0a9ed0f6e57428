import { addDays, type LocalDate } from '../calendar/local-date';
import type { ApprovedWork, Page, SourceFacts } from '../connectors/connector';
import type { TimeEntry } from '../records/time-entry';
import { approvalFinder } from '../rules/approval';
import { trackedDayOf } from '../rules/tracked-day';
import { timeTab } from '../tabs/time-tab';
import { ask } from './conversation';
import { settingsOf } from './settings';
import type { Workbook } from './workbook';
import type { World } from './world';

interface Work {
  readonly entryId?: string;
  readonly expenseId?: string;
  readonly personId: string;
  readonly spentOn: LocalDate;
  readonly sourceTime?: string;
  readonly approval: TimeEntry['approval'];
}

/** What was read in this run: from which day on, and what it says. */
interface Read {
  readonly from: LocalDate;
  readonly work: readonly ApprovedWork[];
}

const readInRun = new WeakMap<Workbook, Read>();

/**
 * Reads how far approval has come before any work is asked for: where a quota ends in between,
 * work that has been read needs nothing more and is kept.
 */
export function readApprovals(world: World, { usesApproval }: SourceFacts): void {
  if (!usesApproval || !world.source?.connector.source?.approvals) return;
  const { lookBackDays } = settingsOf(world).settings;
  const days = world.workbook.records(timeTab).map(({ spentOn }) => spentOn);
  const [first] = [addDays(today(world), -lookBackDays), ...days].sort();
  approvedSince(world, addDays(first as LocalDate, -1));
}

/**
 * Work with how far approval has come, for a tracker that keeps it in a list of its own. The list
 * is asked for once in a run, or once more where older work comes in.
 */
export function withApprovals(world: World, records: readonly object[]): readonly object[] {
  const approvals = world.source?.connector.source?.approvals;
  const work = records as readonly Work[];
  if (!approvals || work.every(({ approval }) => (approval ?? 'none') === 'none')) return records;
  const [first] = work.map(({ spentOn }) => spentOn).sort();
  const find = approvalFinder(
    approvedSince(world, addDays(first as LocalDate, -1)),
    approvals.others,
  );
  return work.map((one) => ({
    ...one,
    approval: find({
      id: one.entryId ?? one.expenseId ?? '',
      personId: one.personId,
      day: trackedDayOf({ ...one, sourceTime: one.sourceTime ?? '' }),
    }),
  }));
}

function approvedSince(world: World, day: LocalDate): readonly ApprovedWork[] {
  const known = readInRun.get(world.workbook);
  if (known && known.from <= day) return known.work;
  const { lookBackDays } = settingsOf(world).settings;
  const from = known ? addDays(day, -lookBackDays) : day;
  const work = readAll(world, from);
  readInRun.set(world.workbook, { from, work });
  return work;
}

const NO_FACTS: SourceFacts = { account: '', usesApproval: true };

const today = ({ host }: World): LocalDate =>
  new Date(host.now()).toISOString().slice(0, 10) as LocalDate;

function readAll(world: World, from: LocalDate): readonly ApprovedWork[] {
  const { source } = world;
  const stream = source?.connector.source?.approvals?.work;
  const work: ApprovedWork[] = [];
  if (!source || !stream) return work;
  const to = addDays(today(world), 32);
  const seen = new Set<string | null>();
  for (let next: string | null = null; !seen.has(next); ) {
    seen.add(next);
    const exchange = stream.page({ since: null, next, days: { from, to } }, NO_FACTS);
    const [page]: readonly Page<ApprovedWork>[] = ask(source, [exchange]);
    work.push(...(page?.records ?? []));
    next = page?.next ?? null;
    if (next === null) break;
  }
  return work;
}
