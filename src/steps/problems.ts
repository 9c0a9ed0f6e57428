import { finders, type Problem } from '../records/problem';
import { allLayouts } from '../tabs/all-tabs';
import { problemsTab } from '../tabs/problems-tab';
import type { Workbook } from './workbook';

/** Puts a finder's problems in the place of those that it had; those of others stay. */
export function reportProblems(
  workbook: Workbook,
  finder: Problem['step'],
  problems: readonly Problem[],
): void {
  const others = workbook.records(problemsTab).filter((problem) => problem.step !== finder);
  const sorted = [...others, ...problems].sort(
    (a, b) => bySeverity(a) - bySeverity(b) || finders.indexOf(a.step) - finders.indexOf(b.step),
  );
  const values = new Map(sorted.map((problem) => [problem.problemId, inWords(problem)]));
  workbook.put(problemsTab, { owner: 'setup', values, mode: 'replace' });
}

/** A person knows a column by its header, not by the name of its field. */
function inWords(problem: Problem): Problem {
  const layout = allLayouts.find(({ name }) => name === problem.tab);
  const column = layout?.columns.find(({ field }) => field === problem.field);
  return column ? { ...problem, field: column.header } : problem;
}

const bySeverity = ({ severity }: Problem): number => (severity === 'error' ? 0 : 1);
