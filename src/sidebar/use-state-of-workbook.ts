import { useCallback, useRef, useState } from 'preact/hooks';
import type { SidebarState, StepView } from './protocol';
import { remote } from './remote';

export interface StateOfWorkbook {
  readonly state: SidebarState | null;
  /** Why there is no state; empty while it is read. */
  readonly loadError: string;
  readonly refresh: () => Promise<void>;
  /** Shows steps as they stand now, and all else as it was. */
  readonly show: (views: readonly StepView[]) => void;
}

/** What the page shows of the workbook; of two readings the one that was asked for last counts. */
export function useStateOfWorkbook(): StateOfWorkbook {
  const [state, setState] = useState<SidebarState | null>(null);
  const [loadError, setLoadError] = useState('');
  const asked = useRef(0);

  const refresh = useCallback(async () => {
    const turn = ++asked.current;
    try {
      const read = await remote.sidebarState();
      if (turn !== asked.current) return;
      setState(read);
      setLoadError('');
    } catch (error) {
      setLoadError(messageOf(error));
    }
  }, []);

  const show = useCallback((views: readonly StepView[]) => {
    setState(
      (old) =>
        old && {
          ...old,
          steps: old.steps.map((one) => views.find(({ step }) => step === one.step) ?? one),
        },
    );
  }, []);

  return { state, loadError, refresh, show };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
