import { signatureOf } from '../simulator-sha256';
import { eventsBetween, type Notification, type RecordEvent } from '../simulator-webhook';
import {
  type QuickBooksEntity,
  type QuickBooksRow,
  type QuickBooksState,
  quickBooksEntities,
  rowsIn,
} from './simulator-state';

/** Lists of which no change is notified. */
const SILENT: readonly QuickBooksEntity[] = ['TaxRate', 'CompanyCurrency', 'Attachable'];

/**
 * The notification of what happened to a company between two states, as CloudEvents, signed with
 * the app's verifier token; null where nothing did. It names records and says nothing of them.
 */
export function notificationOf(
  [before, after]: readonly [QuickBooksState, QuickBooksState],
  { now, verifierToken }: { readonly now: number; readonly verifierToken: string },
): Notification | null {
  const events = quickBooksEntities
    .filter((entity) => !SILENT.includes(entity))
    .flatMap((entity) =>
      eventsBetween(rowsIn(before, entity), rowsIn(after, entity), ({ Id }) => Id).map((event) => ({
        specversion: '1.0',
        id: `${after.login.realmId}-${entity}-${event.row.Id}-${now}`,
        source: `intuit.${after.login.realmId}`,
        type: `qbo.${entity.toLowerCase()}.${operationOf(event)}.v1`,
        time: new Date(now).toISOString(),
        intuitentityid: event.row.Id,
        intuitaccountid: after.login.realmId,
        data: {},
      })),
    );
  if (events.length === 0) return null;
  const body = JSON.stringify(events);
  const signature = signatureOf(body, verifierToken);
  return { headers: { 'Content-Type': 'application/json', 'intuit-signature': signature }, body };
}

function operationOf({ kind, row }: RecordEvent<QuickBooksRow>): string {
  return kind === 'updated' && /^Voided\b/.test(String(row['PrivateNote'] ?? '')) ? 'voided' : kind;
}
