import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProvidersState } from './providers-state';
import { sampleFirm } from './sample-firm/sample-firm';

/** How long changes wait for more of them before they are written. */
const SETTLE_MS = 100;

/** Keeps what the providers know in a file of the data folder. */
export class KeptState {
  private readonly file: string;
  private latest: ProvidersState | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.file = join(folder, 'providers.json');
  }

  /** What the file holds; the sample firm where a fresh folder, or an older file, has nothing. */
  read(): ProvidersState {
    const kept = existsSync(this.file) ? JSON.parse(readFileSync(this.file, 'utf8')) : {};
    const state: ProvidersState = { ...sampleFirm(), ...kept };
    this.latest = state;
    this.flush();
    return state;
  }

  /** Writes a little later, with whatever comes until then; at once what somebody relies on. */
  keep(state: ProvidersState, atOnce = false): void {
    this.latest = state;
    if (atOnce) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), SETTLE_MS);
  }

  /** Writes at once, whole or not at all. */
  flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (!this.latest) return;
    writeFileSync(`${this.file}.new`, JSON.stringify(this.latest));
    renameSync(`${this.file}.new`, this.file);
    this.latest = null;
  }
}
