import { useId } from 'preact/hooks';
import { ExportDocument } from './export-document';
import { ExportTab } from './export-tab';
import { ImportPanel } from './import-panel';
import type { SidebarState } from './protocol';
import { useImport } from './use-import';
import type { Sidebar } from './use-sidebar';

interface FilesProps {
  readonly sidebar: Sidebar;
  readonly state: SidebarState;
  readonly disabled: boolean;
}

/** Files in and out; folded away, because most months need neither. */
export function Files({ sidebar, state, disabled }: FilesProps) {
  const importing = useImport(sidebar);
  const id = useId();
  const blocked = disabled || sidebar.running !== null || sidebar.waiting !== null;
  const choose = (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    if (file) importing.choose(file);
    input.value = '';
  };
  return (
    <details class="card files">
      <summary>
        <span class="summary-text">Import and export files</span>
      </summary>
      <section class="file-part" data-part="import">
        <h3 id={`${id}-title`}>Import a file</h3>
        <p class="help" id={`${id}-help`}>
          Time, expenses, bank or payroll lines, people, projects or clients. You see what was
          understood before anything is brought in.
        </p>
        <input
          id={id}
          type="file"
          class="visually-hidden file-input"
          accept=".csv,.tsv,.txt,text/csv"
          data-action="choose-file"
          disabled={blocked || importing.reading}
          aria-labelledby={`${id}-title`}
          aria-describedby={`${id}-help`}
          onChange={(event) => choose(event.currentTarget)}
        />
        <label class="button plain" for={id}>
          Choose a CSV file…
        </label>
        {importing.name === '' ? null : (
          <ImportPanel importing={importing} sidebar={sidebar} disabled={blocked} />
        )}
      </section>
      <ExportTab sidebar={sidebar} tabs={state.tabs} disabled={blocked} />
      <ExportDocument sidebar={sidebar} documents={state.documents} disabled={blocked} />
    </details>
  );
}
