import { useEffect, useRef } from 'preact/hooks';

/** A person who goes to and fro has the workbook read no more often than this. */
const LEAST_MS = 3_000;

/**
 * Looks again when a person comes back to the sidebar from the tabs, where she may have ticked,
 * chosen or typed what decides about the buttons here.
 */
export function useLookAgain(idle: boolean, look: () => void): void {
  const looked = useRef(0);
  useEffect(() => {
    if (!idle) return;
    const back = () => {
      if (Date.now() - looked.current < LEAST_MS) return;
      looked.current = Date.now();
      look();
    };
    const { documentElement: page } = document;
    addEventListener('focus', back);
    page.addEventListener('pointerenter', back);
    return () => {
      removeEventListener('focus', back);
      page.removeEventListener('pointerenter', back);
    };
  }, [idle, look]);
}
