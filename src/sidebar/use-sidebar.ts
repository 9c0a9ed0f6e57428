import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { StepName } from '../records/step';
import type { Done, SidebarState, StepView } from './protocol';
import { remote } from './remote';
import { overtaken } from './step-texts';
import { useLookAgain } from './use-look-again';
import { messageOf, useStateOfWorkbook } from './use-state-of-workbook';

const POLL_MS = 4_000;

/** What a button has said last. */
export interface Notice {
  readonly tone: 'good' | 'bad';
  readonly text: string;
  /** It goes once nobody runs a step any more. */
  readonly passes?: true;
}

export interface Sidebar {
  readonly state: SidebarState | null;
  /** Why there is no state; empty while it is read. */
  readonly loadError: string;
  /** The step that this page is running. */
  readonly running: StepName | null;
  /** The button that waits for an answer, as `connect:quickbooks`. */
  readonly waiting: string | null;
  readonly notice: Notice | null;
  readonly reload: () => void;
  readonly run: (step: StepName) => void;
  readonly press: (button: string, work: () => Promise<Done>) => Promise<boolean>;
  /** Shows a tab, at the row of a key where one is given; also while a step runs. */
  readonly open: (tab: string, key: string) => void;
  readonly dismiss: () => void;
}

/** State of the page and all that its buttons do; one thing happens at a time. */
export function useSidebar(): Sidebar {
  const { state, loadError, refresh, show } = useStateOfWorkbook();
  const [running, setRunning] = useState<StepName | null>(null);
  const [waiting, setWaiting] = useState<string | null>(null);
  const [notice, setNotice] = useState<Notice | null>(null);
  const taken = useRef(false);

  /** Lets a second click pass without effect while the first is being served. */
  const alone = useCallback(
    async <T>(work: () => Promise<T>): Promise<T | null> => {
      if (taken.current) return null;
      taken.current = true;
      setNotice(null);
      try {
        return await work();
      } catch (error) {
        setNotice({ tone: 'bad', text: messageOf(error) });
        return null;
      } finally {
        await refresh();
        setRunning(null);
        setWaiting(null);
        taken.current = false;
      }
    },
    [refresh],
  );

  const run = useCallback(
    (step: StepName) => {
      const approved = state?.drafts.approved ?? 0;
      void alone(async () => {
        setRunning(step);
        for (;;) {
          const view = await remote.runStep(step);
          show([view]);
          if (view.status === 'continues') continue;
          setNotice(noticeOf(view, approved));
          return;
        }
      });
    },
    [alone, show, state],
  );

  const tell = useCallback(({ ok, message }: Done) => {
    if (message !== '') setNotice({ tone: ok ? 'good' : 'bad', text: message });
  }, []);

  const press = useCallback(
    async (button: string, work: () => Promise<Done>) => {
      const done = await alone(async () => {
        setWaiting(button);
        return work();
      });
      if (done) tell(done);
      return done?.ok === true;
    },
    [alone, tell],
  );

  const open = useCallback(
    (tab: string, key: string) => {
      const failed = (error: unknown): Done => ({ ok: false, message: messageOf(error) });
      void remote.showTab(tab, key).catch(failed).then(tell);
    },
    [tell],
  );

  const reload = useCallback(() => void refresh(), [refresh]);
  useEffect(reload, [reload]);
  const busy = state?.steps.some(({ status }) => status === 'busy') === true;
  const settled = useMemo(() => settling(refresh, setNotice), [refresh]);
  useProgress({ running, busy }, show, settled);
  useLookAgain(state !== null && running === null && waiting === null, reload);
  const dismiss = useCallback(() => setNotice(null), []);
  return { state, loadError, running, waiting, notice, reload, run, press, open, dismiss };
}

/** Shows how a step has ended that somebody else ran; that it was running is no news then. */
function settling(
  refresh: () => Promise<void>,
  setNotice: (change: (old: Notice | null) => Notice | null) => void,
): () => Promise<void> {
  return async () => {
    await refresh();
    setNotice((old) => (old?.passes ? null : old));
  };
}

/** What a run has to say beside its step: that another one is at work, or was faster. */
function noticeOf(view: StepView, approved: number): Notice | null {
  if (view.status === 'busy') return { tone: 'bad', text: view.message, passes: true };
  const text = overtaken(approved, view);
  return text === '' ? null : { tone: 'good', text };
}

/** Asks how far a step has come, be it ours or that of somebody else. */
function useProgress(
  { running, busy }: { readonly running: StepName | null; readonly busy: boolean },
  show: (views: readonly StepView[]) => void,
  refresh: () => Promise<void>,
): void {
  useEffect(() => {
    if (running === null && !busy) return;
    const timer = setInterval(async () => {
      const views = await remote.stepProgress().catch(() => null);
      if (!views) return;
      show(views);
      if (running === null && !views.some(({ status }) => status === 'busy')) await refresh();
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [running, busy, show, refresh]);
}
