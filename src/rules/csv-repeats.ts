import { type CsvFinding, rowFinding } from './csv-finding';
import type { CsvKind } from './csv-mapping';
import type { CsvRecord } from './csv-readers';

/** Records without those that a later line repeats, and what is told of them. */
export interface Unrepeated {
  readonly records: readonly CsvRecord[];
  readonly refused: readonly CsvFinding[];
  readonly warnings: readonly CsvFinding[];
}

const LISTS: readonly CsvKind[] = ['people', 'projects', 'clients'];

/**
 * Takes ids that stand in a file more than once: a line that says the same is merged (W-117), one
 * that says something else takes the place of the earlier one (E-118), and in a list, where nobody
 * can tell which is right, it is refused (E-116).
 */
export function unrepeated(
  kind: CsvKind,
  records: readonly CsvRecord[],
  header: string,
): Unrepeated {
  const byId = new Map<string, CsvRecord>();
  const refused: CsvFinding[] = [];
  const warnings: CsvFinding[] = [];
  for (const record of records) {
    const { id, line } = record;
    const earlier = id === '' ? undefined : byId.get(id);
    if (!earlier) {
      byId.set(id === '' ? `line ${line}` : id, record);
      continue;
    }
    const at = `id '${id}' stands on line ${earlier.line} already`;
    if (said(earlier) === said(record)) {
      warnings.push(found('W-117', line, { message: `${at} and says the same; it counts once` }));
    } else if (LISTS.includes(kind)) {
      const fix = 'Keep the line that is right, then import again.';
      refused.push(found('E-116', line, { message: `${at} with something else`, fix }));
    } else {
      byId.set(id, record);
      const message = `${at} with something else; this later line is taken`;
      warnings.push(found('E-118', line, { message, fix: 'Check which of the two is right.' }));
    }
  }
  return { records: [...byId.values()], refused, warnings };

  function found(code: string, line: number, words: { message: string; fix?: string }): CsvFinding {
    return rowFinding(line, { code, field: header, ...words });
  }
}

const said = ({ line: _, ...rest }: CsvRecord): string => JSON.stringify(rest);
