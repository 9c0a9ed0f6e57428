import type { Problem } from '../records/problem';
import type { CsvFinding } from '../rules/csv-finding';
import { problem } from '../rules/problem';
import { problemsTab } from '../tabs/problems-tab';
import { reportProblems } from './problems';
import type { Workbook } from './workbook';

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

/** Takes the findings of all files off the Problems tab; gives how many there were. */
export function forgetFindings(workbook: Workbook): number {
  const count = importProblems(workbook).length;
  reportProblems(workbook, 'import', []);
  return count;
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
