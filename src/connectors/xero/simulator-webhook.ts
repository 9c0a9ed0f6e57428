import { signatureOf } from '../simulator-sha256';
import { eventsBetween, type Notification } from '../simulator-webhook';
import type { XeroRow, XeroState } from './simulator-state';

interface Signing {
  readonly now: number;
  readonly webhookKey: string;
}

/**
 * The notification of what happened to an organisation between two states, signed with the app's
 * webhook key; null where nothing did. `sequence` is the number of its first event. What is deleted
 * or archived in Xero is an update; a payment is an update of its invoice.
 */
export function notificationOf(
  [before, after]: readonly [XeroState, XeroState],
  { sequence, ...signing }: Signing & { readonly sequence: number },
): Notification | null {
  const events = [
    ...eventsOf('Contacts', 'ContactID', [before.contacts, after.contacts]),
    ...eventsOf('Invoices', 'InvoiceID', [before.invoices, after.invoices]),
    ...eventsOf('CreditNotes', 'CreditNoteID', [before.creditNotes, after.creditNotes]),
  ].map((event) => ({
    ...event,
    eventDateUtc: new Date(signing.now).toISOString().slice(0, -1),
    tenantId: after.login.tenantId,
    tenantType: 'ORGANISATION',
  }));
  if (events.length === 0) return null;
  return signed(events, { ...signing, first: sequence, last: sequence + events.length - 1 });
}

/**
 * What Xero asks an address before it sends anything there: each request with the status that it
 * must answer, 200 to one that is signed and 401 to one that is not.
 */
export function intentToReceive(
  signing: Signing,
): readonly (Notification & { readonly expects: 200 | 401 })[] {
  return ([200, 401, 401, 200] as const).map((expects, at) => {
    const webhookKey = expects === 200 ? signing.webhookKey : `${signing.webhookKey}${at}`;
    const now = signing.now + at;
    return { ...signed([], { now, webhookKey, first: 0, last: 0 }), expects };
  });
}

function eventsOf(
  list: 'Contacts' | 'Invoices' | 'CreditNotes',
  id: string,
  [before = [], after = []]: readonly (readonly XeroRow[] | undefined)[],
): readonly XeroRow[] {
  return eventsBetween(before, after, (row) => String(row[id]))
    .filter(({ kind }) => kind !== 'deleted')
    .map(({ kind, row }) => ({
      resourceUrl: `https://api.xero.com/api.xro/2.0/${list}/${row[id]}`,
      resourceId: row[id],
      eventType: kind === 'created' ? 'CREATE' : 'UPDATE',
      eventCategory: list.slice(0, -1).toUpperCase(),
      ...(list === 'CreditNotes' ? { data: { Type: row['Type'], Status: row['Status'] } } : {}),
    }));
}

function signed(
  events: readonly XeroRow[],
  { now, webhookKey, first, last }: Signing & { readonly first: number; readonly last: number },
): Notification {
  const entropy = signatureOf(`${now} ${first}`, 'entropy')
    .replace(/[^A-Z]/gi, '')
    .toUpperCase()
    .slice(0, 20);
  const body = JSON.stringify({
    events,
    firstEventSequence: first,
    lastEventSequence: last,
    entropy,
  });
  const signature = signatureOf(body, webhookKey);
  return { headers: { 'Content-Type': 'application/json', 'x-xero-signature': signature }, body };
}
