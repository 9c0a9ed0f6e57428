import type { Problem } from '../records/problem';
import { type StepName, stepNames } from '../records/step';
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
  const values = new Map(sorted.map((problem) => [problem.problemId, problem]));
  workbook.put(problemsTab, { owner: 'setup', values, mode: 'replace' });
}

const bySeverity = ({ severity }: Problem): number => (severity === 'error' ? 0 : 1);
