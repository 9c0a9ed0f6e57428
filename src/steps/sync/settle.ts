import { sameValue } from '../../rules/conflict-verdict';
import { utc } from '../../rules/posting-remark';
import { ask } from '../conversation';
import { StepStopped } from '../world';
import { fieldOf, markerOf } from './customers';
import type { SyncDesk } from './desk';
import { finish } from './finish';
import { readIntent, saveIntent } from './intent';

/**
 * Looks up a change that was begun by a run which was cut off: what was done is taken over, and
 * what was not is forgotten, once no request of then can still arrive.
 */
export function settleBegun(desk: SyncDesk): void {
  const { world, caller, ledger, writes, facts } = desk;
  const intent = readIntent(world.host.journal);
  if (!intent) return;
  const { field, after, customerId, client } = intent;
  const marker = markerOf(world, intent.clientId);
  const kept =
    field === 'Customer'
      ? ask(caller, [writes.find(after, facts)])[0]?.find((one) => one.marker === marker)
      : ask(caller, [writes.fetch(customerId, facts)])[0];
  if (kept && sameValue(field, fieldOf(world, kept, field), after)) {
    finish(world, intent, kept.customer);
    return;
  }
  const { serverMaxMs, readLagMs } = ledger.documents.invoice.capabilities;
  const until = intent.at + serverMaxMs + readLagMs;
  if (world.host.now() < until) {
    throw new StepStopped(
      `A change of '${client}' may still be on its way to ${caller.connector.title}. ` +
        `It is looked up again after ${utc(until)}: apply the changes then.`,
    );
  }
  saveIntent(world.host.journal, null);
}
