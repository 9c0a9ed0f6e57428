import { useEffect, useRef, useState } from 'preact/hooks';
import type { Place } from './a1';
import type { Connection } from './connection';
import { SheetController } from './sheet-controller';
import type { SheetHost } from './sheet-seat';
import type { WorkbookState } from './workbook-state';

/** Where the grid of the open sheet can be reached. */
export interface Viewer {
  reveal(place: Place): void;
  pageSize(): number;
}

export interface Confirming {
  readonly warning: string;
  answer(yes: boolean): void;
}

export interface Sheets {
  readonly controller: SheetController | null;
  /** Counts what has to be drawn again. */
  readonly version: number;
  readonly confirming: Confirming | null;
  readonly failure: string;
  /** The cell whose choices are open. */
  readonly choices: Choices;
  readonly viewer: { current: Viewer | null };
  open(sheet: number): void;
  fail(message: string): void;
}

export interface Choices {
  readonly place: Place | null;
  open(place: Place | null): void;
}

/** The sheets that were opened, each with its own selection; one of them is in front. */
export function useSheets(connection: Connection, state: WorkbookState): Sheets {
  const [version, setVersion] = useState(0);
  const [active, setActive] = useState<number | null>(null);
  const [confirming, setConfirming] = useState<Confirming | null>(null);
  const [failure, fail] = useState('');
  const [place, openChoices] = useState<Place | null>(null);
  const viewer = useRef<Viewer | null>(null);
  const controllers = useRef(new Map<number, SheetController>());
  const redraw = () => setVersion((before) => before + 1);

  const { workbook, activated } = state;
  const visible = workbook?.sheets.filter(({ hidden }) => !hidden) ?? [];
  const id = visible.some((sheet) => sheet.id === active) ? active : (visible[0]?.id ?? null);

  const host: SheetHost = {
    connection,
    changed: redraw,
    fail,
    reveal: (cell) => viewer.current?.reveal(cell),
    pageSize: () => viewer.current?.pageSize() ?? 20,
    openChoices: (cell) => openChoices(cell),
    otherSheet: (step) => {
      const at = visible.findIndex((sheet) => sheet.id === id);
      const next = visible[at + step];
      if (next) setActive(next.id);
    },
    confirm: (warning) =>
      new Promise((resolve) => {
        const answer = (yes: boolean) => {
          setConfirming(null);
          resolve(yes);
        };
        setConfirming({ warning, answer });
      }),
  };
  const controller = controllerOf(controllers.current, { state, id, host });

  useEffect(
    () =>
      connection.onEvent((event) => {
        if (event.kind !== 'changed') return;
        for (const [sheet, one] of controllers.current) {
          if (event.sheet === null || event.sheet === sheet) one.cells.expire();
        }
        redraw();
      }),
    [connection],
  );
  useEffect(() => {
    if (workbook && active === null) setActive(workbook.activeSheet);
  }, [workbook, active]);
  useEffect(() => {
    if (!activated) return;
    setActive(activated.sheet);
    const { area } = activated;
    const opened = controllerOf(controllers.current, { state, id: activated.sheet, host });
    if (area) requestAnimationFrame(() => opened?.cursor.selectArea(area, true));
  }, [activated]);

  return {
    controller,
    version,
    confirming,
    failure,
    choices: { place, open: openChoices },
    viewer,
    open: setActive,
    fail,
  };
}

interface Wanted {
  readonly state: WorkbookState;
  readonly id: number | null;
  readonly host: SheetHost;
}

function controllerOf(
  known: Map<number, SheetController>,
  { state, id, host }: Wanted,
): SheetController | null {
  const sheet = state.workbook?.sheets.find((one) => one.id === id);
  if (!sheet) return null;
  const controller = known.get(sheet.id) ?? new SheetController(sheet, host);
  controller.sheet = sheet;
  controller.host = host;
  known.set(sheet.id, controller);
  return controller;
}
