import type { LocalDate } from '../calendar/local-date';
import type { CsvFinding } from '../rules/csv-finding';

/** A piece of work as far as it matters whether a later file still has it. */
export interface FiledWork {
  readonly id: string;
  readonly spentOn: LocalDate;
  readonly client: string;
  readonly person: string;
}

/** Fewer rows than this may all be missing: somebody corrects a short file. */
const FEW = 10;

/**
 * Asks where a file lacks more than half of what earlier files had of its people and clients for
 * its days: `412 of 600`. It may be an export of another kind, and its rows would then come twice.
 */
export function vanishedFinding(
  earlier: readonly FiledWork[],
  file: readonly FiledWork[],
): CsvFinding | null {
  const days = file.map(({ spentOn }) => spentOn).sort();
  const [from] = days;
  const to = days[days.length - 1];
  if (from === undefined || to === undefined) return null;
  const whose = new Set(file.map(wholeName));
  const ids = new Set(file.map(({ id }) => id));
  const same = earlier.filter(
    (row) =>
      row.id.startsWith('csv:') &&
      row.spentOn >= from &&
      row.spentOn <= to &&
      whose.has(wholeName(row)),
  );
  const missing = same.filter(({ id }) => !ids.has(id)).length;
  if (missing <= FEW || missing * 2 <= same.length) return null;
  const message = `Stop: ${missing} of ${same.length} rows that earlier files had of the same people and clients from ${from} to ${to} are not in this file.`;
  const fix =
    'If it is the same work written in another way, do not import it: it would come twice. Else import it anyway.';
  return { line: 0, code: 'E-305', field: '', message, fix };
}

const wholeName = ({ client, person }: FiledWork): string => JSON.stringify([client, person]);
