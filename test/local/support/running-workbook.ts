import { type ChildProcess, spawn } from 'node:child_process';
import { type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import type { Reply, Request, WorkbookEvent } from '../../../src/local/workbook/protocol';

const ROOT = join(__dirname, '../../..');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
  readonly errors: string;
}

/** A built entry as a process, with everything that it says. */
export function runEntry(
  entry: 'start' | 'workbook',
  args: readonly string[],
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, [join(ROOT, 'build', `${entry}.cjs`), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString('utf8');
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, output, errors }));
  });
  return { child, ended };
}

/** The local workbook as `npm start` runs it. */
export class RunningWorkbook {
  private constructor(
    readonly url: URL,
    private readonly child: ChildProcess,
    private readonly ended: Promise<Ended>,
  ) {}

  static async start(...args: readonly string[]): Promise<RunningWorkbook> {
    const { child, ended } = runEntry('start', ['--no-open', ...args]);
    const url = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stdout?.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
        const found = /http:\/\/\S+/.exec(said)?.[0];
        if (found) resolve(found);
      });
      void ended.then(({ errors }) => reject(new Error(`it ended: ${errors}`)));
    });
    return new RunningWorkbook(new URL(url), child, ended);
  }

  end(signal: NodeJS.Signals): Promise<Ended> {
    this.child.kill(signal);
    return this.ended;
  }

  /** One HTTP exchange with headers as they are given. */
  send(
    path: string,
    options: { method?: string; headers?: Record<string, string>; body?: string } = {},
  ): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
    const { method = 'GET', headers = {}, body } = options;
    return new Promise((resolve, reject) => {
      const call = request(new URL(path, this.url), { method, headers }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => {
          text += chunk.toString('utf8');
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      });
      call.on('error', reject);
      call.end(body);
    });
  }

  /** Opens the event stream as a page does. */
  async page(): Promise<Page> {
    const page = new Page(this);
    await page.open();
    return page;
  }
}

/** An open page without a browser: its requests, and the events that it is told. */
export class Page {
  readonly events: WorkbookEvent[] = [];
  private readonly client = `test-${Math.random()}`;
  private readonly waiting = new Map<number, (reply: Reply) => void>();
  private readonly watchers: (() => void)[] = [];
  private lastId = 0;

  constructor(private readonly workbook: RunningWorkbook) {}

  open(): Promise<void> {
    const url = new URL(`/events?client=${this.client}`, this.workbook.url);
    return new Promise((resolve, reject) => {
      const call = request(url, (response) => {
        let rest = '';
        response.on('data', (chunk: Buffer) => {
          rest += chunk.toString('utf8');
          const parts = rest.split('\n\n');
          rest = parts.pop() ?? '';
          for (const part of parts) this.receive(part);
          resolve();
        });
        response.on('error', () => {});
      });
      call.on('error', reject);
      call.end();
    });
  }

  /** What the server replies; throws what it failed with. */
  async ask<T>(what: Request): Promise<T> {
    this.lastId++;
    const id = this.lastId;
    const reply = new Promise<Reply>((resolve) => this.waiting.set(id, resolve));
    const body = JSON.stringify({ client: this.client, id, request: what });
    const headers = { 'content-type': 'application/json' };
    const { status } = await this.workbook.send('/requests', { method: 'POST', headers, body });
    if (status !== 202) throw new Error(`status ${status}`);
    const answer = await reply;
    if (!answer.ok) throw Object.assign(new Error(answer.message), { name: answer.name });
    return answer.value as T;
  }

  /** The first event of a kind, that has come or will come. */
  async event<K extends WorkbookEvent['kind']>(kind: K): Promise<WorkbookEvent & { kind: K }> {
    for (;;) {
      const found = this.events.find((event) => event.kind === kind);
      if (found) return found as WorkbookEvent & { kind: K };
      await new Promise<void>((resolve) => this.watchers.push(resolve));
    }
  }

  private receive(part: string): void {
    const data = /^data: (.*)$/m.exec(part)?.[1];
    if (data === undefined) return;
    const event = JSON.parse(data) as WorkbookEvent;
    if (event.kind === 'reply') this.waiting.get(event.request)?.(event.reply);
    else this.events.push(event);
    for (const watch of this.watchers.splice(0)) watch();
  }
}
