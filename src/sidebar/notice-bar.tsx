import { useEffect } from 'preact/hooks';
import type { Notice } from './use-sidebar';

/** Good news goes by itself; bad news stays until somebody has read it. */
const GOOD_MS = 7_000;

interface NoticeProps {
  readonly notice: Notice | null;
  /** null: it stays until its reason is gone. */
  readonly dismiss: (() => void) | null;
}

/** What the last button came to, over the foot of the page so that nothing moves. */
export function NoticeBar({ notice, dismiss }: NoticeProps) {
  useEffect(() => {
    if (notice?.tone !== 'good' || !dismiss) return;
    const timer = setTimeout(dismiss, GOOD_MS);
    return () => clearTimeout(timer);
  }, [notice, dismiss]);
  return (
    <div class="notice-place" role="status" aria-live="polite">
      {notice ? (
        <div class={`notice ${notice.tone}`}>
          <p>{notice.text}</p>
          {dismiss ? (
            <button type="button" class="dismiss" aria-label="Dismiss" onClick={dismiss}>
              ×
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
