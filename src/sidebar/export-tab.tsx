import { useId, useState } from 'preact/hooks';
import { Button } from './button';
import { remote } from './remote';
import { saveFile } from './save-file';
import type { Sidebar } from './use-sidebar';

interface ExportProps {
  readonly sidebar: Sidebar;
  readonly tabs: readonly string[];
  readonly disabled: boolean;
}

/** A tab as a file that is safe to open in any spreadsheet. */
export function ExportTab({ sidebar, tabs, disabled }: ExportProps) {
  const [tab, setTab] = useState('');
  const id = useId();
  const chosen = tabs.includes(tab) ? tab : (tabs[0] ?? '');
  if (tabs.length === 0) return null;
  const save = () =>
    void sidebar.press('export-tab', async () => {
      const file = await remote.exportTab(chosen);
      if (file.ok) saveFile(file.name, file.text);
      return file;
    });
  return (
    <section class="file-part" data-part="export">
      <h3>Export a tab</h3>
      <p class="help">Figures stay figures; text that looks like a formula stays text.</p>
      <label class="select" for={id}>
        Tab
        <select
          id={id}
          value={chosen}
          disabled={disabled}
          onChange={(event) => setTab(event.currentTarget.value)}
        >
          {tabs.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      <div class="actions">
        <Button
          action="export-tab"
          disabled={disabled}
          waiting={sidebar.waiting === 'export-tab'}
          press={save}
        >
          Download {chosen}.csv
        </Button>
      </div>
    </section>
  );
}
