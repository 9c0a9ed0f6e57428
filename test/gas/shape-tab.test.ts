import { describe, expect, test } from '@jest/globals';
import { columnLetters } from '../../src/gas/column-runs';
import { allLayouts } from '../../src/tabs/all-tabs';
import type { Cell } from '../../src/tabs/cell';
import type { TabLayout } from '../../src/tabs/layout';
import { InWorkbook } from './support/in-script';
import { TAB_SCRIPT } from './support/tab-script';

const layoutNamed = (name: string): TabLayout => {
  const layout = allLayouts.find((one) => one.name === name);
  if (!layout) throw new Error(`no tab ${name}`);
  return layout;
};
const invoices = layoutNamed('Invoices');
const headers = invoices.columns.map(({ header }) => header);

function shaped(): InWorkbook {
  const book = new InWorkbook(TAB_SCRIPT);
  book.call('shape', invoices);
  return book;
}

const top = (book: InWorkbook) => book.call<Cell[][]>('read', 'Invoices')[0];

describe('a new tab', () => {
  test('has its headers, its frozen part and nothing else in it', () => {
    const book = shaped();
    expect(book.call('read', 'Invoices')).toEqual([headers]);
    expect(book.call('facts', 'Invoices')).toMatchObject({ frozen: [1, invoices.frozenColumns] });
  });

  test('keeps what is typed into it in the form of its column', () => {
    const book = shaped();
    const place = (header: string) => `${String.fromCharCode(65 + headers.indexOf(header))}2`;
    book.call('type', 'Invoices', place('Number'), '00123');
    book.call('type', 'Invoices', place('Net'), 1234.5);
    expect(book.call('ask', 'Invoices', place('Number'), 'getValue')).toBe('00123');
    expect(book.call('ask', 'Invoices', place('Net'), 'getDisplayValue')).toBe('1,234.50');
  });

  test('asks before a person types over what a step fills, and only asks', () => {
    const { guarded } = shaped().call<{ guarded: string[] }>('facts', 'Invoices');
    expect(guarded.every((address) => !address.includes('refused'))).toBe(true);
    // Approve and the text for the customer are typed; below their headers nothing asks.
    const typed = ['Approve', 'Text for the customer'].map((header) =>
      String.fromCharCode(65 + headers.indexOf(header)),
    );
    for (const letter of typed) expect(guarded).toContain(`${letter}1`);
    const before = String.fromCharCode(64 + headers.indexOf('Approve'));
    const first = new RegExp(`^A1?:${before}(1000)?$`);
    expect(guarded).toContainEqual(expect.stringMatching(first));
  });

  test('names in a note who fills the columns of a colour', () => {
    const [notes = []] = shaped().call<string[][]>('ask', 'Invoices', 'A1:W1', 'getNotes');
    expect(notes[headers.indexOf('Approve')]).toBe(
      'Tick when the invoice may be posted.\nYours to type.',
    );
    expect([notes[0], notes[1]]).toEqual(['Filled by Draft.', '']);
  });

  test('does not take a person away from what she looks at, unless that is an empty sheet', () => {
    const book = shaped();
    expect(book.call('inView')).toBe('Invoices');
    book.call('type', 'Invoices', 'A2', 'INV-1');
    book.call('shape', layoutNamed('Time'));
    expect(book.call('inView')).toBe('Invoices');
  });

  test('whose rows a person makes offers its choices in empty rows, and holds no value', () => {
    const book = new InWorkbook(TAB_SCRIPT);
    for (const name of ['People', 'Rates']) book.call('shape', layoutNamed(name));
    const rates = layoutNamed('Rates').columns.map(({ header }) => header);
    const cellOf = (header: string) => `${columnLetters(rates.indexOf(header) + 1)}500`;
    expect(book.call('rule', 'Rates', cellOf('Person'))).toMatchObject({
      type: 'VALUE_IN_RANGE',
      values: [expect.stringMatching(/^People!/), true],
    });
    expect(book.call('rule', 'Rates', cellOf('Courtesy'))).toMatchObject({ type: 'CHECKBOX' });
    expect(book.call('read', 'Rates')).toEqual([rates]);
  });

  test('stands at its place in the order, whichever is made first', () => {
    const book = new InWorkbook(TAB_SCRIPT);
    const names = ['Run log', 'Invoices', 'Settings', 'Time', 'Mapping'];
    for (const name of names) book.call('shape', layoutNamed(name));
    const order = ['Time', 'Mapping', 'Invoices', 'Settings', 'Run log'];
    expect(book.call<string[]>('tabs').filter((name) => names.includes(name))).toEqual(order);
  });
});

describe('a tab that a person has worked on', () => {
  test('is left as it is where it lacks nothing', () => {
    const book = shaped();
    book.call('insertColumn', 'Invoices', 2);
    book.call('type', 'Invoices', 'B1', 'My notes');
    book.call('type', 'Invoices', 'B2', 'keep me');
    const before = [book.call('read', 'Invoices'), book.call('facts', 'Invoices')];
    const calls = book.callsOf('shape', invoices);
    expect([book.call('read', 'Invoices'), book.call('facts', 'Invoices')]).toEqual(before);
    expect(calls.filter((call) => /\.(set|insert|delete|protect|clear)/.test(call))).toEqual([]);
  });

  test('keeps columns that were moved where they are', () => {
    const book = shaped();
    const letter = String.fromCharCode(65 + headers.indexOf('Total'));
    book.call('moveColumn', 'Invoices', `${letter}:${letter}`, 1);
    const moved = top(book);
    book.call('shape', invoices);
    expect(top(book)).toEqual(moved);
    expect(moved?.[0]).toBe('Total');
  });

  test('gets a lost column back to the right of everything, and keeps the renamed one', () => {
    const book = shaped();
    book.call('type', 'Invoices', 'A2', 'INV-1');
    book.call('type', 'Invoices', 'A1', 'Document no.');
    book.call('shape', invoices);
    expect(top(book)).toEqual(['Document no.', ...headers.slice(1), 'Number']);
    expect(book.call('ask', 'Invoices', 'A2', 'getValue')).toBe('INV-1');
  });

  test('that had the name before gets its columns beside what it holds', () => {
    const book = new InWorkbook(TAB_SCRIPT);
    book.call('add', 'Invoices');
    book.call('type', 'Invoices', 'A1', 'Shopping');
    book.call('type', 'Invoices', 'A2', 'milk');
    book.call('shape', invoices);
    expect(top(book)).toEqual(['Shopping', ...headers]);
    expect(book.call('ask', 'Invoices', 'A2', 'getValue')).toBe('milk');
  });

  test('whose header has moved down is not filled a second time', () => {
    const book = shaped();
    book.call('insertRow', 'Invoices', 1);
    book.call('type', 'Invoices', 'A1', 'Invoices of March');
    const outcome = book.run('shape', [invoices]);
    expect(outcome).toMatchObject({
      kind: 'failed',
      message:
        'Invoices: its header stands in row 2. Delete the rows above it, then run the step again.',
    });
  });

  test('of which only the first cells are in use grows as needed', () => {
    const book = new InWorkbook(TAB_SCRIPT);
    book.call('add', 'Invoices');
    book.call('trim', 'Invoices', 1, 2);
    book.call('shape', invoices);
    expect(top(book)).toEqual(headers);
  });
});

test('the whole workbook is made in less than half of the six minutes of a run', () => {
  const book = new InWorkbook(TAB_SCRIPT);
  const before = book.script.parts.clock.now();
  for (const layout of allLayouts) book.call('shape', layout);
  expect(book.script.parts.clock.now() - before).toBeLessThan(180_000);
});

test.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [52, 'AZ'],
  [53, 'BA'],
  [702, 'ZZ'],
  [703, 'AAA'],
])('column %i is %s', (column, letters) => {
  expect(columnLetters(column)).toBe(letters);
});
