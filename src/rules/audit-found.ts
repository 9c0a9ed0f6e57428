import type { AuditEntity, AuditFinding } from '../records/audit-finding';
import type { MappingKind } from '../records/mapping';
import { type AuditRecord, byId } from './audit-record';

/** What the audit finds, before a person has said anything about it. */
export type Found = Omit<AuditFinding, 'decision' | 'chosen' | 'state' | 'applied' | 'result'>;

/** Names two records of a list whichever stands first. */
export function pairId(about: AuditEntity, a: AuditRecord, b: AuditRecord): string {
  const [one, other] = [a, b].sort(byId);
  return `pair|${about}|${one?.id}|${other?.id}`;
}

export const unmappedId = (kind: MappingKind, sourceId: string): string =>
  `unmapped|${kind}|${sourceId}`;

/** What a finding about one record, without a proposal, leaves empty. */
export const alone = { otherName: '', otherId: '', proposed: '' } as const;
