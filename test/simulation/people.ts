import type { Cell } from '../../src/tabs/cell';
import type { Grid } from '../support/apply-change';
import { makeWork, type Work } from './firm';
import type { Random } from './random';
import { posting, run } from './run';
import type { SimBook, SimWorld } from './sim-world';

/** What people do to the workbook and to the ledger. */
export const meddlings = [
  'types a state',
  'types an id',
  'deletes rows',
  'sorts rows',
  'pastes a row twice',
  'deletes a tab',
  'deletes a column',
  'edits amounts',
  'changes prices',
  'tracks more work',
  'enters an invoice by hand',
  'copies the workbook',
  'copies with memory',
  'restores an old version',
  'erases the identity',
  'wipes the journal',
  'voids an invoice',
  'edits an invoice in the ledger',
  'copies an invoice in the ledger',
] as const;

export type Meddling = (typeof meddlings)[number];

export interface Scene {
  readonly sim: SimWorld;
  readonly book: SimBook;
  readonly random: Random;
  readonly work: Work[];
  readonly byHand: Map<string, string>;
  readonly breaches: string[];
}

/** What a person types over a cell. */
export const TYPED = 'X';

const oldVersions = new WeakMap<SimBook, string>();

/** Does it; says whether the world is hostile from now on. */
export function meddle(kind: Meddling, scene: Scene): boolean {
  return acts[kind](scene);
}

const grid = ({ book }: Scene, tab: string): Grid => book.tabs.get(tab) ?? [[]];

/** Puts another row in the place of each row below the headers. */
function retype(scene: Scene, tab: string, typed: (row: readonly Cell[]) => readonly Cell[]): void {
  const [head = [], ...rows] = grid(scene, tab);
  scene.book.tabs.set(tab, [head, ...rows.map(typed)]);
}

const withCell = (row: readonly Cell[], at: number, cell: Cell): readonly Cell[] =>
  row.map((old, index) => (index === at ? cell : old));

const friendly =
  (act: (scene: Scene) => void) =>
  (scene: Scene): boolean => {
    act(scene);
    return false;
  };

const tabOf = ({ random }: Scene): string =>
  random.pick(['Invoices', 'Invoice lines', 'Allocations', 'Problems']);

const acts: Readonly<Record<Meddling, (scene: Scene) => boolean>> = {
  'types a state': friendly((scene) => {
    const column = grid(scene, 'Invoices')[0]?.indexOf('State') ?? -1;
    if (column < 0) return;
    const words = ['posted', 'draft', 'rejected', 'parked', 'what?'];
    retype(scene, 'Invoices', (row) =>
      scene.random.chance(0.5) ? withCell(row, column, scene.random.pick(words)) : row,
    );
  }),
  'types an id': friendly((scene) => {
    const tab = tabOf(scene);
    const place = scene.random.int(1, Math.max(1, grid(scene, tab).length - 1));
    const cells = grid(scene, tab)[place];
    if (!cells) return;
    const column = scene.random.int(0, Math.max(0, cells.length - 1));
    retype(scene, tab, (row) => (row === cells ? withCell(row, column, TYPED) : row));
  }),
  'deletes rows': friendly((scene) => {
    const tab = tabOf(scene);
    const [head = [], ...rows] = grid(scene, tab);
    scene.book.tabs.set(tab, [head, ...rows.filter(() => scene.random.chance(0.6))]);
  }),
  'sorts rows': friendly((scene) => {
    const tab = tabOf(scene);
    const [head = [], ...rows] = grid(scene, tab);
    scene.book.tabs.set(tab, [head, ...rows.reverse()]);
  }),
  'pastes a row twice': friendly((scene) => {
    const tab = tabOf(scene);
    const rows = grid(scene, tab);
    const row = rows[scene.random.int(1, Math.max(1, rows.length - 1))];
    if (row) scene.book.tabs.set(tab, [...rows, row]);
  }),
  'deletes a tab': friendly((scene) => {
    scene.book.tabs.delete(tabOf(scene));
  }),
  'deletes a column': friendly((scene) => {
    const tab = tabOf(scene);
    const at = scene.random.int(0, 6);
    scene.book.tabs.set(
      tab,
      grid(scene, tab).map((row) => row.filter((_, index) => index !== at)),
    );
  }),
  'edits amounts': friendly((scene) => {
    const tab = scene.random.pick(['Invoices', 'Invoice lines', 'Allocations']);
    retype(scene, tab, (row) =>
      row.map((cell) => (typeof cell === 'number' && scene.random.chance(0.1) ? cell + 1 : cell)),
    );
  }),
  'changes prices': friendly((scene) => {
    for (const one of scene.work) if (scene.random.chance(0.4)) one.cents += 100;
  }),
  'tracks more work': friendly((scene) => {
    const more = makeWork(scene.random, scene.random.int(1, 3), scene.work.length);
    scene.work.push(...more.map((one) => ({ ...one, receiptUrl: '' })));
  }),
  'enters an invoice by hand': friendly((scene) => {
    const { sim, byHand, random } = scene;
    const document = sim.ledger.enterByHand(
      {
        number: `INV-${1001 + random.int(0, 3)}`,
        marker: '',
        customer: 'C1',
        currency: 'USD',
        date: '2026-03-31',
        rate: '1',
        tax: '0.00',
        total: '12.00',
        lines: [{ net: '12.00', text: 'by hand' }],
      },
      sim.now,
    );
    byHand.set(document.id, JSON.stringify(document));
  }),
  'copies the workbook': friendly((scene) => postFromCopy(scene, false)),
  'copies with memory': friendly((scene) => postFromCopy(scene, true)),
  'restores an old version': friendly(({ book, random }) => {
    const old = oldVersions.get(book);
    if (old !== undefined && random.chance(0.7)) book.tabs = new Map(JSON.parse(old));
    else oldVersions.set(book, JSON.stringify([...book.tabs]));
  }),
  'erases the identity': friendly(({ book }) => {
    book.tabs.delete('Identity');
  }),
  'wipes the journal': ({ book }) => {
    const facts = book.journal.get('facts:ledger') ?? '';
    book.journal = new Map([['facts:ledger', facts]]);
    return true;
  },
  'voids an invoice': (scene) => {
    const document = ownDocument(scene);
    if (!document) return false;
    document.voided = true;
    document.changedAt = scene.sim.now;
    return true;
  },
  'edits an invoice in the ledger': (scene) => {
    const document = ownDocument(scene);
    if (!document) return false;
    document.total = '1.23';
    document.changedAt = scene.sim.now;
    return true;
  },
  'copies an invoice in the ledger': (scene) => {
    const document = ownDocument(scene);
    const { ledger } = scene.sim;
    if (!document) return false;
    ledger.documents.push({
      ...document,
      id: `${document.id}0`,
      number: `${document.number}-2`,
      files: [],
      createdAt: scene.sim.now,
      changedAt: scene.sim.now,
    });
    return true;
  },
};

function ownDocument({ sim, random }: Scene) {
  const own = sim.ledger.documents.filter(({ human }) => !human);
  return own.length === 0 ? undefined : random.pick(own);
}

/** I16: a copy never sends anything. */
function postFromCopy({ sim, book, breaches }: Scene, memory: boolean): void {
  if (!book.journal.has('wb')) return;
  const copy = sim.addBook(`copy-${sim.books.length}`);
  copy.tabs = new Map(JSON.parse(JSON.stringify([...book.tabs])));
  const facts = book.journal.get('facts:ledger') ?? '';
  copy.journal = memory ? new Map(book.journal) : new Map([['facts:ledger', facts]]);
  if (!memory && !copy.tabs.get('Identity')?.some((row) => row.includes(book.id))) return;
  const { ending, host } = run(sim, copy, posting);
  if (ending !== 'stopped') breaches.push(`I16 a copy ended as ${ending}`);
  if (host.names.includes('http.write')) breaches.push('I16 a copy sent something');
}
