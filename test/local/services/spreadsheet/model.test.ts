import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { World } from '../../../../src/local/engine/world';
import { displayText } from '../../../../src/local/services/spreadsheet/model/display';
import { Documents } from '../../../../src/local/services/spreadsheet/model/documents';
import { editText } from '../../../../src/local/services/spreadsheet/model/edit-text';
import {
  type GridChange,
  movedIndex,
} from '../../../../src/local/services/spreadsheet/model/grid-change';
import type { SheetModel } from '../../../../src/local/services/spreadsheet/model/sheet-model';
import { typeInto } from '../../../../src/local/services/spreadsheet/model/typing';
import { wallClock } from '../../../../src/local/services/spreadsheet/model/wall-clock';
import { runIn, worldWithBook } from './run-sheet';

const first = ({ book }: ReturnType<typeof worldWithBook>): SheetModel => {
  const [sheet] = book.sheets;
  if (!sheet) throw new Error('a new spreadsheet has a sheet');
  return sheet;
};

const cellValue = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
  fc.boolean(),
  fc.string({ minLength: 1, maxLength: 20 }).filter((text) => !text.startsWith("'")),
  fc.constant(''),
);

test('values written under format @ or as numbers and booleans are read back as they were', () => {
  const grids = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(cellValue, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );
  fc.assert(
    fc.property(grids, (grid) => {
      const at = worldWithBook();
      const json = JSON.stringify(grid);
      const seen = runIn(
        at,
        `const grid = ${json}; const r = sheet.getRange(1, 1, grid.length, grid[0].length);
         return r.setNumberFormat('@').setValues(grid).getValues();`,
      );
      expect(seen).toEqual(JSON.parse(json));
    }),
    { numRuns: 30 },
  );
});

const EIGHT = [1, 2, 3, 4, 5, 6, 7, 8];
const PLACES = EIGHT.flatMap((row) => EIGHT.map((column) => ({ row, column })));

const isOutside = ({ at, count, before }: GridChange & { before: number }) =>
  before <= at || before >= at + count;

function placeAfter(change: GridChange, { row, column }: { row: number; column: number }) {
  if (change.axis === 'rows') {
    const to = movedIndex(change, row);
    return to === null ? null : { row: to, column };
  }
  const to = movedIndex(change, column);
  return to === null ? null : { row, column: to };
}

describe('inserts, deletes and moves', () => {
  const changes = fc.oneof(
    fc.record({
      kind: fc.constantFrom('insert' as const, 'delete' as const),
      axis: fc.constantFrom('rows' as const, 'columns' as const),
      at: fc.integer({ min: 1, max: 6 }),
      count: fc.integer({ min: 1, max: 3 }),
    }),
    fc.record({
      kind: fc.constant('move' as const),
      axis: fc.constantFrom('rows' as const, 'columns' as const),
      at: fc.integer({ min: 1, max: 6 }),
      count: fc.integer({ min: 1, max: 3 }),
      before: fc.integer({ min: 1, max: 10 }),
    }),
  ) as fc.Arbitrary<GridChange>;

  test('every cell goes with its row and column, with note, look and all', () => {
    fc.assert(
      fc.property(changes, (change) => {
        fc.pre(change.kind !== 'move' || isOutside(change));
        const sheet = first(worldWithBook());
        for (const { row, column } of PLACES) {
          sheet.contents.set(row, column, `${row}/${column}`);
          sheet.notes.set(row, column, `note ${row}/${column}`);
        }
        sheet.change(change);
        for (const place of PLACES) {
          const to = placeAfter(change, place);
          const found = to && [sheet.value(to.row, to.column), sheet.notes.get(to.row, to.column)];
          const name = `${place.row}/${place.column}`;
          expect(found).toEqual(to && [name, `note ${name}`]);
        }
      }),
    );
  });

  test('what was inserted can be deleted again without a trace', () => {
    const at = worldWithBook();
    const sheet = first(at);
    runIn(
      at,
      "range('A1:B3').setValues([[1, '=SUM(A1:A3)'], [2, '=A1'], [3, '=Sheet1!A3']]); range('A2').setNote('n'); return 0;",
    );
    const before = JSON.stringify(at.world.snapshot());
    for (const axis of ['rows', 'columns'] as const) {
      sheet.change({ kind: 'insert', axis, at: 2, count: 3 });
      sheet.change({ kind: 'delete', axis, at: 2, count: 3 });
    }
    expect(JSON.stringify(at.world.snapshot())).toBe(before);
  });
});

test('a snapshot restores the same workbook', () => {
  const at = worldWithBook({ locale: 'de_DE' });
  runIn(
    at,
    `range('A1:C2').setValues([['x', 1.5, true], ['=A1&"!"', new Date(0), '']]); range('A1').setNote('n').setBackground('red').setFontWeight('bold');
     range('D1').insertCheckboxes(); sheet.setFrozenRows(1); sheet.hideColumns(3); sheet.setColumnWidth(2, 77); range('A5:B6').merge();
     sheet.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule().whenTextContains('x').setBold(true).setRanges([range('A1')]).build()]);
     range('A1:C1').protect().setDescription('d').setWarningOnly(true); ss.setNamedRange('n', range('B2')); ss.insertSheet('second').setTabColor('blue'); return 0;`,
  );
  const text = JSON.stringify(at.world.snapshot());
  const world = new World(JSON.parse(text));
  const book = Documents.of(world).get(at.book.id);
  expect(JSON.stringify(world.snapshot())).toBe(text);
  expect(book?.sheets[0]?.value(2, 1)).toBe('x!');
});

test('a view asks which sheets have changed since it last looked', () => {
  const at = worldWithBook();
  runIn(at, "ss.insertSheet('second'); return 0;");
  const seen = at.book.version;
  runIn(at, "range('A1').setValue(1); return 0;");
  expect(at.book.changedSheets(seen).map(({ name }) => name)).toEqual(['Sheet1']);
  expect(at.book.changedSheets(at.book.version)).toEqual([]);
});

describe('a person types', () => {
  const person = {
    user: 'ben@example.com',
    now: Date.UTC(2026, 3, 1),
    switches: { textFormatHidesApostrophe: true, textFormatStopsFormulas: true },
    agreed: false,
  };

  test.each<readonly [text: string, shown: string, edited: string]>([
    ['$5', '$5', '5'],
    ['1/15/2024', '1/15/2024', '1/15/2024'],
    ['=1+1', '2', '=1+1'],
    ['12.5%', '12.50%', '12.5%'],
    ['true', 'TRUE', 'TRUE'],
    ["'007", '007', '007'],
    ['', '', ''],
  ])('%s shows as %s', (text, shown, edited) => {
    const sheet = first(worldWithBook());
    expect(typeInto(sheet, 1, 1, text, person)).toEqual({ kind: 'done' });
    expect([displayText(sheet, 1, 1), editText(sheet, 1, 1)]).toEqual([shown, edited]);
  });

  test('protections refuse or warn, validations refuse', () => {
    const at = worldWithBook();
    const sheet = first(at);
    runIn(
      at,
      `range('A1').protect().removeEditor('ben@example.com'); range('A2').protect().setWarningOnly(true);
       range('A3').setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['a']).setAllowInvalid(false).build()); return 0;`,
    );
    const kinds = [1, 2, 3, 4].map((row) => typeInto(sheet, row, 1, 'b', person).kind);
    expect(kinds).toEqual(['refused', 'warning', 'refused', 'done']);
    expect(typeInto(sheet, 2, 1, 'b', { ...person, agreed: true })).toEqual({ kind: 'done' });
  });
});

test('wall clocks turn instants into serials and back, except in an hour that comes twice', () => {
  const zones = [
    'America/New_York',
    'Europe/London',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Etc/GMT',
  ];
  const instants = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2040, 0, 1) });
  fc.assert(
    fc.property(fc.constantFrom(...zones), instants, (zone, ms) => {
      const clock = wallClock(zone);
      const whole = Math.floor(ms / 1000) * 1000;
      const back = clock.instant(clock.serial(new Date(whole))).getTime();
      expect([0, 30 * 60_000, 3_600_000]).toContain(whole - back);
    }),
  );
  const fall = wallClock('America/New_York');
  const serial = fall.serial(new Date('2026-03-08T07:30:00Z'));
  expect(fall.instant(serial).toISOString()).toBe('2026-03-08T07:30:00.000Z');
});
