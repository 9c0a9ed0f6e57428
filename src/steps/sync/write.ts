import type { ApiError } from '../../connectors/api-error';
import { replyTo } from '../../connectors/caller';
import type { KeptCustomer } from '../../connectors/customer-writes';
import type { Exchange } from '../../connectors/exchange';
import { sentenceOf } from '../conversation';
import { StepPaused, StepStopped } from '../world';
import type { SyncDesk } from './desk';
import { finish } from './finish';
import { type Intent, saveIntent } from './intent';

/**
 * What became of a change: `anew` is one whose customer says something else by now, so that its
 * conflict is to be judged again.
 */
export type Outcome = 'done' | 'anew' | { readonly refused: string };

/**
 * Writes a change down, sends it once and takes over what came of it. Gives the words of a ledger
 * that refuses; stops where it is not known whether it was done, which the next run looks up.
 */
export function write(
  desk: SyncDesk,
  intent: Intent,
  describe: () => Exchange<KeptCustomer>,
): Outcome {
  const { caller, ledger, world } = desk;
  const { host } = world;
  const exchange = described(desk, describe);
  if (typeof exchange === 'string') return { refused: exchange };
  const { request, read } = exchange;
  saveIntent(host.journal, intent);
  const key = host.digest(JSON.stringify([intent, request.json])).slice(0, 32);
  const reply = replyTo(caller, { request: ledger.keyed(request, key), read });
  if (reply.ok) {
    finish(world, intent, reply.value.customer);
    return 'done';
  }
  const { kind } = reply.error;
  if (kind === 'ambiguous' || kind === 'unexpectedAnswer' || kind === 'unavailable') {
    throw new StepStopped(
      `${sentenceOf(caller.connector.title, reply.error)} ` +
        `Whether '${intent.client}' was changed is looked up first.`,
    );
  }
  saveIntent(host.journal, null);
  if (kind === 'rejected' || kind === 'conflict') {
    return { refused: refusalWords(desk, intent, reply.error) };
  }
  const sentence = sentenceOf(caller.connector.title, reply.error);
  throw kind === 'rateLimited' ? new StepPaused(sentence) : new StepStopped(sentence);
}

/** The request, or why the ledger could not take it. */
function described(
  { caller }: SyncDesk,
  describe: () => Exchange<KeptCustomer>,
): Exchange<KeptCustomer> | string {
  try {
    return describe();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return `${caller.connector.title} cannot take it: ${error.message}.`;
  }
}

function refusalWords({ caller }: SyncDesk, intent: Intent, error: ApiError): string {
  const { title } = caller.connector;
  const isNaming = intent.field === 'Name' || intent.field === 'Customer';
  if (error.kind === 'rejected') return `${title} refuses it: ${error.message}.`;
  if (!isNaming) return `Somebody else changed the customer in ${title} in the meantime.`;
  return `The name '${intent.after}' is taken in ${title}, by a customer, a supplier or an employee.`;
}
