import type { AuditFinding } from '../records/audit-finding';
import { chosenFor, forKeepers, stateOf } from './audit-rows';
import { compareTexts } from './compare-texts';

export const CLEAN_UP_HEADERS = [
  ...[
    'Where',
    'What it is',
    'Name',
    'ID',
    'What to change',
    'New name',
    'Other name',
    'Other ID',
    'Why',
  ],
] as const;

/** What those who keep the lists have to put right, by where; only what a person has decided. */
export function cleanUpRows(
  findings: readonly AuditFinding[],
  titleOf: (recordId: string, about: AuditFinding['about']) => string,
): readonly (readonly string[])[] {
  return findings
    .filter((row) => {
      const isDecided = row.decision !== null && forKeepers.includes(row.decision);
      return isDecided && row.state !== 'closed' && stateOf(row) !== 'left';
    })
    .map((row) => [
      titleOf(row.recordId, row.about),
      row.about,
      row.name,
      ownId(row.recordId),
      row.decision === 'rename' ? `Rename '${row.name}' to '${chosenFor(row)}'.` : row.advice,
      row.decision === 'rename' ? chosenFor(row) : '',
      row.otherName,
      ownId(row.otherId),
      row.why,
    ])
    .sort((a, b) => compareTexts(a.join('\u0000'), b.join('\u0000')));
}

/** The id as the tracker itself writes it: `"4711"` of `harvest:4711`. */
const ownId = (recordId: string): string => recordId.replace(/^[a-z]+:/, '');
