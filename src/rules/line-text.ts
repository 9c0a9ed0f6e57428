import type { TimeEntry } from '../records/time-entry';
import type { LineGrouping } from './line-key';

/** Longest text of a line; no ledger takes a longer one. */
const LONGEST = 4000;

type Named = Pick<TimeEntry, 'project' | 'task' | 'person' | 'spentOn' | 'notes'>;

type Worded = (first: Named, days: string, group: readonly Named[]) => string;

const TEXTS: Readonly<Record<LineGrouping, Worded>> = {
  entry: ({ project, task, person, notes }, days) => {
    const about = notes.trim() === '' ? '' : `: ${notes.trim()}`;
    return `${project}: ${days}, ${task}, ${person}${about}`;
  },
  day: ({ project }, days) => `${project}: ${days}`,
  person: ({ project, person }, days) => `${project}: ${person}, ${days}`,
  task: ({ project, task }, days) => `${project}: ${task}, ${days}`,
  project: ({ project }, days) => `${project}: ${days}`,
  'one line': (_, days, group) => `${projectsText(group)}: ${days}`,
};

/**
 * What a time line says to the customer: `"Alpha: Design, 2026-03-02 to 2026-03-27"`; a line that
 * stands for one entry also has its notes.
 */
export function lineText(group: readonly Named[], grouping: LineGrouping): string {
  const [first] = group;
  return first ? shortened(TEXTS[grouping](first, daysText(group), group)) : '';
}

/** `"Alpha, Beta"`: the projects of some work, each once. */
export const projectsText = (group: readonly Pick<TimeEntry, 'project'>[]): string =>
  [...new Set(group.map(({ project }) => project))].sort().join(', ');

function daysText(group: readonly Named[]): string {
  let from: string = group[0]?.spentOn ?? '';
  let to = from;
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
