import type { Clock } from '../../engine/clock';
import { type HttpNetwork, httpNetwork } from '../../engine/http-network';
import { loadProject } from '../../engine/project';
import type { Route } from '../routes';
import { SavedWorld } from '../state/saved-world';
import type { PageUiParts } from './page-ui';
import { type Credentials, connectSample } from './sample-connections';
import { Session } from './session';

/** Where everything is that a session works with. */
export interface Place {
  /** Folder of the built add-on. */
  readonly dist: string;
  /** Data folder; this process has locked it. */
  readonly folder: string;
  /** Origins of the simulated providers, and where each is served. */
  readonly providers: Readonly<Record<string, string>>;
  readonly credentials: Credentials;
  /** Servers of the person's own, in the place of a provider. */
  readonly routes: readonly Route[];
}

export interface OpenedSession {
  readonly session: Session;
  readonly network: HttpNetwork;
  /** Whether the folder held no workbook yet. */
  readonly isNew: boolean;
  /** Sentences about providers that could not be connected. */
  readonly troubles: readonly string[];
}

/** Opens the workbook of a folder; a new one is connected to the sample firm. */
export function openSession(
  place: Place,
  ui: PageUiParts,
  clockFrom: (start: number) => Clock,
): OpenedSession {
  const saved = SavedWorld.open(place.folder);
  const clock = clockFrom(saved.now);
  const network = httpNetwork({ routes: routesOf(place), now: () => clock.now() });
  const project = loadProject(place.dist);
  const session = new Session({ ...ui, project, saved, clock, network });
  session.open();
  const troubles = saved.isNew ? connectSample(session, place.credentials) : [];
  session.save();
  return { session, network, isNew: saved.isNew, troubles };
}

function routesOf({ providers, routes }: Place) {
  const simulated = Object.entries(providers).map(
    ([from, to]) => [from, { to, localTime: true }] as const,
  );
  const own = routes.map(({ from, to }) => [from, { to }] as const);
  return Object.fromEntries<{ to: string; localTime?: boolean }>([...simulated, ...own]);
}
