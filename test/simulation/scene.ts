import type { World } from '../../src/steps/world';
import type { Cell } from '../../src/tabs/cell';
import { settingsTab } from '../../src/tabs/settings-tab';
import { approvedWorld, bookOf, type Documents } from './enumerate';
import { answerOf } from './fake-ledger';
import type { Fault } from './faults';
import { type LedgerTraits, ledgerKinds } from './ledger-traits';
import { posting, run } from './run';
import type { Script } from './sim-host';

function kindAt(place: number): LedgerTraits {
  const kind = ledgerKinds[place];
  if (!kind) throw new Error(`no kind of ledger ${place}`);
  return kind;
}

const unique = kindAt(0);

/** A ledger that numbers do not protect. */
export const keysOnly = kindAt(3);

/** A workbook with approved drafts, and what one does with it. */
export function scene(documents: Documents = 'receipt', traits: LedgerTraits = unique) {
  const { sim, work } = approvedWorld(traits, documents);
  const book = bookOf(sim);
  const change = (act: (world: World) => void) =>
    run(sim, book, {
      work: (world) => {
        act(world);
        return { goesOn: false, message: '' };
      },
    });
  const set = (name: string, value: string) =>
    change(({ workbook }) => {
      const row = { name, value, meaning: '' };
      const wanted = { values: new Map([[name, row]]), mode: 'merge' } as const;
      workbook.put(settingsTab, { ...wanted, owner: 'setup' });
      workbook.put(settingsTab, { ...wanted, owner: 'user' });
    });
  /** A person types over a column of a tab: in one row, counted from 1, or in all of them. */
  const type = (tab: string, header: string, cell: Cell, place?: number) => {
    const [head = [], ...rows] = book.tabs.get(tab) ?? [];
    const typed = (row: readonly Cell[]) =>
      row.map((old, at) => (head[at] === header ? cell : old));
    const grid = rows.map((row, at) =>
      place === undefined || at === place - 1 ? typed(row) : row,
    );
    book.tabs.set(tab, [head, ...grid]);
  };
  return {
    sim,
    work,
    book,
    change,
    set,
    type,
    post: (script: Script = {}) => run(sim, book, { ...posting, script }),
    problems: () =>
      (book.tabs.get('Problems') ?? []).slice(1).map((row) => row.slice(1, 4).join(' ')),
    row: (place = 1) => {
      const [head = [], ...rows] = book.tabs.get('Invoices') ?? [];
      const cells = rows[place - 1] ?? [];
      return Object.fromEntries(head.map((name, index) => [String(name), cells[index]]));
    },
  };
}

/** The same answer to every request of a kind. */
export const always = (status: number, body: object | string, only = 'POST'): Script => ({
  fault: ({ method }) => (method === only ? stub(status, body) : null),
});

export const stub = (status: number, body: object | string): Fault => ({
  name: `${status}`,
  takesMs: 100,
  strike: () => answerOf(status, body),
});
