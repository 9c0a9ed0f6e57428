import * as z from 'zod/mini';
import { type LedgerLine, QUIET_LINE } from '../../rules/ledger-line';
import type { Desk } from './desk';

const lineSchema = z.object({ doubts: z.number(), limits: z.number(), pausedUntil: z.number() });

const keyOf = (tenant: string): string => `line:${tenant}`;

/** How the conversation with the ledger goes; a new one is quiet. */
export function readLine({ host, tenant }: Desk): LedgerLine {
  const text = host.journal.get(keyOf(tenant));
  return text === null ? QUIET_LINE : lineSchema.parse(JSON.parse(text));
}

/**
 * Notes what an answer says of the conversation; writes only what is new. Not under the lock: of
 * two notes at once one may be lost, which only makes a pause a little later.
 */
export function noteOnLine(desk: Desk, change: (line: LedgerLine) => LedgerLine): void {
  const before = readLine(desk);
  const text = JSON.stringify(change(before));
  if (text !== JSON.stringify(before)) desk.host.journal.set(keyOf(desk.tenant), text);
}
