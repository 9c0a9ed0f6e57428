import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { type Errand, httpExchange, httpWorker, type Route } from './http-worker';
import type { Network, NetworkAnswer } from './network';

export interface HttpNetworkOptions {
  /** By origin, as `https://api.harvestapp.com`; nothing else can be reached. */
  readonly routes: Readonly<Record<string, Route>>;
  /** The virtual time, which our own simulators are told with each request. */
  readonly now: () => number;
}

export interface HttpNetwork extends Network {
  close(): Promise<void>;
}

const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/;

/**
 * A network that reaches loopback servers behind the names of real ones, and nothing else: an
 * origin without a route fails like an unknown host, also as the target of a redirect. The calling
 * thread sleeps until the answers are there, so a server must run in another thread or process.
 */
export function httpNetwork({ routes, now }: HttpNetworkOptions): HttpNetwork {
  for (const [origin, { to }] of Object.entries(routes)) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      throw new Error(`not an origin such as https://host: ${origin}`);
    if (!URL.canParse(to) || !LOOPBACK.test(new URL(to).hostname))
      throw new Error(`${origin} may only be routed to a loopback address, not to ${to}`);
  }
  let worker: HttpThread | undefined;
  return {
    sendAll: (requests) => {
      if (requests.length === 0) return [];
      worker ??= new HttpThread();
      return worker.run({ requests, routes, now: now() });
    },
    close: async () => {
      await worker?.end();
      worker = undefined;
    },
  };
}

class HttpThread {
  private readonly flag = new Int32Array(new SharedArrayBuffer(4));
  private readonly channel = new MessageChannel();
  private readonly worker: Worker;

  constructor() {
    const { port1, port2 } = this.channel;
    const source = `(${httpWorker.toString()})(require, (${httpExchange.toString()})(require))`;
    this.worker = new Worker(source, {
      eval: true,
      workerData: { port: port2, flag: this.flag },
      transferList: [port2],
    });
    this.worker.unref();
    port1.unref();
  }

  run(errand: Errand): readonly NetworkAnswer[] {
    const { port1 } = this.channel;
    Atomics.store(this.flag, 0, 0);
    port1.postMessage(errand);
    Atomics.wait(this.flag, 0, 0);
    return receiveMessageOnPort(port1)?.message as readonly NetworkAnswer[];
  }

  async end(): Promise<void> {
    this.channel.port1.close();
    await this.worker.terminate();
  }
}
