import type { Posting } from '../../records/posting';
import { invoicesTab } from '../../tabs/invoices-tab';
import { logEvents } from '../event-log';
import type { World } from '../world';
import type { Content } from './content';

interface Change {
  readonly posting: Posting;
  readonly content: Content;
  /** The state that it has from now on; empty while that is only wanted. */
  readonly after: string;
  readonly reason: string;
}

/** Writes what became of a document, and why, into the Event log. */
export function logState(
  world: World,
  action: string,
  { posting, content: { invoice }, after, reason }: Change,
): void {
  const tab = invoicesTab.name;
  const field = invoicesTab.columns.state.header;
  const before = `${posting.state}, ${invoice.total} ${invoice.currency}`;
  logEvents(world, [{ action, tab, key: posting.documentId, field, before, after, reason }]);
}
