import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { ToEngine } from './messages';

/**
 * Messages for a thread that blocks: it can look for them, or sleep until one has come, in the
 * middle of a run. Whoever posts rings the bell, a number in shared memory.
 */
export class Mailbox {
  private readonly bell: Int32Array;
  private readonly early: ToEngine[] = [];

  constructor(
    private readonly port: MessagePort,
    bell: SharedArrayBuffer,
  ) {
    this.bell = new Int32Array(bell);
  }

  take(): ToEngine | undefined {
    return this.early.shift() ?? this.received();
  }

  /** Puts a message back that could not be served now. */
  keep(message: ToEngine): void {
    this.early.push(message);
  }

  /** Takes the first message that fits, however long it takes; the others stay in their order. */
  waitFor<T extends ToEngine>(
    fits: (message: ToEngine) => message is T,
    serve: (message: ToEngine) => boolean,
  ): T {
    const kept: ToEngine[] = [];
    for (;;) {
      const rung = Atomics.load(this.bell, 0);
      const message = this.take();
      if (!message) Atomics.wait(this.bell, 0, rung);
      else if (fits(message)) {
        this.early.unshift(...kept);
        return message;
      } else if (!serve(message)) kept.push(message);
    }
  }

  private received(): ToEngine | undefined {
    return (receiveMessageOnPort(this.port) as { message: ToEngine } | undefined)?.message;
  }
}

/** The other end: posts and rings. */
export class Sender {
  private readonly bell: Int32Array;

  constructor(
    private readonly port: MessagePort,
    bell: SharedArrayBuffer,
  ) {
    this.bell = new Int32Array(bell);
  }

  post(message: ToEngine): void {
    this.port.postMessage(message);
    Atomics.add(this.bell, 0, 1);
    Atomics.notify(this.bell, 0);
  }
}
