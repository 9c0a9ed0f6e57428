import { join } from 'node:path';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { EngineThreadData } from '../../engine-thread';
import { Sender } from './mailbox';
import type { FromEngine, ToEngine } from './messages';

/** The engine thread as the main thread sees it. */
export class EngineHost {
  private readonly listeners: ((message: FromEngine) => void)[] = [];

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
  static async start(data: Omit<EngineThreadData, 'port' | 'bell'>): Promise<EngineHost> {
    const { port1, port2 } = new MessageChannel();
    const bell = new SharedArrayBuffer(4);
    const worker = new Worker(join(__dirname, 'engine-thread.cjs'), {
      workerData: { ...data, port: port2, bell } satisfies EngineThreadData,
      transferList: [port2],
    });
    const host = new EngineHost(worker, port1, new Sender(port1, bell));
    await host.until('ready');
    return host;
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

  /** Has the thread save and ends it. */
  async stop(): Promise<void> {
    const stopped = this.until('stopped');
    this.post({ kind: 'stop' });
    await stopped;
    await this.worker.terminate();
    this.port.close();
  }

  private until(kind: FromEngine['kind']): Promise<void> {
    return new Promise((resolve, reject) => {
      const listen = (message: FromEngine) => {
        if (message.kind !== kind) return;
        this.worker.off('error', reject);
        resolve();
      };
      this.onMessage(listen);
      this.worker.once('error', reject);
    });
  }
}
