import { useRef, useState } from 'preact/hooks';
import { useOutside } from './use-outside';
import type { WorkbookState } from './workbook-state';

const HOUR = 3_600_000;

/** The time in the workbook, and a way to move it on. */
export function Clock({
  state,
  advance,
}: {
  readonly state: WorkbookState;
  advance(ms: number): void;
}) {
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
