import type { FromFrame, ToFrame } from './frame-messages';

/** Calls of one page that are under way at once; more of them wait. */
const IN_FLIGHT = 10;

interface Call {
  readonly functionName: string;
  readonly args: readonly unknown[];
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** The line from the frame of a script to the page around it, which is of another origin. */
export class FrameLine {
  private readonly waiting: Call[] = [];
  private readonly underWay = new Map<number, Call>();
  private lastId = 0;

  constructor(private readonly pageOrigin: string) {
    addEventListener('message', (event: MessageEvent<ToFrame>) => {
      if (event.source === parent && event.origin === pageOrigin) this.receive(event.data);
    });
  }

  call(functionName: string, args: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ functionName, args, resolve, reject });
      this.sendWaiting();
    });
  }

  tell(message: FromFrame): void {
    parent.postMessage(message, this.pageOrigin);
  }

  private sendWaiting(): void {
    while (this.underWay.size < IN_FLIGHT) {
      const call = this.waiting.shift();
      if (!call) return;
      this.lastId++;
      this.underWay.set(this.lastId, call);
      const { functionName, args } = call;
      this.tell({ kind: 'call', id: this.lastId, functionName, args });
    }
  }

  private receive({ id, answer }: ToFrame): void {
    const call = this.underWay.get(id);
    this.underWay.delete(id);
    this.sendWaiting();
    if (answer.ok) call?.resolve(answer.value);
    else call?.reject(Object.assign(new Error(answer.message), { name: answer.name }));
  }
}
