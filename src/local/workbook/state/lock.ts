import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../user-error';

interface Holder {
  readonly pid: number;
  /** When the process began, in the system's ticks, so that a pid that is used again is told apart. */
  readonly began: string;
}

/** Takes a data folder for this process; the answer gives it back. Throws where another has it. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'lock');
  const holder: Holder = { pid: process.pid, began: beginningOf(process.pid) };
  for (let attempt = 0; !written(file, holder); attempt++) {
    const other = readHolder(file);
    if (attempt > 3 || (other && isAlive(other))) {
      throw new UserError(
        `The folder ${folder} is in use by process ${other?.pid ?? '?'}. Stop that one first, or choose another folder with --data.`,
      );
    }
    rmSync(file, { force: true });
  }
  const release = () => {
    if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
    process.off('exit', release);
  };
  process.on('exit', release);
  return release;
}

function written(file: string, holder: Holder): boolean {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, JSON.stringify(holder));
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

function isAlive({ pid, began }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' && began === beginningOf(pid);
  }
  return began === beginningOf(pid);
}

/** Field 22 of the process's line in /proc; empty on systems without it. */
function beginningOf(pid: number): string {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
