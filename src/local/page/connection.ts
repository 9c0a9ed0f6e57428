import type { QuestionAnswer, Reply, Request, WorkbookEvent } from '../workbook/protocol';

type Listener = (event: WorkbookEvent) => void;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * The page's line to the server: requests go out as short posts, and everything that comes back,
 * replies included, comes by one event stream.
 */
export class Connection {
  private readonly listeners = new Set<Listener>();
  private readonly stateListeners = new Set<(connected: boolean) => void>();
  private readonly waiting = new Map<number, Waiting>();
  private readonly client = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
  private nextId = 1;
  private opened: Promise<void> | undefined;

  /** Listens to the server; tries again by itself when the line is cut. */
  open(): Promise<void> {
    this.opened ??= new Promise((resolve) => {
      const stream = new EventSource(`/events?client=${this.client}`);
      stream.onopen = () => {
        for (const tell of this.stateListeners) tell(true);
        resolve();
      };
      stream.onerror = () => {
        for (const tell of this.stateListeners) tell(false);
        this.failAll();
      };
      stream.onmessage = ({ data }: MessageEvent<string>) =>
        this.receive(JSON.parse(data) as WorkbookEvent);
    });
    return this.opened;
  }

  /** Has the server do something. Rejects with an Error whose name is the script's. */
  async ask<T = void>(request: Request): Promise<T> {
    const id = this.nextId++;
    const reply = new Promise<unknown>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
    });
    await this.post('/requests', { client: this.client, id, request }).catch((error: Error) => {
      this.waiting.get(id)?.reject(error);
      this.waiting.delete(id);
    });
    return (await reply) as T;
  }

  answer(answer: QuestionAnswer): Promise<void> {
    return this.post('/answers', answer);
  }

  onEvent(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onState(listener: (connected: boolean) => void): () => void {
    this.stateListeners.add(listener);
    return () => this.stateListeners.delete(listener);
  }

  private receive(event: WorkbookEvent): void {
    if (event.kind === 'reply') this.settle(event.request, event.reply);
    else for (const listener of this.listeners) listener(event);
  }

  private settle(id: number, reply: Reply): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (reply.ok) waiting?.resolve(reply.value);
    else waiting?.reject(Object.assign(new Error(reply.message), { name: reply.name }));
  }

  private failAll(): void {
    const lost = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of lost) reject(new Error('The local workbook does not answer.'));
  }

  private async post(path: string, body: unknown): Promise<void> {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
  }
}
