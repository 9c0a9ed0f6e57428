import type { AuditDecision, AuditFinding } from '../records/audit-finding';
import type { Found } from './audit-found';

/** The columns of a finding that the audit owns. */
export type AuditColumns = Omit<AuditFinding, 'decision' | 'chosen'>;

/** Decisions that somebody carries out in the tracker or in the ledger itself. */
export const forKeepers: readonly AuditDecision[] = ['merge', 'rename', 'clean up'];

/** What a decision would use: what a person wrote, or else the proposal. */
export const chosenFor = ({
  chosen,
  proposed,
}: Pick<AuditFinding, 'chosen' | 'proposed'>): string => chosen.trim() || proposed;

/** A decision as it is remembered once it was applied: `"map: Acme Inc."`. */
export function appliedAs(row: Pick<AuditFinding, 'decision' | 'chosen' | 'proposed'>): string {
  return [row.decision ?? '', chosenFor(row)].filter(Boolean).join(': ');
}

/**
 * Every finding as a row: what was found now, with what was decided before; then what is gone,
 * closed. Running the audit again on the same lists changes nothing.
 */
export function auditRows(
  found: readonly Found[],
  known: readonly AuditFinding[],
): ReadonlyMap<string, AuditColumns> {
  const before = new Map(known.map((row) => [row.findingId, row]));
  const present = found.map((one): [string, AuditColumns] => {
    const row = before.get(one.findingId);
    const { applied, result } = row ?? { applied: '', result: '' };
    const state = stateOf({ ...one, decision: null, chosen: '', ...decisionOf(row), applied });
    return [one.findingId, { ...one, applied, result, state }];
  });
  const now = new Set(found.map(({ findingId }) => findingId));
  const gone = known
    .filter(({ findingId }) => !now.has(findingId))
    .map(({ decision: _, chosen: __, ...row }): [string, AuditColumns] => [
      row.findingId,
      { ...row, state: 'closed' },
    ]);
  return new Map([...present, ...gone]);
}

const decisionOf = (row: AuditFinding | undefined) =>
  row ? { decision: row.decision, chosen: row.chosen } : {};

/** How a finding stands that is still found. */
export function stateOf(
  row: Pick<AuditFinding, 'decision' | 'chosen' | 'proposed' | 'applied'>,
): AuditFinding['state'] {
  if (row.decision === null) return 'open';
  if (row.decision === 'leave') return 'left';
  if (row.applied !== appliedAs(row)) return 'decided';
  return forKeepers.includes(row.decision) ? 'clean-up list' : 'applied';
}
