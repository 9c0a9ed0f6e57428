import type { Problem } from '../records/problem';
import type { StepName } from '../records/step';
import { problem } from '../rules/problem';
import type { Tab } from '../tabs/tab';
import type { FieldFault, Table } from '../tabs/table';
import type { Workbook } from './workbook';

/**
 * What is wrong with the cells of a tab that a person fills in: values that cannot be read, and
 * rows whose key stands twice.
 */
export function cellProblems<R>(table: Table<R>, step: StepName): readonly Problem[] {
  const { tab, rows, broken, repeated } = table;
  const faults = [...rows, ...broken].flatMap(({ key, faults }) =>
    faults.map((fault) => faultProblem(table, { step, key, fault })),
  );
  const twice = repeated.map(({ key, row }) =>
    problem({
      code: 'E-506',
      step,
      tab: tab.name,
      key,
      field: tab.key,
      message: `'${key}' stands in more than one row of ${tab.name}; row ${row} is ignored.`,
      fix: 'Give every row a name of its own, or remove one.',
    }),
  );
  return [...faults, ...twice];
}

function faultProblem<R>(
  { tab }: Table<R>,
  { step, key, fault }: { step: StepName; key: string; fault: FieldFault<R> },
): Problem {
  const { header } = tab.columns[fault.field];
  return problem({
    code: fault.code,
    step,
    tab: tab.name,
    key,
    field: fault.field,
    message: `${tab.name}, row '${key}': ${header} is '${fault.shown}'; ${fault.what}.`,
    fix: `Correct the cell, then run the step again.`,
  });
}

/** Problems without repetition: the first of each id. */
export function distinctProblems(problems: readonly Problem[]): readonly Problem[] {
  return [
    ...new Map([...problems].reverse().map((one) => [one.problemId, one])).values(),
  ].reverse();
}

/** Keys of rows with a cell that is not what its column wants. */
export function unreadable<R>(workbook: Workbook, tab: Tab<R>): ReadonlySet<string> {
  const { rows } = workbook.table(tab);
  return new Set(rows.filter(({ faults }) => faults.length > 0).map(({ key }) => key));
}
