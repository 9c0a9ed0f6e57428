import { csvKindForms } from '../rules/csv-kinds';
import { type CsvKind, csvKinds } from '../rules/csv-mapping';
import { Button } from './button';
import { ImportColumns } from './import-columns';
import { ImportQuestions } from './import-questions';
import type { FilePreview } from './protocol';
import { counted } from './step-texts';
import type { Import } from './use-import';
import type { Sidebar } from './use-sidebar';

interface PanelProps {
  readonly importing: Import;
  readonly sidebar: Sidebar;
  readonly disabled: boolean;
}

/** A chosen file: what was understood of it, what is unclear, and the button that brings it in. */
export function ImportPanel({ importing, sidebar, disabled }: PanelProps) {
  const { name, preview, reading, trouble, doubtful } = importing;
  const blocked = disabled || reading;
  return (
    <div class="import" aria-busy={reading}>
      <h4 class="file-name">{name}</h4>
      {preview ? <Understood {...{ importing, preview, blocked }} /> : null}
      <p class={trouble === '' ? 'quiet' : 'failure'} role="status">
        {reading ? 'Reading the file…' : trouble}
      </p>
      <div class="actions">
        {preview?.ok && !doubtful ? (
          <Button
            action="import"
            disabled={blocked}
            waiting={sidebar.waiting === 'import'}
            press={() => importing.bring(false)}
          >
            Import {rowsText(preview)}
          </Button>
        ) : null}
        {doubtful ? (
          <Button
            action="import-anyway"
            disabled={blocked}
            waiting={sidebar.waiting === 'import'}
            press={() => importing.bring(true)}
          >
            Import it anyway
          </Button>
        ) : null}
        <Button
          action="close-file"
          kind="link"
          disabled={sidebar.waiting !== null}
          press={importing.close}
        >
          Do not import
        </Button>
      </div>
    </div>
  );
}

function rowsText({ counts, mapping }: FilePreview): string {
  const [one, many] = csvKindForms[mapping?.kind ?? 'time'].noun;
  const { readable } = counts;
  return `${readable.toLocaleString('en-US')} ${readable === 1 ? one : many}`;
}

interface UnderstoodProps {
  readonly importing: Import;
  readonly preview: FilePreview;
  readonly blocked: boolean;
}

function Understood({ importing, preview, blocked }: UnderstoodProps) {
  const { mapping, message, written, questions, rows } = preview;
  const open = questions.filter((question) => question.open);
  const settled = questions.filter((question) => !question.open);
  return (
    <>
      <p class={preview.counts.readable > 0 ? undefined : 'failure'}>{message}</p>
      {mapping === null ? null : (
        <>
          <KindChoice kind={mapping.kind} blocked={blocked} change={importing.changeKind} />
          <ImportQuestions questions={open} {...{ mapping, blocked, change: importing.change }} />
          {rows.length === 0 ? null : (
            <>
              <p class="quiet">The first rows, as they are understood:</p>
              <ol class="understood">
                {rows.map((row) => (
                  <li key={row}>{row}</li>
                ))}
              </ol>
            </>
          )}
          <ImportColumns preview={preview} {...{ mapping, blocked, change: importing.change }} />
          <details class="fold">
            <summary>How it is written</summary>
            <p class="quiet">{written}</p>
            <ImportQuestions
              questions={settled}
              {...{ mapping, blocked, change: importing.change }}
            />
          </details>
        </>
      )}
      <Findings preview={preview} />
    </>
  );
}

interface KindProps {
  readonly kind: CsvKind;
  readonly blocked: boolean;
  readonly change: (kind: CsvKind) => void;
}

function KindChoice({ kind, blocked, change }: KindProps) {
  return (
    <label class="select">
      Its rows are
      <select
        data-action="file-kind"
        value={kind}
        disabled={blocked}
        onChange={(event) => {
          const chosen = csvKinds.find((one) => one === event.currentTarget.value);
          if (chosen) change(chosen);
        }}
      >
        {csvKinds.map((one) => (
          <option key={one} value={one}>
            {csvKindForms[one].title}
          </option>
        ))}
      </select>
    </label>
  );
}

/** As many findings as a person reads here; the Problems tab has all once it is imported. */
const SHOWN = 5;

function Findings({ preview: { findings, counts, mapping } }: { readonly preview: FilePreview }) {
  const ofFile = counts.readable === 0 && findings.every(({ line }) => line <= 1);
  if (mapping === null || ofFile) return null;
  const said = (line: number, field: string) =>
    [line > 1 ? `Line ${line}` : '', field].filter((part) => part !== '').join(', ');
  return (
    <details class="fold" open={counts.refused > 0}>
      <summary>{counted(findings.length, 'thing')} to know</summary>
      <ul class="findings">
        {findings.slice(0, SHOWN).map(({ line, code, field, message, fix }) => (
          <li key={`${line} ${code} ${field}`}>
            <span class="code">
              {code} {said(line, field)}
            </span>
            {message.replace(/^Line \d+: /, '')} {fix}
          </li>
        ))}
      </ul>
      {findings.length > SHOWN ? (
        <p class="quiet">And {findings.length - SHOWN} more. All come to the Problems tab.</p>
      ) : null}
    </details>
  );
}
