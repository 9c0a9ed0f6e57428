import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, virtualClock } from './clock';
import { World } from './world';

/** When the local world begins: a month after the sample firm's last entry, at 9:00 in New York. */
export const WORLD_BEGINS = Date.UTC(2026, 3, 2, 13);

interface Stored {
  readonly now: number;
  readonly parts: Readonly<Record<string, unknown>>;
}

/** A world that is kept in a folder between runs, and its clock. */
export interface DataFolder {
  readonly world: World;
  readonly clock: Clock;
  save(): void;
}

/** Opens the world of a folder, a new one where the folder is new; without a folder nothing is kept. */
export function openDataFolder(folder?: string): DataFolder {
  const file = folder === undefined ? undefined : join(folder, 'world.json');
  const stored =
    file !== undefined && existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as Stored)
      : { now: WORLD_BEGINS, parts: {} };
  const world = new World(stored.parts);
  const clock = virtualClock(stored.now);
  const save = () => {
    if (folder === undefined || file === undefined) return;
    mkdirSync(folder, { recursive: true });
    const text = JSON.stringify({ now: clock.now(), parts: world.snapshot() });
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  };
  return { world, clock, save };
}
