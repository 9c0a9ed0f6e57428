import { useEffect } from 'preact/hooks';

const POLL_MS = 4_000;

/** Looks for a person who is away at a provider: now and then, and whenever she comes back here. */
export function useReturn(away: boolean, look: () => void): void {
  useEffect(() => {
    if (!away) return;
    const seen = () => {
      if (document.visibilityState === 'visible') look();
    };
    const timer = setInterval(seen, POLL_MS);
    addEventListener('focus', seen);
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearInterval(timer);
      removeEventListener('focus', seen);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [away, look]);
}
