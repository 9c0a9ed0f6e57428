import { join } from 'node:path';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { WebAnswer } from '../../engine/web-app';
import type { EngineThreadData } from '../../engine-thread';
import type { Place } from '../session/open-session';
import { Sender } from './mailbox';
import type { FromEngine, ToEngine } from './messages';

type Ready = FromEngine & { readonly kind: 'ready' };

/** The engine thread as the main thread sees it. */
export class EngineHost {
  private readonly listeners: ((message: FromEngine) => void)[] = [];

  private readonly callbacks = new Map<number, (answer: WebAnswer) => void>();
  private lastCallback = 0;

  private constructor(
    private readonly worker: Worker,
    private readonly port: MessagePort,
    private readonly sender: Sender,
  ) {
    port.on('message', (message: FromEngine) => {
      for (const listener of this.listeners) listener(message);
    });
  }

  /** Starts the thread; resolves when the workbook is open. Rejects with why it cannot be. */
  static async start(place: Place): Promise<{ engine: EngineHost; ready: Ready }> {
    const { port1, port2 } = new MessageChannel();
    const bell = new SharedArrayBuffer(4);
    const worker = new Worker(join(__dirname, 'engine-thread.cjs'), {
      workerData: { place, port: port2, bell } satisfies EngineThreadData,
      transferList: [port2],
    });
    const engine = new EngineHost(worker, port1, new Sender(port1, bell));
    engine.onMessage((message) => {
      if (message.kind !== 'cameBack') return;
      engine.callbacks.get(message.id)?.(message.answer);
      engine.callbacks.delete(message.id);
    });
    return { engine, ready: await engine.until('ready') };
  }

  onMessage(listener: (message: FromEngine) => void): void {
    this.listeners.push(listener);
  }

  /** Told when the thread ends by itself, which it never should. */
  onEnd(listener: (error: Error) => void): void {
    this.worker.on('error', listener);
  }

  post(message: ToEngine): void {
    this.sender.post(message);
  }

  /** Takes a browser back from a sign-in; resolves with the page that it is shown. */
  comeBack(query: string): Promise<WebAnswer> {
    this.lastCallback += 1;
    const id = this.lastCallback;
    return new Promise((resolve) => {
      this.callbacks.set(id, resolve);
      this.post({ kind: 'callback', id, query });
    });
  }

  /** Has the thread save and ends it. */
  async stop(): Promise<void> {
    const stopped = this.until('stopped');
    this.post({ kind: 'stop' });
    await stopped;
    await this.worker.terminate();
    this.port.close();
  }

  private until<K extends FromEngine['kind']>(kind: K): Promise<FromEngine & { kind: K }> {
    return new Promise((resolve, reject) => {
      this.onMessage((message) => {
        if (message.kind !== kind) return;
        this.worker.off('error', reject);
        resolve(message as FromEngine & { kind: K });
      });
      this.worker.once('error', reject);
    });
  }
}
