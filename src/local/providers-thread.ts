import { parentPort, workerData } from 'node:worker_threads';
import { KeptState } from './providers/kept-state';
import type { ProvidersReady, ToProviders } from './providers/open-providers';
import {
  ledgerCredentials,
  sampleCredentials,
  trackerCredentials,
} from './providers/providers-state';
import { startProviders } from './providers/start-providers';

/** The thread of the simulated providers: serves them and keeps what they know. */
async function run(folder: string): Promise<void> {
  const kept = new KeptState(folder);
  const state = kept.read();
  let ahead = 0;
  const providers = await startProviders({
    state,
    now: () => Date.now() + ahead,
    onChange: (changed, written) => kept.keep(changed, written),
  });
  parentPort?.on('message', async (message: ToProviders) => {
    if (message.kind === 'fault') return providers.plan(message.fault);
    if (message.kind === 'way') return providers.sendOn(message.origin, message.to);
    if (message.kind === 'time') {
      ahead = message.now - Date.now();
      return;
    }
    await providers.close();
    kept.flush();
    parentPort?.close();
  });
  const ready: ProvidersReady = {
    routes: providers.routes,
    credentials: sampleCredentials(state),
    trackers: trackerCredentials(state),
    ledgers: ledgerCredentials(state),
  };
  parentPort?.postMessage(ready);
}

run((workerData as { folder: string }).folder).catch((error: unknown) => {
  throw error;
});
