import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ProviderFault } from './provider-fault';

/** What the thread of the providers is told, and what it says. */
export type ToProviders =
  | { readonly kind: 'fault'; readonly fault: ProviderFault }
  | { readonly kind: 'way'; readonly origin: string; readonly to: string }
  | { readonly kind: 'time'; readonly now: number }
  | { readonly kind: 'close' };

export interface ProvidersReady {
  readonly routes: Readonly<Record<string, string>>;
  readonly credentials: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Those of every tracker; all hold the same work. */
  readonly trackers: ProvidersReady['credentials'];
  /** Those of both ledgers, which are of the same firm. */
  readonly ledgers: ProvidersReady['credentials'];
}

/** The simulated providers in a thread of their own, so that a blocked one cannot stop them. */
export interface OpenProviders extends ProvidersReady {
  plan(fault: ProviderFault): void;
  /** Sends browsers on to a server on this machine where an answer names an origin. */
  sendOn(origin: string, to: string): void;
  /** Tells the virtual time, which the requests of a browser do not bring. */
  tellTime(now: number): void;
  /** Writes what is not written yet, and ends the thread. */
  close(): Promise<void>;
}

/**
 * Starts the providers of a data folder; a fresh one gets the sample firm. Rejects where they
 * cannot start. Only for the built entries, which lie beside the thread's own file.
 */
export function openProviders(folder: string): Promise<OpenProviders> {
  const worker = new Worker(join(__dirname, 'providers-thread.cjs'), { workerData: { folder } });
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => resolve());
  });
  const tell = (message: ToProviders) => worker.postMessage(message);
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', ({ routes, credentials, trackers, ledgers }: ProvidersReady) =>
      resolve({
        routes,
        credentials,
        trackers,
        ledgers,
        plan: (fault) => tell({ kind: 'fault', fault }),
        sendOn: (origin, to) => tell({ kind: 'way', origin, to }),
        tellTime: (now) => tell({ kind: 'time', now }),
        close: () => {
          tell({ kind: 'close' });
          return ended;
        },
      }),
    );
  });
}
