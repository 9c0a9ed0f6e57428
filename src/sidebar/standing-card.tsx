import { Button } from './button';
import type { SidebarState } from './protocol';
import { remote } from './remote';
import type { Sidebar } from './use-sidebar';

interface StandingProps {
  readonly sidebar: Sidebar;
  readonly standing: SidebarState['standing'];
  readonly disabled: boolean;
}

/** Why nothing can be posted from this workbook, above all else; nothing where it can. */
export function Standing({ sidebar, standing, disabled }: StandingProps) {
  if (standing.message === '') return null;
  return (
    <div class="card standing" role="note" data-standing>
      <p>{standing.message}</p>
      {standing.canMove ? (
        <Button
          action="movePosting"
          disabled={disabled}
          waiting={sidebar.waiting === 'movePosting'}
          press={() => void sidebar.press('movePosting', () => remote.movePosting())}
        >
          Move posting here
        </Button>
      ) : null}
    </div>
  );
}
