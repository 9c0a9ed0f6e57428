import { useEffect, useRef, useState } from 'preact/hooks';
import type { MenuEntryView, MenuView } from '../workbook/protocol';
import type { Connection } from './connection';
import type { WorkbookState } from './workbook-state';

interface Props {
  readonly state: WorkbookState;
  readonly connection: Connection;
  fail(message: string): void;
}

const HOUR = 3_600_000;

/** Title, menus, what runs at the moment, and the clock of the local world. */
export function TitleBar({ state, connection, fail }: Props) {
  const { workbook, running } = state;
  if (!workbook) return null;
  const ask = (request: Parameters<Connection['ask']>[0]) =>
    connection.ask(request).catch((error: Error) => fail(error.message));
  const added = workbook.menus.filter(({ addOn }) => addOn);
  const own = workbook.menus.filter(({ addOn }) => !addOn);
  const run = (functionName: string) => void ask({ kind: 'menu', functionName });
  const extensions: MenuView = {
    caption: 'Extensions',
    addOn: false,
    entries:
      added.length === 0
        ? [{ kind: 'note', caption: 'No add-on has a menu here' }]
        : added.map((menu) => ({ kind: 'menu', menu })),
  };
  const edit: MenuView = {
    caption: 'Edit',
    addOn: false,
    entries: [
      { kind: 'item', caption: 'Undo', functionName: 'undo', off: !workbook.canUndo },
      { kind: 'item', caption: 'Redo', functionName: 'redo', off: !workbook.canRedo },
    ],
  };
  return (
    <header class="title-bar">
      <img src="/icon.svg" alt="" class="logo" />
      <div class="titles">
        <h1>{workbook.title}</h1>
        <MenuBar
          menus={[
            { menu: edit, choose: (kind) => void ask({ kind: kind as 'undo' | 'redo' }) },
            { menu: extensions, choose: run },
            ...own.map((menu) => ({ menu, choose: run })),
          ]}
        />
      </div>
      <div class="status">
        <span class="running" role="status">
          {running.length > 0 && (
            <>
              <i class="spinner" aria-hidden="true" /> Running {running.at(-1)}
            </>
          )}
        </span>
        <Clock state={state} advance={(ms) => void ask({ kind: 'advance', ms })} />
        <span class="local" title="Everything stays on this computer">
          Local workbook
        </span>
      </div>
    </header>
  );
}

interface BarMenu {
  readonly menu: MenuView;
  choose(functionName: string): void;
}

function MenuBar({ menus }: { readonly menus: readonly BarMenu[] }) {
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

function Clock({ state, advance }: { readonly state: WorkbookState; advance(ms: number): void }) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useOutside(box, open, () => setOpen(false));
  const timeZone = state.workbook?.timeZone ?? 'UTC';
  const text = new Intl.DateTimeFormat('en-US', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  }).format(state.now);
  const go = (ms: number) => {
    setOpen(false);
    advance(ms);
  };
  return (
    <div ref={box} class="menu-root clock">
      <button
        type="button"
        class="clock-button"
        title={`The clock of this workbook (${timeZone})`}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {text}
      </button>
      {open && (
        <div class="menu-list right" role="menu" aria-label="Clock">
          <p class="menu-note">Move the clock on, so that triggers fire</p>
          {[
            ['One hour', HOUR],
            ['One day', 24 * HOUR],
            ['One week', 168 * HOUR],
          ].map(([caption, ms]) => (
            <button key={caption} type="button" role="menuitem" onClick={() => go(Number(ms))}>
              {caption}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** Calls back when the person presses outside of an element. */
export function useOutside(
  inside: { readonly current: HTMLElement | null },
  on: boolean,
  leave: () => void,
): void {
  useEffect(() => {
    if (!on) return;
    const press = (event: Event) => {
      if (!inside.current?.contains(event.target as Node)) leave();
    };
    addEventListener('mousedown', press, true);
    addEventListener('blur', leave);
    return () => {
      removeEventListener('mousedown', press, true);
      removeEventListener('blur', leave);
    };
  }, [on]);
}
