import type { TimeEntry } from '../records/time-entry';
import type { LineGrouping } from './line-key';

/** Longest text of a line; no ledger takes a longer one. */
const LONGEST = 4000;

type Named = Pick<TimeEntry, 'project' | 'task' | 'person' | 'spentOn' | 'notes'>;

/**
 * What a time line says to the customer: `"Alpha: Design, 2026-03-02 to 2026-03-27"`; a line that
 * stands for one entry also has its notes.
 */
export function lineText(group: readonly Named[], grouping: LineGrouping): string {
  const [first] = group;
  if (!first) return '';
  const { project, task, person, notes } = first;
  const days = daysText(group);
  const about = notes.trim() === '' ? '' : `: ${notes.trim()}`;
  const texts: Readonly<Record<LineGrouping, string>> = {
    entry: `${project}: ${days}, ${task}, ${person}${about}`,
    day: `${project}: ${days}`,
    person: `${project}: ${person}, ${days}`,
    task: `${project}: ${task}, ${days}`,
    project: `${project}: ${days}`,
    'one line': `${projectsText(group)}: ${days}`,
  };
  return shortened(texts[grouping]);
}

/** `"Alpha, Beta"`: the projects of some work, each once. */
export const projectsText = (group: readonly Pick<TimeEntry, 'project'>[]): string =>
  [...new Set(group.map(({ project }) => project))].sort().join(', ');

function daysText(group: readonly Named[]): string {
  let [from, to] = [group[0]?.spentOn ?? '', group[0]?.spentOn ?? ''];
  for (const { spentOn } of group) {
    if (spentOn < from) from = spentOn;
    if (spentOn > to) to = spentOn;
  }
  return from === to ? from : `${from} to ${to}`;
}

/** Cut between characters, never inside one. */
export function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
