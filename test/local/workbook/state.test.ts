import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Documents } from '../../../src/local/services/spreadsheet/model/documents';
import { freshFolder } from '../../../src/local/workbook/state/fresh-folder';
import { lockFolder } from '../../../src/local/workbook/state/lock';
import { SavedWorld } from '../../../src/local/workbook/state/saved-world';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbook-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A saved world with one workbook of two sheets. */
function saveTwoSheets(): SavedWorld {
  const saved = SavedWorld.open(folder);
  const book = Documents.of(saved.world).create({ name: 'Firm', owner: 'ana@example.com' });
  book.addSheet({ id: 7, name: 'Second', rows: 10, columns: 3 }, 1);
  book.sheetNamed('Second')?.contents.set(2, 3, 'kept');
  book.sheetNamed('Second')?.contentChanged();
  saved.world.part('notes', () => ({ text: 'a' }));
  saved.world.changed('notes');
  saved.save(1000);
  return saved;
}

const bookIn = (saved: SavedWorld) => Documents.of(saved.world).all()[0];

describe('a saved world', () => {
  test('comes back with its sheets, parts and clock', () => {
    expect(SavedWorld.open(folder).isNew).toBe(true);
    saveTwoSheets();
    const again = SavedWorld.open(folder);
    expect(again.isNew).toBe(false);
    expect(again.now).toBe(1000);
    expect(bookIn(again)?.sheets.map(({ name }) => name)).toEqual(['Sheet1', 'Second']);
    expect(bookIn(again)?.sheet(7)?.contents.get(2, 3)).toBe('kept');
    expect(again.world.part('notes', (stored) => stored)).toEqual({ text: 'a' });
  });

  test('writes only the sheets that have changed', () => {
    saveTwoSheets();
    const saved = SavedWorld.open(folder);
    const before = readdirSync(folder).filter((name) => name.startsWith('sheet-'));
    const second = bookIn(saved)?.sheet(7);
    second?.contents.set(1, 1, 'new');
    second?.contentChanged();
    saved.save(2000);
    const after = readdirSync(folder).filter((name) => name.startsWith('sheet-'));
    expect(after).toHaveLength(2);
    expect(after.filter((name) => before.includes(name))).toHaveLength(1);
    expect(bookIn(SavedWorld.open(folder))?.sheet(7)?.contents.get(1, 1)).toBe('new');
  });

  test('forgets the file of a deleted sheet', () => {
    const saved = saveTwoSheets();
    const book = bookIn(saved);
    const second = book?.sheet(7);
    if (book && second) book.removeSheet(second);
    saved.save(2000);
    expect(readdirSync(folder).filter((name) => name.startsWith('sheet-'))).toHaveLength(1);
    expect(bookIn(SavedWorld.open(folder))?.sheets).toHaveLength(1);
  });

  test('is the earlier save, whole, for who was killed before the index was replaced', () => {
    saveTwoSheets();
    const index = readFileSync(join(folder, 'workbook.json'), 'utf8');
    const first = new Map(
      readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]),
    );
    const saved = SavedWorld.open(folder);
    bookIn(saved)?.sheet(7)?.contents.set(2, 3, 'later');
    bookIn(saved)?.sheet(7)?.contentChanged();
    saved.save(2000);
    // what a kill leaves behind: all files of both saves, the old index, a half-written new one
    for (const [name, text] of first) writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, 'workbook.json'), index);
    writeFileSync(join(folder, 'workbook.json.new'), '{"format":');
    const again = SavedWorld.open(folder);
    expect(again.now).toBe(1000);
    expect(bookIn(again)?.sheet(7)?.contents.get(2, 3)).toBe('kept');
    expect(existsSync(join(folder, 'workbook.json.new'))).toBe(false);
    again.world.changed('notes');
    again.save(3000);
    expect(SavedWorld.open(folder).now).toBe(3000);
  });

  test.each([
    ['workbook.json', '{"format":1,'],
    ['workbook.json', '{"format":99,"files":{}}'],
    ['workbook.json', 'null'],
    ['head.*.json', ''],
  ])('says what to do when %s holds %j', (pattern, text) => {
    saveTwoSheets();
    const matches = (name: string) => new RegExp(`^${pattern.replace('*', '\\d+')}$`).test(name);
    const file = readdirSync(folder).find(matches) ?? pattern;
    writeFileSync(join(folder, file), text);
    expect(() => SavedWorld.open(folder)).toThrow(
      /^The saved workbook cannot be read: .*\. Begin again with --fresh, or choose another folder with --data\.$/,
    );
  });

  test('is gone from a fresh folder; files of others stay', () => {
    saveTwoSheets();
    writeFileSync(join(folder, 'providers.json'), '{}');
    writeFileSync(join(folder, 'my notes.txt'), 'mine');
    freshFolder(folder);
    expect(readdirSync(folder)).toEqual(['my notes.txt']);
    expect(SavedWorld.open(folder).isNew).toBe(true);
  });
});

describe('the lock of a data folder', () => {
  test('lets in one at a time', () => {
    const release = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(
      `The folder ${folder} is in use by process ${process.pid}. Stop that one first, or choose another folder with --data.`,
    );
    release();
    lockFolder(folder)();
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });

  test('is taken over from a process that is gone', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => child.on('exit', resolve));
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: child.pid, began: '1' }));
    lockFolder(folder)();
  });

  test.each(['', 'not JSON', '{"pid":0}'])('is taken over when it holds %j', (text) => {
    writeFileSync(join(folder, 'lock'), text);
    lockFolder(folder)();
  });
});
