import type { Problem } from '../records/problem';
import { type StepName, stepNames } from '../records/step';
import { allLayouts } from '../tabs/all-tabs';
import { problemsTab } from '../tabs/problems-tab';
import type { Workbook } from './workbook';

/** Puts a step's problems in the place of those that it had; other steps' stay. */
export function reportProblems(
  workbook: Workbook,
  step: StepName,
  problems: readonly Problem[],
): void {
  const others = workbook.records(problemsTab).filter((problem) => problem.step !== step);
  const sorted = [...others, ...problems].sort(
    (a, b) =>
      bySeverity(a) - bySeverity(b) || stepNames.indexOf(a.step) - stepNames.indexOf(b.step),
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
