import { type MessagePort, workerData } from 'node:worker_threads';
import { runningClock } from './engine/clock';
import { openSession, type Place } from './workbook/session/open-session';
import type { PageUiParts } from './workbook/session/page-ui';
import { EngineLoop } from './workbook/thread/engine-loop';
import { Mailbox } from './workbook/thread/mailbox';
import type { FromEngine, ToEngine } from './workbook/thread/messages';

/** What the main thread hands to this one. */
export interface EngineThreadData {
  readonly place: Place;
  readonly port: MessagePort;
  readonly bell: SharedArrayBuffer;
}

/** How often clock triggers are looked for. */
const TICK_MS = 15_000;

/** The thread that holds the workbook and runs its script; see `EngineLoop`. */
function run({ place, port, bell }: EngineThreadData): void {
  const send = (message: FromEngine) => port.postMessage(message);
  const mailbox = new Mailbox(port, bell);
  const loop = new EngineLoop(mailbox, send);
  const ui: PageUiParts = {
    emit: (event) => send({ kind: 'event', event }),
    showHtml: ({ id, shown }) => send({ kind: 'html', id, shown }),
    waitForAnswer: (question) => loop.waitForAnswer(question),
  };
  const { session, isNew, troubles } = openSession(place, ui, runningClock);
  loop.attach(session);
  port.on('message', (message: ToEngine) => {
    mailbox.keep(message);
    loop.serveAll();
  });
  setInterval(() => loop.tick(), TICK_MS).unref();
  send({ kind: 'ready', isNew, troubles });
}

run(workerData as EngineThreadData);
