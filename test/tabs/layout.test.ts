import { expect, test } from '@jest/globals';
import { allLayouts } from '../../src/tabs/all-tabs';

const columns = allLayouts.flatMap(({ name, columns }) =>
  columns.map(({ header, width }) => ({ name, header, width })),
);

test('no header can be read as a formula', () => {
  expect(columns.filter(({ header }) => /^[=+\-@']/.test(header))).toEqual([]);
});

test('no tab has a header twice', () => {
  for (const layout of allLayouts) {
    const headers = layout.columns.map(({ header }) => header);
    expect(new Set(headers).size).toBe(headers.length);
  }
});

test('every header fits into one line of its column', () => {
  // A bold letter of ten points is seven and a half pixels wide on average.
  const narrow = columns.filter(({ header, width }) => header.length * 7.5 + 8 > width);
  expect(narrow).toEqual([]);
});

test('long names and sentences that a person decides by are never cut off', () => {
  const cutOff = (tab: string, headers: readonly string[]) =>
    allLayouts
      .filter(({ name }) => name === tab)
      .flatMap(({ columns }) => columns)
      .filter(({ header, wraps }) => headers.includes(header) && !wraps)
      .map(({ header }) => header);
  expect([
    cutOff('Invoices', ['Customer']),
    cutOff('What will be sent', ['Remark']),
    cutOff('Drift', ['What differs', 'Proposed', 'Reason', 'What became of it', 'Client']),
    cutOff('Reconciliation', ['Client', 'Project', 'Explanation']),
    cutOff('Problems', ['What is wrong', 'What to do']),
  ]).toEqual([[], [], [], [], []]);
});
