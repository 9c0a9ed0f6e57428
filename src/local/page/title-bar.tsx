import type { MenuView } from '../workbook/protocol';
import { Clock } from './clock';
import type { Connection } from './connection';
import { MenuBar } from './menu-bar';
import type { WorkbookState } from './workbook-state';

interface Props {
  readonly state: WorkbookState;
  readonly connection: Connection;
  fail(message: string): void;
}

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
