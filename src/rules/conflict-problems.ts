import type { Problem } from '../records/problem';
import { type FoundConflict, oneLine } from './conflicts';
import { problem } from './problem';

/** What a person is told of a conflict that waits for her; null of one that needs nothing. */
export function conflictProblem(row: FoundConflict): Problem | null {
  const { state, field, client, tracker, ledger, reason, remark } = row;
  if (state !== 'asks' && state !== 'refused') return null;
  const common = { step: 'review', tab: 'Conflicts', key: row.conflictId } as const;
  if (state === 'refused') {
    const change = field === 'Customer' ? 'customer' : field.toLowerCase();
    return problem({
      ...common,
      code: 'W-418',
      field: 'decision',
      message: `Client '${client}': the ${change} was not written into the ledger. ${remark}`,
      fix: 'Put it right and apply it again, or decide otherwise on the Conflicts tab.',
    });
  }
  const what =
    field === 'Customer'
      ? `Client '${client}' has no customer in the ledger.`
      : `${field} of client '${client}' is '${oneLine(tracker)}' in the tracker and '${oneLine(ledger)}' in the ledger.`;
  return problem({
    ...common,
    code: 'W-417',
    field: 'decision',
    message: `${what} ${reason}`,
    fix: `Choose a Decision on the Conflicts tab: ${field === 'Customer' ? 'create or leave' : 'tracker, ledger or leave'}.`,
  });
}
