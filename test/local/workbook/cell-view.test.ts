import { expect, test } from '@jest/globals';
import { World } from '../../../src/local/engine/world';
import { Documents } from '../../../src/local/services/spreadsheet/model/documents';
import { cellAt } from '../../../src/local/services/spreadsheet/model/rectangle';
import { CellError } from '../../../src/local/services/spreadsheet/model/scalar';
import { styleOf } from '../../../src/local/services/spreadsheet/model/style';
import { rowsView } from '../../../src/local/workbook/session/cell-view';
import { rowHeights } from '../../../src/local/workbook/session/row-heights';

function emptySheet() {
  const sheet = Documents.of(new World()).create({ name: 'Firm', owner: 'ana@example.com' })
    .sheets[0];
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

test('a cell is shown with its format, look, rule, note and guard', () => {
  const sheet = emptySheet();
  sheet.contents.set(2, 2, 1234.5);
  sheet.styles.set(
    2,
    2,
    styleOf({ numberFormat: '#,##0.00', bold: true, horizontalAlignment: 'left' }),
  );
  sheet.notes.set(2, 2, 'Net of tax');
  sheet.contents.set(2, 3, new CellError('#N/A', 'Nothing found'));
  sheet.contents.set(2, 4, 'maybe');
  const words = ['yes', 'no'].map((value) => ({ kind: 'plain' as const, value }));
  const list = {
    criteria: 'VALUE_IN_LIST',
    values: words,
    showDropdown: true,
    allowInvalid: true,
    helpText: 'Choose.',
  };
  sheet.validations.set(2, 4, list);
  sheet.protections = [
    {
      id: 1,
      range: cellAt(2, 2),
      unprotected: [],
      rangeName: null,
      description: 'Filled by Draft',
      warningOnly: true,
      editors: [],
      domainEdit: false,
    },
  ];
  const condition = {
    criteria: 'TEXT_EQUAL_TO',
    values: [{ kind: 'plain' as const, value: 'maybe' }],
    look: { background: '#ffeeee' },
  };
  sheet.conditionalFormats = [{ ranges: [cellAt(2, 4)], condition, gradient: null }];
  const { rows, styles, rules } = rowsView(sheet, { from: 1, to: 1000, now: 0 });
  expect(rows).toHaveLength(2);
  const [, number, error, choice] = rows[1] ?? [];
  expect(number).toMatchObject({
    text: '1,234.50',
    typed: '1234.5',
    kind: 'number',
    note: 'Net of tax',
    guard: 'Filled by Draft',
  });
  expect(styles[number?.style ?? -1]).toEqual({ bold: true, align: 'left' });
  expect(error).toMatchObject({ text: '#N/A', kind: 'error', reason: 'Nothing found' });
  expect(choice).toMatchObject({ text: 'maybe', invalid: true });
  expect(rules[choice?.rule ?? -1]).toEqual({
    kind: 'list',
    choices: ['yes', 'no'],
    help: 'Choose.',
  });
  expect(styles[choice?.style ?? -1]).toEqual({ background: '#ffeeee' });
});

test('only the rows that are asked for are looked at', () => {
  const sheet = emptySheet();
  for (let row = 1; row <= 300; row++) sheet.contents.set(row, 1, row);
  const { from, rows } = rowsView(sheet, { from: 101, to: 200, now: 0 });
  expect([from, rows.length, rows[0]?.[0]?.text, rows.at(-1)?.[0]?.text]).toEqual([
    101,
    100,
    '101',
    '200',
  ]);
});

test('rows grow with their wrapped text; one keeps the height that it was given', () => {
  const sheet = emptySheet();
  sheet.rows.frozen = 1;
  sheet.contents.set(1, 1, 'Worked and billed in the month');
  sheet.styles.set(1, 1, styleOf({ wrap: 'WRAP' }));
  sheet.rows.setSize(5, 42);
  expect(rowHeights(sheet)).toEqual([
    [1, 3 * 17 + 7],
    [5, 48],
  ]);
  sheet.contents.set(2, 1, 'A sentence that does not fit into one line');
  sheet.styles.set(2, 1, styleOf({ wrap: 'WRAP' }));
  expect(rowHeights(sheet)).toContainEqual([2, 4 * 17 + 7]);
});
