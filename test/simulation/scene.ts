import { callerFor } from '../../src/connectors/call';
import type { Ledger } from '../../src/connectors/ledger';
import type { World } from '../../src/steps/world';
import type { Cell } from '../../src/tabs/cell';
import { settingsTab } from '../../src/tabs/settings-tab';
import { approvedWorld, bookOf, type Documents } from './enumerate';
import { answerOf } from './fake-ledger';
import { type Fault, readFaults, writeFaults } from './faults';
import { type LedgerTraits, ledgerKinds } from './ledger-traits';
import { posting, postPass, run } from './run';
import type { Script } from './sim-host';

function kindAt(place: number): LedgerTraits {
  const kind = ledgerKinds[place];
  if (!kind) throw new Error(`no kind of ledger ${place}`);
  return kind;
}

const unique = kindAt(0);

/** A ledger that shows at once what it has. */
export const promptLedger = kindAt(2);

/** A ledger that lists no changes. */
export const bareLedger = kindAt(4);

/** A ledger that numbers do not protect. */
export const keysOnly = kindAt(3);

const BY_HAND = {
  marker: '',
  customer: 'C9',
  currency: 'USD',
  date: '2026-03-31',
  rate: '1',
  tax: '0.00',
  total: '12.00',
  lines: [{ net: '12.00', text: 'by hand' }],
};

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
  /** A document that a person enters in the ledger, a while ago if that is wanted. */
  const enterByHand = (number: string, agoMs = 0) =>
    sim.ledger.enterByHand({ ...BY_HAND, number }, sim.now - agoMs);
  /** Posts into a ledger that is otherwise than the one of the simulation. */
  const postInto = (other: (ledger: Ledger) => Partial<Ledger>) =>
    change((world) => {
      const connector = world.ledger?.connector;
      if (!connector?.ledger) throw new Error('no ledger');
      const ledger = { ...connector.ledger, ...other(connector.ledger) };
      const connection = { token: '', tenant: 'company', sandbox: false };
      postPass({ ...world, ledger: callerFor(world.host, { ...connector, ledger }, connection) });
    });
  return {
    sim,
    work,
    book,
    change,
    set,
    type,
    postInto,
    enterByHand,
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

/** A fault of the simulation by its name. */
export function faultNamed(name: string): Fault {
  const fault = [...writeFaults, ...readFaults].find((one) => one.name === name);
  if (!fault) throw new Error(`no fault is called ${name}`);
  return fault;
}

/** Faults for the documents that are sent, one after the other; then none. */
export function inTurn(...faults: readonly Fault[]): Script {
  const left = [...faults];
  return {
    fault: ({ method, url }) =>
      method === 'POST' && url.endsWith('/invoices') ? (left.shift() ?? null) : null,
  };
}

/** What is sent arrives, and cannot be read any more after that. */
export function unreadableOnceSent(): Script {
  let isSent = false;
  return {
    fault: ({ method }) => {
      if (method === 'GET') return isSent ? stub(503, 'out of order') : null;
      isSent = true;
      return null;
    },
  };
}
