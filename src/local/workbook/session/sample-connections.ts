import type { Done } from '../../../sidebar/protocol';
import { UserError } from '../user-error';
import type { Session } from './session';

/** What a person would enter to connect each provider. */
export type Credentials = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Connects a new workbook to the sample firm's providers, by the same function as the sidebar.
 * Gives one sentence for each that could not be connected.
 */
export function connectSample(session: Session, credentials: Credentials): readonly string[] {
  if (!session.parts.project.functionNames.has('connect')) return [];
  return Object.entries(credentials).flatMap(([provider, fields]) => {
    const { ok, message } = connect(session, provider, fields);
    return ok ? [] : [`${provider} is not connected: ${message}`];
  });
}

/** Has a workbook work with another tracker or ledger of the sample firm than before. */
export function connectInstead(
  session: Session,
  { kind, all, wanted }: { kind: 'tracker' | 'ledger'; all: Credentials; wanted: string },
): void {
  const fields = all[wanted];
  if (!fields) {
    const names = Object.keys(all).join(', ');
    throw new UserError(
      `There is no ${kind} "${wanted}". ${kind === 'tracker' ? 'Trackers' : 'Ledgers'} are ${names}.`,
      2,
    );
  }
  for (const other of Object.keys(all)) {
    if (other !== wanted) session.script('disconnect', [other]);
  }
  const { ok, message } = connect(session, wanted, fields);
  if (!ok) throw new UserError(message, 1);
}

function connect(session: Session, provider: string, fields: Credentials[string]): Done {
  try {
    return session.script('connect', [provider, fields]) as Done;
  } catch (error) {
    return { ok: false, message: (error as Error).message };
  }
}
