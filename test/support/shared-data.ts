import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from '@jest/globals';

/** Folder of published test data that stands beside a checkout, or above it; never part of it. */
const SHARED = process.env['SHARED_DATA'] ?? folderAbove(join(__dirname, '../..'));

/** A file of published test data as text, or undefined where the data is not here. */
export function sharedText(path: string): string | undefined {
  const file = join(SHARED, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Where a published file lies, or undefined where the data is not here. */
export function sharedPath(path: string): string | undefined {
  const file = join(SHARED, path);
  return existsSync(file) ? file : undefined;
}

/** A test that reads published data; where it is missing, one line says that it was skipped. */
export function testWithShared(name: string, path: string, check: (text: string) => void): void {
  const text = sharedText(path);
  if (text === undefined) test.skip(`${name} (no ${path} beside this checkout)`, () => {});
  else test(name, () => check(text));
}

function folderAbove(folder: string): string {
  const shared = join(dirname(folder), 'shared');
  const isTop = dirname(folder) === folder;
  return isTop || existsSync(shared) ? shared : folderAbove(dirname(folder));
}
