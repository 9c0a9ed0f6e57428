import { durationText, type Seconds } from '../calendar/seconds';
import type { TimeEntry } from '../records/time-entry';
import type { Parsed } from './setting-values';

/** What stands on a line, as far as a template can name it. */
export type TemplatedWork = Pick<
  TimeEntry,
  'client' | 'project' | 'task' | 'person' | 'spentOn' | 'notes'
>;

const distinct = (
  group: readonly TemplatedWork[],
  of: (one: TemplatedWork) => string,
): string[] => [...new Set(group.map((one) => of(one).trim()).filter((text) => text !== ''))];

const daysOf = (group: readonly TemplatedWork[]): readonly string[] =>
  group.map(({ spentOn }) => spentOn).sort();

type Placeholder = (group: readonly TemplatedWork[], billedSeconds: Seconds) => string;

const placeholders = new Map<string, Placeholder>(
  Object.entries<Placeholder>({
    client: (group) => distinct(group, ({ client }) => client).join(', '),
    project: (group) => distinct(group, ({ project }) => project).join(', '),
    task: (group) => distinct(group, ({ task }) => task).join(', '),
    person: (group) => distinct(group, ({ person }) => person).join(', '),
    from: (group) => daysOf(group)[0] ?? '',
    to: (group) => daysOf(group)[group.length - 1] ?? '',
    hours: (_, billedSeconds) => durationText(billedSeconds),
    notes: (group) => distinct(group, ({ notes }) => notes).join('; '),
  }),
);

const NAMED = /\{([^{}]*)\}/g;

/** Checks the text of time lines: every name in braces must be one that a line can be asked for. */
export function readLineTemplate(text: string): Parsed<string> {
  const unknown = [...text.matchAll(NAMED)].find(([, name = '']) => !placeholders.has(name));
  if (!unknown) return { value: text };
  const names = [...placeholders.keys()].map((name) => `{${name}}`);
  return {
    code: 'E-405',
    what: `${unknown[0]} is none of ${names.join(' ')}`,
    fix: 'Correct the name in the braces, or empty the cell.',
  };
}

/**
 * The text of a line: `"{task} by {person}, {from} to {to}"` is `"Design by Ana, 2026-03-02 to
 * 2026-03-27"`. What is put in is text and nothing else: braces in notes stay as they are.
 */
export function templatedText(
  template: string,
  group: readonly TemplatedWork[],
  billedSeconds: Seconds,
): string {
  return template.replace(
    NAMED,
    (whole, name: string) => placeholders.get(name)?.(group, billedSeconds) ?? whole,
  );
}
