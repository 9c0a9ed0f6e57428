import { isZone } from '../calendar/zone';
import type { Person } from '../records/person';
import type { Problem } from '../records/problem';
import type { TimeEntry } from '../records/time-entry';
import { counted } from './counted';
import { problem } from './problem';

type Oddity = 'W-107' | 'W-108' | 'W-109' | 'W-134';

/** What the clocks made odd, and what to do about it. */
const FIXES: Readonly<Record<Oddity, string>> = {
  'W-107': 'If that is wrong, correct the time in the tracker.',
  'W-108': 'If the later one was meant, correct the time in the tracker.',
  'W-109':
    'Set the time zone of the person in the tracker, then pull again; the day stays as it was filed.',
  'W-134': 'If the person was not elsewhere, correct the time zone in the tracker.',
};

/**
 * What time zones made odd about work that is not billed yet, told once for each person and kind
 * with the first entry: times that were skipped (W-107) or came twice (W-108), times of nobody
 * knows which zone (W-109), an offset that is not that of the person's zone (W-134), and zones that
 * nobody knows (W-110).
 */
export function zoneProblems(
  entries: readonly TimeEntry[],
  people: readonly Person[],
): readonly Problem[] {
  const odd = new Map<string, { readonly code: Oddity; readonly rows: TimeEntry[] }>();
  for (const entry of entries) {
    const code = oddityOf(entry);
    if (code === null) continue;
    const key = `${code}|${entry.personId}`;
    const found = odd.get(key) ?? { code, rows: [] };
    odd.set(key, found);
    found.rows.push(entry);
  }
  return [
    ...[...odd.values()].map(({ code, rows }) => told(code, rows)),
    ...people.filter(({ zone }) => zone !== '' && !isZone(zone)).map(unknownZone),
  ];
}

function oddityOf(entry: TimeEntry): Oddity | null {
  const { documentId, sourceState, zoneNote, sourceTime, startedAt } = entry;
  if (documentId !== '' || sourceState !== 'final') return null;
  if (zoneNote.includes('was skipped')) return 'W-107';
  if (zoneNote.includes('came twice')) return 'W-108';
  if (zoneNote !== '') return 'W-134';
  return startedAt === '' && /\d:\d/.test(sourceTime) ? 'W-109' : null;
}

function told(code: Oddity, [first, ...others]: readonly TimeEntry[]): Problem {
  const { entryId = '', person = '', sourceTime = '', zoneNote = '' } = first ?? {};
  const more =
    others.length === 0
      ? ''
      : ` So have ${counted(others.length, 'other entry', 'other entries')}.`;
  const what =
    code === 'W-109'
      ? `'${sourceTime}' has no offset, and the time zone of the person is not set.`
      : zoneNote;
  return problem({
    code,
    step: 'pull',
    tab: 'Time',
    key: entryId,
    field: 'sourceTime',
    message: `${person}: ${what}${more}`,
    fix: FIXES[code],
  });
}

const unknownZone = ({ personId, name, zone }: Person): Problem =>
  problem({
    code: 'W-110',
    step: 'pull',
    tab: 'People',
    key: personId,
    field: 'zone',
    message: `${name}: unknown time zone '${zone}'.`,
    fix: 'Correct the time zone of the person in the tracker, then pull again.',
  });
