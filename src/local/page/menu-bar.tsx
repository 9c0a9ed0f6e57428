import { useEffect, useRef, useState } from 'preact/hooks';
import type { MenuEntryView, MenuView } from '../workbook/protocol';
import { useOutside } from './use-outside';

export interface BarMenu {
  readonly menu: MenuView;
  choose(functionName: string): void;
}

/** Menus side by side, each opened by a press or an arrow. */
export function MenuBar({ menus }: { readonly menus: readonly BarMenu[] }) {
  const [open, setOpen] = useState<string | null>(null);
  const bar = useRef<HTMLDivElement>(null);
  useOutside(bar, open !== null, () => setOpen(null));
  return (
    <div ref={bar} class="menu-bar" role="menubar" aria-label="Menus">
      {menus.map(({ menu, choose }) => (
        <div key={menu.caption} class="menu-root">
          <button
            type="button"
            role="menuitem"
            aria-haspopup="menu"
            aria-expanded={open === menu.caption}
            class={open === menu.caption ? 'menu-title open' : 'menu-title'}
            onClick={() => setOpen(open === menu.caption ? null : menu.caption)}
            onMouseEnter={() => open !== null && setOpen(menu.caption)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown') setOpen(menu.caption);
            }}
          >
            {menu.caption}
          </button>
          {open === menu.caption && (
            <MenuList
              menu={menu}
              choose={(name) => {
                setOpen(null);
                choose(name);
              }}
              close={() => {
                setOpen(null);
                bar.current?.querySelector<HTMLElement>('[aria-expanded]')?.focus();
              }}
            />
          )}
        </div>
      ))}
    </div>
  );
}

interface ListProps {
  readonly menu: MenuView;
  choose(functionName: string): void;
  close(): void;
}

function MenuList({ menu, choose, close }: ListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    event.stopPropagation();
    const own = ':scope > button:not(:disabled), :scope > .menu-root > button';
    const items = [...(list.current?.querySelectorAll<HTMLElement>(own) ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const next = at + (event.key === 'ArrowDown' ? 1 : -1);
    items[(next + items.length) % items.length]?.focus();
  };
  return (
    <div ref={list} class="menu-list" role="menu" aria-label={menu.caption} onKeyDown={onKeyDown}>
      {menu.entries.map((entry, index) => (
        <Entry key={index} entry={entry} choose={choose} close={close} />
      ))}
    </div>
  );
}

function Entry({
  entry,
  choose,
  close,
}: { readonly entry: MenuEntryView } & Omit<ListProps, 'menu'>) {
  const [open, setOpen] = useState(false);
  if (entry.kind === 'separator') return <hr />;
  if (entry.kind === 'note') return <p class="menu-note">{entry.caption}</p>;
  if (entry.kind === 'item') {
    return (
      <button
        type="button"
        role="menuitem"
        disabled={entry.off === true}
        onClick={() => choose(entry.functionName)}
      >
        {entry.caption}
      </button>
    );
  }
  return (
    <div
      class="menu-root"
      role="none"
      onMouseEnter={() => setOpen(true)}
      onMouseLeave={() => setOpen(false)}
    >
      <button
        type="button"
        role="menuitem"
        aria-haspopup="menu"
        aria-expanded={open}
        class="parent"
        onClick={() => setOpen(true)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight') setOpen(true);
        }}
      >
        {entry.menu.caption}
      </button>
      {open && <MenuList menu={entry.menu} choose={choose} close={close} />}
    </div>
  );
}
