import { useEffect, useRef, useState } from 'preact/hooks';
import type { Place } from './a1';
import type { SheetController } from './sheet-controller';
import { useOutside } from './use-outside';

interface Props {
  readonly controller: SheetController;
  readonly place: Place;
  readonly rect: DOMRect | null;
  close(): void;
}

/** The choices of a cell with a dropdown, narrowed by what is typed. */
export function Choices({ controller, place, rect, close }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  useOutside(box, true, close);
  const rule = controller.ruleAt(place);
  const all = rule?.kind === 'list' ? rule.choices : [];
  const found = all.filter((one) => one.toLowerCase().includes(search.toLowerCase()));
  const current = controller.cellAt(place)?.text ?? '';
  useEffect(() => {
    box.current?.querySelector('.at')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  if (!rect || rule?.kind !== 'list') return null;
  const choose = (text: string) => {
    close();
    void controller.writes.type(place, [[text]]);
  };
  const below = rect.bottom + 260 < (box.current?.parentElement?.clientHeight ?? innerHeight - 200);
  const position = below
    ? { top: `${rect.bottom}px` }
    : { bottom: `calc(100% - ${Math.max(rect.top, 264)}px)` };
  return (
    <div
      ref={box}
      class="choices"
      role="dialog"
      aria-label="Choices of the cell"
      style={{ left: `${rect.x}px`, minWidth: `${Math.max(rect.width, 180)}px`, ...position }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape' || event.key === 'Tab') close();
        if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1));
        if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
        if (event.key === 'Enter' && found[at] !== undefined) choose(found[at] ?? '');
      }}
    >
      <input
        aria-label="Search the choices"
        placeholder={rule.help || 'Search'}
        value={search}
        ref={(element) => element?.focus({ preventScroll: true })}
        onInput={(event) => {
          setSearch(event.currentTarget.value);
          setAt(0);
        }}
      />
      <div role="listbox" aria-label="Choices">
        {found.map((text, index) => (
          <div
            key={text}
            tabIndex={-1}
            role="option"
            aria-selected={text === current}
            class={index === at ? 'at' : ''}
            onMouseEnter={() => setAt(index)}
            onMouseDown={(event) => {
              event.preventDefault();
              choose(text);
            }}
          >
            {text}
          </div>
        ))}
        {found.length === 0 && <p class="none">No choice fits</p>}
      </div>
    </div>
  );
}
