import { useEffect, useState } from 'preact/hooks';
import type { SheetController } from './sheet-controller';

interface Props {
  readonly holder: { readonly current: HTMLElement | null };
  readonly controller: SheetController;
}

interface Tip {
  readonly text: string;
  readonly left: number;
  readonly top: number;
}

/** Shows the note of the cell that the person points at. */
export function NoteTip({ holder, controller }: Props) {
  const [tip, setTip] = useState<Tip | null>(null);
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const point = (event: MouseEvent) => {
      const cell = (event.target as Element).closest<HTMLElement>('[data-a1]');
      setTip(cell ? tipOf(cell, element, controller) : null);
    };
    const leave = () => setTip(null);
    element.addEventListener('mouseover', point);
    element.addEventListener('mouseleave', leave);
    return () => {
      element.removeEventListener('mouseover', point);
      element.removeEventListener('mouseleave', leave);
    };
  }, [controller]);
  if (!tip) return null;
  return (
    <div class="note-tip" role="tooltip" style={{ left: `${tip.left}px`, top: `${tip.top}px` }}>
      {tip.text}
    </div>
  );
}

function tipOf(cell: HTMLElement, holder: HTMLElement, controller: SheetController): Tip | null {
  const place = { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
  const view = controller.cellAt(place);
  const rule = controller.ruleAt(place);
  const refused = view?.invalid ? rule?.help || 'This value is not one that the cell allows.' : '';
  const text = [view?.reason, refused, view?.note].filter(Boolean).join('\n\n');
  if (text === '') return null;
  const around = holder.getBoundingClientRect();
  const { right, left, top } = cell.getBoundingClientRect();
  const beside = right - around.x + 4;
  const fits = beside + 260 < around.width;
  return { text, left: fits ? beside : left - around.x - 264, top: Math.max(0, top - around.y) };
}
