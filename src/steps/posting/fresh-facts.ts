import { saveLedgerFacts } from '../ledger-facts';
import type { Desk } from './desk';

/**
 * The desk with what the ledger says of itself now: a period may have been closed since the last
 * pull. Where it does not answer, what it said then stands.
 */
export function withFreshFacts(desk: Desk): Desk {
  const { ledger, caller, host, facts } = desk;
  const told = caller.callAll(ledger.facts).map((reply) => (reply.ok ? reply.value : null));
  if (told.length === 0 || told.includes(null)) return desk;
  const fresh = Object.assign({}, facts, ...told);
  if (JSON.stringify(fresh) === JSON.stringify(facts)) return desk;
  return { ...desk, facts: saveLedgerFacts(host.journal, fresh) };
}
