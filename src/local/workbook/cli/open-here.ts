import { virtualClock } from '../../engine/clock';
import { openProviders } from '../../providers/open-providers';
import type { Route } from '../routes';
import { type OpenedSession, openSession } from '../session/open-session';
import type { Credentials } from '../session/sample-connections';

interface Options {
  readonly dist: string;
  readonly folder: string;
  readonly routes: readonly Route[];
}

/** Opens a workbook in this thread, with nobody in front of it: every question is closed. */
export async function openHere(options: Options): Promise<
  OpenedSession & {
    readonly trackers: Credentials;
    readonly ledgers: Credentials;
    close(): Promise<void>;
  }
> {
  const providers = await openProviders(options.folder);
  const place = { ...options, providers: providers.routes, credentials: providers.credentials };
  const ui = {
    emit: () => {},
    showHtml: () => {},
    waitForAnswer: (question: number) => ({ question, button: 'CLOSE', text: '' }),
  };
  try {
    const opened = openSession(place, ui, virtualClock);
    return {
      ...opened,
      trackers: providers.trackers,
      ledgers: providers.ledgers,
      close: async () => {
        opened.session.save();
        await opened.network.close();
        await providers.close();
      },
    };
  } catch (error) {
    await providers.close();
    throw error;
  }
}
