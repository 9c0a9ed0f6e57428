import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '@jest/globals';

/** Folder of published test data that stands beside a checkout and is not part of it. */
const SHARED = join(__dirname, '../../../shared');

/** A file of published test data as text, or undefined where the data is not here. */
export function sharedText(path: string): string | undefined {
  const file = join(SHARED, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** A test that reads published data; where it is missing, one line says that it was skipped. */
export function testWithShared(name: string, path: string, check: (text: string) => void): void {
  const text = sharedText(path);
  if (text === undefined) test.skip(`${name} (no ${path} beside this checkout)`, () => {});
  else test(name, () => check(text));
}
