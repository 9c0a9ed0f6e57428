import { describe, expect, test } from '@jest/globals';
import { currencyOf } from '../../src/money/currency';
import type { Problem } from '../../src/records/problem';
import type { CsvMapping } from '../../src/rules/csv-mapping';
import { acceptSuggestions } from '../../src/steps/accept-suggestions';
import { stepOf } from '../../src/steps/all-steps';
import { importCsv } from '../../src/steps/import-csv';
import { runStep } from '../../src/steps/runner';
import { customersTab } from '../../src/tabs/customers-tab';
import { expensesTab } from '../../src/tabs/expenses-tab';
import { itemsTab } from '../../src/tabs/items-tab';
import { problemsTab } from '../../src/tabs/problems-tab';
import { taxCodesTab } from '../../src/tabs/tax-codes-tab';
import { timeTab } from '../../src/tabs/time-tab';
import { bytes, read } from '../support/csv';
import { aCustomer } from '../support/sample-records';
import { aWorld, fill, nextRun, type TestWorld } from './support/a-world';
import type { Cells, Malformed } from './support/malformed';
import { EXPENSE_COLUMNS, GOOD_EXPENSE, malformedExpenses } from './support/malformed-expenses';
import { GOOD_TIME, malformedTime, TIME_COLUMNS } from './support/malformed-time';

/** A ledger that knows Acme and what a good row names. */
function world(): TestWorld {
  const made = aWorld();
  fill(made, customersTab, [aCustomer({ name: 'Acme', currency: currencyOf('USD') })]);
  fill(made, itemsTab, [
    {
      itemId: '5',
      name: 'Design',
      incomeAccountId: '',
      incomeAccount: '',
      taxable: false,
      active: true,
    },
    {
      itemId: '6',
      name: 'Travel',
      incomeAccountId: '',
      incomeAccount: '',
      taxable: false,
      active: true,
    },
  ]);
  fill(made, taxCodesTab, [
    { taxCodeId: 'NON', name: 'No tax', percent: '0', rates: [], active: true } as never,
  ]);
  return nextRun(made);
}

function run(given: TestWorld, name: 'review' | 'price'): void {
  const step = stepOf(name);
  if (!step) throw new Error(name);
  runStep(nextRun(given), step);
}

const line = (columns: readonly string[], cells: Cells): string =>
  columns
    .map((column) => {
      const text = cells[column] ?? '';
      return /^"|,extra$/.test(text) ? text : `"${text.replaceAll('"', '""')}"`;
    })
    .join(',');

interface Sheet {
  readonly columns: readonly string[];
  readonly good: Cells;
}

/** Imports malformed rows between two good ones and goes on to the step that finds them. */
function brought({ columns, good: usual }: Sheet, malformed: Malformed) {
  const { rows, by, mapping } = malformed;
  const good = { ...usual, ...malformed.good };
  const given = world();
  const all = [
    { ...good, Notes: 'before' },
    ...rows.map((cells) => ({ ...good, Date: '2026-03-03', Notes: 'bad', ...cells })),
    { ...good, Date: '2026-03-04', Notes: 'after' },
  ];
  const text = [columns.join(','), ...all.map((cells) => line(columns, cells))].join('\n');
  const guess = read(text).file?.guess as CsvMapping;
  const done = importCsv(
    given,
    { name: 'march.csv', bytes: bytes(text) },
    {
      mapping: mapping ? { ...guess, ...mapping } : null,
    },
  );
  if (by) run(given, 'review');
  if (by === 'price') {
    acceptSuggestions(nextRun(given));
    run(given, 'review');
    run(given, 'price');
  }
  const { workbook } = nextRun(given);
  return {
    done,
    problems: workbook.records(problemsTab),
    notes: [...workbook.records(timeTab), ...workbook.records(expensesTab)].map(
      ({ notes }) => notes,
    ),
  };
}

function check(sheet: Sheet, malformed: Malformed): void {
  const { code, says, by, arrive = 0 } = malformed;
  const { problems, notes } = brought(sheet, malformed);
  const own = problems.filter((one: Problem) => one.code === code && one.message.includes(says));
  expect(problems.map(({ message }) => message).join('\n')).toContain(says);
  expect(own.length).toBeGreaterThan(0);
  const [problem] = own;
  if (by === undefined) {
    expect(problem).toMatchObject({
      step: 'import',
      key: expect.stringMatching(/^march\.csv, line \d+$/),
    });
    expect(problems.filter(({ step }) => step === 'import')).toHaveLength(own.length);
  }
  expect(problem?.fix === '' && code.startsWith('E-')).toBe(false);
  expect(notes.filter((one) => one === 'before' || one === 'after')).toEqual(['before', 'after']);
  expect(notes).toHaveLength(2 + arrive);
}

const named = (all: readonly Malformed[]) =>
  all.map((one) => [`${one.entry}: ${one.code} ${one.says}`, one] as const);

describe('malformed time: each row has its code and sentence, the good ones around it arrive', () => {
  test.each(named(malformedTime))('%s', (_, malformed) => {
    check({ columns: TIME_COLUMNS, good: GOOD_TIME }, malformed);
  });
});

describe('malformed expenses likewise', () => {
  test.each(named(malformedExpenses))('%s', (_, malformed) => {
    check({ columns: EXPENSE_COLUMNS, good: GOOD_EXPENSE }, malformed);
  });
});

test('a hundred rows, of every entry of the catalogue that a file can have', () => {
  const all = [...malformedTime, ...malformedExpenses];
  expect(all.flatMap(({ rows }) => rows).length).toBeGreaterThanOrEqual(100);
  const entries = [...new Set(all.map(({ entry }) => entry))].sort((a, b) => a - b);
  expect(entries).toEqual([
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 17, 18, 19, 20, 23, 24, 25, 26, 27, 28],
    ...[29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 40, 41, 48, 56, 57, 58, 59, 60],
  ]);
});
