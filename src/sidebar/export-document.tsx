import { useId, useState } from 'preact/hooks';
import { Button } from './button';
import type { DocumentName } from './protocol';
import { remote } from './remote';
import { saveFile } from './save-file';
import type { Sidebar } from './use-sidebar';

interface ExportProps {
  readonly sidebar: Sidebar;
  readonly documents: readonly DocumentName[];
  readonly disabled: boolean;
}

/** A document with all that its figures follow from, as a file that anybody can count again. */
export function ExportDocument({ sidebar, documents, disabled }: ExportProps) {
  const [chosen, setChosen] = useState('');
  const id = useId();
  const [first] = documents;
  if (!first) return null;
  const { documentId, name } = documents.find((one) => one.documentId === chosen) ?? first;
  const save = () =>
    void sidebar.press('export-document', async () => {
      const file = await remote.exportDocument(documentId);
      if (file.ok) saveFile(file.name, file.text);
      return file;
    });
  return (
    <section class="file-part" data-part="export-document">
      <h3>Export an invoice</h3>
      <p class="help">
        Its entries, rates, policies and taxes, for whoever wants to count it again outside Sheets.
      </p>
      <label class="select" for={id}>
        Invoice
        <select
          id={id}
          value={documentId}
          disabled={disabled}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          {documents.map((one) => (
            <option key={one.documentId} value={one.documentId}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      <div class="actions">
        <Button
          action="export-document"
          describedBy={id}
          disabled={disabled}
          waiting={sidebar.waiting === 'export-document'}
          press={save}
        >
          Download {name.split(' · ')[0]}.json
        </Button>
      </div>
    </section>
  );
}
