import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../user-error';

const INDEX = 'workbook.json';
const FORMAT = 1;

interface Index {
  readonly format: number;
  /** Part → file that holds it. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Texts by name, kept in a folder. A save writes only the parts that changed, as new files, and
 * then replaces the index in one move: whoever is killed in between leaves the earlier save whole.
 */
export class PartFiles {
  private files = new Map<string, string>();
  private count = 0;

  private constructor(private readonly folder: string) {}

  /** Opens a folder; throws a UserError for a save that cannot be read. */
  static open(folder: string): { files: PartFiles; parts: Map<string, unknown> } {
    mkdirSync(folder, { recursive: true });
    const files = new PartFiles(folder);
    const parts = new Map<string, unknown>();
    if (existsSync(join(folder, INDEX))) {
      const index = files.read(INDEX) as Index;
      if (index?.format !== FORMAT || typeof index.files !== 'object') {
        throw files.broken(INDEX, 'it is not a save of this version');
      }
      for (const [name, file] of Object.entries(index.files)) {
        parts.set(name, files.read(file));
        files.files.set(name, file);
      }
    }
    files.removeOthers();
    return { files, parts };
  }

  /** Keeps texts under their names; names that are not in `all` are forgotten. */
  save(changed: ReadonlyMap<string, string>, all: ReadonlySet<string>): void {
    const next = new Map([...this.files].filter(([name]) => all.has(name)));
    for (const [name, text] of changed) {
      const file = `${name.replace(/[^\w-]+/g, '-')}.${this.nextNumber()}.json`;
      writeFileSync(join(this.folder, file), text);
      next.set(name, file);
    }
    const index: Index = { format: FORMAT, files: Object.fromEntries(next) };
    writeFileSync(join(this.folder, `${INDEX}.new`), JSON.stringify(index, null, 1));
    renameSync(join(this.folder, `${INDEX}.new`), join(this.folder, INDEX));
    const kept = new Set(next.values());
    for (const file of this.files.values()) {
      if (!kept.has(file)) rmSync(join(this.folder, file), { force: true });
    }
    this.files = next;
  }

  private read(file: string): unknown {
    try {
      return JSON.parse(readFileSync(join(this.folder, file), 'utf8'));
    } catch (error) {
      throw this.broken(file, (error as Error).message);
    }
  }

  private broken(file: string, why: string): UserError {
    return new UserError(
      `The saved workbook cannot be read: ${join(this.folder, file)}: ${why}. Begin again with --fresh, or choose another folder with --data.`,
    );
  }

  /** Files that a killed save has left. */
  private removeOthers(): void {
    const kept = new Set([...this.files.values(), INDEX]);
    for (const file of readdirSync(this.folder)) {
      const number = /\.(\d+)\.json$/.exec(file)?.[1];
      if (number === undefined && !file.endsWith('.new')) continue;
      if (!kept.has(file)) rmSync(join(this.folder, file), { force: true });
      this.count = Math.max(this.count, Number(number ?? 0));
    }
  }

  private nextNumber(): number {
    this.count++;
    return this.count;
  }
}
