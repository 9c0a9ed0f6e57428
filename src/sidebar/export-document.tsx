import { useState } from 'preact/hooks';
import { ExportPart } from './export-part';
import type { DocumentName } from './protocol';
import { remote } from './remote';
import type { Sidebar } from './use-sidebar';

interface ExportProps {
  readonly sidebar: Sidebar;
  readonly documents: readonly DocumentName[];
  readonly disabled: boolean;
}

/** An invoice with all that its figures follow from, as a file that anybody can count again. */
export function ExportDocument({ sidebar, documents, disabled }: ExportProps) {
  const [chosen, setChosen] = useState('');
  const [first] = documents;
  if (!first) return null;
  const { documentId, file } = documents.find((one) => one.documentId === chosen) ?? first;
  return (
    <ExportPart
      sidebar={sidebar}
      action="export-document"
      title="Export an invoice"
      help="Its entries, rates, policies and taxes, for whoever wants to count it again outside Sheets."
      label="Invoice"
      choices={documents.map((one) => ({ id: one.documentId, name: one.name }))}
      chosen={documentId}
      choose={setChosen}
      file={file}
      make={() => remote.exportDocument(documentId)}
      disabled={disabled}
    />
  );
}
