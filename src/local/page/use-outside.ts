import { useEffect } from 'preact/hooks';

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
