import { openProviders } from '../../providers/open-providers';
import type { WorkbookEvent } from '../protocol';
import type { Route } from '../routes';
import { EngineHost } from '../thread/engine-host';
import type { FromEngine } from '../thread/messages';
import { UserError } from '../user-error';
import { EventStreams } from './event-streams';
import { type FramedBy, FrameServer } from './frame-server';
import { close, type Listening } from './listen';
import { servePage } from './page-server';

/** Where the page stands when nobody names a port and this one is free. */
const USUAL_PORT = 8123;

/** Where sign-ins lead back to; the page stands in for it. */
const PLATFORM = 'https://script.google.com';

/** What a person sees who opens a workbook for the first time. */
const FIRST_SEEN = { kind: 'menu', functionName: 'showSidebar' } as const;

export interface ServerOptions {
  readonly dist: string;
  readonly folder: string;
  readonly port: number | undefined;
  readonly routes: readonly Route[];
}

export interface WorkbookServer {
  readonly url: string;
  /** Sentences about providers that could not be connected. */
  readonly troubles: readonly string[];
  stop(): Promise<void>;
  onEnd(listener: (error: Error) => void): void;
}

/** Starts the providers, the engine, the page and the frames of scripts, all on loopback. */
export async function startServer(options: ServerOptions): Promise<WorkbookServer> {
  const { dist, folder, routes } = options;
  const streams = new EventStreams();
  const frames = await FrameServer.start();
  const providers = await openProviders(folder);
  const { engine, ready } = await EngineHost.start({
    dist,
    folder,
    routes,
    providers: providers.routes,
    credentials: providers.credentials,
  });
  const page = await pageOn(options.port, { engine, streams, frameOrigin: frames.origin });
  const url = `http://127.0.0.1:${page.port}/`;
  const { origin } = new URL(url);
  const links = {
    ...providers.routes,
    ...Object.fromEntries(routes.map((one) => [one.from, one.to])),
  };
  providers.sendOn(PLATFORM, origin);
  engine.onMessage((message) => relay(message, { streams, frames, page: { origin, links } }));
  engine.onMessage((message) => {
    const now = message.kind === 'event' ? timeIn(message.event) : null;
    if (now !== null) providers.tellTime(now);
  });
  if (ready.isNew) engine.post({ kind: 'request', client: '', id: 0, request: FIRST_SEEN });
  return {
    url,
    troubles: ready.troubles,
    stop: async () => {
      await engine.stop();
      await providers.close();
      streams.close();
      close(page);
      close(frames.listener);
    },
    onEnd: (listener) => engine.onEnd(listener),
  };
}

async function pageOn(
  port: number | undefined,
  parts: Parameters<typeof servePage>[1],
): Promise<Listening> {
  if (port !== undefined) return servePage(port, parts);
  return servePage(USUAL_PORT, parts).catch((error: Error) => {
    if (error instanceof UserError) return servePage(0, parts);
    throw error;
  });
}

/** The virtual time that an event tells; null for one that tells none. */
function timeIn(event: WorkbookEvent): number | null {
  if (event.kind === 'clock') return event.now;
  return event.kind === 'workbook' ? event.workbook.now : null;
}

interface Receivers {
  readonly streams: EventStreams;
  readonly frames: FrameServer;
  readonly page: FramedBy;
}

function relay(message: FromEngine, { streams, frames, page }: Receivers): void {
  if (message.kind === 'event') streams.broadcast(message.event);
  else if (message.kind === 'reply') {
    const { client, id, reply } = message;
    streams.send(client, { kind: 'reply', request: id, reply });
  } else if (message.kind === 'html') {
    const { id, shown } = message;
    const { kind, title, width, height } = shown;
    const url = frames.add(shown, page);
    streams.broadcast({ kind: 'html', html: { id, kind, title, width, height, url } });
  }
}
