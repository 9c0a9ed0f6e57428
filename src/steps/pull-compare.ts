import { addDays, daysBetween, type LocalDate } from '../calendar/local-date';
import { localDayOf } from '../calendar/zone';
import type { Problem } from '../records/problem';
import { type Days, doubtfulDays, rowsByDay, stretchOf } from '../rules/day-counts';
import { emptiedMonths } from '../rules/emptied-months';
import type { TrackedRow } from '../rules/vanished';
import { type Horizon, horizonOf, workedDays } from './pull-days';
import type { Talks } from './pull-pages';
import { type Place, type PullProgress, readSweep, saveSweep } from './pull-progress';
import { compareWindow } from './pull-window';
import { settingsOf } from './settings';
import { type WorkList, workLists } from './work-lists';
import { StepPaused, type World } from './world';

/** Rows that are compared at once. */
const ROWS_AT_ONCE = 10_000;

/** How long what a pass has read is taken for what the tracker still has. */
const FRESH_MS = 300_000;

/** Pages of a window of a list by days. */
const PAGES_AT_ONCE = 5;

/** Requests that a pull sweeps with where the tracker has a quota, and those that it leaves. */
const SWEEP_REQUESTS = 60;
const RESERVED_REQUESTS = 12;

const FIRST_PLACE: Place = {
  list: 0,
  phase: 'doubts',
  next: null,
  remaining: null,
  requests: 0,
};

type Tracker = NonNullable<Talks['tracker']>;

interface Scene {
  readonly world: World;
  readonly progress: PullProgress;
  readonly list: WorkList;
  readonly rows: readonly TrackedRow[];
  readonly horizon: Horizon;
}

/** Some days to compare, and where to go on after them. */
interface Window {
  readonly days: Days;
  readonly after: Place;
}

interface Stood {
  readonly progress: PullProgress;
  readonly problems: readonly Problem[];
}

/**
 * Compares one window of work with the tracker and says where to go on; its place is null when
 * every list was compared. Doubtful days come first, then older work is swept as far as the
 * tracker's quota lets it be; the next pull sweeps on from there.
 */
export function compareNext(world: World, talks: Talks, progress: PullProgress): Stood {
  const { tracker } = talks;
  if (!tracker) return { progress: { ...progress, place: null }, problems: [] };
  const lists = workLists(tracker.from, tracker.source.connector.id);
  const problems: Problem[] = [];
  let at = progress;
  for (let list = lists[placeOf(at).list]; list; list = lists[placeOf(at).list]) {
    const scene = sceneOf(world, at, list);
    problems.push(...emptied(scene));
    const window = nextWindow(scene);
    const compared = window && compareAt(scene, tracker, window);
    if (compared) {
      return { ...compared, problems: [...problems, ...compared.problems] };
    }
    at = passedOver(scene);
  }
  return { progress: { ...at, place: null }, problems };
}

const placeOf = ({ place }: PullProgress): Place => place ?? FIRST_PLACE;

/** Null where a sweep meets the end of the tracker's quota: it goes on in a later pull. */
function compareAt(scene: Scene, { source }: Tracker, { days, after }: Window): Stood | null {
  const { world, list, progress } = scene;
  const { phase, requests: before } = placeOf(progress);
  try {
    const talk = { caller: source, facts: progress.sourceFacts };
    const { problems, ...compared } = compareWindow(world, talk, { ...list, days });
    if (phase === 'sweep') saveSweep(world.host.journal, list.name, addDays(days.from, -1));
    return {
      problems,
      progress: {
        ...progress,
        gone: progress.gone + compared.gone,
        found: progress.found + compared.found,
        left: compared.left ?? progress.left,
        place: { ...after, requests: before + compared.requests },
      },
    };
  } catch (error) {
    if (error instanceof StepPaused && phase === 'sweep') return null;
    throw error;
  }
}

function sceneOf(world: World, progress: PullProgress, list: WorkList): Scene {
  const { firmZone, lookBackDays } = settingsOf(world).settings;
  const today = localDayOf(firmZone, progress.startedAt);
  const rows = list.rows(world.workbook);
  return { world, progress, list, rows, horizon: { today, lookBackDays } };
}

/** Where to go on when a phase has no further window. */
function passedOver({ progress, list: { stream } }: Scene): PullProgress {
  const place = placeOf(progress);
  if (place.phase === 'doubts' && stream.byDays) {
    return { ...progress, place: { ...place, phase: 'sweep', next: null } };
  }
  const unswept = place.phase === 'sweep' ? (place.remaining ?? 0) : 0;
  return {
    ...progress,
    place: { ...FIRST_PLACE, list: place.list + 1 },
    unswept: progress.unswept + unswept,
  };
}

function nextWindow(scene: Scene): Window | null {
  const place = placeOf(scene.progress);
  const { stream } = scene.list;
  if (place.phase === 'sweep') return sweptWindow(scene, place);
  if (stream.byDays) return doubtfulWindow(scene, place);
  return stream.whole ? wholeWindow(scene, place) : changedWindow(scene, place);
}

/**
 * A list that tells changes but no deletions is compared whole, the latest weeks included. A first pass that was not held up
 * has just read everything.
 */
function changedWindow({ world, progress, list, rows, horizon }: Scene, place: Place) {
  const passed = progress.streams.find(({ name }) => name === list.name);
  const fresh = world.host.now() - progress.startedAt < FRESH_MS;
  if (place.next === null && fresh && rows.length === (passed?.added ?? 0)) return null;
  const worked = workedDays(rows, horizon);
  if (!worked) return null;
  const [first, , , end] = [worked.from, worked.to, progress.days.from, progress.days.to].sort();
  const start = place.next ?? first;
  if (!start || !end || start > end) return null;
  const most = { days: Number.POSITIVE_INFINITY, rows: ROWS_AT_ONCE };
  const days = stretchOf({ start, end }, most, rowsByDay(rows));
  return { days, after: { ...place, next: addDays(days.to, 1) } };
}

/** A list that comes whole was read whole: only where it had another number of rows is there doubt. */
function wholeWindow({ progress, list, rows }: Scene, place: Place): Window | null {
  const passed = progress.streams.find(({ name }) => name === list.name);
  const live = rows.filter(({ sourceState }) => sourceState !== 'gone');
  const days = rows.map(({ spentOn }) => spentOn).sort();
  const [from] = days;
  const to = days[days.length - 1];
  if (place.next !== null || !from || !to || passed?.read === live.length) return null;
  return { days: { from, to }, after: { ...place, next: to } };
}

/** Days of which the pass has met another number of rows than the sheet has. */
function doubtfulWindow(scene: Scene, place: Place): Window | null {
  const { list, rows } = scene;
  const doubts = doubtsOf(scene).filter((day) => place.next === null || day >= place.next);
  const [start] = doubts;
  if (!start || !list.stream.byDays) return null;
  const known = new Set<LocalDate>(doubts);
  let end = start;
  while (known.has(addDays(end, 1))) end = addDays(end, 1);
  const { longest, rows: page } = list.stream.byDays;
  const most = { days: longest, rows: page * PAGES_AT_ONCE };
  const days = stretchOf({ start, end }, most, rowsByDay(rows));
  return { days, after: { ...place, next: addDays(days.to, 1) } };
}

function doubtsOf(scene: Scene): readonly LocalDate[] {
  const { progress, list, rows } = scene;
  const { days = '' } = progress.streams.find(({ name }) => name === list.name) ?? {};
  const held = new Set(emptiedMonthsOf(scene).map(({ month }) => month));
  const listed = doubtfulDays(days, progress.days, rows);
  const hinted = progress.hints.filter((day) => day < progress.days.from);
  return [...hinted, ...listed].filter((day) => !held.has(day.slice(0, 7))).sort();
}

/** Months of which the pass has met less than half: they are not even read again. */
function emptiedMonthsOf({ world, progress, list, rows }: Scene) {
  const { days = '' } = progress.streams.find(({ name }) => name === list.name) ?? {};
  const { believeMissing } = settingsOf(world).settings;
  if (!list.stream.byDays || believeMissing) return [];
  return emptiedMonths(days, progress.days, rows);
}

function emptied(scene: Scene): readonly Problem[] {
  const { phase, next } = placeOf(scene.progress);
  if (phase !== 'doubts' || next !== null) return [];
  return emptiedMonthsOf(scene).map(({ problemFor }) => problemFor(scene.list));
}

/** Older work, from the day before the listed ones back to the horizon and round again. */
function sweptWindow({ world, progress, list, rows, horizon }: Scene, place: Place): Window | null {
  const { byDays } = list.stream;
  const range = { from: horizonOf(horizon), to: addDays(progress.days.from, -1) };
  const remaining = place.remaining ?? daysBetween(range.from, range.to) + 1;
  const { left } = progress;
  const spent = left !== null && (left < RESERVED_REQUESTS || place.requests >= SWEEP_REQUESTS);
  if (!byDays || remaining <= 0 || spent) return null;
  const mark = place.next ?? readSweep(world.host.journal, list.name) ?? range.to;
  const start = mark < range.from || mark > range.to ? range.to : mark;
  const [end = range.from] = [range.from, addDays(start, 1 - remaining)].sort().reverse();
  const most = { days: byDays.longest, rows: byDays.rows * PAGES_AT_ONCE };
  const days = stretchOf({ start, end }, most, rowsByDay(rows));
  const swept = daysBetween(days.from, days.to) + 1;
  const after = { ...place, next: addDays(days.from, -1), remaining: remaining - swept };
  return { days, after };
}
