import type { Problem } from '../records/problem';
import type { CsvFinding } from '../rules/csv-finding';
import { problem } from '../rules/problem';
import { problemsTab } from '../tabs/problems-tab';
import { logEvents } from './event-log';
import { reportProblems } from './problems';
import type { Workbook } from './workbook';
import type { World } from './world';

/** More rows of one file would hide everything else on the tab; one row tells of the rest. */
const MOST_ROWS = 200;

/** Puts the findings of a file in the place of those that a file of the same name had. */
export function reportFindings(
  workbook: Workbook,
  name: string,
  findings: readonly CsvFinding[],
): void {
  const others = importProblems(workbook).filter(({ key }) => fileOf(key) !== name);
  const own = findings.slice(0, MOST_ROWS).map((finding) => findingProblem(name, finding));
  const rest = findings.length - own.length;
  const more =
    rest <= 0
      ? []
      : [
          problem({
            code: 'E-304',
            step: 'import',
            tab: '',
            key: name,
            field: 'more',
            message: `${name}: ${rest} more rows have something wrong.`,
            fix: 'Correct those above and import the file again; what is left is told then.',
          }),
        ];
  reportProblems(workbook, 'import', [...others, ...distinct(own), ...more]);
}

/**
 * Takes the findings of a file off the Problems tab, because a person is done with it; gives how
 * many there were. What was brought in of the file stays.
 */
export function forgetFindings(world: World, name: string): number {
  const { workbook } = world;
  const all = importProblems(workbook);
  const others = all.filter(({ key }) => fileOf(key) !== name);
  const count = all.length - others.length;
  if (count === 0) return 0;
  reportProblems(workbook, 'import', others);
  const before = `${count} on the tab`;
  const tab = problemsTab.name;
  logEvents(world, [{ action: 'done with a file', tab, key: name, before, after: '' }]);
  return count;
}

/** Files of which something is on the Problems tab, and how much, the first one first. */
export function doubtfulFiles(
  problems: readonly Problem[],
): readonly { readonly name: string; readonly problems: number }[] {
  const counts = new Map<string, number>();
  for (const { step, key } of problems) {
    if (step !== 'import') continue;
    counts.set(fileOf(key), (counts.get(fileOf(key)) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => ({ name, problems: count }));
}

const importProblems = (workbook: Workbook): readonly Problem[] =>
  workbook.records(problemsTab).filter(({ step }) => step === 'import');

const fileOf = (key: string): string => key.replace(/, line \d+$/, '');

function findingProblem(name: string, { line, code, field, message, fix }: CsvFinding): Problem {
  const row = line > 1 ? `${name}, line ${line}` : name;
  const said = message.replace(/^Line \d+: /, '');
  return problem({
    code,
    step: 'import',
    tab: '',
    key: row,
    field,
    message: `${row}: ${said}`,
    fix,
  });
}

const distinct = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((one) => [one.problemId, one])).values(),
];
