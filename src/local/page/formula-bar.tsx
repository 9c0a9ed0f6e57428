import { useEffect, useState } from 'preact/hooks';
import { areaName } from './a1';
import type { SheetController } from './sheet-controller';

interface Props {
  readonly controller: SheetController;
  /** Goes to the area of a name; false where there is none. */
  goTo(text: string): boolean;
}

/** The address of the selection, and the whole content of the active cell. */
export function FormulaBar({ controller, goTo }: Props) {
  const { cursor, editing } = controller;
  const cell = controller.cellAt(cursor.active);
  const text = editing ? editing.text : controller.typedText(cursor.active);
  return (
    <div class="formula-bar">
      <NameBox name={areaName(cursor.area)} goTo={goTo} />
      <span class="fx" aria-hidden="true">
        fx
      </span>
      <textarea
        class="formula"
        aria-label="Content of the cell"
        rows={1}
        spellcheck={false}
        value={text}
        onFocus={() => !controller.editing && controller.begin()}
        onInput={(event) => controller.setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') controller.cancel();
          else if (event.key === 'Enter' && !event.altKey) {
            event.preventDefault();
            void controller.commit({ kind: 'next', direction: 'down' });
          }
        }}
      />
      {cell?.guard !== undefined && (
        <span class="guard" title={cell.guard}>
          Protected
        </span>
      )}
    </div>
  );
}

function NameBox({ name, goTo }: { readonly name: string; goTo(text: string): boolean }) {
  const [typed, setTyped] = useState(name);
  useEffect(() => setTyped(name), [name]);
  return (
    <input
      class="name-box"
      aria-label="Address of the selection"
      spellcheck={false}
      value={typed}
      onFocus={(event) => event.currentTarget.select()}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => setTyped(name)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter' && !goTo(typed)) setTyped(name);
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
