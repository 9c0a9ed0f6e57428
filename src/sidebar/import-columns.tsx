import type { CsvField, CsvMapping } from '../rules/csv-mapping';
import type { FilePreview } from './protocol';

interface ColumnsProps {
  readonly preview: FilePreview;
  readonly mapping: CsvMapping;
  readonly blocked: boolean;
  readonly change: (mapping: CsvMapping) => void;
}

/** Every column of the file with what it is taken for; open where the file cannot be read so. */
export function ImportColumns({ preview, mapping, blocked, change }: ColumnsProps) {
  const { columns, fields, counts } = preview;
  const used = columns.filter(({ header }) => fieldOf(mapping, header) !== '').length;
  return (
    <details class="fold" open={counts.readable === 0}>
      <summary>
        Columns: {used} of {columns.length} used
      </summary>
      {columns.map(({ header, sample }) => (
        <label key={header} class="select column">
          <span>
            {header} <small>{sample === '' ? 'empty in the first row' : sample}</small>
          </span>
          <select
            data-column={header}
            value={fieldOf(mapping, header)}
            disabled={blocked}
            onChange={(event) => change(moved(mapping, header, event.currentTarget.value))}
          >
            <option value="">not used</option>
            {fields.map(({ field, label }) => (
              <option key={field} value={field}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ))}
    </details>
  );
}

const tidy = (header: string): string => header.trim().replace(/\s+/g, ' ').toLowerCase();

/** The field that a column is taken for; empty for none. */
function fieldOf({ columns }: CsvMapping, header: string): string {
  const found = Object.entries(columns).find(([, one]) => tidy(one) === tidy(header));
  return found?.[0] ?? '';
}

/** The mapping with a column taken for another field; a field has one column. */
function moved(mapping: CsvMapping, header: string, field: string): CsvMapping {
  const others = Object.entries(mapping.columns).filter(
    ([one, column]) => one !== field && tidy(column) !== tidy(header),
  );
  const own: [string, string][] = field === '' ? [] : [[field as CsvField, header]];
  return { ...mapping, columns: Object.fromEntries([...others, ...own]) };
}
