import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Forgets what a data folder holds; files that are not ours stay. */
export function freshFolder(folder: string): void {
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder)) {
    const ours = /^(workbook|providers)\.json(\.new)?$|\.\d+\.json$/.test(file);
    if (ours) rmSync(join(folder, file));
  }
}
