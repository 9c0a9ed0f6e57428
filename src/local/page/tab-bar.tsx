import { useEffect, useRef, useState } from 'preact/hooks';
import type { WorkbookView } from '../workbook/protocol';
import { useOutside } from './use-outside';

interface Props {
  readonly workbook: WorkbookView;
  readonly active: number;
  open(sheet: number): void;
}

/** The tabs of the workbook, with a list of all of them for when they are many. */
export function TabBar({ workbook, active, open }: Props) {
  const [listed, setListed] = useState(false);
  const bar = useRef<HTMLElement>(null);
  const tabs = useRef<HTMLDivElement>(null);
  useOutside(bar, listed, () => setListed(false));
  useEffect(() => {
    tabs.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ inline: 'nearest' });
  }, [active]);
  const visible = workbook.sheets.filter(({ hidden }) => !hidden);
  const scroll = (by: number) => tabs.current?.scrollBy({ left: by, behavior: 'smooth' });
  return (
    <footer ref={bar} class="tab-bar">
      <div class="menu-root">
        <button
          type="button"
          class="icon-button list"
          title="All sheets"
          aria-label="All sheets"
          aria-expanded={listed}
          onClick={() => setListed(!listed)}
        />
        {listed && (
          <div class="menu-list up" role="menu" aria-label="All sheets">
            {visible.map((sheet) => (
              <button
                key={sheet.id}
                type="button"
                role="menuitemradio"
                aria-checked={sheet.id === active}
                class={sheet.id === active ? 'ticked' : ''}
                onClick={() => {
                  setListed(false);
                  open(sheet.id);
                }}
              >
                {sheet.name}
              </button>
            ))}
          </div>
        )}
      </div>
      <div ref={tabs} class="tabs" role="tablist" aria-label="Sheets">
        {visible.map((sheet) => (
          <button
            key={sheet.id}
            type="button"
            role="tab"
            class={sheet.id === active ? 'active' : ''}
            aria-selected={sheet.id === active}
            title={sheet.name}
            data-sheet={sheet.name}
            onClick={() => open(sheet.id)}
          >
            {sheet.tabColor && <i class="tab-color" style={{ background: sheet.tabColor }} />}
            <span>{sheet.name}</span>
          </button>
        ))}
      </div>
      <button
        type="button"
        class="icon-button left"
        aria-label="Tabs to the left"
        onClick={() => scroll(-300)}
      />
      <button
        type="button"
        class="icon-button right"
        aria-label="Tabs to the right"
        onClick={() => scroll(300)}
      />
    </footer>
  );
}
