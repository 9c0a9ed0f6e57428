import { useState } from 'preact/hooks';
import { ExportPart } from './export-part';
import { remote } from './remote';
import type { Sidebar } from './use-sidebar';

interface ExportProps {
  readonly sidebar: Sidebar;
  readonly tabs: readonly string[];
  readonly disabled: boolean;
}

/** A tab as a file that is safe to open in any spreadsheet. */
export function ExportTab({ sidebar, tabs, disabled }: ExportProps) {
  const [tab, setTab] = useState('');
  const [first] = tabs;
  if (first === undefined) return null;
  const chosen = tabs.includes(tab) ? tab : first;
  return (
    <ExportPart
      sidebar={sidebar}
      action="export-tab"
      title="Export a tab"
      help="Figures stay figures; text that looks like a formula stays text."
      label="Tab"
      choices={tabs.map((name) => ({ id: name, name }))}
      chosen={chosen}
      choose={setTab}
      file={`${chosen}.csv`}
      make={() => remote.exportTab(chosen)}
      disabled={disabled}
    />
  );
}
