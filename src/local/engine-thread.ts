import { type MessagePort, workerData } from 'node:worker_threads';
import { runningClock } from './engine/clock';
import { noNetwork } from './engine/network';
import { loadProject } from './engine/project';
import { Session } from './workbook/session/session';
import { SavedWorld } from './workbook/state/saved-world';
import { EngineLoop } from './workbook/thread/engine-loop';
import { Mailbox } from './workbook/thread/mailbox';
import type { FromEngine, ToEngine } from './workbook/thread/messages';

/** What the main thread hands to this one. */
export interface EngineThreadData {
  readonly dist: string;
  readonly folder: string;
  readonly fresh: boolean;
  readonly port: MessagePort;
  readonly bell: SharedArrayBuffer;
}

const { dist, folder, fresh, port, bell } = workerData as EngineThreadData;
const send = (message: FromEngine) => port.postMessage(message);

const saved = SavedWorld.open(folder, fresh);
const mailbox = new Mailbox(port, bell);
const loop = new EngineLoop(mailbox, send, () => session);
const session: Session = new Session({
  project: loadProject(dist),
  saved,
  clock: runningClock(saved.now),
  network: noNetwork,
  providersState: () => null,
  emit: (event) => send({ kind: 'event', event }),
  showHtml: ({ id, shown }) => send({ kind: 'html', id, shown }),
  waitForAnswer: (question) => loop.waitForAnswer(question),
});
session.apps.observer = { before: () => loop.serveDuringRun() };
session.open();
session.save();
port.on('message', (message: ToEngine) => {
  mailbox.keep(message);
  loop.serveAll();
});
send({ kind: 'ready' });
